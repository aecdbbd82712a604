"""A note as a coder sees it: its paragraphs, and the stretches that are shown to them."""

from dataclasses import dataclass

from django.db.models import QuerySet

from headwater_web.audit.api import Actor
from headwater_web.lived_experience.models import CodedSpan, CodingDone, Note, Session, Theme
from headwater_web.lived_experience.queries.coded import standing_theme
from headwater_web.lived_experience.wording import Paragraph, Stretch, paragraphs, stretches


@dataclass(frozen=True, slots=True)
class ShownSpan:
    """One coded stretch with the theme that it counts with; `readers` is how many coded it so.

    `span` is this reader's own, where they coded it.
    """

    span: CodedSpan
    theme: Theme
    words: str
    is_own: bool
    readers: int


@dataclass(frozen=True, slots=True)
class ShownParagraph:
    """One paragraph in stretches, and the codes that touch it."""

    paragraph: Paragraph
    stretches: tuple[Stretch, ...]
    spans: tuple[ShownSpan, ...]


@dataclass(frozen=True, slots=True)
class ShownNote:
    """A note with what this person may see of its coding.

    Until they have said that they are done, a coder sees their own codes alone, so that two
    readings stay two.
    """

    note: Note
    paragraphs: tuple[ShownParagraph, ...]
    is_done: bool
    others_hidden: int


def sessions() -> QuerySet[Session]:
    """Every session, latest first."""
    found: QuerySet[Session] = Session.objects.prefetch_related("notes", "withdrawals")
    return found


def session_with(number: int) -> Session | None:
    """A session by its number."""
    found: Session | None = sessions().filter(pk=number).first()
    return found


def note_with(number: int) -> Note | None:
    """A note by its number."""
    found: Note | None = Note.objects.select_related("session").filter(pk=number).first()
    return found


def paragraph_of(note: Note, number: int) -> Paragraph | None:
    """One paragraph of a note."""
    return next((each for each in paragraphs(note.text) if each.number == number), None)


def shown_note(note: Note, reader: Actor, *, is_coder: bool) -> ShownNote:
    """A note with its coding, as far as this reader may see it; `is_coder` if they may code."""
    own = reader.audit_reference
    is_done = CodingDone.objects.filter(note=note, coder=own).exists()
    rows = list(CodedSpan.objects.filter(note=note, ended_at__isnull=True).select_related("theme"))
    reads_alone = is_coder and not is_done
    visible = [row for row in rows if row.coded_by == own or not reads_alone]
    every = {theme.pk: theme for theme in Theme.objects.all()}
    alike: dict[tuple[int, int, int], list[CodedSpan]] = {}
    for row in sorted(visible, key=lambda row: row.coded_by != own):
        theme = standing_theme(every[row.theme_id], every)
        alike.setdefault((row.start, row.end, theme.pk), []).append(row)
    spans = [
        ShownSpan(rows[0], every[theme], note.text[start:end], rows[0].coded_by == own, len(rows))
        for (start, end, theme), rows in sorted(alike.items())
    ]
    return ShownNote(
        note,
        tuple(_shown(part, spans) for part in paragraphs(note.text)),
        is_done,
        len(rows) - len(visible),
    )


def _shown(paragraph: Paragraph, spans: list[ShownSpan]) -> ShownParagraph:
    touching = [
        each
        for each in spans
        if each.span.start < paragraph.end and paragraph.start < each.span.end
    ]
    bounds = [(each.span.start, each.span.end) for each in touching]
    return ShownParagraph(
        paragraph, stretches(paragraph.words, paragraph.start, bounds), tuple(touching)
    )
