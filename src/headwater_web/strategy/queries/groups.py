"""What each thematic group has in hand, and how it rolls up into the strategy's priorities."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from headwater_web.accounts.api import Asker
from headwater_web.governance.api import (
    BodyKind,
    BodyWords,
    PaperWords,
    bodies_in_force,
    missing_words,
    papers_sent_by,
)
from headwater_web.strategy.queries.actions import ShownAction, all_actions, shown
from headwater_web.strategy.queries.plans import ShownPlan, all_plans, shown_plans
from headwater_web.strategy.queries.priorities import priorities_of
from headwater_web.thread.api import LinkKind, later_references
from headwater_web.ui.strategy_words import Priority, strategy_words


@dataclass(frozen=True, slots=True)
class GroupInHand:
    """One group: its plans, the actions that it leads or that carry them out, its papers."""

    body: BodyWords
    missing: tuple[str, ...]
    plans: tuple[ShownPlan, ...]
    actions: tuple[ShownAction, ...]
    papers: tuple[PaperWords, ...]


@dataclass(frozen=True, slots=True)
class PriorityInHand:
    """One priority of the strategy: the plans and the actions that serve it, and whose they are."""

    priority: Priority
    plans: tuple[ShownPlan, ...]
    actions: tuple[ShownAction, ...]

    @property
    def done(self) -> int:
        """How many of its actions are done."""
        return sum(each.is_done for each in self.actions)


@dataclass(frozen=True, slots=True)
class InHand:
    """Everything in hand on a day, by group and by priority."""

    groups: tuple[GroupInHand, ...]
    priorities: tuple[PriorityInHand, ...]
    plans_of_others: tuple[ShownPlan, ...]
    """Plans for which another body answers, or none."""
    actions_without_priority: tuple[ShownAction, ...]


def in_hand(person: Asker, *, today: date) -> InHand:
    """What is in hand on a day, as one person may see it."""
    plans = shown_plans(all_plans(), today=today)
    actions = shown(all_actions(), today=today)
    groups = [each for each in bodies_in_force(today) if each.kind is BodyKind.THEMATIC_GROUP]
    missing = missing_words(today)
    for_plans = later_references([each.plan.reference for each in plans], LinkKind.CARRIED_OUT_BY)
    served = priorities_of([each.reference for each in actions])
    keys = {group.key for group in groups}
    return InHand(
        groups=tuple(
            GroupInHand(
                body=group,
                missing=missing.get(group.key, ()),
                plans=(mine := _of(plans, group.key)),
                actions=_led_or_for(actions, group.key, mine, for_plans),
                papers=papers_sent_by(person, group.key),
            )
            for group in groups
        ),
        priorities=tuple(
            PriorityInHand(
                priority,
                tuple(each for each in plans if each.plan.priority_number == priority.number),
                tuple(each for each in actions if priority.number in served[each.reference]),
            )
            for priority in strategy_words().priorities
        ),
        plans_of_others=tuple(
            each for each in plans if each.body is None or each.body.key not in keys
        ),
        actions_without_priority=tuple(each for each in actions if not served[each.reference]),
    )


def _of(plans: Sequence[ShownPlan], key: str) -> tuple[ShownPlan, ...]:
    return tuple(each for each in plans if each.body is not None and each.body.key == key)


def _led_or_for(
    actions: Sequence[ShownAction],
    key: str,
    plans: Sequence[ShownPlan],
    for_plans: dict[str, list[str]],
) -> tuple[ShownAction, ...]:
    carried = {ref for each in plans for ref in for_plans.get(each.plan.reference, ())}
    return tuple(each for each in actions if key in each.organisations or each.reference in carried)
