"""Keeping what a reader says of a module: no name, and the day alone."""

from django.db import transaction
from django.utils import timezone

from headwater_web.audit.api import record
from headwater_web.needs.faults import EnoughForToday
from headwater_web.needs.models import Feedback, Useful

MOST_A_DAY = 200
"""Answers about one module in one day; more than that is a machine."""


@transaction.atomic
def give_feedback(*, edition_id: str, module: str, useful: Useful, missing: str) -> Feedback:
    """Keep one reader's word. Raises EnoughForToday."""
    today = timezone.localdate()
    so_far = Feedback.objects.filter(edition_id=edition_id, module=module, given_on=today)
    if so_far.count() >= MOST_A_DAY:
        raise EnoughForToday
    made: Feedback = Feedback.objects.create(
        edition_id=edition_id, module=module, useful=useful, missing=missing, given_on=today
    )
    record(actor=None, action="needs.feedback_given", about=f"edition/{edition_id}")
    return made
