"""The one sentence above each figure: what it shows, and no more than it shows."""

from collections.abc import Mapping, Sequence

from headwater.products.comparing import Comparison, comparable, compare, compare_through
from headwater.released.area_classes import AreaClass
from headwater.released.breaks import breaks_at, bridge
from headwater.released.opened import Release
from headwater.released.release import Break, ReleasedMeasure
from headwater.released.values import ValueRow
from headwater.released.words import (
    STATE_WORDS,
    listed,
    number_words,
    period_words,
    range_words,
    value_words,
)
from headwater.vocabulary.periods import PeriodType
from headwater.vocabulary.states import ValueState

_NAMES_LISTED = 5


def newest_known(series: Sequence[ValueRow]) -> ValueRow | None:
    """The newest cell for which all data has arrived, withheld or not."""
    known = [row for row in series if row.state in (ValueState.RELEASED, ValueState.SUPPRESSED)]
    return known[-1] if known else None


def trend_reading(release: Release, measure: ReleasedMeasure, area_code: str) -> str:
    """Where a measure stands in its newest full year, and against the first comparable one."""
    series = release.series(measure.measure, area_code, PeriodType.YEAR)
    newest = newest_known(series)
    name = release.area(area_code).name
    if newest is None:
        return f"No full year of data has arrived for {name}."
    if not newest.is_released:
        return f"The number for {name} in {newest.period} is withheld because it is small."
    start = f"In {newest.period} the number for {name} was {value_words(newest, measure)}"
    return f"{start}{_since_words(release, measure, series, newest)}."


def _since_words(
    release: Release,
    measure: ReleasedMeasure,
    series: Sequence[ValueRow],
    newest: ValueRow,
) -> str:
    """The comparison with the first year that may be compared; silent when there is none."""
    until = [row for row in series if row.period <= newest.period]
    breaks = breaks_at(release, measure.measure, newest.area_code)
    alike = comparable(until, breaks)
    if len(alike) < 2 or alike[-1] is not newest:
        return ""
    first = alike[0]
    found = compare_through(newest, first, breaks)
    allowing = _splice_words(first, newest, breaks)
    if found is Comparison.NOT_SHOWN and not measure.has_denominator:
        return f"; in {first.period} it was {number_words(first.value)}{allowing}"
    if found is Comparison.CANNOT_TELL:
        return f"; we cannot tell whether it has changed since {first.period}{allowing}"
    if found is Comparison.NOT_SHOWN:
        return ""
    range_of_first = range_words(first, within=", range ")
    than = f"{found.value} than in {first.period} ({number_words(first.value)}{range_of_first})"
    return f", {than}{allowing}"


def _splice_words(first: ValueRow, newest: ValueRow, breaks: Sequence[Break]) -> str:
    """By how much the earlier number was multiplied before it was compared, and on whose word."""
    link = bridge(first.when, newest.when, breaks)
    if link is None or not link.spliced:
        return ""
    sources = listed([found.factor_source for found in link.spliced])
    return (
        f"; the number of {first.period} is multiplied by {link.factor:g} before it is compared, "
        f"because counting changed (source: {sources})"
    )


def change(release: Release, measure: ReleasedMeasure, area_code: str) -> Comparison:
    """The newest full year against the first comparable one."""
    series = release.series(measure.measure, area_code, PeriodType.YEAR)
    newest = newest_known(series)
    breaks = breaks_at(release, measure.measure, area_code)
    alike = comparable(series, breaks)
    if newest is None or len(alike) < 2 or alike[-1] is not newest:
        return Comparison.NOT_SHOWN
    return compare_through(newest, alike[0], breaks)


def change_words(release: Release, measure: ReleasedMeasure, area_code: str) -> str:
    """The change of one measure in a table cell."""
    series = release.series(measure.measure, area_code, PeriodType.YEAR)
    breaks = breaks_at(release, measure.measure, area_code)
    alike = comparable(series, breaks)
    found = change(release, measure, area_code)
    if found is Comparison.NOT_SHOWN:
        return "cannot be compared"
    allowing = _splice_words(alike[0], alike[-1], breaks)
    if found is Comparison.CANNOT_TELL:
        return f"we cannot tell (since {alike[0].period}){allowing}"
    return f"{found.value} than in {alike[0].period}{allowing}"


def districts_reading(
    rows: Sequence[tuple[str, ValueRow]],
    whole: tuple[str, ValueRow],
    *,
    measure: ReleasedMeasure,
) -> str:
    """How many districts differ from the whole, named only when the ranges allow it.

    Counts are not compared: a district is a part of the whole, so its count is always smaller.
    """
    period = whole[1].period
    if not measure.has_denominator or not whole[1].is_released or whole[1].lower is None:
        shown = sum(row.is_released for _, row in rows)
        return f"For {period}, a number can be shown for {shown} of {len(rows)} districts."
    named = [(name, compare(row, whole[1])) for name, row in rows]
    return f"In {period}, {_told(named, kind='districts', than=f' than for {whole[0]}')}."


def changes_reading(named: Sequence[tuple[str, Comparison]], years: str) -> str:
    """In how many districts a measure went up or down over the years shown."""
    told = _told(named, kind="districts", than="")
    return f"From the first comparable year to the newest ({years}), {told}."


def _told(named: Sequence[tuple[str, Comparison]], *, kind: str, than: str) -> str:
    """Who is higher, who is lower, and for how many that cannot be said; n of m each time."""
    clear = [
        f"{word}{than} in {_members(named, found, kind)}"
        for found, word in ((Comparison.HIGHER, "higher"), (Comparison.LOWER, "lower"))
        if any(one is found for _, one in named)
    ]
    unclear = [
        f"for {_count(named, found)} of {len(named)} {kind} {words}"
        for found, words in (
            (Comparison.CANNOT_TELL, "we cannot tell"),
            (Comparison.NOT_SHOWN, "there is nothing that can be compared"),
        )
        if _count(named, found)
    ]
    said = [f"the number was {listed(clear)}"] if clear else []
    return "; ".join(said + unclear)


def _members(named: Sequence[tuple[str, Comparison]], found: Comparison, kind: str) -> str:
    names = [name for name, one in named if one is found]
    count = f"{len(names)} of {len(named)} {kind}"
    return count if len(names) > _NAMES_LISTED else f"{count} ({listed(names)})"


def _count(named: Sequence[tuple[str, Comparison]], found: Comparison) -> int:
    return sum(one is found for _, one in named)


def groups_reading(rows: Sequence[tuple[str, ValueRow]], whole: ValueRow, *, rates: bool) -> str:
    """Which groups differ from everyone, or how many groups can be shown."""
    period = period_words(whole.period)
    if not rates or not whole.is_released:
        shown = sum(row.is_released for _, row in rows)
        return f"For {period}, a number can be shown for {shown} of {len(rows)} groups."
    named = [(name, compare(row, whole)) for name, row in rows]
    return f"In {period}, {_told(named, kind='groups', than=' than for everyone')}."


def map_reading(classes: Mapping[str, AreaClass], *, whole: str, period: str) -> str:
    """How many small areas are in each class; none is named first."""
    found = list(classes.values())
    higher = found.count(AreaClass.HIGHER) + found.count(AreaClass.FAR_HIGHER)
    lower = found.count(AreaClass.LOWER) + found.count(AreaClass.FAR_LOWER)
    return (
        f"From {period}, of {len(found):,} small areas {higher:,} had a clearly higher rate than "
        f"{whole} as a whole and {lower:,} a clearly lower one; for "
        f"{found.count(AreaClass.CANNOT_TELL):,} we cannot tell, and "
        f"{found.count(AreaClass.WITHHELD):,} are {STATE_WORDS[ValueState.SUPPRESSED]}."
    )
