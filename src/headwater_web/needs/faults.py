"""Acts that the facts do not allow, each with what to do next."""

from django.utils.translation import gettext_lazy as _

from headwater_web.ui.asking import NotAllowedNow


class ChangedMeanwhile(NotAllowedNow):
    """The draft is not as it was read."""

    words = _(
        "The draft changed while you had this page open, so nothing was kept. Read it again, and "
        "do this again if it still holds."
    )


class NotReady(NotAllowedNow):
    """Something is missing before publication."""

    words = _(
        "This edition cannot be published yet. The page of the draft lists what is missing; when "
        "nothing is, come back."
    )


class SignedAlready(NotAllowedNow):
    """The same person has signed this draft as it is."""

    words = _(
        "You have signed off this draft as it is. Somebody else has to sign too; nothing is left "
        "to do for you."
    )


class ClosedAlready(NotAllowedNow):
    """A comment or a window is closed."""

    words = _("This was closed already. Go back, and look at what was said.")


class WindowOpen(NotAllowedNow):
    """A consultation window is open."""

    words = _("A consultation window is open already. Close it before you open the next one.")


class BeingBuilt(NotAllowedNow):
    """The engine is building a version."""

    words = _("The engine is building a version of this edition. Wait for its answer first.")


class NothingToSign(NotAllowedNow):
    """Somebody would sign words that they may not read."""

    words = _("There is nothing in this draft that you may read, so you cannot sign it off.")


class EnoughForToday(NotAllowedNow):
    """More feedback came in one day than anybody reads."""

    words = _(
        "We have had many answers about this part today and cannot take more. Please try again "
        "tomorrow, or write to the partnership; its address is at the foot of the page."
    )
