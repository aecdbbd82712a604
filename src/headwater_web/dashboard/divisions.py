"""The ways in which the whole is divided into areas, and how their numbers add up to it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from headwater.released.opened import Release
from headwater.released.release import ReleasedMeasure
from headwater.released.totals import Total, areas_that_make_the_whole, newest_total
from headwater.released.values import ValueRow
from headwater.vocabulary.areas import Area, AreaGrouping
from headwater_web.dashboard.headlines import measure_address
from headwater_web.ui.words import number_words, period_words

TITLES = {
    AreaGrouping.COUNTY: gettext_lazy("City and county"),
    AreaGrouping.COMMUNITY_SAFETY_PARTNERSHIP: gettext_lazy("Community safety partnership areas"),
}


@dataclass(frozen=True, slots=True)
class Count:
    """A count as a table shows it, and why it, or a part of it, is not shown."""

    shown: str
    state: str


@dataclass(frozen=True, slots=True)
class TotalLine:
    """One measure: what each area counts, what is not placed, and what all of it counts."""

    measure: ReleasedMeasure
    address: str
    period: str
    parts: tuple[Count, ...]
    together: Count
    not_placed: Count
    whole: Count
    remark: str


@dataclass(frozen=True, slots=True)
class Division:
    """Areas that together make the whole, none of them overlapping, and how they add up."""

    key: str
    title: str
    areas: tuple[Area, ...]
    lines: tuple[TotalLine, ...]


def divisions(release: Release, measures: Sequence[ReleasedMeasure]) -> list[Division]:
    """Every division of the whole that this release knows, with totals of these measures."""
    found = (_division(release, grouping, measures) for grouping in AreaGrouping)
    return [division for division in found if division.areas]


def division_of(release: Release, area: Area) -> Division | None:
    """The division that an area of several districts belongs to, with every measure."""
    return _division(release, area.grouping, release.measures) if area.grouping else None


def _division(
    release: Release, grouping: AreaGrouping, measures: Iterable[ReleasedMeasure]
) -> Division:
    areas = areas_that_make_the_whole(release, grouping)
    totals = [(measure, newest_total(release, measure.measure, areas)) for measure in measures]
    return Division(
        key=grouping.value,
        title=str(TITLES[grouping]),
        areas=areas,
        lines=tuple(_line(measure, total) for measure, total in totals if total and areas),
    )


def _line(measure: ReleasedMeasure, total: Total) -> TotalLine:
    return TotalLine(
        measure=measure,
        address=measure_address(measure.measure),
        period=period_words(total.whole.when),
        parts=tuple(_count(row.numerator, [row]) for row in total.parts),
        together=_count(total.together, total.parts),
        not_placed=_count(total.not_placed, total.unplaced, at_least=total.known_not_placed),
        whole=_count(total.whole.numerator, [total.whole]),
        remark=_remark(total),
    )


def _count(number: int | None, rows: Iterable[ValueRow], *, at_least: int = 0) -> Count:
    if number is not None:
        return Count(number_words(number, is_rate=False), "")
    state = next((row.state.value for row in rows if not row.is_released), "missing")
    return Count(number_words(at_least, is_rate=False) if at_least else "", state)


def _remark(total: Total) -> str:
    if total.rest is None:
        return _("Not every number is shown.")
    if total.difference is None:
        left = f"{abs(total.rest):,}"
        return _("Differs by {left}; not placed is not all shown.").format(left=left)
    words = {"difference": f"{abs(total.difference):,}", "most": f"{total.rounding:,}"}
    if abs(total.difference) > total.rounding:
        return _("No: differs by {difference}, more than rounding explains.").format(**words)
    if not total.rounding:
        return _("Adds up exactly.")
    return _(
        "Differs by {difference}. Each is rounded, so they may differ by up to {most}."
    ).format(**words)
