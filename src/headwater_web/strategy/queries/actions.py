"""Actions with all that their standing is derived from, read in a few questions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from headwater_web.strategy.areas import area_name
from headwater_web.strategy.models import (
    Action,
    ActionLead,
    Closure,
    Condition,
    ExtensionRequest,
)
from headwater_web.strategy.queries.leads import ShownLead, Surroundings, surroundings
from headwater_web.strategy.standings import ActionFacts, Standing, days_overdue, standing_of


@dataclass(frozen=True, slots=True)
class ShownAction:
    """One action as it stands on a day."""

    action: Action
    facts: ActionFacts
    today: date
    leads: tuple[ActionLead, ...]
    led: tuple[ShownLead, ...]
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
    def is_done(self) -> bool:
        """Whether a second person confirmed that it is done."""
        return self.standing is Standing.DONE

    @property
    def has_lead_to_replace(self) -> bool:
        """Whether it is not done, and a lead ended or left whose part nobody has taken on."""
        return not self.is_done and any(each.is_waiting for each in self.led)

    @property
    def has_no_living_lead(self) -> bool:
        """Whether it is not done, and none of its leads is there any more."""
        return not self.is_done and not any(each.is_living for each in self.led)

    @property
    def is_of_a_community(self) -> bool:
        """Whether a community leads it, alone or with others."""
        return any(each.is_of_a_community and each.is_living for each in self.led)

    @property
    def place(self) -> str:
        """The name of the place that it is for; empty for the whole partnership."""
        return area_name(self.action.area)

    @property
    def organisations(self) -> frozenset[str]:
        """The organisations that lead it now."""
        return frozenset(lead.organisation for lead in self.leads)


def all_actions() -> QuerySet[Action]:
    """Every action, with what its standing needs."""
    return Action.objects.prefetch_related(
        Prefetch("leads", ActionLead.objects.filter(ends_on__isnull=True), "open_leads"),
        Prefetch("conditions", Condition.objects.filter(ended_on__isnull=True), "open_conditions"),
        Prefetch(
            "closures",
            Closure.objects.filter(returned_at__isnull=True).select_related("file"),
            "standing_closures",
        ),
        "extensions",
    )


def shown(actions: Iterable[Action], *, today: date) -> tuple[ShownAction, ...]:
    """Actions as they stand on a day. They must come from `all_actions`."""
    found = list(actions)
    around = surroundings((lead for each in found for lead in _leads(each)), today=today)
    return tuple(_shown(action, around, today) for action in found)


def shown_action(reference: str, *, today: date) -> ShownAction | None:
    """One action as it stands, or nothing."""
    found = shown(all_actions().filter(reference=reference), today=today)
    return found[0] if found else None


def shown_by_reference(references: Iterable[str], *, today: date) -> Mapping[str, ShownAction]:
    """Actions by reference."""
    found = all_actions().filter(reference__in=list(references))
    return {each.reference: each for each in shown(found, today=today)}


def _leads(action: Action) -> tuple[ActionLead, ...]:
    return tuple(action.open_leads)  # type: ignore[attr-defined]  # prefetched


def _shown(action: Action, around: Surroundings, today: date) -> ShownAction:
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
    leads = _leads(action)
    led = around.shown(leads)
    return ShownAction(action, facts, today, leads, led, conditions, closure, waiting, granted)
