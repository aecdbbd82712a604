"""System changes beside the trend that they are meant to move, and reviews with their standings."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from headwater.released.opened import Release
from headwater.released.values import ValueRow
from headwater.vocabulary.faults import Fault
from headwater.vocabulary.periods import PeriodType
from headwater_web.interventions.lists import intervention_lists
from headwater_web.interventions.models import (
    Look,
    Recommendation,
    Review,
    SystemChange,
    Verdict,
)
from headwater_web.ui.words import STATE_WORDS, number_words, period_words, plain_words


@dataclass(frozen=True, slots=True)
class ChangeWords:
    """One system change as other apps may know it."""

    reference: str
    title: str
    body: str
    scope: str
    changed_on: date
    measure: str
    children_reached: int | None
    is_undone: bool
    is_made_up: bool


@dataclass(frozen=True, slots=True)
class ShownChange:
    """One system change with where it holds."""

    change: SystemChange
    undone_by: SystemChange | None

    @property
    def districts_words(self) -> str:
        """Where it holds."""
        return intervention_lists().districts_words(self.change.districts)


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One released number of the measure and the changes that came in its period."""

    words: str
    value: str
    as_at: date | None
    changes: tuple[SystemChange, ...]


@dataclass(frozen=True, slots=True)
class Trend:
    """A measure with the changes that are meant to move it, as events beside its numbers."""

    measure: str
    title: str
    unit: str
    points: tuple[TrendPoint, ...]
    changes: tuple[ShownChange, ...]


@dataclass(frozen=True, slots=True)
class ShownRecommendation:
    """One recommendation with what was found last."""

    recommendation: Recommendation
    looks: tuple[Look, ...]

    @property
    def last(self) -> Look | None:
        """What was found last."""
        return self.looks[-1] if self.looks else None

    @property
    def words(self) -> str:
        """Where it stands."""
        return str(Verdict(self.last.verdict).label) if self.last else _("Nobody has looked yet")


@dataclass(frozen=True, slots=True)
class ShownReview:
    """One review with its recommendations, and how many are met."""

    review: Review
    recommendations: tuple[ShownRecommendation, ...]

    @property
    def met(self) -> int:
        """How many are met in full."""
        return sum(
            each.last is not None and each.last.verdict == Verdict.MET
            for each in self.recommendations
        )

    @property
    def not_looked_at(self) -> int:
        """Of how many nobody has said anything."""
        return sum(each.last is None for each in self.recommendations)


def shown_changes() -> tuple[ShownChange, ...]:
    """Every system change in the order of its days."""
    rows = SystemChange.objects.select_related("undone_by").all()
    return tuple(ShownChange(each, getattr(each, "undone_by", None)) for each in rows)


def system_changes_of(measure: str) -> tuple[ChangeWords, ...]:
    """The changes that are meant to move a measure, in the order of their days."""
    return tuple(
        ChangeWords(
            reference=each.change.reference,
            title=each.change.title,
            body=each.change.body,
            scope=each.change.scope,
            changed_on=each.change.changed_on,
            measure=each.change.measure,
            children_reached=each.change.children_reached,
            is_undone=each.undone_by is not None,
            is_made_up=each.change.is_made_up,
        )
        for each in shown_changes()
        if each.change.measure == measure
    )


def trends(changes: Iterable[ShownChange], release: Release | None) -> tuple[Trend, ...]:
    """Each measure that changes are meant to move, with its released years beside them."""
    listed = list(changes)
    measures = dict.fromkeys(each.change.measure for each in listed)
    return tuple(_trend(name, listed, release) for name in measures)


def shown_reviews() -> tuple[ShownReview, ...]:
    """Every review, newest first."""
    rows = Review.objects.prefetch_related("recommendations__looks")
    return tuple(
        ShownReview(each, tuple(map(shown_recommendation, each.recommendations.all())))
        for each in rows
    )


def shown_recommendation(recommendation: Recommendation) -> ShownRecommendation:
    """One recommendation with everything that was found."""
    return ShownRecommendation(recommendation, tuple(recommendation.looks.all()))


def _trend(name: str, changes: list[ShownChange], release: Release | None) -> Trend:
    mine = tuple(each for each in changes if each.change.measure == name)
    if release is None:
        return Trend(name, plain_words(name), "", (), mine)
    try:
        measure = release.measure(name)
        rows = release.series(name, release.whole_area.code, PeriodType.YEAR)
    except Fault:
        return Trend(name, plain_words(name), "", (), mine)
    points = tuple(_point(row, measure.has_denominator, mine) for row in rows)
    return Trend(name, measure.title, measure.unit, points, mine)


def _point(row: ValueRow, is_rate: bool, changes: Iterable[ShownChange]) -> TrendPoint:
    """One year's number with its interval, where it has one, and the changes of that year."""
    if row.is_released:
        said = number_words(row.value, is_rate=is_rate)
        if row.lower is not None and row.upper is not None:
            said = _("{value} ({lower} to {upper})").format(
                value=said,
                lower=number_words(row.lower, is_rate=is_rate),
                upper=number_words(row.upper, is_rate=is_rate),
            )
    else:
        said = str(STATE_WORDS[row.state])
    year = row.when.first_month.year
    return TrendPoint(
        period_words(row.when),
        said,
        row.as_at_date,
        tuple(each.change for each in changes if each.change.changed_on.year == year),
    )
