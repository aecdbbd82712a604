"""What the facts do not allow, each named for its situation, in words for the person who tried."""

from django.utils.translation import gettext_lazy as _

from headwater_web.ui.asking import NotAllowedNow


class ChangedMeanwhile(NotAllowedNow):
    """Someone else changed the same claim after the page was opened."""

    words = _(
        "Someone changed this while you had it open. Nothing of yours was kept yet. Read what it "
        "says now, and send yours again if it still holds."
    )


class NothingNew(NotAllowedNow):
    """A version would say what the one before it says."""

    words = _("This says what it said before. Change something, or go back.")


class PublishedAlready(NotAllowedNow):
    """This version is published."""

    words = _("This version is published already.")


class NotPublished(NotAllowedNow):
    """A claim that nobody else can read would be withdrawn, or disagreed with in public."""

    words = _("This claim is not published. There is nothing to withdraw or to disagree with.")


class WrittenByYou(NotAllowedNow):
    """Somebody would publish what they wrote themselves."""

    words = _("You wrote this version. Ask somebody else to publish it: two people stand for it.")


class SaysTooMuch(NotAllowedNow):
    """The headline says more than the figures carry by now."""

    words = _(
        "The headline says more than the figures carry by now. Write a new version with another "
        "headline, or without one."
    )
