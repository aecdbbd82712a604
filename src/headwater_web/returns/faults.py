"""Why something may not be done to a return. Each says what to do instead."""

from django.utils.translation import gettext_lazy as _

from headwater_web.ui.asking import NotAllowedNow


class ChangedMeanwhile(NotAllowedNow):
    """Somebody else changed the return after this person opened it."""

    words = _(
        "Somebody else changed this return while you had it open. What you wrote is still here: "
        "read what changed, then send it again."
    )


class SignedOff(NotAllowedNow):
    """A return that is signed off is not changed."""

    words = _("This return is signed off, so it stays as it is. Open a new version to change it.")


class NotSignedOff(NotAllowedNow):
    """A return cannot be sent, or opened again, before anybody signed it off."""

    words = _("Nobody has signed this return off yet. That comes first.")


class OwnWords(NotAllowedNow):
    """Whoever gave an answer tried to sign the return off."""

    words = _("You gave answers in this return yourself. Somebody else has to sign it off.")


class NotAnswered(NotAllowedNow):
    """A return was to be signed off while questions have no answer."""

    words = _(
        "Some questions have no answer yet. Answer each; “not yet”, with the reason, is an answer."
    )


class SentAlready(NotAllowedNow):
    """A version that was sent is not sent again."""

    words = _("This version was sent already. Open a new version if it has to be sent again.")


class BegunAlready(NotAllowedNow):
    """Somebody has begun the same return."""

    words = _("Somebody has begun this return already. Open that one.")


class NotYet(NotAllowedNow):
    """A day was given that has not come, or that lies before what it follows."""

    words = _(
        "This day has not come yet, or is before the return was signed off. Give the day on which "
        "it was sent."
    )


class CorrectedAlready(NotAllowedNow):
    """Somebody else corrected the same hours first."""

    words = _(
        "These hours were corrected while you were writing. Look at the newest entry, and correct "
        "that one if it is still wrong."
    )
