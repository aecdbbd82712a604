"""From what is kept of a plan to the plan that the engine answers."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from headwater.released.evaluations.plan import (
    ChosenBecause,
    CountsFrom,
    Design,
    Direction,
    EvaluationPlan,
    GroupCounts,
    TreatedArea,
)
from headwater_web.evaluations.plan_columns import GROUP_COLUMNS, WRITTEN


class AreasUnreadable(ValueError):
    """A line of areas is not one area, with the month in which it began."""


def plan_of(
    said: Mapping[str, Any],
    *,
    reference: str,
    version: int,
    intervention: str,
    locked_at: datetime,
    locked_by: str,
    changed_after_opening: bool,
) -> EvaluationPlan:
    """The plan that the columns say. Raises AreasUnreadable."""
    return EvaluationPlan(
        reference=reference,
        version=version,
        title=said["title"],
        question=said["question"],
        intervention=intervention,
        design=Design(said["design"]),
        counts_from=CountsFrom(said["counts_from"]),
        outcome=said["outcome"],
        outcome_words=said["outcome_words"],
        direction=Direction(said["direction"]),
        smallest_effect=float(said["smallest_effect"]),
        chosen_because=ChosenBecause(said["chosen_because"]),
        begins=said["begins"],
        ends=said["ends"],
        treated=treated_in(said["treated"]),
        comparison=areas_in(said["comparison"]),
        areas_beside=areas_in(said["areas_beside"]),
        locked_at=locked_at,
        locked_by=locked_by,
        changed_after_opening=changed_after_opening,
        groups=_groups(said),
        where=said["where"],
    )


def columns_of(row: object) -> dict[str, Any]:
    """What a version says, by the names of its columns."""
    return {name: getattr(row, name) for name in WRITTEN}


def areas_in(text: str) -> tuple[str, ...]:
    """The areas of a text, one in a line.

    >>> areas_in("North end\\n\\n South end ")
    ('North end', 'South end')
    """
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def treated_in(text: str) -> tuple[TreatedArea, ...]:
    """The areas of a text with the day on which it began in each. Raises AreasUnreadable."""
    return tuple(_treated(text))


def _treated(text: str) -> Iterator[TreatedArea]:
    for number, line in enumerate(areas_in(text), start=1):
        area, comma, day = line.rpartition(",")
        try:
            since = date.fromisoformat(day.strip())
        except ValueError:
            since = None
        if since is None or not comma or not area.strip():
            words = _(
                "Line {number} has no day. Write the area, a comma, and the first day of its first "
                "month: Area name, 2025-04-01."
            )
            raise AreasUnreadable(words.format(number=number))
        yield TreatedArea(area.strip(), since)


def _groups(said: Mapping[str, Any]) -> tuple[GroupCounts, GroupCounts] | None:
    numbers = [said[name] for name in GROUP_COLUMNS]
    if any(each is None for each in numbers):
        return None
    return _group(numbers[:4]), _group(numbers[4:])


def _group(numbers: list[int | Decimal]) -> GroupCounts:
    before, years_before, after, years_after = numbers
    return GroupCounts(int(before), float(years_before), int(after), float(years_after))
