"""What was coded, by theme, in the notes that people agree to have studied."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from headwater_web.lived_experience.models import CodedSpan, Note, Session, Theme
from headwater_web.lived_experience.standings import notes_in_analysis


@dataclass(frozen=True, slots=True)
class Coded:
    """Every stretch that counts on a day, by the number of the theme with which it counts."""

    spans: dict[int, tuple[CodedSpan, ...]]

    def of(self, theme: Theme) -> tuple[CodedSpan, ...]:
        """The stretches of a theme and of those that were joined with it."""
        return self.spans.get(theme.pk, ())

    def notes_of(self, theme: Theme) -> tuple[Note, ...]:
        """The notes in which it was said, each once."""
        return tuple({span.note_id: span.note for span in self.of(theme)}.values())

    def sessions_of(self, theme: Theme) -> tuple[Session, ...]:
        """The sessions in which it was said, each once, earliest first."""
        found = {note.session_id: note.session for note in self.notes_of(theme)}
        return tuple(sorted(found.values(), key=lambda each: (each.held_on, each.pk)))


def coded_on(on: date) -> Coded:
    """What counts on a day. A stretch coded by two people counts as one."""
    every = {theme.pk: theme for theme in Theme.objects.all()}
    rows = (
        CodedSpan.objects.filter(ended_at__isnull=True, note__in=notes_in_analysis(on))
        .select_related("note__session", "theme")
        .order_by("note_id", "start", "end", "pk")
    )
    found: dict[int, dict[tuple[int, int, int], CodedSpan]] = {}
    for row in rows:
        theme = standing_theme(every[row.theme_id], every)
        found.setdefault(theme.pk, {}).setdefault((row.note_id, row.start, row.end), row)
    return Coded({theme: tuple(spans.values()) for theme, spans in found.items()})


def standing_theme(theme: Theme, every: dict[int, Theme]) -> Theme:
    """The theme that a theme counts with: itself, or the one into which it was joined."""
    while theme.merged_into_id is not None:
        theme = every[theme.merged_into_id]
    return theme


def references_of(theme: Theme) -> frozenset[str]:
    """The reference of a theme and of every theme that was joined with it."""
    every = {each.pk: each for each in Theme.objects.all()}
    return frozenset(
        each.reference for each in every.values() if standing_theme(each, every).pk == theme.pk
    )


def themes_in_use() -> Collection[Theme]:
    """Themes that were neither joined with another nor divided, by name."""
    return tuple(Theme.objects.filter(ended_at__isnull=True))
