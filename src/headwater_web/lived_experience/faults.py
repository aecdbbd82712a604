"""Why something may not be done to what people said. Each says what to do instead."""

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


class PointsAtSomebody(Refused):
    """A text holds something by which somebody could be known. `lines` say what kind of thing."""

    words = _(
        "These words seem to point at a person. Take out names, addresses, numbers of vehicles "
        "and telephones, or say it another way."
    )


class NoConsent(Refused):
    """What is to be done is not among what people agreed to, or no longer."""

    words = _("The people in this session did not agree to this, or do so no longer.")


class OwnCheck(Refused):
    """Whoever took the names out tried to check that none is left."""

    words = _("You took the names out of this note. Somebody else has to check it.")


class NotToBeCoded(Refused):
    """A note is not checked yet, or its words are gone."""

    words = _(
        "This note cannot be coded: a second person has not checked it yet, or its words were "
        "taken away."
    )


class NotInTheText(Refused):
    """Words that should be coded do not stand in the paragraph, or stand there several times."""

    words = _("These words do not stand in the paragraph once. Copy a longer piece of it.")


class ThemeEnded(Refused):
    """A theme that was merged or divided was to be used."""

    words = _("This theme was joined with another or divided. Choose one that is still used.")


class NameTaken(Refused):
    """Two themes would have one name."""

    words = _("There is a theme of this name already. Use that one, or choose another name.")


class WordsChanged(Refused):
    """A quotation says something other than the note."""

    words = _(
        "A quotation holds the words of the note as they stand. You may leave words out and write "
        "[…] in their place; you may not change any."
    )


class TooFewPeople(Refused):
    """A quotation would be told of a group and place with too few people."""

    words = _(
        "Too few people of this group were heard in this place for one of them to be named so. "
        "Choose the whole area, or no group."
    )


class OwnQuotation(Refused):
    """Whoever proposed a quotation tried to clear it."""

    words = _("You proposed this quotation. Somebody else has to clear it.")


class DecidedAlready(Refused):
    """A quotation was cleared or withdrawn already, or a note checked or taken away."""

    words = _("Somebody decided on this already. Go back and look at it.")


class NotTaken(Refused):
    """A file that should be read in cannot be. `lines` say why."""

    words = _("Nothing was taken from this file.")
