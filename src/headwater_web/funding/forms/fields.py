"""The field of money that the forms of this app share."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


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
