"""Fields that equality's forms share: days, organisations, and references of things and figures."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from headwater_web.accounts.api import Asker
from headwater_web.thread.api import FIGURE, ReferenceUnreadable, parse_reference, things_seen_by
from headwater_web.ui.words import day_words

EVIDENCE_HINT = gettext_lazy(
    "References separated by spaces: things such as A-12, or figures copied from their own pages."
)


def day_field(label: Any, *, help_text: Any = "", required: bool = True) -> forms.DateField:
    """A box for a date, which a browser shows as a calendar."""
    return forms.DateField(
        label=label,
        help_text=help_text or gettext_lazy("For example 2026-03-31."),
        required=required,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        error_messages={
            "required": gettext_lazy("Give a date."),
            "invalid": gettext_lazy(
                "That is not a date. Write it as 2026-03-31: year, month, day."
            ),
        },
    )


def words_of(text: str) -> list[str]:
    """The references in a text, each once."""
    return list(dict.fromkeys(text.replace(",", " ").split()))


def seen_things(person: Asker, text: str, *, letters: str = "") -> list[str]:
    """References as typed, of things that the person may see. Raises forms.ValidationError."""
    references = [_parsed(each) for each in words_of(text)]
    seen = things_seen_by(person, references)
    for reference in references:
        if reference not in seen or (letters and reference[0] not in letters):
            raise forms.ValidationError(
                _("There is no %(reference)s here that you may see. Give another reference."),
                params={"reference": reference},
            )
    return references


def seen_evidence(person: Asker, text: str) -> list[str]:
    """The same, figures included. Raises forms.ValidationError."""
    found: list[str] = []
    for each in words_of(text):
        found += [seen_figure(person, each)] if "/" in each else seen_things(person, each)
    return found


def seen_figure(person: Asker, text: str) -> str:
    """The reference of a figure that was released. Raises forms.ValidationError."""
    figure = FIGURE + text.strip().removeprefix(FIGURE)
    if figure not in things_seen_by(person, [figure]):
        raise forms.ValidationError(
            _("No figure “%(figure)s” was released. Copy its reference from its page."),
            params={"figure": text},
        )
    return figure


def typed(references: list[str]) -> str:
    """References as somebody would type them: the start of a form that is opened again."""
    return " ".join(each.removeprefix(FIGURE) for each in references)


def not_ahead(day: date, today: date) -> date:
    """A day that has come. Raises forms.ValidationError."""
    if day > today:
        raise forms.ValidationError(
            _("This day has not come yet. Give %(day)s or an earlier one."),
            params={"day": day_words(today)},
        )
    return day


def ahead(day: date, today: date) -> date:
    """A day after today. Raises forms.ValidationError."""
    if day <= today:
        raise forms.ValidationError(
            _("This day is not ahead. Give one after %(day)s."), params={"day": day_words(today)}
        )
    return day


def set_choices(form: forms.Form, name: str, choices: list[tuple[str, Any]]) -> None:
    """Give a field its choices, which are known only when a page is asked for."""
    form.fields[name].choices = choices  # type: ignore[attr-defined]  # a ChoiceField


def _parsed(text: str) -> str:
    try:
        return str(parse_reference(text))
    except ReferenceUnreadable:
        raise forms.ValidationError(
            _("“%(text)s” is not a reference. One looks like A-12: a letter, a hyphen, a number."),
            params={"text": text},
        ) from None
