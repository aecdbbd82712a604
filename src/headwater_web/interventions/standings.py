"""Where a programme stands on a day: derived from its days and its decisions, never kept."""

from datetime import date
from enum import StrEnum

from django.utils.translation import gettext_lazy as _


class Standing(StrEnum):
    """Where a programme stands."""

    PROPOSED = "proposed"
    DECIDED = "decided"
    RUNNING = "running"
    STOPPED = "stopped"
    ENDED = "ended"

    @property
    def is_live(self) -> bool:
        """Whether money is or will be spent on it."""
        return self in {Standing.DECIDED, Standing.RUNNING}


STANDING_WORDS = {
    Standing.PROPOSED: _("proposed, not decided"),
    Standing.DECIDED: _("decided, not begun"),
    Standing.RUNNING: _("running"),
    Standing.STOPPED: _("stopped by a decision"),
    Standing.ENDED: _("ended as planned"),
}


def standing_of(
    *, starts_on: date, ends_on: date, is_decided: bool, stopped_on: date | None, today: date
) -> Standing:
    """Where a programme stands on a day. `stopped_on` is the first day without it.

    >>> standing_of(starts_on=date(2026, 1, 1), ends_on=date(2027, 1, 1), is_decided=True,
    ...             stopped_on=None, today=date(2026, 5, 1)).value
    'running'
    """
    if not is_decided:
        return Standing.PROPOSED
    if stopped_on is not None and stopped_on <= today:
        return Standing.STOPPED
    if ends_on <= today:
        return Standing.ENDED
    return Standing.RUNNING if starts_on <= today else Standing.DECIDED
