"""Taking a return before changing it, so that the second of two people learns of the first."""

from django.db.models import F

from headwater_web.returns import faults
from headwater_web.returns.models import Return
from headwater_web.returns.queries.returns import ShownReturn, shown_return


def take(report: Return, version: int) -> None:
    """Count a change, or raise ChangedMeanwhile where somebody else made one first."""
    taken = Return.objects.filter(pk=report.pk, version=version).update(version=F("version") + 1)
    if not taken:
        raise faults.ChangedMeanwhile
    report.version = version + 1


def require_open(report: Return) -> ShownReturn:
    """The return, if its answers can be changed. Raises SignedOff."""
    shown = shown_return(report, today=report.due_on)
    if not shown.is_open:
        raise faults.SignedOff
    return shown
