"""Which part of a week is the busiest, and what the times of a source are: in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from headwater.released.release import ReleasedMeasure
from headwater.released.values import ValueRow
from headwater.vocabulary.part_of_week import PARTS
from headwater_web.dashboard.readings import is_rounded
from headwater_web.ui.words import category_words, number_words

_NAMED = 3
"""As many parts as are named that may be as busy; of more nobody could plan by it."""
_TIMES = {
    "police_recorded_crime": gettext_lazy(
        "The time at which the offence began, as it was recorded. What was found later may have "
        "begun earlier."
    ),
    "ed_assault_attendances": gettext_lazy(
        "The time of the assault as the patient told it, not the time of arrival."
    ),
    "ambulance_callouts": gettext_lazy("The time at which the call was answered."),
}


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the week with its count and 95% range, in events."""

    category: str
    events: int
    lower: float
    upper: float


def times_words(measure: ReleasedMeasure) -> str:
    """What a time is the time of; empty of a source of which that is not known."""
    return next((str(_TIMES[feed]) for feed in measure.sources if feed in _TIMES), "")


@dataclass(frozen=True, slots=True)
class Busiest:
    """The busiest part in a phrase, with its count and range, and how sure that is."""

    head: str
    told: str = ""


def busiest_words(
    rows: Mapping[str, ValueRow], whole: ValueRow, measure: ReleasedMeasure
) -> Busiest:
    """The busiest part and those that may be as busy, or that none stands out.

    A part may be as busy as the busiest where their 95% ranges touch; the busiest stands out where
    its range lies above an even spread over the week. What is withheld is not spoken of.
    """
    parts = known_parts(rows)
    total = whole.numerator or 0
    if not parts or not total:
        return Busiest(_("Too few to say when"))
    first, *rest = sorted(parts, key=lambda part: -part.events)
    if first.lower <= total / len(PARTS):
        return Busiest(
            _("No part of the week stands out"),
            _("The busiest may be so by chance, with {told}.").format(
                told=_told(first, total, measure)
            ),
        )
    head = _("Busiest: {part}").format(part=category_words(first.category))
    told = _("It has {told}.").format(told=_told(first, total, measure))
    alike = [part for part in rest if part.upper >= first.lower]
    return Busiest(head, f"{told} {_alike_words(alike)}".strip())


def _alike_words(alike: Sequence[Part]) -> str:
    """The parts that may be as busy as the busiest: the first of them by name."""
    if not alike:
        return _("Every other part that is shown has fewer.")
    names = "; ".join(category_words(part.category) for part in alike[:_NAMED])
    more = len(alike) - _NAMED
    if more > 0:
        names = ngettext(
            "{names}; and one more part", "{names}; and {number} more parts", more
        ).format(names=names, number=more)
    return _("We cannot tell it from {names}.").format(names=names)


def known_parts(rows: Mapping[str, ValueRow]) -> list[Part]:
    """The parts that show a number, with the range of their rate turned into events."""
    return [
        Part(part.category, row.numerator, _events(row, row.lower), _events(row, row.upper))
        for part in PARTS
        if (row := rows.get(part.category)) and row.is_released and row.numerator
    ]


def steps_words(highest: int, *, steps: int) -> tuple[tuple[int, str], ...]:
    """Each shade and the counts that it stands for; fewer where there are fewer counts.

    >>> steps_words(50, steps=5)[1]
    (2, '11 to 20')
    """
    edges = [highest * step // steps for step in range(steps + 1)]
    return tuple(
        (step, f"{edges[step - 1] + (step > 1):,} to {edges[step]:,}")
        for step in range(1, steps + 1)
        if edges[step] > edges[step - 1]
    )


def _events(row: ValueRow, limit: float | None) -> float:
    """A limit of a rate as events; where there is none, the count itself."""
    if limit is None or not row.value or row.numerator is None:
        return float(row.numerator or 0)
    return limit * row.numerator / row.value


def _told(part: Part, total: int, measure: ReleasedMeasure) -> str:
    words = (
        _("about {n} of about {all} (95% range {lower} to {upper})")
        if is_rounded(measure)
        else _("{n} of {all} (95% range {lower} to {upper})")
    )
    return words.format(
        n=number_words(part.events, is_rate=False),
        all=number_words(total, is_rate=False),
        lower=number_words(part.lower, is_rate=False),
        upper=number_words(part.upper, is_rate=False),
    )
