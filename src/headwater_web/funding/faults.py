"""Why something may not be done to an agreement or its money. Each says what to do instead."""

from django.utils.translation import gettext_lazy as _

from headwater_web.ui.asking import NotAllowedNow


class BeforeTheBeginning(NotAllowedNow):
    """A date lies before the partnership began."""

    words = _("This date is before the partnership began. Give a later one.")


class NotAFirstOfMonth(NotAllowedNow):
    """An agreement was to begin or end in the middle of a month."""

    words = _(
        "Found a day within a month. Money is counted by whole months, so give the first day of a "
        "month as the start and the last day of a month as the end."
    )


class NotInAgreement(NotAllowedNow):
    """Money was said of a period that is none of the agreement's."""

    words = _("This agreement does not cover that period. Choose one of its own.")


class NotBegun(NotAllowedNow):
    """Money was said to be spent in a period that has not begun."""

    words = _("That period has not begun, so nothing was spent in it. Give a forecast instead.")


class EnteredAlready(NotAllowedNow):
    """Somebody has entered this line and period already."""

    words = _(
        "The spending of this line in this period is entered already. If it is wrong, correct it: "
        "both numbers stay on the page."
    )


class CorrectedAlready(NotAllowedNow):
    """Somebody else corrected the same entry first."""

    words = _(
        "Somebody else corrected this entry while you were writing. Your words are still here: "
        "look at the newest entry, and correct that one if it is still wrong."
    )


class ChangedMeanwhile(NotAllowedNow):
    """Somebody else changed the same budget first."""

    words = _(
        "Somebody else changed this budget while you were writing. Your words are still here: "
        "read what changed, then send them again."
    )
