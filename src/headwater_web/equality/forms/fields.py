"""Fields that equality's forms share: days ahead, and references of figures beside things."""

from datetime import date

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from headwater_web.accounts.api import Asker
from headwater_web.thread.api import FIGURE, things_seen_by
from headwater_web.ui.fields import reference_of, words_in
from headwater_web.ui.words import day_words

EVIDENCE_HINT = gettext_lazy(
    "References separated by spaces: things such as A-12, or figures copied from their own pages."
)


def seen_evidence(person: Asker, text: str) -> list[str]:
    """References as typed, of things or figures that the person may see: each once, in order.

    Raises forms.ValidationError.
    """
    found = (
        seen_figure(person, each) if "/" in each else reference_of(person, each)
        for each in words_in(text)
    )
    return list(dict.fromkeys(found))


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


def ahead(day: date, today: date) -> date:
    """A day after today. Raises forms.ValidationError."""
    if day <= today:
        raise forms.ValidationError(
            _("This day is not ahead. Give one after %(day)s."), params={"day": day_words(today)}
        )
    return day
