"""What is coded, as a project for other programs and as rows for a spreadsheet. For staff alone."""

import uuid
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from django.utils.translation import gettext as _

from headwater_web.lived_experience.lists import HeardLists, heard_lists
from headwater_web.lived_experience.models import CodedSpan, Memo, Note, Session, Theme
from headwater_web.lived_experience.queries.coded import standing_theme, themes_in_use
from headwater_web.lived_experience.refi.describing import description_of
from headwater_web.lived_experience.refi.project import (
    Case,
    Code,
    MemoText,
    Project,
    Segment,
    Source,
    User,
)
from headwater_web.lived_experience.standings import notes_in_analysis

COLUMNS = (
    "theme",
    "theme_name",
    "note",
    "session",
    "held_on",
    "start",
    "end",
    "coder",
    "words",
)


def project_on(on: date) -> Project:
    """Everything that counts on a day. People who coded are numbered, never named."""
    notes = tuple(notes_in_analysis(on).select_related("session"))
    spans = _spans(notes)
    coders = _numbered(spans)
    themes = themes_in_use()
    memos = tuple(Memo.objects.filter(theme__in=themes))
    every = {theme.pk: theme for theme in Theme.objects.all()}
    used = {theme.pk for theme in themes}
    return Project(
        name=_("Lived experience"),
        description=_("Notes hold no names. Words in them may be used with consent alone."),
        users=tuple(User(_guid(key), name) for key, name in coders.items()),
        codes=codebook_on(themes, memos).codes,
        cases=tuple(_cases(notes, heard_lists())),
        sources=tuple(
            Source(
                str(note.guid),
                _("Note {number}").format(number=note.pk),
                note.text,
                tuple(
                    Segment(
                        str(span.guid),
                        span.start,
                        span.end,
                        str(standing_theme(every[span.theme_id], every).guid),
                        _guid(span.coded_by),
                    )
                    for span in spans
                    if span.note_id == note.pk
                    and standing_theme(every[span.theme_id], every).pk in used
                ),
            )
            for note in notes
        ),
        memos=tuple(MemoText(_memo_guid(memo), memo.kind, memo.words) for memo in memos),
    )


def codebook_on(themes: Iterable[Theme], memos: Sequence[Memo] = ()) -> Project:
    """Themes as codes."""
    return Project(
        name="",
        codes=tuple(
            Code(
                str(theme.guid),
                theme.name,
                description_of(theme.definition, theme.use_when, theme.not_when),
                tuple(_memo_guid(memo) for memo in memos if memo.theme_id == theme.pk),
            )
            for theme in themes
        ),
    )


def rows_on(on: date) -> Iterator[tuple[object, ...]]:
    """One row is one coded stretch, with the columns of COLUMNS."""
    notes = {note.pk: note for note in notes_in_analysis(on).select_related("session")}
    spans = _spans(notes.values())
    coders = _numbered(spans)
    every = {theme.pk: theme for theme in Theme.objects.all()}
    for span in spans:
        note, theme = notes[span.note_id], standing_theme(every[span.theme_id], every)
        yield (
            theme.reference,
            theme.name,
            note.pk,
            note.session_id,
            note.session.held_on.isoformat(),
            span.start,
            span.end,
            coders[span.coded_by],
            note.text[span.start : span.end],
        )


def _spans(notes: Iterable[Note]) -> list[CodedSpan]:
    rows = CodedSpan.objects.filter(note__in=[note.pk for note in notes], ended_at__isnull=True)
    return list(rows.order_by("note_id", "start", "end", "pk"))


def _numbered(spans: Iterable[CodedSpan]) -> dict[str, str]:
    """Who coded, as “Coder 1”, in the order of their references."""
    coders = sorted({span.coded_by for span in spans})
    return {
        coder: _("Coder {number}").format(number=number)
        for number, coder in enumerate(coders, start=1)
    }


def _cases(notes: Sequence[Note], lists: HeardLists) -> Iterator[Case]:
    sessions: dict[int, Session] = {note.session_id: note.session for note in notes}
    for session in sessions.values():
        yield Case(
            str(session.guid),
            _("Session {number}").format(number=session.pk),
            (
                ("kind", session.kind),
                ("held_on", session.held_on.isoformat()),
                ("places", lists.place_names(session.places)),
                ("language", session.language),
            ),
            tuple(str(note.guid) for note in notes if note.session_id == session.pk),
        )


def _guid(coder: str) -> str:
    """A guid for whoever coded, the same each time, from which nobody can be named."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"headwater:{coder}"))


def _memo_guid(memo: Memo) -> str:
    return str(uuid.uuid5(memo.theme.guid, f"memo {memo.pk}"))
