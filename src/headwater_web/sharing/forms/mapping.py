"""The answers to what the engine could not place in a file: its columns and its values."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from headwater.exchange.report import AbsentColumn, CodeChoice, Question, UnknownValue
from headwater_web.sharing.actions.asking import Decided
from headwater_web.sharing.queries.mappings import Entry

MOST_IN_A_SELECT = 40
"""Longer codelists are typed with help: nobody finds a code in a select of a thousand."""
_Field = forms.Field


@dataclass(frozen=True, slots=True)
class CodedColumn:
    """A column with unknown values, its codes, and the fields that ask about them."""

    header: str
    list_id: str
    codes: tuple[CodeChoice, ...]
    """What can be typed; empty where each field is a select with its own."""
    fields: tuple[BoundField, ...]


class MappingForm(forms.Form):
    """One field for each column that is absent, each unknown value, and each thing said before."""

    def __init__(
        self, *args: Any, question: Question, entries: Sequence[Entry], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._question = question
        self._entries = entries
        for number, column in enumerate(question.absent):
            self.fields[f"column_{number}"] = _column_field(column, question.extra)
        for number, value in enumerate(question.unknown):
            self.fields[f"value_{number}"] = _value_field(value, list_id=_list_id(value))
        for number, entry in enumerate(entries):
            self.fields[f"kept_{number}"] = forms.BooleanField(
                label=_kept_words(entry), required=False, initial=True
            )

    @property
    def column_fields(self) -> Iterator[BoundField]:
        """The fields of the columns that are absent."""
        return (self[f"column_{number}"] for number in range(len(self._question.absent)))

    @property
    def kept_fields(self) -> Iterator[BoundField]:
        """The fields of what the mapping in force says."""
        return (self[f"kept_{number}"] for number in range(len(self._entries)))

    @property
    def coded_columns(self) -> Iterator[CodedColumn]:
        """The columns with unknown values."""
        numbered = enumerate(self._question.unknown)
        for _key, group in groupby(numbered, key=lambda pair: pair[1].column):
            pairs = list(group)
            first = pairs[0][1]
            typed = first.codes if len(first.codes) > MOST_IN_A_SELECT else ()
            fields = tuple(self[f"value_{number}"] for number, _value in pairs)
            yield CodedColumn(first.header, _list_id(first), typed, fields)

    def clean(self) -> dict[str, Any]:
        """Each column of the file is used once, and each typed code is one of the codelist."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        used: set[str] = set()
        for number, column in enumerate(self._question.absent):
            chosen = said.get(f"column_{number}")
            if chosen and chosen in used:
                words = _("{header} is chosen for another column already.").format(header=chosen)
                self.add_error(f"column_{number}", words)
            if not chosen and column.is_needed and f"column_{number}" not in self.errors:
                self.add_error(f"column_{number}", _needed_words(column))
            used.add(chosen or "")
        return said

    @property
    def decided(self) -> Decided:
        """What was decided, once the form is valid."""
        said = self.cleaned_data
        codes: dict[str, dict[str, str]] = {}
        for number, unknown in enumerate(self._question.unknown):
            if code := said[f"value_{number}"]:
                codes.setdefault(unknown.column, {})[unknown.value] = code
        renames = {
            said[f"column_{number}"]: column.header
            for number, column in enumerate(self._question.absent)
            if said[f"column_{number}"]
        }
        dropped = [each for n, each in enumerate(self._entries) if not said[f"kept_{n}"]]
        return Decided(
            renames=renames,
            codes=codes,
            again=tuple(each.found for each in dropped if each.is_refusal),
            dropped_renames=tuple(
                each.found for each in dropped if not each.column and not each.is_refusal
            ),
            dropped_codes=tuple((each.column, each.found) for each in dropped if each.column),
        )


def _column_field(column: AbsentColumn, extra: Sequence[str]) -> _Field:
    none = _("Choose a column") if column.is_needed else _("It is not in this file")
    hint = column.description
    if column.suggestion:
        suggested = _("{header} is chosen as a suggestion: check it.").format(
            header=column.suggestion
        )
        hint = f"{hint} {suggested}".strip()
    return forms.ChoiceField(
        label=_("{header}, which was not found").format(header=column.header),
        help_text=hint,
        required=False,
        choices=[("", none), *((header, header) for header in extra)],
        initial=column.suggestion or "",
        error_messages={"invalid_choice": gettext_lazy("Choose one of the columns listed.")},
    )


def _needed_words(column: AbsentColumn) -> str:
    return _(
        "Choose the column that holds {header}. If the file does not have it, go back, export "
        "the file again with it, and send the new one."
    ).format(header=column.header)


class CodeField(forms.CharField):
    """A code of a long codelist, typed with the help of a list."""

    def __init__(self, *, codes: Sequence[CodeChoice], list_id: str, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"list": list_id, "autocomplete": "off"})
        super().__init__(required=False, max_length=100, widget=widget, **kwargs)
        self._codes = {each.code for each in codes}

    def clean(self, value: Any) -> str:
        """A code that is known, or nothing."""
        typed: str = super().clean(value)
        if typed and typed not in self._codes:
            raise forms.ValidationError(
                _("{code} is not a code of this column. Choose one from the list.").format(
                    code=typed
                )
            )
        return typed


def _value_field(unknown: UnknownValue, *, list_id: str) -> _Field:
    shown = unknown.value or _("an empty value")
    label = ngettext("“{value}”, in {rows} row", "“{value}”, in {rows} rows", unknown.rows).format(
        value=shown, rows=f"{unknown.rows:,}"
    )
    hint = ""
    if unknown.suggestion:
        hint = _("{code} is chosen as a suggestion: check it.").format(code=unknown.suggestion)
    if len(unknown.codes) > MOST_IN_A_SELECT:
        typing = _("Type a code, or leave it empty to leave those rows out.")
        return CodeField(
            codes=unknown.codes,
            list_id=list_id,
            label=label,
            help_text=f"{hint} {typing}".strip(),
            initial=unknown.suggestion or "",
        )
    return forms.ChoiceField(
        label=label,
        help_text=hint,
        required=False,
        choices=[
            ("", _("Leave those rows out")),
            *((each.code, _code_words(each)) for each in unknown.codes),
        ],
        initial=unknown.suggestion or "",
        error_messages={"invalid_choice": gettext_lazy("Choose one of the codes listed.")},
    )


def _code_words(choice: CodeChoice) -> str:
    return f"{choice.code}: {choice.label}" if choice.label else choice.code


def _kept_words(entry: Entry) -> str:
    if entry.is_refusal:
        return _("Do not make this repair: {repair}").format(repair=entry.found.replace("_", " "))
    if entry.column:
        return _("Read “{value}” in {column} as {code}").format(
            value=entry.found, column=entry.column, code=entry.becomes
        )
    return _("Read the column {found} as {header}").format(found=entry.found, header=entry.becomes)


def _list_id(unknown: UnknownValue) -> str:
    return f"codes-{unknown.column}"
