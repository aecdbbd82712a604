"""What came between two releases, in sentences: definitions, bases, names and breaks."""

from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from headwater.released.changes import (
    BasisChange,
    BasisChangeKind,
    ChangeKind,
    DefinitionChange,
    Difference,
    NameChange,
    ReleaseChanges,
)
from headwater.released.opened import Release
from headwater_web.ui.words import day_words, month_words, plain_words

KIND_WORDS = {
    ChangeKind.NEW: gettext_lazy("new"),
    ChangeKind.REVISED: gettext_lazy("revised"),
    ChangeKind.NEWLY_WITHHELD: gettext_lazy("newly withheld"),
    ChangeKind.NO_LONGER_WITHHELD: gettext_lazy("no longer withheld"),
    ChangeKind.GONE: gettext_lazy("gone"),
}
DIFFERENCE_WORDS = {
    Difference.HIGHER: gettext_lazy("higher"),
    Difference.LOWER: gettext_lazy("lower"),
    Difference.CANNOT_TELL: gettext_lazy("we cannot tell"),
    Difference.NOT_COMPARED: gettext_lazy("not compared"),
}


def came_between(notes: ReleaseChanges, release: Release) -> list[str]:
    """Everything but files and figures that changed, a sentence each."""
    return [
        *(basis_words(each) for each in notes.bases),
        *(definition_words(each) for each in notes.definitions),
        *(name_words(each) for each in notes.names),
        *_break_sentences(notes, release),
    ]


def basis_words(change: BasisChange) -> str:
    """What became of one source."""
    names = {"title": change.title, "supplier": change.supplier_name}
    if change.kind is BasisChangeKind.LAPSED:
        if change.day is None:
            return _("The agreement on {title} with {supplier} is no longer in force.").format(
                **names
            )
        since = day_words(change.day + timedelta(days=1))
        return _(
            "The agreement on {title} with {supplier} lapsed: no agreement since {since}. Numbers "
            "that need it are not collected from then on. They are not zero."
        ).format(since=since, **names)
    return {
        BasisChangeKind.NEW: _("{title} from {supplier} is a new source."),
        BasisChangeKind.RESTORED: _("{title} from {supplier} has an agreement in force again."),
        BasisChangeKind.REPLACED: _("{title} from {supplier} is held on a new basis."),
        BasisChangeKind.GONE: _("{title} from {supplier} is no longer a source."),
    }[change.kind].format(**names)


def definition_words(change: DefinitionChange) -> str:
    """What became of one definition."""
    names = {"title": change.title, "before": change.before, "now": change.now}
    if change.what == "proposal":
        return _proposal_words(change)
    if change.what == "weights":
        return _weights_words(change)
    if change.before is None:
        return _("“{title}” is new, in version {now}.").format(**names)
    if change.now is None:
        return _("“{title}” is no longer published.").format(**names)
    if change.what == "feed":
        return _("Version {now} of the specification of {title} replaces version {before}.").format(
            **names
        )
    if change.before == change.now:
        return _(
            "The definition of “{title}” says something else, though it is still version {now}. "
            "Its numbers before and after are not compared."
        ).format(**names)
    return _(
        "Version {now} of the definition of “{title}” replaces version {before}. "
        "Its numbers before and after are not compared."
    ).format(**names)


def _proposal_words(change: DefinitionChange) -> str:
    """What became of a version proposed beside the one in force."""
    names = {"title": change.title, "before": change.before, "now": change.now}
    if change.now is None:
        return _("Version {before} of “{title}” is no longer proposed.").format(**names)
    if change.before is None:
        return _(
            "Version {now} of the definition of “{title}” is proposed: its page shows both."
        ).format(**names)
    return _("Version {now} of “{title}” that is proposed counts something else now.").format(
        **names
    )


def _weights_words(change: DefinitionChange) -> str:
    """By which edition of a scale offences are weighed now."""
    names = {"title": change.title, "before": change.before, "now": change.now}
    if change.before is None:
        return _("Offences are now weighed by “{title}”, edition {now}.").format(**names)
    if change.now is None:
        return _("Offences are no longer weighed by “{title}”.").format(**names)
    return _(
        "Offences are weighed by edition {now} of “{title}” and no longer by edition {before}. "
        "Sums of weights before and after are not compared."
    ).format(**names)


def name_words(change: NameChange) -> str:
    """That something has another name. Earlier releases keep the name that it had."""
    return _("{before} is now called {now}. It is the same {what}, and its numbers go on.").format(
        before=change.before,
        now=change.now,
        what={
            "area": _("area"),
            "supplier": _("supplier"),
            "partnership": _("partnership"),
        }[change.what],
    )


def _break_sentences(notes: ReleaseChanges, release: Release) -> list[str]:
    titles = {measure.measure: measure.short_title for measure in release.measures}
    added = [
        _("A break was recorded in “{title}”, {month}: {reason}").format(
            title=titles.get(found.measure) or plain_words(found.measure),
            month=month_words(found.month),
            reason=found.reason,
        )
        for found in notes.breaks
    ]
    withdrawn = [
        _("A break in “{title}”, {month}, is no longer recorded, or is recorded otherwise.").format(
            title=titles.get(found.measure) or plain_words(found.measure),
            month=month_words(found.month),
        )
        for found in notes.breaks_withdrawn
    ]
    return added + withdrawn
