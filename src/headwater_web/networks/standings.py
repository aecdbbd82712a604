"""Where an ask stands, worked out from what happened to it."""

from collections.abc import Sequence

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from headwater_web.networks.models import EventKind


class Standing(TextChoices):
    """Where an ask stands."""

    AGREEING = "agreeing", _("waiting for a unit to agree")
    READY = "ready", _("ready to be sent")
    WAITING = "waiting", _("sent; no answer yet")
    ACKNOWLEDGED = "acknowledged", _("received; no answer yet")
    REPLIED = "replied", _("answered")
    PARTLY_MET = "partly_met", _("partly met")
    MET = "met", _("met")
    REFUSED = "refused", _("refused")
    WITHDRAWN = "withdrawn", _("withdrawn")


UNSENT = frozenset({Standing.AGREEING, Standing.READY})
SETTLED = frozenset({Standing.MET, Standing.REFUSED, Standing.WITHDRAWN})
THEIR_TURN = frozenset({Standing.WAITING, Standing.ACKNOWLEDGED, Standing.PARTLY_MET})
"""Whoever was asked has to do something next."""
_TOLD = {
    EventKind.ACKNOWLEDGED: Standing.ACKNOWLEDGED,
    EventKind.REPLIED: Standing.REPLIED,
    EventKind.PARTLY_MET: Standing.PARTLY_MET,
    EventKind.MET: Standing.MET,
    EventKind.REFUSED: Standing.REFUSED,
}
ANSWERS = frozenset(_TOLD) - {EventKind.ACKNOWLEDGED}
"""What counts as an answer. That they have it is none."""


def standing_of(*, is_sent: bool, missing_agreements: bool, kinds: Sequence[EventKind]) -> Standing:
    """Where an ask stands after what happened to it, in order, corrected rows left out.

    Asking again and going higher change nothing; an answer is not undone by a later receipt.

    >>> standing_of(is_sent=True, missing_agreements=False, kinds=[EventKind.CHASED]).value
    'waiting'
    """
    if EventKind.WITHDRAWN in kinds:
        return Standing.WITHDRAWN
    if not is_sent:
        return Standing.AGREEING if missing_agreements else Standing.READY
    answers = [kind for kind in kinds if kind in ANSWERS]
    if answers:
        return _TOLD[answers[-1]]
    return Standing.ACKNOWLEDGED if EventKind.ACKNOWLEDGED in kinds else Standing.WAITING
