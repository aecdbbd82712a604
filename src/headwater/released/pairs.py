"""Two districts set beside each other, measure by measure: how much apart, and how sure that is."""

from dataclasses import dataclass, fields, replace
from enum import StrEnum
from pathlib import Path

import pyarrow.parquet as pq

from headwater.released import layout


class Verdict(StrEnum):
    """What may be said of the first district beside the second."""

    HIGHER = "higher"
    LOWER = "lower"
    CANNOT_TELL = "cannot_tell"
    NOT_COMPARED = "not_compared"


class WhyNot(StrEnum):
    """Why two districts are not compared in a measure."""

    AS_PUBLISHED = "as_published"
    """Its publisher gives no count, so chance cannot be weighed."""
    ONLY_COUNTS = "only_counts"
    """It is a count, which says nothing where more people live."""
    NOT_FOR_DISTRICTS = "not_for_districts"
    """It is not published for one of them."""
    WITHHELD = "withheld"
    """A number is withheld to protect people."""
    NOT_ARRIVED = "not_arrived"
    """A number was expected and has not come."""
    NOT_COLLECTED = "not_collected"
    """Nobody was asked to count it."""
    BREAK = "break"
    """A change or a shock lies within the period, or has touched one of them alone."""
    COMPLETENESS = "completeness"
    """It is recorded more completely in one of them."""
    TOO_FEW = "too_few"
    """So few are expected that rounding would say more than chance."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two districts in one measure and period: the columns of `tables.pairs.ReleasedPair`.

    `value` is the first over the second, a ratio of two rates, with its 95% interval; of shares
    the first less the second, in the measure's own unit. A ratio is None, and so is its upper
    limit, where the second has nothing to divide by: it has no end. The verdict holds among all
    `tested` for these two districts together. `why_not` is None of what is compared.
    """

    measure: str
    first: str
    second: str
    period: str
    verdict: Verdict
    is_ratio: bool = True
    value: float | None = None
    lower: float | None = None
    upper: float | None = None
    tested: int = 0
    why_not: WhyNot | None = None

    @property
    def is_compared(self) -> bool:
        """Whether anything was worked out."""
        return self.why_not is None

    @property
    def is_apart(self) -> bool:
        """Whether the 95% interval, taken alone, leaves out that there is no difference."""
        none = 1.0 if self.is_ratio else 0.0
        if not self.is_compared or self.lower is None:
            return False
        return self.lower > none or (self.upper is not None and self.upper < none)

    def turned(self) -> "Pair":
        """The same the other way round.

        >>> pair = Pair("robbery", "A", "B", "2025", Verdict.HIGHER, True, 2.0, 1.25, None)
        >>> turned = pair.turned()
        >>> turned.first, turned.verdict.value, turned.value, turned.lower, turned.upper
        ('B', 'lower', 0.5, 0.0, 0.8)
        """
        over = _inverse if self.is_ratio else _negative
        limits = (over(self.value), over(self.upper), over(self.lower))
        value, lower, upper = limits if self.is_compared else (None, None, None)
        return replace(
            self,
            first=self.second,
            second=self.first,
            verdict=_TURNED.get(self.verdict, self.verdict),
            value=value,
            lower=lower,
            upper=upper,
        )


_TURNED = {Verdict.HIGHER: Verdict.LOWER, Verdict.LOWER: Verdict.HIGHER}


def between(pairs: tuple[Pair, ...], first: str, second: str) -> dict[str, Pair]:
    """Every measure in which two districts stand beside each other, told of the first."""
    found = {}
    for pair in pairs:
        if (pair.first, pair.second) == (first, second):
            found[pair.measure] = pair
        elif (pair.first, pair.second) == (second, first):
            found[pair.measure] = pair.turned()
    return found


def read_pairs(folder: Path) -> tuple[Pair, ...]:
    """What was written; nothing in a release of before districts were set beside each other."""
    path = folder / layout.PAIRS
    if not path.is_file():
        return ()
    names = [field.name for field in fields(Pair)]
    return tuple(
        Pair(
            **{name: row[name] for name in names}
            | {
                "verdict": Verdict(row["verdict"]),
                "why_not": WhyNot(row["why_not"]) if row["why_not"] else None,
            }
        )
        for row in pq.read_table(path).to_pylist()
    )


def _inverse(number: float | None) -> float | None:
    """One over a number; None is without end."""
    if number is None:
        return 0.0
    return 1 / number if number else None


def _negative(number: float | None) -> float | None:
    return None if number is None else -number
