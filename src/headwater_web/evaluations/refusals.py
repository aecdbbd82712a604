"""What the facts do not allow, each named for its situation, in words for the person who tried."""

from django.utils.translation import gettext_lazy as _

from headwater_web.ui.asking import NotAllowedNow


class ChangedMeanwhile(NotAllowedNow):
    """Someone else changed the same plan after the page was opened."""

    words = _(
        "Someone changed this while you had it open. Nothing of yours was kept yet. Read what it "
        "says now, and send yours again if it still holds."
    )


class NothingNew(NotAllowedNow):
    """A version would say what the one before it says."""

    words = _("This says what it said before. Change something, or go back.")


class LockedAlready(NotAllowedNow):
    """This version was locked."""

    words = _("This version was locked already. Its answer is on its page, or on its way.")


class WrittenByYou(NotAllowedNow):
    """Somebody would lock what they wrote themselves."""

    words = _("You wrote this version. Ask somebody else to lock it: two people stand for it.")


class NotAnswered(NotAllowedNow):
    """There is no answer that could be published."""

    words = _("There is no answer yet, so there is nothing to publish.")


class NotPublished(NotAllowedNow):
    """Nothing is out that could be taken back."""

    words = _("This evaluation is not published, so there is nothing to withdraw.")


class PublishedAlready(NotAllowedNow):
    """This answer is out already."""

    words = _("This answer is published already.")
