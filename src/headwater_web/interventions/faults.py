"""Why something may not be done to a programme. Each says what to do instead."""

from django.utils.translation import gettext_lazy as _

from headwater_web.ui.asking import NotAllowedNow


class BeforeTheBeginning(NotAllowedNow):
    """A date lies before the partnership began."""

    words = _("This date is before the partnership began. Give a later one.")


class ChangedMeanwhile(NotAllowedNow):
    """Somebody else changed the same thing first."""

    words = _(
        "Somebody else changed this while you were writing. Your words are still here: read what "
        "changed, then send them again."
    )


class KeyTaken(NotAllowedNow):
    """A key names a programme already."""

    words = _("A programme with this short name exists already. Choose another short name.")


class NoSuchLine(NotAllowedNow):
    """A budget line was named that funding does not have."""

    words = _("There is no such budget line. Choose one of the list.")


class NotInThatAgreement(NotAllowedNow):
    """Money was to be used on days on which its agreement does not hold."""

    words = _(
        "The agreement does not hold on all of these days. Give days within those of the agreement."
    )


class NotInThatProgramme(NotAllowedNow):
    """Money was to be used on days on which the programme does not run."""

    words = _(
        "The programme does not run on all of these days. Give days within those of the programme."
    )


class MoreThanTheLineHolds(NotAllowedNow):
    """More money was given to programmes than a budget line has."""

    words = _(
        "This budget line has less left than that. Money can be given once: look at what the "
        "line holds and what other programmes have of it, and give a smaller amount."
    )


class NotTheProgrammesDistrict(NotAllowedNow):
    """Money was to be for a district in which the programme does not work."""

    words = _("The programme does not work in this district. Choose one of its own, or none.")


class NotFunded(NotAllowedNow):
    """A decision to begin was noted before anybody said how the programme works."""

    words = _(
        "Say first how the programme is meant to work and on what grounds. A decision to begin "
        "stands on both."
    )


class NoSuchDecision(NotAllowedNow):
    """A decision was named that does not stand on record as agreed."""

    words = _(
        "There is no decision with this reference that stands. Record the decision with its body "
        "first, then give its reference here."
    )


class StoppedAlready(NotAllowedNow):
    """Something was decided on a programme that a body had stopped."""

    words = _(
        "A decision stopped this programme. To begin again, describe a new programme that names "
        "this one."
    )


class WeightsMissing(NotAllowedNow):
    """What counts does not come to a hundred points."""

    words = _("The weights do not come to 100. Change them so that together they are 100.")


class ScoresMissing(NotAllowedNow):
    """An option was scored by some criteria and not by others."""

    words = _("Score the option by every criterion, each with its reason.")


class OptionsMissing(NotAllowedNow):
    """An appraisal was to end without stopping and carrying on among its options."""

    words = _(
        "An appraisal of a programme weighs stopping and carrying on as well. Add both options, "
        "and score each by every criterion."
    )


class EndedAlready(NotAllowedNow):
    """An appraisal has its decision."""

    words = _("This appraisal has its decision, so nothing is added to it. Begin a new one.")


class OutOfOrder(NotAllowedNow):
    """A step was taken on a place before the one that comes first."""

    words = _(
        "This step comes after another that has not been taken, or on an earlier day than it. Take "
        "the steps in their order: scanning, analysis, response, assessment."
    )


class TakenOverAlready(NotAllowedNow):
    """The same file of costs was taken over before."""

    words = _("This very file was taken over already. Nothing was changed.")
