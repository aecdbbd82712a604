"""Back-planning: from a date that somebody set to the days that were left for consultation.

Days are weekdays; public holidays are not known here, so the true number is never larger.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

_WEEKEND = 5


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that has to happen before the date, and how many weekdays it takes."""

    title: str
    weekdays: int


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """One step with its first day and its last."""

    title: str
    weekdays: int
    starts_on: date
    ends_on: date


@dataclass(frozen=True, slots=True)
class BackPlan:
    """Where every step has to lie, and what is left for consultation between them."""

    before: tuple[PlannedStep, ...]
    after: tuple[PlannedStep, ...]
    consultation_days: int
    consultation_starts_on: date | None
    consultation_ends_on: date | None

    @property
    def is_possible(self) -> bool:
        """Whether the steps alone fit before the date."""
        return self.consultation_days >= 0


def back_plan(
    *, told_on: date, due_on: date, before: Sequence[Step], after: Sequence[Step]
) -> BackPlan:
    """Lay the steps before consultation forwards from the day on which the date was told, those
    after it backwards from the date, and count the weekdays left between.

    `consultation_days` is negative by as many weekdays as the steps alone do not fit.

    >>> plan = back_plan(told_on=date(2021, 1, 4), due_on=date(2021, 1, 29),
    ...                  before=[Step("Write the draft", 10)], after=[Step("Sign off", 6)])
    >>> plan.consultation_days, plan.consultation_starts_on.isoformat()
    (4, '2021-01-18')
    """
    first = weekday_on_or_after(told_on)
    laid_before: list[PlannedStep] = []
    for step in before:
        last = later_weekday(first, step.weekdays - 1)
        laid_before.append(PlannedStep(step.title, step.weekdays, first, last))
        first = later_weekday(last, 1)
    end = weekday_on_or_before(due_on)
    laid_after: list[PlannedStep] = []
    for step in reversed(after):
        start = earlier_weekday(end, step.weekdays - 1)
        laid_after.append(PlannedStep(step.title, step.weekdays, start, end))
        end = earlier_weekday(start, 1)
    days = weekdays_between(first, end)
    return BackPlan(
        tuple(laid_before),
        tuple(reversed(laid_after)),
        days,
        first if days > 0 else None,
        end if days > 0 else None,
    )


def weekdays_between(first: date, last: date) -> int:
    """How many weekdays there are from one weekday to another, both counted.

    Negative where the last lies before the first by more than a day.

    >>> weekdays_between(date(2021, 1, 4), date(2021, 1, 8))
    5
    """
    if last < first:
        return (
            -weekdays_between(later_weekday(last, 1), earlier_weekday(first, 1))
            if _gap(last, first)
            else 0
        )
    days = (last - first).days + 1
    weeks, rest = divmod(days, 7)
    return weeks * _WEEKEND + sum(
        (first + timedelta(days=offset)).weekday() < _WEEKEND for offset in range(rest)
    )


def _gap(last: date, first: date) -> bool:
    """Whether a weekday lies between two weekdays."""
    return later_weekday(last, 1) < first


def later_weekday(day: date, weekdays: int) -> date:
    """The weekday so many weekdays after a day."""
    for _ in range(weekdays):
        day = weekday_on_or_after(day + timedelta(days=1))
    return day


def earlier_weekday(day: date, weekdays: int) -> date:
    """The weekday so many weekdays before a day."""
    for _ in range(weekdays):
        day = weekday_on_or_before(day - timedelta(days=1))
    return day


def weekday_on_or_after(day: date) -> date:
    """The day itself, or the Monday after it."""
    while day.weekday() >= _WEEKEND:
        day += timedelta(days=1)
    return day


def weekday_on_or_before(day: date) -> date:
    """The day itself, or the Friday before it."""
    while day.weekday() >= _WEEKEND:
        day -= timedelta(days=1)
    return day
