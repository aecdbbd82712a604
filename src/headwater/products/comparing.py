"""Whether two released numbers differ by more than chance, said no more strongly than that."""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from headwater.released.breaks import bridge, comparable_rows, spliced
from headwater.released.release import Break
from headwater.released.values import ValueRow


class Comparison(StrEnum):
    """What may be said about one number beside another."""

    HIGHER = "higher"
    LOWER = "lower"
    CANNOT_TELL = "we cannot tell"
    NOT_SHOWN = "not shown"


def compare(row: ValueRow | None, other: ValueRow | None) -> Comparison:
    """Higher or lower only when the two 95% ranges do not touch; this errs towards silence.

    Source: Schenker & Gentleman 2001, On judging the significance of differences by examining
    the overlap between confidence intervals, American Statistician 55.
    """
    if row is None or other is None or not (row.is_released and other.is_released):
        return Comparison.NOT_SHOWN
    return compare_ranges(row.lower, row.upper, other.lower, other.upper)


def compare_ranges(
    lower: float | None, upper: float | None, other_lower: float | None, other_upper: float | None
) -> Comparison:
    """The same, from the limits alone.

    >>> compare_ranges(1.0, 2.0, 2.5, 3.0).value, compare_ranges(1.0, 2.6, 2.5, 3.0).value
    ('lower', 'we cannot tell')
    """
    if lower is None or upper is None or other_lower is None or other_upper is None:
        return Comparison.NOT_SHOWN
    if lower > other_upper:
        return Comparison.HIGHER
    return Comparison.LOWER if upper < other_lower else Comparison.CANNOT_TELL


def compare_through(
    later: ValueRow | None, earlier: ValueRow | None, breaks: Iterable[Break]
) -> Comparison:
    """A number beside an earlier one: not across a break, unless a factor bridges it."""
    if later is None or earlier is None:
        return Comparison.NOT_SHOWN
    link = bridge(earlier.when, later.when, breaks)
    if link is None:
        return Comparison.NOT_SHOWN
    return compare(later, spliced(earlier, link.factor))


def comparable(series: Sequence[ValueRow], breaks: Iterable[Break]) -> list[ValueRow]:
    """The released part of a series that may be compared with its end, as it was released."""
    return comparable_rows(series, tuple(breaks))


def tally(comparisons: Iterable[Comparison]) -> dict[Comparison, int]:
    """How many of each, zeros included."""
    found = list(comparisons)
    return {kind: found.count(kind) for kind in Comparison}
