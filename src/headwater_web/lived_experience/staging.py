"""Made-up sessions, notes and themes for a demonstration, through the same acts as on the site."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.db import transaction

from headwater.vocabulary.faults import Fault
from headwater_web.audit.api import Actor
from headwater_web.lived_experience.actions import coding, notes, quotations, sessions, themes
from headwater_web.lived_experience.models import (
    MemoKind,
    Note,
    Purpose,
    Session,
    SessionKind,
    Theme,
)
from headwater_web.lived_experience.wording import paragraphs, places_of
from headwater_web.thread.api import FIGURE
from headwater_web.ui.api import current_release
from headwater_web.ui.definition_files import read_yaml

Said = Mapping[str, Any]
_FOUR_YEARS = timedelta(days=1461)
_READ_BY_BOTH = 6
"""How many notes a second reader has read to their end."""
_MISSED = 5
"""Of the codes of the first reader, the second has not found each so-manieth."""


class PhraseMissing(ValueError):
    """A file codes words that do not stand once in its note. Put one of the two right."""


@dataclass(frozen=True, slots=True)
class ListeningStaff:
    """Who does it in the demonstration: a first reader, who proposes; a second; and who clears."""

    first: Actor
    second: Actor
    clearer: Actor


@transaction.atomic
def stage_lived_experience(path: Path, *, staff: ListeningStaff, today: date) -> None:
    """Add what the file holds for a demonstration, once; days count from `today`.

    Without a file nothing is added. Raises PhraseMissing.
    """
    if not path.exists():
        return
    shown: Said = read_yaml(path).get("demonstration") or {}
    for said in shown.get("themes", ()):
        if not Theme.objects.filter(name=said["name"]).exists():
            _stage_theme(said, staff)
    known = {theme.name: theme for theme in Theme.objects.all()}
    for said in shown.get("sessions", ()):
        if not Session.objects.filter(title=said["title"]).exists():
            _stage_session(said, known, staff, today)


def _stage_theme(said: Said, staff: ListeningStaff) -> None:
    names = ("name", "definition", "use_when", "not_when")
    words = themes.ThemeWords(**{name: said[name] for name in names if name in said})
    made = themes.add_theme(by=staff.first, words=words)
    for memo in said.get("memos", ()):
        themes.add_memo(
            by=staff.first, theme=made, kind=MemoKind(memo["kind"]), words=memo["words"]
        )


def _stage_session(
    said: Said, known: Mapping[str, Theme], staff: ListeningStaff, today: date
) -> None:
    held_on = today - timedelta(days=said["days_ago"])
    session = sessions.record_session(
        by=staff.first, held_on=held_on, told=_told(said), consent=_consent(said, held_on)
    )
    made = [_stage_note(each, session, known, staff) for each in said["notes"]]
    if taken_back := said.get("withdrawn"):
        sessions.withdraw_consent(
            by=staff.first,
            session=session,
            note=made[taken_back["note"] - 1],
            purposes=[Purpose(each) for each in taken_back["purposes"]],
            withdrawn_on=today - timedelta(days=taken_back["days_ago"]),
        )


def _told(said: Said) -> sessions.SessionWords:
    return sessions.SessionWords(
        title=said["title"],
        kind=SessionKind(said["kind"]),
        places=tuple(said["places"]),
        led_by=said["led_by"],
        people=said["people"],
        groups=said["groups"],
        language=said.get("language", "English"),
        thanks=said["thanks"],
        aftercare=said["aftercare"],
    )


def _consent(said: Said, held_on: date) -> sessions.Consent:
    return sessions.Consent(
        asked="Read aloud, and a form that each could keep",
        purposes=frozenset(Purpose(each) for each in said["purposes"]),
        until=held_on + _FOUR_YEARS,
    )


def _stage_note(
    said: Said, session: Session, known: Mapping[str, Theme], staff: ListeningStaff
) -> Note:
    note = notes.write_note(
        by=staff.first, session=session, text=said["text"], speaker=said.get("speaker", "")
    )
    note = notes.check_note(by=staff.second, note=note)
    readers = [staff.first]
    if Note.objects.count() <= _READ_BY_BOTH:
        readers.append(staff.second)
    for reader in readers:
        for number, each in enumerate(said["codes"], start=note.pk):
            if reader is staff.first or number % _MISSED:
                start, end = _place(each["words"], note)
                coding.code(
                    by=reader, note=note, themes=[known[each["theme"]]], start=start, end=end
                )
        coding.finish(by=reader, note=note)
    for each in said.get("quotes", ()):
        _stage_quotation(each, note, known, staff)
    return note


def _place(words: str, note: Note) -> tuple[int, int]:
    found = [place for each in paragraphs(note.text) for place in places_of(words, each)]
    if len(found) != 1:
        raise PhraseMissing(words)
    return found[0]


def _stage_quotation(
    said: Said, note: Note, known: Mapping[str, Theme], staff: ListeningStaff
) -> None:
    figure = _newest_figure(said.get("measure", ""))
    because = said.get("no_figure_because", "The number has not been released yet.")
    made = quotations.propose(
        by=staff.first,
        note=note,
        quoted=quotations.Quoted(
            words=said["words"],
            group=said["group"],
            place=said["place"],
            figure=figure,
            no_figure_because="" if figure else because,
            themes=_references(said["themes"], known),
        ),
    )
    if said.get("cleared"):
        quotations.clear(by=staff.clearer, quotation=made)


def _references(names: Sequence[str], known: Mapping[str, Theme]) -> tuple[str, ...]:
    return tuple(known[name].reference for name in names)


def _newest_figure(measure: str) -> str:
    """The newest released number of a measure for the whole area; empty where there is none."""
    release = current_release()
    if release is None or not measure:
        return ""
    try:
        newest = release.latest(measure, release.whole_area.code)
    except Fault:
        return ""
    rows = (newest.year, newest.window_12, newest.month)
    row = next((row for row in rows if row and row.is_released), None)
    return FIGURE + str(release.reference(row)) if row else ""
