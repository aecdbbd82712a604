"""Actions with all that their standing is derived from, read in a few questions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from headwater_web.strategy.models import (
    Action,
    ActionLead,
    Closure,
    Condition,
    ExtensionRequest,
)
from headwater_web.strategy.standings import ActionFacts, Standing, days_overdue, standing_of


@dataclass(frozen=True, slots=True)
class ShownAction:
    """One action as it stands on a day."""

    action: Action
    facts: ActionFacts
    today: date
    leads: tuple[ActionLead, ...]
    conditions: tuple[Condition, ...]
    closure: Closure | None
    waiting_request: ExtensionRequest | None
    granted: ExtensionRequest | None

    @property
    def reference(self) -> str:
        """The action's reference."""
        return self.action.reference

    @property
    def standing(self) -> Standing:
        """Where it stands."""
        return standing_of(self.facts, today=self.today)

    @property
    def days_overdue(self) -> int:
        """Days past the date first agreed."""
        return days_overdue(self.facts, today=self.today)

    @property
    def organisations(self) -> frozenset[str]:
        """The organisations that lead it now."""
        return frozenset(lead.organisation for lead in self.leads)


def all_actions() -> QuerySet[Action]:
    """Every action, with what its standing needs."""
    return Action.objects.prefetch_related(
        Prefetch("leads", ActionLead.objects.filter(ends_on__isnull=True), "open_leads"),
        Prefetch("conditions", Condition.objects.filter(ended_on__isnull=True), "open_conditions"),
        Prefetch("closures", Closure.objects.filter(returned_at__isnull=True), "standing_closures"),
        "extensions",
    )


def shown(actions: Iterable[Action], *, today: date) -> tuple[ShownAction, ...]:
    """Actions as they stand on a day. They must come from `all_actions`."""
    return tuple(_shown(action, today) for action in actions)


def shown_action(reference: str, *, today: date) -> ShownAction | None:
    """One action as it stands, or nothing."""
    found = all_actions().filter(reference=reference).first()
    return _shown(found, today) if found else None


def shown_by_reference(references: Iterable[str], *, today: date) -> Mapping[str, ShownAction]:
    """Actions by reference."""
    found = all_actions().filter(reference__in=list(references))
    return {each.reference: each for each in shown(found, today=today)}


def _shown(action: Action, today: date) -> ShownAction:
    closure: Closure | None = next(iter(action.standing_closures), None)  # type: ignore[attr-defined]  # prefetched
    conditions: tuple[Condition, ...] = tuple(action.open_conditions)  # type: ignore[attr-defined]  # prefetched
    requests = list(action.extensions.all())
    waiting = next((each for each in requests if each.decided_on is None), None)
    granted = max(
        (each for each in requests if each.is_granted), key=lambda each: each.until, default=None
    )
    confirmed_at = closure.confirmed_at if closure else None
    facts = ActionFacts(
        due_on=action.due_on,
        confirmed_on=timezone.localdate(confirmed_at) if confirmed_at else None,
        is_claimed=closure is not None,
        extended_until=granted.until if granted else None,
        asked_until=waiting.until if waiting else None,
        conditions=tuple(each.kind for each in conditions),
    )
    leads: tuple[ActionLead, ...] = tuple(action.open_leads)  # type: ignore[attr-defined]  # prefetched
    return ShownAction(action, facts, today, leads, conditions, closure, waiting, granted)
