"""Which numbers of a series may stand beside each other, and what bridges a break between them.

Every place that compares figures through time asks here, so that none compares across a break.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import prod

from headwater.released.opened import Release
from headwater.released.release import Break
from headwater.released.values import ValueRow
from headwater.vocabulary.areas import AreaType
from headwater.vocabulary.periods import Period


@dataclass(frozen=True, slots=True)
class Bridge:
    """That two periods may be compared: `spliced` are the breaks between, each with its factor."""

    spliced: tuple[Break, ...] = ()

    @property
    def factor(self) -> float:
        """What a number of the earlier period is multiplied by to stand beside the later."""
        return prod(found.factor or 1.0 for found in self.spliced)


def bridge(earlier: Period, later: Period, breaks: Iterable[Break]) -> Bridge | None:
    """How two periods may be compared, or None where they may not.

    They may not where a break without a factor lies between the first day of the earlier and the
    last of the later. Neither may they where any break lies inside one of them: such a period adds
    up two ways of counting, and a factor is for what was counted wholly in the old way. A shock
    that has passed parts nothing but its own months from all others.
    """
    crossed = tuple(found for found in breaks if _is_between(found, earlier, later))
    if all(_is_bridged(found, earlier, later) for found in crossed):
        return Bridge(crossed)
    return None


def _is_between(found: Break, earlier: Period, later: Period) -> bool:
    end = found.end_month
    if end is None:
        return earlier.first_month < found.month < later.end_month
    inside = [
        found.month <= when.first_month and when.end_month <= end for when in (earlier, later)
    ]
    outside = [
        when.end_month <= found.month or end <= when.first_month for when in (earlier, later)
    ]
    return not (all(inside) or all(outside))


def _is_bridged(found: Break, earlier: Period, later: Period) -> bool:
    return found.is_spliced and earlier.end_month <= found.month <= later.first_month


def spliced(row: ValueRow, factor: float) -> ValueRow:
    """A number of before a break as it stands beside those after it; limits move with it.

    The factor is taken as exact. It is no count any more, so the numerator goes.
    """
    if factor == 1.0:
        return row
    value, lower, upper = (
        None if number is None else number * factor for number in (row.value, row.lower, row.upper)
    )
    return replace(row, value=value, lower=lower, upper=upper, numerator=None)


def breaks_inside(period: Period, breaks: Iterable[Break]) -> tuple[Break, ...]:
    """The breaks within a period: it adds up months that cannot be compared with each other."""
    return tuple(found for found in breaks if _is_inside(found, period))


def _is_inside(found: Break, period: Period) -> bool:
    end = found.end_month
    begins = period.first_month < found.month < period.end_month
    return begins or (
        end is not None and found.month <= period.first_month < end < period.end_month
    )


def breaks_at(release: Release, measure: str, area_code: str) -> tuple[Break, ...]:
    """The breaks of a measure that touch one area.

    A break of one area touches what lies inside it, whatever it is a part of, and events without
    a place, since these may be that area's. Its factor is for what lies inside it alone.
    """
    return tuple(
        found if _holds(release, found.area_code, area_code) else replace(found, factor=None)
        for found in release.breaks_of(measure)
        if _touch(release, found.area_code, area_code)
    )


def _touch(release: Release, changed: str | None, asked: str) -> bool:
    if _holds(release, changed, asked) or release.area(asked).area_type is AreaType.UNPLACED:
        return True
    return bool(_districts(release, changed) & _districts(release, asked))


def _holds(release: Release, changed: str | None, asked: str) -> bool:
    """Whether all of the asked area lies in the one that changed; None is everywhere."""
    if changed in (None, asked, release.whole_area.code):
        return True
    inside = _districts(release, asked)
    return bool(inside) and inside <= _districts(release, changed)


def _districts(release: Release, code: str | None) -> set[str]:
    """The districts that an area is, lies in, or is made of."""
    area = release.whole_area if code is None else release.area(code)
    if area.area_type is AreaType.PARTNERSHIP:
        return {each.code for each in release.areas_of_type(AreaType.DISTRICT)}
    if area.area_type is AreaType.SMALL_AREA:
        return {area.parent_code} if area.parent_code else set()
    return set(area.member_codes) or {area.code}


def comparable_rows(series: Sequence[ValueRow], breaks: Sequence[Break]) -> list[ValueRow]:
    """The released part of a series that may be compared with its end, as it was released."""
    if not series:
        return []
    end = series[-1].when
    return [row for row in series if row.is_released and bridge(row.when, end, breaks) is not None]
