"""Two versions of one definition side by side: what they count differently, and both series."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from headwater.released.opened import Release
from headwater.released.release import ReleasedMeasure
from headwater.released.values import ValueRow
from headwater_web.dashboard import figures
from headwater_web.dashboard.choices import Choice
from headwater_web.dashboard.headlines import measure_address
from headwater_web.dashboard.rows import TableRow, table_rows
from headwater_web.ui.words import day_words, period_words


@dataclass(frozen=True, slots=True)
class PeriodOfBoth:
    """One period by both versions; None where a version has no cell for it."""

    period: str
    in_force: TableRow | None
    other: TableRow | None


@dataclass(frozen=True, slots=True)
class SideBySide:
    """The version in force and the one beside it, in one area."""

    in_force: ReleasedMeasure
    other: ReleasedMeasure
    standing: str
    in_force_figure: figures.Figure
    other_figure: figures.Figure
    periods: list[PeriodOfBoth]
    other_address: str


def side_by_side(
    release: Release, measure: ReleasedMeasure, choice: Choice, rows: Sequence[ValueRow]
) -> SideBySide | None:
    """Both series of a choice, newest period first; `rows` are those of the version in force.

    None where nothing stands beside the measure, or not for this choice.
    """
    other = release.version_beside(measure.measure)
    if other is None or choice.is_broken_down:
        return None
    beside = release.series(other.measure, choice.area.code, choice.period_type)
    if not beside:
        return None
    area = choice.area.name
    return SideBySide(
        in_force=measure,
        other=other,
        standing=_standing(other, measure),
        in_force_figure=figures.series_figure(
            release, measure, area, rows, name="in-force", beside=beside
        ),
        other_figure=figures.series_figure(release, other, area, beside, name="other", beside=rows),
        periods=_periods(release, measure, rows, other, beside),
        other_address=measure_address(other.measure, area=choice.area.code),
    )


def standing_words(release: Release, measure: ReleasedMeasure) -> str:
    """That a measure is a version that is not in force; empty for one that is."""
    if not measure.version_of:
        return ""
    return _standing(measure, release.measure(measure.version_of))


def _standing(other: ReleasedMeasure, in_force: ReleasedMeasure) -> str:
    names = {
        "other": other.version,
        "in_force": in_force.version,
        "by": other.reviewed_by,
        "day": day_words(other.reviewed_on),
    }
    if other.version > in_force.version:
        return _(
            "Version {other} is proposed, by {by} on {day}. It is not in force: every other page "
            "and figure uses version {in_force}."
        ).format(**names)
    return _(
        "Version {other} was in force before. Every other page and figure of this release uses "
        "version {in_force}."
    ).format(**names)


def _periods(
    release: Release,
    measure: ReleasedMeasure,
    rows: Sequence[ValueRow],
    other: ReleasedMeasure,
    beside: Sequence[ValueRow],
) -> list[PeriodOfBoth]:
    ours = dict(zip((row.when for row in rows), table_rows(release, measure, rows), strict=True))
    theirs = dict(
        zip((row.when for row in beside), table_rows(release, other, beside), strict=True)
    )
    newest_first = sorted({*ours, *theirs}, key=lambda when: when.first_month, reverse=True)
    return [
        PeriodOfBoth(period_words(when), ours.get(when), theirs.get(when)) for when in newest_first
    ]
