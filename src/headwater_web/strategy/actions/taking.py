"""Taking an action in hand for a change: only as its reader knew it, and while it is open."""

from django.db.models import F

from headwater_web.strategy import faults
from headwater_web.strategy.models import Action


def take(action: Action, version: int) -> None:
    """Go on only where nobody else changed the action since it was read.

    Raises ChangedMeanwhile.
    """
    changed = Action.objects.filter(pk=action.pk, version=version).update(version=F("version") + 1)
    if not changed:
        raise faults.ChangedMeanwhile
    action.version = version + 1


def require_open(action: Action) -> None:
    """Go on only where nobody has said that the action is done. Raises AlreadyClosed."""
    if action.closures.filter(returned_at__isnull=True).exists():
        raise faults.AlreadyClosed
