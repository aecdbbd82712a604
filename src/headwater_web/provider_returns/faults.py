"""Why something may not be done to a return. Each says what to do instead."""

from django.utils.translation import gettext_lazy as _

from headwater_web.ui.asking import NotAllowedNow


class Refused(NotAllowedNow):
    """An act that the facts do not allow, with lines that say more."""

    def __init__(self, lines: tuple[str, ...] = ()) -> None:
        super().__init__()
        self.lines = lines


class ChangedMeanwhile(Refused):
    """Somebody else changed the same page after this person opened it."""

    words = _(
        "Somebody else changed this page while you were typing. Your numbers are still here: read "
        "what is saved now, then send them again if yours should stand."
    )


class NotBegun(Refused):
    """A return was asked for about days that have not begun."""

    words = _("These three months have not begun, so nothing can be counted. Choose earlier ones.")


class AskedAlready(Refused):
    """A return of the same programme and quarter is there."""

    words = _("There is a return of this programme for these months already. Open that one.")


class ProgrammeNotRunning(Refused):
    """A programme did not run in the months that a return is asked for."""

    words = _("The programme did not run in these months. Choose months in which it did.")


class DueTooEarly(Refused):
    """A return would be due before its months are over."""

    words = _("This day is before the months are over. Give a later one.")


class CertifiedAlready(Refused):
    """The answers of a certified version were to be changed."""

    words = _(
        "This version is certified, so nobody edits it. Begin a correction: both versions stay."
    )


class HandedInAlready(Refused):
    """The answers of a version that waits for its certifier were to be changed."""

    words = _("This is handed in and waits to be certified. Take it back first, then change it.")


class NotHandedIn(Refused):
    """A version was to be certified or taken back that nobody handed in."""

    words = _("This is not handed in yet. Answer what is missing, then hand it in.")


class MonthsNotOver(Refused):
    """A return was to be handed in before its last day."""

    words = _("The months that it is about are not over. Hand it in after their last day.")


class NotComplete(Refused):
    """A version is not ready to be handed in. `lines` say what is missing or wrong."""

    words = _("This return cannot be handed in yet.")


class AnswersAmiss(Refused):
    """Answers were to be kept that are wrong. Nothing of them is kept."""

    words = _("Some of these answers cannot be right. Nothing was kept.")


class OwnCertificate(Refused):
    """Somebody who filled in a larger provider's return tried to certify it."""

    words = _("You filled in part of this return. Somebody else of your organisation certifies it.")


class NotCertified(Refused):
    """Something needs a certified version, and this one is not."""

    words = _("This version is not certified yet. Its provider has to certify it first.")


class RepliedAlready(Refused):
    """A version that has a reply was to be given another."""

    words = _("This version has a reply already. A correction gets a reply of its own.")


class CorrectionOpen(Refused):
    """A new version was to be begun although the last one is still open."""

    words = _("A newer version is open already. Change that one.")


class NothingAccepted(Refused):
    """A file for the engine was to be made and nothing is in it."""

    words = _("No return that the engine can read is accepted yet. Accept one first.")


class EngineDoesNotTake(Refused):
    """The engine takes no provider returns from the partnership at the moment."""

    words = _(
        "The engine does not take this file at the moment. Either it is not running, or no basis "
        "for it is in force. Download the file, and hand it over once it is."
    )
