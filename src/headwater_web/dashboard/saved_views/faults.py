"""What saved views refuse, each named for its situation, with the words for whoever tried."""

from django.utils.translation import gettext_lazy as _

from headwater_web.ui.asking import NotAllowedNow


class NameTaken(NotAllowedNow):
    """The person has a view of this name already."""

    words = _("You have a view of this name already. Choose another name, or remove that one.")


class TooManyViews(NotAllowedNow):
    """The list is full."""

    words = _("You have 50 views, and that is the most. Remove one that you no longer need.")


class NotOneOfYours(NotAllowedNow):
    """A view would be shared with people among whom its owner is not."""

    words = _("You can share with your own organisation or role alone. Choose one of those listed.")
