"""What the facts do not allow, each named for its situation, in words for the person who tried."""

from django.utils.translation import gettext_lazy as _

from headwater_web.ui.asking import NotAllowedNow


class ChangedMeanwhile(NotAllowedNow):
    """Someone else changed the same thing after the page was opened."""

    words = _(
        "Someone changed this while you had it open. Nothing of yours was kept yet. Read what it "
        "says now, and send yours again if it still holds."
    )


class NothingNew(NotAllowedNow):
    """A version would say what the one before it says."""

    words = _("This says what it said before. Change something, or go back.")


class KeyTaken(NotAllowedNow):
    """Another card has this short name."""

    words = _("Another card has this short name. Give another one, or change that card.")


class KeyFixed(NotAllowedNow):
    """A card's short name would change, by which imports know it."""

    words = _("The short name of a card never changes. Leave it as it was.")


class PublishedAlready(NotAllowedNow):
    """This version is published."""

    words = _("This version is published already.")


class NotPublished(NotAllowedNow):
    """A card that nobody else can read would be withdrawn."""

    words = _("This card is not published, so there is nothing to withdraw.")


class NotComeYet(NotAllowedNow):
    """A day lies ahead."""

    words = _("This day has not come yet. Choose today or an earlier one.")


class NotAsThingsStand(NotAllowedNow):
    """An entry does not follow from those before it."""

    words = _(
        "This does not follow from what is recorded. Look at where it stands, and choose another."
    )


class NoSuchThing(NotAllowedNow):
    """A reference names nothing that can be named here."""

    words = _("There is nothing with this reference. Look at its page, and try again.")


class StruckAlready(NotAllowedNow):
    """An entry was struck out before."""

    words = _("This entry was struck out already.")


class EndsTooEarly(NotAllowedNow):
    """An end would be moved to a day before the study begins."""

    words = _("This day is before the one on which it begins. Choose a later one.")


class NoOutcomeYet(NotAllowedNow):
    """A summary without an outcome would be published."""

    words = _(
        "A summary needs a finished study and at least one outcome. A study that found no "
        "difference has outcomes too: add them first."
    )
