"""Fields that the forms of evidence share."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from headwater_web.ui.fields import Words, line_field


def one_of(
    label: Words, *, missing: Words, is_short: bool = False, help_text: Words = "", **kwargs: Any
) -> forms.ChoiceField:
    """One of several choices; all of them are in view where they are few."""
    if is_short:
        kwargs["widget"] = forms.RadioSelect
    return forms.ChoiceField(
        label=label,
        help_text=help_text,
        error_messages={"required": missing, "invalid_choice": _("Choose one of those listed.")},
        **kwargs,
    )


def tied_field(label: Words, *, help_text: Words) -> forms.CharField:
    """References of things, as typed."""
    return line_field(label, help_text=help_text, longest=100)


def address_field(label: Words, *, missing: Words = "", help_text: Words = "") -> forms.URLField:
    """Where something can be read."""
    return forms.URLField(
        label=label,
        help_text=help_text or _("An address that begins with https://."),
        required=bool(missing),
        max_length=500,
        assume_scheme="https",
        error_messages={
            "required": missing,
            "invalid": _("This is not an address. One begins with https://."),
        },
    )
