"""Forms that ask for the columns of a row, and check them as an imported row is checked."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from headwater_web.ui.free_text import FreeText
from headwater_web.ui.rows_of_files import Column, Shape, Unreadable

Read = Callable[[Mapping[str, str]], dict[str, Any]]
_TYPES = {Shape.NUMBER: "decimal", Shape.WHOLE: "numeric"}


class ColumnsForm(forms.Form):
    """A field for each of `columns`, checked together by `read`; then `said` holds the values.

    A long form has `fieldsets`: the words above each, and the names of its columns.
    """

    columns: tuple[Column, ...] = ()
    fieldsets: tuple[tuple[Any, tuple[str, ...]], ...] = ()
    read: Read
    said: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for column in self.columns:
            self.fields[column.name] = _field(column)

    def in_fieldsets(self) -> Iterator[tuple[Any, list[forms.BoundField]]]:
        """The fields under the words of their part."""
        for words, names in self.fieldsets:
            yield words, [self[name] for name in names]

    def clean(self) -> dict[str, Any]:
        """Every fault of the row, each at its field."""
        found: dict[str, Any] = super().clean() or self.cleaned_data
        typed = {column.name: str(found.get(column.name) or "") for column in self.columns}
        try:
            self.said = type(self).read(typed)
        except Unreadable as fault:
            for name, words in fault.faults:
                if name not in self.errors:
                    self.add_error(name, words)
        return found


def initial_of(columns: tuple[Column, ...], row: object) -> dict[str, str]:
    """What a row says now, as it would be typed."""
    return {column.name: _typed(getattr(row, column.name, "")) for column in columns}


def _typed(value: Any) -> str:
    if value is None:
        return ""
    text = str(value)
    return text.rstrip("0").rstrip(".") if "." in text and _is_number(text) else text


def _is_number(text: str) -> bool:
    return text.replace(".", "", 1).lstrip("-").isdigit()


def _field(column: Column) -> forms.Field:
    hint = (
        column.meaning
        if column.is_needed
        else _("{meaning} (if known)").format(meaning=column.meaning)
    )
    if column.shape is Shape.TEXT:
        return FreeText(
            label=column.label,
            help_text=hint,
            required=False,
            max_length=column.most_characters,
        )
    if column.shape is Shape.CHOICE:
        return forms.CharField(
            label=column.label,
            help_text=hint,
            required=False,
            widget=forms.Select(choices=[("", _("Choose one")), *column.choices]),
        )
    return forms.CharField(
        label=column.label, help_text=hint, required=False, widget=_input(column)
    )


def _input(column: Column) -> forms.Widget:
    if column.shape is Shape.DAY:
        return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    if column.shape in _TYPES:
        return forms.TextInput(attrs={"inputmode": _TYPES[column.shape]})
    return forms.TextInput()
