"""Fields that the forms of networks share: addresses, and one of several choices."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from headwater_web.ui.fields import Words


def address_field(*, label: Words) -> forms.URLField:
    """Where something can be read."""
    return forms.URLField(
        label=label,
        help_text=_("An address that begins with https://."),
        required=False,
        max_length=500,
        assume_scheme="https",
        error_messages={"invalid": _("This is not an address. One begins with https://.")},
    )


def one_of(
    label: Words, *, help_text: Words = "", missing: Words, **kwargs: Any
) -> forms.ChoiceField:
    """One of several choices."""
    return forms.ChoiceField(
        label=label,
        help_text=help_text,
        error_messages={
            "required": missing,
            "invalid_choice": _("Choose one of those listed."),
        },
        **kwargs,
    )
