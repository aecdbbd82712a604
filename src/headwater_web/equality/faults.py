"""Why something may not be done to an assessment or a gap. Each says what to do instead."""

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


class SignedOffAlready(Refused):
    """The words of an assessment that is signed off were to be changed."""

    words = _(
        "This assessment is signed off, so its words stay. Begin a new version of it instead."
    )


class NotSignedOff(Refused):
    """Something needs an assessment that is signed off, and this one is a draft."""

    words = _("This assessment is a draft. Somebody who did not write it has to sign it off first.")


class OwnSignOff(Refused):
    """Somebody who wrote part of an assessment tried to sign it off."""

    words = _("You wrote part of this assessment. Somebody who did not has to sign it off.")


class NotComplete(Refused):
    """An assessment is not ready to be signed off. `lines` say what is missing."""

    words = _("This assessment cannot be signed off yet.")


class RevisedAlready(Refused):
    """An assessment has a newer version already."""

    words = _("There is a newer version of this assessment already. Change that one.")


class OutcomeDoesNotFit(Refused):
    """What is said to have happened does not answer what was predicted."""

    words = _("This answer does not fit what was predicted. Choose one of those listed.")


class HasAnAssessment(Refused):
    """A decision that has an assessment was to be marked as needing none."""

    words = _("This decision has an assessment from before it was taken, so nothing is missing.")


class BeforeItBegan(Refused):
    """A change of the system was to be finished on a day before it began."""

    words = _("This is before the day on which the change began. Give that day or a later one.")


class MadeAlready(Refused):
    """A change of the system was said to be made already."""

    words = _("This change is noted as made already. Nothing more is needed.")


class BeforeItWasNamed(Refused):
    """A gap was to be measured again on a day before it was named."""

    words = _("This is before the day on which the gap was named. Give that day or a later one.")
