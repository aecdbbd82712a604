"""One programme over its quarters: who came, who finished, and who left."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from headwater_web.provider_returns.queries.accepted import Told
from headwater_web.provider_returns.queries.readings import Reading
from headwater_web.provider_returns.shares import number_shown, share_shown

REFERRED, TAKING_PART = "referred", "taking_part"


@dataclass(frozen=True, slots=True)
class Count:
    """One count of the core return, as other apps may read it: a part of a whole, or a number."""

    key: str
    words: str
    part: int | None
    whole: int | None = None


def over_time(told: Sequence[Told]) -> Reading:
    """A line for each quarter, newest first. Those who finished stand apart from those who left."""
    rows = tuple(
        (
            each.months,
            number_shown(each.answer(REFERRED, "referred")),
            share_shown(each.answer(REFERRED, "started"), each.answer(REFERRED, "referred")),
            number_shown(each.answer(TAKING_PART, "all")),
            share_shown(each.answer(TAKING_PART, "completed"), each.answer(TAKING_PART, "all")),
            share_shown(each.answer(TAKING_PART, "left_early"), each.answer(TAKING_PART, "all")),
            number_shown(each.answer(TAKING_PART, "waiting")),
        )
        for each in told
    )
    heads = (
        _("Months"),
        _("Referred"),
        _("Started, of those referred"),
        _("Took part"),
        _("Finished as planned, of those who took part"),
        _("Left early, of those who took part"),
        _("Waiting at the end"),
    )
    note = _("A person who took part in two quarters is in both lines: quarters are not added up.")
    return Reading("over_time", _("Quarter by quarter"), heads, rows, note=note)


def latest_counts(told: Told) -> tuple[Count, ...]:
    """The main counts of one return."""

    def number(group: str, question: str) -> int | None:
        return told.number(group, question)

    return (
        Count("referred", _("People referred"), number(REFERRED, "referred")),
        Count(
            "started",
            _("Started, of those referred"),
            number(REFERRED, "started"),
            number(REFERRED, "referred"),
        ),
        Count("taking_part", _("People who took part"), number(TAKING_PART, "all")),
        Count(
            "completed",
            _("Finished as planned, of those who took part"),
            number(TAKING_PART, "completed"),
            number(TAKING_PART, "all"),
        ),
        Count(
            "left_early",
            _("Left early, of those who took part"),
            number(TAKING_PART, "left_early"),
            number(TAKING_PART, "all"),
        ),
    )
