"""Taking in a project that another program wrote: all that can be taken, or nothing at all."""

from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from headwater_web.audit.api import Actor, record
from headwater_web.lived_experience.actions import coding, notes, themes
from headwater_web.lived_experience.faults import NoConsent, NotTaken, PointsAtSomebody
from headwater_web.lived_experience.models import (
    CodedSpan,
    MemoKind,
    Note,
    Purpose,
    Session,
    Theme,
)
from headwater_web.lived_experience.refi.describing import parts_of
from headwater_web.lived_experience.refi.project import Code, Project, Source
from headwater_web.lived_experience.standings import in_force

_LONGEST_NAME = 120


@dataclass(slots=True)
class Taken:
    """What was taken from a file, and what was not, in words that name no text."""

    themes: int = 0
    themes_known: int = 0
    memos: int = 0
    notes: int = 0
    spans: int = 0
    not_taken: list[str] = field(default_factory=list)


@transaction.atomic
def take_project(*, by: Actor, project: Project, session: Session) -> Taken:
    """Take codes as themes and texts as notes of one session, with what was coded in them.

    Texts that point at somebody are left out and told by their number; the notes wait for a
    second person to check them. Raises NoConsent, and NotTaken where nothing could be taken.
    """
    if not in_force(session, Purpose.ANALYSIS, timezone.localdate()):
        raise NoConsent
    taken = Taken(not_taken=list(project.not_taken))
    known = _themes(by, project, taken)
    for number, source in enumerate(project.sources, start=1):
        _note(by, session, source, number, known, taken)
    if project.cases:
        taken.not_taken.append(_("What the file says of cases: a session is described here."))
    if not (taken.themes or taken.themes_known or taken.notes):
        raise NotTaken(tuple(taken.not_taken))
    record(
        actor=by,
        action="lived_experience.project_taken",
        about=session.audit_reference,
        details={"themes": taken.themes, "notes": taken.notes, "spans": taken.spans},
    )
    return taken


def _themes(by: Actor, project: Project, taken: Taken) -> dict[str, Theme]:
    """The theme of each code, by the guid of the code."""
    found: dict[str, Theme] = {}
    memos = {memo.guid: memo for memo in project.memos}
    used: set[str] = set()
    for number, code in enumerate(project.codes, start=1):
        try:
            theme, is_new = _theme(by, code)
        except PointsAtSomebody as fault:
            marks = ", ".join(fault.lines)
            taken.not_taken.append(
                _("Code {number}: it seems to hold {marks}.").format(number=number, marks=marks)
            )
            continue
        found[code.guid] = theme
        taken.themes, taken.themes_known = taken.themes + is_new, taken.themes_known + (not is_new)
        for memo in [memos[guid] for guid in code.memos if guid in memos] if is_new else []:
            if memo.name in MemoKind.values and _memo(by, theme, memo.name, memo.text):
                taken.memos += 1
                used.add(memo.guid)
    if left := len(memos.keys() - used):
        taken.not_taken.append(
            _(
                "{left} memos: they are not of a kind that is kept here, or are here already."
            ).format(left=left)
        )
    return found


def _theme(by: Actor, code: Code) -> tuple[Theme, bool]:
    """The theme in use with the guid or the name of a code, or a new one."""
    name = code.name.strip()[:_LONGEST_NAME] or _("Code without a name")
    in_use = Theme.objects.filter(ended_at__isnull=True)
    same = in_use.filter(guid=code.guid).first() or in_use.filter(name__iexact=name).first()
    if same is not None:
        return same, False
    definition, use_when, not_when = parts_of(code.description)
    made = Theme(
        name=name,
        definition=definition or _("Not said in the file that it came from."),
        use_when=use_when,
        not_when=not_when,
    )
    if not Theme.objects.filter(guid=code.guid).exists():
        made.guid = code.guid
    return themes.keep_theme(by=by, theme=made), True


def _memo(by: Actor, theme: Theme, kind: str, words: str) -> bool:
    if not words.strip():
        return False
    try:
        themes.add_memo(by=by, theme=theme, kind=MemoKind(kind), words=words)
    except PointsAtSomebody:
        return False
    return True


def _note(
    by: Actor,
    session: Session,
    source: Source,
    number: int,
    known: dict[str, Theme],
    taken: Taken,
) -> None:
    if Note.objects.filter(guid=source.guid).exists():
        taken.not_taken.append(_("Text {number}: it is here already.").format(number=number))
        return
    try:
        note = notes.keep_note(
            by=by, note=Note(guid=source.guid, session=session, text=source.text)
        )
    except PointsAtSomebody as fault:
        marks = ", ".join(fault.lines)
        taken.not_taken.append(
            _("Text {number}: it seems to hold {marks}.").format(number=number, marks=marks)
        )
        return
    taken.notes += 1
    for segment in source.segments:
        theme = known.get(segment.code)
        if theme is None:
            continue
        span = CodedSpan(note=note, theme=theme, start=segment.start, end=segment.end)
        if not CodedSpan.objects.filter(guid=segment.guid).exists():
            span.guid = segment.guid
        taken.spans += coding.keep_span(by=by, span=span) is not None
