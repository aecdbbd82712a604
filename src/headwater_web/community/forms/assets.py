"""What is asked of an asset: what it is, that somebody made sure, why it ended, and a file."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from headwater_web.community.asset_files import ReadRow, read_assets
from headwater_web.community.columns import confirmation_columns
from headwater_web.community.lists import AssetLists
from headwater_web.community.models import Asset
from headwater_web.community.reading import read_asset
from headwater_web.ui.fields import day_field, line_field, not_after
from headwater_web.ui.free_text import FreeText
from headwater_web.ui.rows_of_files import (
    Column,
    FileUnreadable,
    RowFault,
    Shape,
    Unreadable,
    read_row,
)

PARTS = (
    (gettext_lazy("What it is"), ("name", "aim", "kind", "offers", "factors")),
    (
        gettext_lazy("For whom, when, and at what cost"),
        ("ages_from", "ages_to", "groups", "hours", "cost", "cost_words"),
    ),
    (
        gettext_lazy("Where it is, and how to reach it"),
        ("sensitive", "telephone", "website", "district", "postcode", "small_area"),
    ),
    (
        gettext_lazy("Who runs it, and how"),
        ("sector", "funding", "funded_until", "referral", "partners", "evaluation"),
    ),
    (gettext_lazy("How we know"), ("confirmed_on", "confirmed_how")),
)


class AssetForm(forms.Form):
    """An asset that is changed. `said` holds its columns once the form is valid."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    said: dict[str, Any]

    def __init__(
        self, *args: Any, columns: tuple[Column, ...], lists: AssetLists, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.columns, self.lists = columns, lists
        for column in (*columns, *self.more_columns()):
            self.fields[column.name] = _field(column)

    def more_columns(self) -> tuple[Column, ...]:
        """What is asked besides the asset itself."""
        return ()

    @property
    def parts(self) -> Iterator[tuple[Any, list[BoundField]]]:
        """The fields under their headings."""
        for heading, names in PARTS:
            fields = [self[name] for name in names if name in self.fields]
            if fields:
                yield heading, fields

    def clean(self) -> dict[str, Any]:
        """Every fault of what was typed, each at its field."""
        found: dict[str, Any] = super().clean() or self.cleaned_data
        try:
            self.said = read_asset(self.columns, self.lists, self._typed(found))
        except Unreadable as fault:
            self._tell(fault.faults)
        return found

    def _typed(self, found: dict[str, Any]) -> dict[str, str]:
        return {
            name: "; ".join(value) if isinstance(value, list) else str(value or "")
            for name, value in found.items()
        }

    def _tell(self, faults: Any) -> None:
        for name, words in faults:
            if name not in self.errors:
                self.add_error(name, words)


class NewAssetForm(AssetForm):
    """A new asset, with who made sure of it and when."""

    version = None  # type: ignore[assignment]
    confirmed_on: date
    confirmed_how: str

    def more_columns(self) -> tuple[Column, ...]:
        """When and how somebody made sure."""
        return confirmation_columns()

    def clean(self) -> dict[str, Any]:
        """The asset, and a day that has come."""
        found = super().clean()
        values, faults = read_row(confirmation_columns(), self._typed(found))
        self._tell(faults)
        if not faults:
            self.confirmed_on, self.confirmed_how = values["confirmed_on"], values["confirmed_how"]
            if self.confirmed_on > timezone.localdate():
                self.add_error("confirmed_on", _("This day has not come yet."))
        return found


class ConfirmForm(forms.Form):
    """That somebody made sure that an asset is as it is told here."""

    confirmed_on = day_field(gettext_lazy("On which day?"))
    how = line_field(
        gettext_lazy("How?"),
        help_text=gettext_lazy("Such as “the club told us by telephone”. No person's name."),
        missing=gettext_lazy("Say how you made sure."),
        longest=200,
    )

    def clean_confirmed_on(self) -> date:
        """A day that has come."""
        return not_after(self.cleaned_data["confirmed_on"], timezone.localdate())


class EndForm(forms.Form):
    """Why an asset is no longer there."""

    why = line_field(
        gettext_lazy("Why it ended"),
        help_text=gettext_lazy("Such as “its money ran out”. Everybody can read this."),
        missing=gettext_lazy("Say why it ended."),
        longest=200,
    )


class ImportForm(forms.Form):
    """A file of assets. After a fault `faults` tells each of them."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("Comma-separated values (.csv), at most 1 MB."),
        error_messages={"required": gettext_lazy("Choose a file.")},
    )
    faults: tuple[RowFault, ...] = ()
    rows: tuple[ReadRow, ...] = ()

    def __init__(
        self, *args: Any, columns: tuple[Column, ...], lists: AssetLists, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.columns, self.lists = columns, lists

    def clean_file(self) -> object:
        """The assets of the file, or every fault of it."""
        sent = self.cleaned_data["file"]
        try:
            self.rows = read_assets(
                sent.read(), self.columns, self.lists, today=timezone.localdate()
            )
        except FileUnreadable as fault:
            self.faults = fault.faults
            raise forms.ValidationError(
                _("Nothing was kept: the file has faults. Put each right, and send it again.")
            ) from None
        return sent


def initial_of(columns: tuple[Column, ...], asset: Asset) -> dict[str, Any]:
    """What is said of an asset now, as it would be typed."""
    said = {
        column.name: getattr(asset, column.name) for column in columns if column.name != "sensitive"
    }
    return said | {"sensitive": "yes" if asset.is_sensitive else "no", "version": asset.version}


def _field(column: Column) -> forms.Field:
    hint = column.meaning
    if column.is_needed is False:
        hint = _("{meaning} (if known)").format(meaning=column.meaning)
    hint = hint[:1].upper() + hint[1:] if isinstance(hint, str) else str(hint).capitalize()
    if column.shape is Shape.TEXT:
        return FreeText(
            label=column.label, help_text=hint, required=False, max_length=column.most_characters
        )
    if column.shape is Shape.CHOICES:
        return forms.MultipleChoiceField(
            label=column.label,
            help_text=hint,
            required=False,
            choices=column.choices,
            widget=forms.CheckboxSelectMultiple,
        )
    return forms.CharField(
        label=column.label, help_text=hint, required=False, widget=_widget(column)
    )


def _widget(column: Column) -> forms.Widget:
    if column.shape is Shape.CHOICE:
        first = [] if column.name == "sensitive" else [("", _("Choose one"))]
        return forms.Select(choices=[*first, *column.choices])
    if column.shape is Shape.DAY:
        return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    if column.shape is Shape.WHOLE:
        return forms.TextInput(attrs={"inputmode": "numeric"})
    return forms.TextInput()
