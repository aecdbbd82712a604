"""Why something may not be done to an agreement, a request or an access. Each says what to do."""

from django.utils.translation import gettext_lazy as _

from headwater_web.ui.asking import NotAllowedNow


class Refused(NotAllowedNow):
    """An act that the facts do not allow, with lines that say more."""

    def __init__(self, lines: tuple[str, ...] = ()) -> None:
        super().__init__()
        self.lines = lines


class ChangedMeanwhile(Refused):
    """Somebody else changed the same thing after this person opened it."""

    words = _(
        "Somebody else changed this while you were writing. Your words are still here: read what "
        "is saved now, then send them again if yours should stand."
    )


class InForceAlready(Refused):
    """The words of an agreement that is in force were to be changed."""

    words = _("This agreement was put in force, so its words stay. Begin a new version instead.")


class NotInForce(Refused):
    """Something needs an agreement that is in force, and this one is not."""

    words = _("This agreement is not in force. Put it in force first, or choose another.")


class NotReady(Refused):
    """An agreement cannot be put in force. `lines` say what is missing."""

    words = _("This agreement cannot be put in force yet.")


class SectionSixteenAlone(Refused):
    """Personal information from health or social care would rest on section 16 alone."""

    words = _(
        "Section 16 of the Police, Crime, Sentencing and Courts Act 2022 does not cover "
        "information about patients, nor personal information from health or social-care "
        "authorities. Take rows that identify nobody, or counts, or name another power."
    )


class CountsAlone(Refused):
    """Rows were to come as a feed whose specification lets in counts alone."""

    words = _(
        "This feed takes counts alone: a file with a column about a person is refused. Choose "
        "counts, or another feed."
    )


class NamesIdentifiers(Refused):
    """A feed that should identify nobody would bring columns that can. `lines` name them."""

    words = _(
        "These fields can identify a person. Leave them out, or choose rows that can identify."
    )


class RevisedAlready(Refused):
    """There is a newer version already."""

    words = _("There is a newer version already. Change that one.")


class DoesNotFollow(Refused):
    """What was said to happen does not follow from where the agreement stands."""

    words = _("This does not follow from where the agreement stands now. Open its page again.")


class NotComeYet(Refused):
    """A day that is yet to come was given for something that happened."""

    words = _("This day has not come yet. Give the day on which it happened.")


class BeforeItBegan(Refused):
    """A day was given that lies before the thing began."""

    words = _("This is before the day on which it began. Give that day or a later one.")


class SignedOffAlready(Refused):
    """The words of an assessment that is signed off were to be changed."""

    words = _("This assessment is signed off, so its words stay. Begin a new version instead.")


class NotSignedOff(Refused):
    """Something needs an assessment that is signed off, and this one is a draft."""

    words = _("This assessment is a draft. The information-governance lead has to sign it off.")


class OwnSignOff(Refused):
    """Somebody who wrote part of an assessment tried to sign it off."""

    words = _("You wrote part of this assessment. Somebody who did not has to sign it off.")


class OnlyTheLead(Refused):
    """Somebody who does not lead on information governance tried to sign off."""

    words = _("Only the information-governance lead signs off an assessment. Ask them to read it.")


class NotComplete(Refused):
    """An assessment is not ready to be signed off. `lines` say what is missing."""

    words = _("This assessment cannot be signed off yet.")


class EndedAlready(Refused):
    """Something that has ended was to be changed."""

    words = _("This has ended already, so nothing was changed.")


class NothingAnswered(Refused):
    """A barrier or an answer belongs to a request that has ended."""

    words = _("This request has ended. Note a new one if the data are asked for again.")


class OvercomeAlready(Refused):
    """A barrier was said to be overcome already."""

    words = _("This barrier is noted as overcome already. Nothing more is needed.")


class OwnDecision(Refused):
    """Somebody tried to decide on their own request."""

    words = _("You asked for this yourself. Somebody else has to decide.")


class DecidedAlready(Refused):
    """A request for access was decided already."""

    words = _("Somebody has decided on this already. Open its page again.")


class NoPeopleInIt(Refused):
    """Access was asked for to people whom the agreement does not cover."""

    words = _(
        "This agreement does not cover people of everything that you ticked. Choose the agreement "
        "that does, and ask once for each agreement."
    )


class TooLong(Refused):
    """Access was asked for over a longer time than the rules allow."""

    words = _("This is longer than access may last at once. Ask for fewer hours.")
