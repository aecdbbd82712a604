"""What sending and asking refuse, each named for its situation, with words for whoever tried."""

from django.utils.translation import gettext_lazy as _

from headwater_web.ui.asking import NotAllowedNow


class NotOffered(NotAllowedNow):
    """The engine does not take the feed from this supplier any more."""

    words = _(
        "This feed may not be sent now: its agreement has ended or changed, so nothing was sent. "
        "The information-governance lead can tell you more."
    )


class TooManyUploads(NotAllowedNow):
    """Somebody has more half-sent files than are kept for one person."""

    words = _(
        "You have too many files half sent. Finish one of them, or stop one, on the page Send a "
        "file."
    )


class NotThereToMap(NotAllowedNow):
    """The engine does not hold the file any more, or is at it, so it cannot be judged again."""

    words = _(
        "This file cannot be checked again: it is being checked, was withdrawn, or is not held any "
        "more. Send it again if you still have it."
    )


class ReplacedSince(NotAllowedNow):
    """A later file took a month of this one: judged again, it would push the later one out."""

    words = _(
        "A later file has replaced this one, at least for a month. Change how the later one is "
        "read."
    )


class NothingToChange(NotAllowedNow):
    """What was asked is how the file is read already."""

    words = _("The file is read like this already. Nothing was changed.")


class AskedMeanwhile(NotAllowedNow):
    """Somebody asked something about the same answer a moment before."""

    words = _(
        "Somebody asked something about this file a moment ago. Wait for its answer, then look "
        "again."
    )


class NothingToWithdraw(NotAllowedNow):
    """The file was withdrawn before, or nothing of it was ever kept."""

    words = _("There is nothing of this file left to withdraw.")
