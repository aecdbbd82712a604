"""Fields that the forms of this app share."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from headwater_web.accounts.api import Asker
from headwater_web.thread.api import ReferenceUnreadable, parse_reference, things_seen_by

NO_DAY = _("That is not a date. Write it as 2026-03-31: year, month, day.")


def day_field(label: Any, *, required: bool = True, help_text: Any = "") -> forms.DateField:
    """A box for a date, which a browser shows as a calendar."""
    return forms.DateField(
        label=label,
        required=required,
        help_text=help_text or _("For example 2026-03-31."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        error_messages={"required": _("Give a date."), "invalid": NO_DAY},
    )


class PoundsField(forms.DecimalField):
    """An amount of money: `12000`, `12,000` or `£12,000.50`."""

    def __init__(self, *, label: Any, least: str = "0", help_text: Any = "") -> None:
        super().__init__(
            label=label,
            help_text=help_text or _("In pounds, such as 12000 or 12,000.50."),
            min_value=Decimal(least),
            max_digits=12,
            decimal_places=2,
            widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
            error_messages={
                "required": _("Give an amount. If it is nothing, write 0."),
                "invalid": _("That is not an amount. Write it in figures, such as 12000.50."),
            },
        )

    def clean(self, value: Any) -> Any:
        """The amount, whether or not a pound sign and commas were typed."""
        if isinstance(value, str):
            value = value.replace("£", "").replace(",", "").strip()
        return super().clean(value)


def reference_of(person: Asker, text: str) -> str:
    """A reference as typed, of a thing that the person may see. Raises forms.ValidationError."""
    try:
        reference = str(parse_reference(text))
    except ReferenceUnreadable:
        raise forms.ValidationError(
            _("That is not a reference. One looks like A-12: a letter, a hyphen, a number.")
        ) from None
    if reference not in things_seen_by(person, [reference]):
        raise forms.ValidationError(_("There is no such thing that you may see."))
    return reference
