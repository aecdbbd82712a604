"""Fields that the forms of networks share."""

from collections.abc import Iterable
from datetime import date
from typing import Any, cast

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from headwater_web.accounts.api import Asker
from headwater_web.thread.api import ReferenceUnreadable, parse_reference, things_seen_by
from headwater_web.ui.words import day_words

Words = Any
"""Words for a reader, translated when they are shown."""


class VersionedForm(forms.Form):
    """A form that remembers which version its reader had before them."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


def day_field(*, label: Words, help_text: Words = "", required: bool = True) -> forms.DateField:
    """A day, typed or picked."""
    return forms.DateField(
        label=label,
        help_text=help_text,
        required=required,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d/%m/%Y", "%d %B %Y"],
        error_messages={
            "required": gettext_lazy("Give a day, such as 21 November 2026."),
            "invalid": gettext_lazy("This is not a day. Write it like 21 November 2026."),
        },
    )


def line_field(
    *, label: Words, missing: Words = "", help_text: Words = "", longest: int = 160
) -> forms.CharField:
    """One line of words, needed where there is something to say about its absence."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=bool(missing),
        max_length=longest,
        error_messages={"required": missing},
    )


def address_field(*, label: Words) -> forms.URLField:
    """Where something can be read."""
    return forms.URLField(
        label=label,
        help_text=gettext_lazy("An address that begins with https://."),
        required=False,
        max_length=500,
        assume_scheme="https",
        error_messages={
            "invalid": gettext_lazy("This is not an address. One begins with https://.")
        },
    )


def offer(form: forms.Form, name: str, choices: Iterable[tuple[str, Words]]) -> None:
    """Give a field of choices the choices that this reader has."""
    cast(forms.ChoiceField, form.fields[name]).choices = list(choices)


def one_of(
    label: Words, *, help_text: Words = "", missing: Words, **kwargs: Any
) -> forms.ChoiceField:
    """One of several choices."""
    return forms.ChoiceField(
        label=label,
        help_text=help_text,
        error_messages={
            "required": missing,
            "invalid_choice": gettext_lazy("Choose one of those listed."),
        },
        **kwargs,
    )


def not_to_come(day: date) -> date:
    """A day that has come."""
    today = timezone.localdate()
    if day > today:
        raise forms.ValidationError(
            _("This day has not come yet. Choose %(day)s or an earlier one."),
            params={"day": day_words(today)},
        )
    return day


def seen_references(text: str, person: Asker) -> list[str]:
    """References of things that this person may see, each once. Raises ValidationError."""
    words = text.replace(",", " ").split()
    references = list(dict.fromkeys(_reference(word) for word in words))
    seen = things_seen_by(person, references)
    for reference in references:
        if reference not in seen:
            raise forms.ValidationError(
                _("There is no %(reference)s that you may see. Look at its page, and try again."),
                params={"reference": reference},
            )
    return references


def _reference(word: str) -> str:
    try:
        return str(parse_reference(word))
    except ReferenceUnreadable:
        raise forms.ValidationError(
            _("%(word)s is not a reference. One looks like A-12: a letter, a hyphen, a number."),
            params={"word": word},
        ) from None
