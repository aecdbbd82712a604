"""A measure beside its own past, and beside areas elsewhere that are like ours."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from pydantic import TypeAdapter

from headwater.released import layout
from headwater.vocabulary.states import ValueState


class Beside(StrEnum):
    """What may be said of one number beside another."""

    HIGHER = "higher"
    LOWER = "lower"
    SIMILAR = "similar"
    CANNOT_TELL = "cannot_tell"
    NOT_COMPARED = "not_compared"


class WhyNot(StrEnum):
    """Why a year is not set beside the year before."""

    NO_NUMBER = "no_number"
    """One of the two years shows no number, or no count stands behind it."""
    BREAK = "break"
    """The series has a break between them or within one of them."""
    TOO_FEW = "too_few"
    """So few are counted that rounding would say more than chance."""


@dataclass(frozen=True, slots=True)
class YearOn:
    """The newest year of one measure in one area beside the year before.

    `value` is the later over the earlier, a ratio, with its 95% interval; of shares the later less
    the earlier, in the measure's own unit. The verdict holds among all `tested` for this area
    together, at a false-discovery rate of 5%. `why_not` is None of what is compared.
    """

    measure: str
    area_code: str
    period: str
    before: str
    verdict: Beside
    is_ratio: bool = True
    value: float | None = None
    lower: float | None = None
    upper: float | None = None
    tested: int = 0
    why_not: WhyNot | None = None

    @property
    def is_apart(self) -> bool:
        """Whether the 95% interval, taken alone, leaves out that nothing changed."""
        none = 1.0 if self.is_ratio else 0.0
        if self.lower is None:
            return False
        return self.lower > none or (self.upper is not None and self.upper < none)


@dataclass(frozen=True, slots=True)
class PublishedValue:
    """What a publisher says of one area and period; limits are None where there is no interval.

    `people` are those of whom it is a share, where the publisher says so.
    """

    area_code: str
    name: str
    period: str
    state: ValueState
    value: float | None = None
    lower: float | None = None
    upper: float | None = None
    people: int | None = None

    def beside(self, other: "PublishedValue") -> Beside:
        """What may be said of this value beside the other one.

        Higher or lower where the two 95% intervals do not touch, similar where each value lies in
        the interval of the other; where they overlap by less than that nobody can tell without
        another test.
        Source: Schenker & Gentleman 2001, American Statistician 55, 182-186.

        >>> from headwater.vocabulary.states import ValueState
        >>> def value(*numbers):
        ...     return PublishedValue("A", "Aville", "2025", ValueState.RELEASED, *numbers)
        >>> ours = value(4.0, 3.5, 4.5)
        >>> [value(*each).beside(ours).value for each in ((6, 5, 7), (4.2, 3.6, 4.8), (4.7, 4, 5))]
        ['higher', 'similar', 'cannot_tell']
        """
        if self.value is None or other.value is None:
            return Beside.NOT_COMPARED
        limits = (self.lower, self.upper, other.lower, other.upper)
        lower, upper, low, high = limits
        if lower is None or upper is None or low is None or high is None:
            return Beside.CANNOT_TELL
        if lower > high:
            return Beside.HIGHER
        if upper < low:
            return Beside.LOWER
        alike = lower <= other.value <= upper and low <= self.value <= high
        return Beside.SIMILAR if alike else Beside.CANNOT_TELL


@dataclass(frozen=True, slots=True)
class Neighbours:
    """One measure of one area beside the areas most like it, in the order of the `source`.

    `own` is the newest published value of the area itself, `before` that of the year before, and
    `others` are those of the neighbours in the period of `own`. `interval` says where intervals
    come from, empty where there are none. `differs` is how the figure is not what the measure
    counts, empty where it is the measure itself. `published_at` is the as-at date of the figures,
    `as_at_date` that of the list.
    """

    measure: str
    own: PublishedValue
    before: PublishedValue | None
    others: tuple[PublishedValue, ...]
    source: str
    as_at_date: date
    published_at: date | None
    interval: str
    unit: str
    differs: str = ""


@dataclass(frozen=True, slots=True)
class Comparators:
    """All of a release."""

    years_on: tuple[YearOn, ...] = ()
    neighbours: tuple[Neighbours, ...] = ()

    def year_on(self, measure: str, area_code: str) -> YearOn | None:
        """The newest year of a measure in an area beside the year before."""
        return next(
            (
                each
                for each in self.years_on
                if (each.measure, each.area_code) == (measure, area_code)
            ),
            None,
        )

    def neighbours_of(self, measure: str) -> tuple[Neighbours, ...]:
        """A measure of each of our areas that has neighbours, in the order of the partnership."""
        return tuple(each for each in self.neighbours if each.measure == measure)


_COMPARATORS = TypeAdapter(Comparators)


def write_comparators(comparators: Comparators, *, folder: Path) -> None:
    """Write them into the folder of a release."""
    content = _COMPARATORS.dump_json(comparators, indent=1)
    (folder / layout.COMPARATORS).write_bytes(content + b"\n")


def read_comparators(folder: Path) -> Comparators:
    """What was written; nothing in a release of before measures said what they compare with."""
    path = folder / layout.COMPARATORS
    return _COMPARATORS.validate_json(path.read_bytes()) if path.is_file() else Comparators()
