"""Asking for every return that the schedule names."""

from datetime import date

from django.db import transaction

from headwater_web.audit.api import Actor
from headwater_web.interventions.api import programmes
from headwater_web.provider_returns.actions.opening import ReturnWords, ask_for_return
from headwater_web.provider_returns.models import ProviderReturn
from headwater_web.provider_returns.schedule import (
    due_on,
    schedule,
    to_be_asked,
    usual_areas,
    usual_parts,
)


@transaction.atomic
def ask_by_schedule(*, by: Actor | None, today: date) -> tuple[ProviderReturn, ...]:
    """Ask for the last whole quarter of every programme that ran in it; twice changes nothing."""
    said = schedule()
    known = set(ProviderReturn.objects.values_list("programme", "begins"))
    return tuple(
        ask_for_return(
            by=by,
            programme=programme,
            quarter=quarter,
            words=ReturnWords(
                parts=usual_parts(programme),
                areas=usual_areas(programme),
                is_large=programme.key not in said.small,
                due_on=due_on(quarter, said.due_days_after),
            ),
        )
        for programme, quarter in to_be_asked(programmes(today=today), known=known, today=today)
    )
