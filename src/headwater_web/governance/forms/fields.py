"""Fields that several forms of governance share."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from headwater_web.accounts.api import Asker
from headwater_web.thread.api import ReferenceUnreadable, parse_reference, things_seen_by

Words = Any
"""Words for a reader, translated when they are shown."""


def date_field(*, label: Words, help_text: Words = "", required: bool = True) -> forms.DateField:
    """A date, typed or picked: the browser's own picker sends 2026-11-21."""
    return forms.DateField(
        label=label,
        help_text=help_text,
        required=required,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d/%m/%Y", "%d %B %Y"],
        error_messages={
            "required": _("Give a day."),
            "invalid": _("This is not a day that exists. One looks like 21/11/2026."),
        },
    )


def line_field(
    *,
    label: Words,
    missing: Words,
    help_text: Words = "",
    required: bool = True,
    longest: int = 160,
) -> forms.CharField:
    """One line of words."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=required,
        max_length=longest,
        error_messages={"required": missing},
    )


class ReferencesField(forms.CharField):
    """References of things, such as A-12, with commas or spaces between them."""

    default_error_messages = {  # noqa: RUF012 - Django reads it from the class
        "unreadable": _("{found} is not a reference. One looks like A-12."),
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=400, required=False, **kwargs)

    def clean(self, value: Any) -> list[str]:
        """Every reference once, in order."""
        words = str(super().clean(value)).replace(",", " ").split()
        return list(dict.fromkeys(self._read(word) for word in words))

    def _read(self, word: str) -> str:
        try:
            return str(parse_reference(word))
        except ReferenceUnreadable:
            raise forms.ValidationError(
                str(self.error_messages["unreadable"]).format(found=word)
            ) from None


def check_seen(person: Asker, references: list[str]) -> list[str]:
    """The same references, if this person may see each thing. Raises ValidationError."""
    seen = things_seen_by(person, references)
    for reference in references:
        if reference not in seen:
            raise forms.ValidationError(
                _("There is no %(reference)s that you may see. Look at its page, and try again."),
                params={"reference": reference},
            )
    return references
