"""Money of programmes: shares of budget lines, what is spent of them, and what nobody was given."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from headwater_web.funding.api import (
    ConditionStanding,
    LineStanding,
    conditions_standing,
    lines_standing,
    pounds,
)
from headwater_web.interventions.models import Allocation
from headwater_web.interventions.money_rules import NOTHING, left_of, standing_allocations
from headwater_web.interventions.queries.programmes import FollowedProgramme


@dataclass(frozen=True, slots=True)
class GivenShare:
    """A programme's share of a budget line. `spent_words` says what can be said of its spending.

    `others` is how many other programmes share the line.
    """

    allocation: Allocation
    line: LineStanding
    others: int

    @property
    def amount(self) -> Decimal:
        """So many pounds."""
        return self.allocation.amount

    @property
    def is_alone(self) -> bool:
        """Whether the whole line is this programme's, so that its spending is too."""
        return not self.others and self.amount == self.line.budget

    @property
    def spent_words(self) -> str:
        """What is entered as spent, never told apart where a line is shared or only part given."""
        said = _("{spent} of {budget} spent on the whole line").format(
            spent=pounds(self.line.spent), budget=pounds(self.line.budget)
        )
        if self.line.missing:
            said += _("; not yet entered: {periods}").format(periods=", ".join(self.line.missing))
        if not self.is_alone:
            said += _("; what this programme spent of it is not told apart")
        return said


@dataclass(frozen=True, slots=True)
class LeftOver:
    """What a budget line has that no programme was given."""

    line: LineStanding
    amount: Decimal


def lines_by_number(today: date) -> Mapping[int, LineStanding]:
    """Every budget line of funding by its number."""
    return {each.number: each for each in lines_standing(today)}


def shares_of(
    programme: FollowedProgramme, lines: Mapping[int, LineStanding]
) -> tuple[GivenShare, ...]:
    """A programme's shares of budget lines."""
    everybody = standing_allocations(Allocation.objects.all())
    return tuple(
        GivenShare(
            each,
            lines[each.line],
            len(
                {
                    other.programme_id
                    for other in everybody
                    if other.line == each.line and other.programme_id != each.programme_id
                }
            ),
        )
        for each in programme.allocations
        if each.line in lines
    )


def conditions_of(shares: Iterable[GivenShare], today: date) -> tuple[ConditionStanding, ...]:
    """The conditions of the agreements that pay for a programme, as they stand."""
    agreements = {each.line.agreement for each in shares}
    return tuple(each for each in conditions_standing(today) if each.agreement in agreements)


def left_over(lines: Iterable[LineStanding]) -> tuple[LeftOver, ...]:
    """Every line with what it has that no programme was given."""
    rows = list(Allocation.objects.all())
    found = (LeftOver(each, left_of(each, rows)) for each in lines)
    return tuple(each for each in found if each.amount != NOTHING)


def lines_to_choose(today: date) -> tuple[LeftOver, ...]:
    """The lines of agreements that are not over, with what each has left."""
    rows = list(Allocation.objects.all())
    return tuple(
        LeftOver(each, left_of(each, rows))
        for each in lines_standing(today)
        if each.ends_on > today
    )
