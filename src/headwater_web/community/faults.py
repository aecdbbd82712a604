"""Why something may not be done to an asset. Each says what to do instead."""

from django.utils.translation import gettext_lazy as _

from headwater_web.ui.asking import NotAllowedNow


class ChangedMeanwhile(NotAllowedNow):
    """Somebody else changed the same asset after this person opened it."""

    words = _(
        "Somebody else changed this while you were writing. Your words are still here: read what "
        "is saved now, then send them again if yours should stand."
    )


class ListedAlready(NotAllowedNow):
    """There is an asset of this name in the same district."""

    words = _(
        "There is one of this name in this district already. Change that one, or say in the name "
        "how they differ."
    )


class EndedAlready(NotAllowedNow):
    """An asset that has ended was to be changed, confirmed or ended."""

    words = _("This has ended and stays as it was. If it is there again, add it anew.")


class NotYet(NotAllowedNow):
    """A confirmation has a day that has not come."""

    words = _("Nobody can have confirmed this on a day that has not come.")
