"""Fields that the forms of this app share."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from headwater_web.ui.fields import Words, day_field, line_field

MANY = 1_000_000


def ticks(label: Words, *, missing: Words = "", help_text: Words = "") -> forms.MultipleChoiceField:
    """Any number of a list, as boxes to tick; at least one where there are words for none."""
    return forms.MultipleChoiceField(
        label=label,
        help_text=help_text,
        required=bool(missing),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": missing},
    )


def one_of(
    label: Words, choices: Iterable[Any] = (), *, missing: Words = "", help_text: Words = ""
) -> forms.ChoiceField:
    """One of a short list, as round buttons."""
    return forms.ChoiceField(
        label=label,
        help_text=help_text,
        choices=list(choices),
        required=bool(missing),
        widget=forms.RadioSelect,
        error_messages={"required": missing},
    )


def number_field(label: Words, *, help_text: Words = "", most: int = MANY) -> forms.IntegerField:
    """A whole number from nothing up; empty where nobody knows it, which is not zero."""
    return forms.IntegerField(
        label=label,
        help_text=help_text,
        required=False,
        min_value=0,
        max_value=most,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages={"invalid": _("Give a whole number in figures, such as 120.")},
    )


def reference_field(label: Words, *, missing: Words = "", help_text: Words = "") -> forms.CharField:
    """A reference as typed, such as D-12."""
    return line_field(label, missing=missing, help_text=help_text, longest=12)


def last_day_field() -> forms.DateField:
    """The last day of a stretch of time, as people say it."""
    return day_field(_("Last day"))


def end_after(form: forms.Form, cleaned: dict[str, Any]) -> None:
    """Turn `last_day` into `ends_on`, the first day without; say where it is before the start."""
    first: date | None = cleaned.get("starts_on")
    last: date | None = cleaned.pop("last_day", None)
    if last is None:
        return
    cleaned["ends_on"] = last + timedelta(days=1)
    if first and last < first:
        form.add_error("last_day", _("This is before the first day. Give a later one."))


def need(form: forms.Form, name: str, words: Words) -> None:
    """Say that a field is needed after all, unless something is wrong with it already."""
    if name not in form.errors and not form.cleaned_data.get(name):
        form.add_error(name, words)
