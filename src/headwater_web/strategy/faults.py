"""Why something may not be done to an entry or an action. Each says what to do instead."""

from django.utils.translation import gettext_lazy as _

from headwater_web.ui.asking import NotAllowedNow


class ChangedMeanwhile(NotAllowedNow):
    """Somebody else changed the action after this person opened it."""

    words = _(
        "Somebody else changed this action while you were writing. Your words are still here: "
        "read what changed, then send them again."
    )


class OwnClosure(NotAllowedNow):
    """The person who said that an action is done tried to confirm it."""

    words = _("You said yourself that this is done. Somebody else has to confirm it.")


class AlreadyClosed(NotAllowedNow):
    """An action that is done, or said to be, cannot be changed in this way."""

    words = _(
        "This action is done or waits to be confirmed. If it is not done after all, whoever "
        "confirms it can send it back."
    )


class NothingToConfirm(NotAllowedNow):
    """Nobody has said that the action is done."""

    words = _("Nobody has said yet that this action is done, so there is nothing to confirm.")


class BeforeTheBeginning(NotAllowedNow):
    """A date lies before the partnership began."""

    words = _("This date is before the partnership began. Give a later one.")


class NotLater(NotAllowedNow):
    """An extension was asked for to a date that is not later."""

    words = _("This is not later than the date agreed. Give a later one.")


class NobodyLeads(NotAllowedNow):
    """An action was to be left without a lead."""

    words = _("An action needs somebody who leads it. Name the next lead first.")


class LeadsAlready(NotAllowedNow):
    """The same post of the same organisation leads the action already."""

    words = _("This post leads the action already. Name another, or leave it as it is.")


class NotASuccessor(NotAllowedNow):
    """Something was to be taken on by a body that did not come after the one that ended."""

    words = _(
        "Only whoever came after a body that ended can take on what it led. Choose its successor, "
        "or name another lead."
    )


class NoSuchArea(NotAllowedNow):
    """An action names a place that the partnership does not know."""

    words = _("This place is not one of the partnership's. Choose one from the list.")


class LinkNotValid(NotAllowedNow):
    """A progress link was used, has expired, was withdrawn, or is not one of ours."""

    words = _(
        "This link does not work any more: it was used, it has expired, or it was withdrawn. "
        "Ask whoever sent it for a new one. Nothing was saved."
    )


class AlreadyApproved(NotAllowedNow):
    """A plan that is approved is not approved again."""

    words = _("This plan is approved already. A new version is a new plan, tied to this one.")


class NotDecided(NotAllowedNow):
    """A decision is not about the thing, or does not stand."""

    words = _(
        "This decision is about something else, or does not stand any more. Give the one that is "
        "about this."
    )


class NotAgreed(NotAllowedNow):
    """A body decided about the plan, and did not agree to it."""

    words = _("The body did not agree to this plan by that decision, so it is not approved.")


class NobodyAsked(NotAllowedNow):
    """No panel was asked before a plan was decided, and nobody said why."""

    words = _(
        "No panel was asked about this plan before it was decided. Say why not, or ask a panel and "
        "have the body decide again. What you say is shown with the plan."
    )


class WithdrawnFromPanel(NotAllowedNow):
    """A plan was taken back from a panel before it was decided, and no director answers for it."""

    words = _(
        "This plan was sent to a panel and was not before one when it was decided, so nobody can "
        "be said to have been asked. Ask a panel again and have the body decide again; or a "
        "director says here why it goes ahead. That is shown with the plan."
    )


class NoLongerHolds(NotAllowedNow):
    """A finding was withdrawn, so nothing more is said of where it stands."""

    words = _("This finding was withdrawn. Say what holds now in a finding of its own.")


class SaidMeanwhile(NotAllowedNow):
    """Somebody else said where a finding stands after this person opened it."""

    words = _(
        "Somebody else said something of this finding while you were writing. Your words are still "
        "here: read what it says now, then send them again."
    )


class DayOutOfOrder(NotAllowedNow):
    """A step would be reached before the one that was reached last, or on a day to come."""

    words = _("Choose a day that has come and is not before that of the last step.")


class InACircle(NotAllowedNow):
    """Milestones would wait for each other. `titles` are those in the circle, in order."""

    words = _("These milestones would wait for each other, so none could be reached:")

    def __init__(self, titles: tuple[str, ...]) -> None:
        super().__init__()
        self.lines = (" → ".join(titles),)


class OfAnotherPlan(NotAllowedNow):
    """A milestone was to need one of another plan."""

    words = _("A milestone can need only milestones of its own plan. Choose among those.")


class StillWithPanel(NotAllowedNow):
    """A panel has not had its answer, so the plan cannot be approved. `lines` say what is open."""

    words = _("This plan cannot be approved yet, because a panel has not had its answer.")

    def __init__(self, lines: tuple[str, ...]) -> None:
        super().__init__()
        self.lines = lines
