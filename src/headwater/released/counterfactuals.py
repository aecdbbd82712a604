"""What a series was expected to be had an event not happened, beside what was observed."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from headwater.vocabulary.shocks import Doubt, Standing
from headwater.vocabulary.states import ValueState


@dataclass(frozen=True, slots=True)
class Beside:
    """Observed events of some months together, beside those expected of the same months.

    `lower` and `upper` are the 95% limits of the count that was to be expected. `months` are those
    that show a number; a month without one is in neither sum.
    """

    months: int
    observed: int
    expected: float
    lower: float
    upper: float

    @property
    def excess(self) -> float:
        """Observed less expected; below zero where events are missing."""
        return self.observed - self.expected

    @property
    def excess_limits(self) -> tuple[float, float]:
        """The limits of the excess: observed less the limits of what was expected."""
        return self.observed - self.upper, self.observed - self.lower

    @property
    def ratio(self) -> float:
        """Observed over expected."""
        return self.observed / self.expected

    @property
    def ratio_limits(self) -> tuple[float | None, float | None]:
        """Observed over the limits of what was expected; None for no limit."""
        return tuple(  # type: ignore[return-value]  # of two
            self.observed / limit if limit else None for limit in (self.upper, self.lower)
        )

    @property
    def side(self) -> int:
        """-1 below what was expected, 1 above it, 0 where chance explains the difference."""
        return (self.observed > self.upper) - (self.observed < self.lower)


@dataclass(frozen=True, slots=True)
class ExpectedMonth:
    """One month after an event began: what is shown, and what was to be expected.

    `in_event` is whether the month is one of the event's own. What was to be expected is worked
    out from earlier months alone, so it stands beside a withheld month and says nothing of it.
    """

    month: date
    in_event: bool
    state: ValueState
    observed: int | None
    expected: float
    lower: float
    upper: float

    @property
    def side(self) -> int:
        """-1 below what was expected, 1 above, 0 within it or where no number is shown."""
        if self.observed is None:
            return 0
        return (self.observed > self.upper) - (self.observed < self.lower)


@dataclass(frozen=True, slots=True)
class Counterfactual:
    """What can be said of one event in one series: a measure in the whole or in a district.

    `total` is over the event, or over the first year of a change of recording; `newest` over the
    last months that can be judged after it. `months_before` show a number and were fitted, from
    `first_before` on. `back_since` is given with `Standing.BACK` alone. `drifting` says that
    neighbouring months were allowed to be alike.
    """

    event: str
    measure: str
    area_type: str
    area_code: str
    standing: Standing
    doubt: Doubt
    months_before: int
    first_before: date | None = None
    total: Beside | None = None
    newest: Beside | None = None
    back_since: date | None = None
    judged_until: date | None = None
    drifting: bool = False


MonthKey = tuple[str, str, str]
ReadMonths = Callable[[], dict[MonthKey, tuple[ExpectedMonth, ...]]]


@dataclass(frozen=True)
class Counterfactuals:
    """Every counterfactual of a release; months are read when first asked for."""

    found: tuple[Counterfactual, ...] = ()
    read_months: ReadMonths = field(default=dict, repr=False, compare=False)

    @cached_property
    def _months(self) -> dict[MonthKey, tuple[ExpectedMonth, ...]]:
        return self.read_months()

    def of(
        self, *, event: str | None = None, measure: str | None = None, area_code: str | None = None
    ) -> tuple[Counterfactual, ...]:
        """Those that meet every condition given."""
        return tuple(
            each
            for each in self.found
            if event in (None, each.event)
            and measure in (None, each.measure)
            and area_code in (None, each.area_code)
        )

    @property
    def by_month(self) -> dict[MonthKey, tuple[ExpectedMonth, ...]]:
        """The months of every one for which anything could be expected, by its key."""
        return self._months

    def months_of(self, found: Counterfactual) -> tuple[ExpectedMonth, ...]:
        """The months of one, the earliest first; none where nothing could be expected."""
        return self._months.get((found.event, found.measure, found.area_code), ())


def months_by_key(
    rows: Iterable[tuple[MonthKey, ExpectedMonth]],
) -> dict[MonthKey, tuple[ExpectedMonth, ...]]:
    """Months by event, measure and area."""
    grouped: dict[MonthKey, list[ExpectedMonth]] = {}
    for key, month in rows:
        grouped.setdefault(key, []).append(month)
    return {key: tuple(months) for key, months in grouped.items()}
