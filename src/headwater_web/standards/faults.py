"""Why something may not be done in an assessment. Each says what to do instead."""

from django.utils.translation import gettext_lazy as _

from headwater_web.ui.asking import NotAllowedNow


class EditionChanged(NotAllowedNow):
    """A framework's words were changed without raising its version."""

    words = _(
        "The words of this framework are not those that its version had when it was first used. "
        "Raise the version in its file, then open the assessment."
    )


class WrongAssessors(NotAllowedNow):
    """The assessors are not those that the framework asks for."""

    words = _("Choose the assessors that this framework asks for, each of them once.")


class TooFewToCompare(NotAllowedNow):
    """Answers compared without naming need more organisations, or nothing could ever be shown."""

    words = _("Choose at least 5 organisations. With fewer, nothing could be shown of the answers.")


class AssessmentClosed(NotAllowedNow):
    """An assessment is closed: nothing can be added or changed."""

    words = _("This assessment is closed, so it cannot be changed. Open a new one instead.")


class UnknownToFramework(NotAllowedNow):
    """The framework of the assessment has no such indicator, level or function."""

    words = _("The framework of this assessment has no such question or answer. Choose one of its.")


class AnsweredMeanwhile(NotAllowedNow):
    """Somebody else of the organisation answered after this person opened the page."""

    words = _(
        "Somebody else in your organisation answered this while you were writing. Your words are "
        "still here: read theirs below, then save again if yours should stand."
    )


class AlreadyWithdrawn(NotAllowedNow):
    """A finding or a notice was withdrawn before."""

    words = _("This was withdrawn already. Nothing more is needed.")


class NotAPost(NotAllowedNow):
    """A post's title looks like a person's name or address."""

    words = _("This looks like a person. Give the post, such as Senior analyst, and no name.")


class PostThereAlready(NotAllowedNow):
    """The review has a post of that title."""

    words = _("There is a post with this title already. Number them, such as Analyst 2.")


class NoticesDoNotFit(NotAllowedNow):
    """An offer and a request cannot be matched: not open, not the same work, or too short."""

    words = _(
        "These two do not fit, or one of them is no longer open. Look for another that offers "
        "the same work for long enough."
    )
