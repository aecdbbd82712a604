"""Fields of forms that many pages share: days, lines, choices, and references as typed."""

from collections.abc import Collection, Iterable
from datetime import date
from decimal import Decimal
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from headwater_web.accounts.api import Asker
from headwater_web.thread.api import ReferenceUnreadable, parse_reference, things_seen_by
from headwater_web.ui.words import day_words

Words = Any
"""Words for a reader, translated now or when they are shown."""


class VersionedForm(forms.Form):
    """A form that remembers which version of a thing its reader had before them."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class PoundsField(forms.DecimalField):
    """An amount of money: `12000`, `12,000` or `£12,000.50`."""

    def __init__(self, *, label: Any, least: str = "0", help_text: Any = "") -> None:
        super().__init__(
            label=label,
            help_text=help_text or gettext_lazy("In pounds, such as 12000 or 12,000.50."),
            min_value=Decimal(least),
            max_digits=12,
            decimal_places=2,
            widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
            error_messages={
                "required": gettext_lazy("Give an amount. If it is nothing, write 0."),
                "invalid": gettext_lazy(
                    "That is not an amount. Write it in figures, such as 12000.50."
                ),
            },
        )

    def clean(self, value: Any) -> Any:
        """The amount, whether or not a pound sign and commas were typed."""
        if isinstance(value, str):
            value = value.replace("£", "").replace(",", "").strip()
        return super().clean(value)


def day_field(label: Words, *, help_text: Words = "", required: bool = True) -> forms.DateField:
    """A day, typed or picked: a browser's own picker sends 2026-11-21."""
    return forms.DateField(
        label=label,
        help_text=help_text,
        required=required,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d/%m/%Y", "%d %B %Y"],
        error_messages={
            "required": gettext_lazy("Give a day, such as 21 November 2026."),
            "invalid": gettext_lazy(
                "This is not a day that exists. Write it like 21 November 2026."
            ),
        },
    )


def not_after(day: date, today: date) -> date:
    """A day that has come. Raises forms.ValidationError."""
    if day > today:
        raise forms.ValidationError(
            _("This day has not come yet. Choose %(day)s or an earlier one."),
            params={"day": day_words(today)},
        )
    return day


def line_field(
    label: Words, *, missing: Words = "", help_text: Words = "", longest: int = 160
) -> forms.CharField:
    """One line of words, needed where there is something to say about its absence."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=bool(missing),
        max_length=longest,
        error_messages={"required": missing},
    )


def offer(form: forms.Form, name: str, choices: Iterable[tuple[Any, Words]]) -> None:
    """Give a field of choices those that hold for this reader, today."""
    cast(forms.ChoiceField, form.fields[name]).choices = list(choices)


def reference_of(person: Asker, text: str, prefixes: Collection[str] = "") -> str:
    """A reference as typed, of a thing that the person may see; nothing where nothing was typed.

    Raises forms.ValidationError, in the same words for a thing that may not be seen and for one
    that does not exist.
    """
    if not text.strip():
        return ""
    reference = _read(text)
    _check_seen(person, [reference], prefixes)
    return reference


def references_of(person: Asker, text: str, prefixes: Collection[str] = "") -> list[str]:
    """The same of several, separated by spaces or commas: each once, in the order of typing."""
    references = list(dict.fromkeys(_read(each) for each in words_in(text)))
    _check_seen(person, references, prefixes)
    return references


def words_in(text: str) -> list[str]:
    """What was typed with spaces or commas between.

    >>> words_in("P-1, D-7 A-12")
    ['P-1', 'D-7', 'A-12']
    """
    return text.replace(",", " ").split()


def _read(text: str) -> str:
    try:
        return str(parse_reference(text))
    except ReferenceUnreadable:
        raise forms.ValidationError(
            _("“%(text)s” is not a reference. One looks like A-12: a letter, a hyphen, a number."),
            params={"text": text},
        ) from None


def _check_seen(person: Asker, references: list[str], prefixes: Collection[str]) -> None:
    seen = things_seen_by(person, references)
    for reference in references:
        if prefixes and reference.partition("-")[0] not in tuple(prefixes):
            raise forms.ValidationError(
                _(
                    "There is no %(reference)s among the things asked for here. Give a reference "
                    "that begins with %(prefixes)s."
                ),
                params={"reference": reference, "prefixes": ", ".join(prefixes)},
            )
        if reference not in seen:
            raise forms.ValidationError(
                _("There is no %(reference)s that you may see. Look at its page, and try again."),
                params={"reference": reference},
            )
