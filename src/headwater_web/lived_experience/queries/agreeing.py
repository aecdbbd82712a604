"""What two people who read the same notes to their end agreed on, theme by theme."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from headwater_web.accounts.api import display_names
from headwater_web.lived_experience.agreement import Agreement, agreement
from headwater_web.lived_experience.models import CodedSpan, CodingDone, Note, Theme
from headwater_web.lived_experience.queries.coded import standing_theme, themes_in_use
from headwater_web.lived_experience.standings import notes_in_analysis
from headwater_web.lived_experience.wording import Paragraph, paragraphs


@dataclass(frozen=True, slots=True)
class ThemeAgreement:
    """One theme, and what two readers did with it."""

    theme: Theme
    found: Agreement


@dataclass(frozen=True, slots=True)
class PairAgreement:
    """Two readers, the notes that both read, and what they agreed on. Parts are paragraphs."""

    first: str
    second: str
    notes: int
    paragraphs: int
    themes: tuple[ThemeAgreement, ...]


def agreements(on: date) -> tuple[PairAgreement, ...]:
    """Every two people who have read notes in common, with what counts on a day.

    Only what each had coded when they said that they were done is compared: nobody can agree
    afterwards.
    """
    rows = CodingDone.objects.filter(note__in=notes_in_analysis(on)).select_related("note")
    done: dict[str, dict[int, CodingDone]] = {}
    for row in rows:
        done.setdefault(row.coder, {})[row.note_id] = row
    return tuple(
        _pair(done[first], done[second])
        for first, second in combinations(sorted(done), 2)
        if done[first].keys() & done[second].keys()
    )


def _pair(first: dict[int, CodingDone], second: dict[int, CodingDone]) -> PairAgreement:
    both = sorted(first.keys() & second.keys())
    every = {theme.pk: theme for theme in Theme.objects.all()}
    parts = [
        (first[each].note, part) for each in both for part in paragraphs(first[each].note.text)
    ]
    choices = [
        (
            _chosen(first[note.pk], part, every),
            _chosen(second[note.pk], part, every),
        )
        for note, part in parts
    ]
    coders = [next(iter(each.values())).coder for each in (first, second)]
    names = display_names(coders)
    return PairAgreement(
        names.get(coders[0], coders[0]),
        names.get(coders[1], coders[1]),
        len(both),
        len(parts),
        tuple(_of_themes(themes_in_use(), choices)),
    )


def _of_themes(
    themes: Iterable[Theme], choices: list[tuple[set[int], set[int]]]
) -> Iterable[ThemeAgreement]:
    """Of each theme that either reader used."""
    for theme in themes:
        used = [(theme.pk in first, theme.pk in second) for first, second in choices]
        if any(one or other for one, other in used):
            yield ThemeAgreement(theme, agreement(used))


def _chosen(done: CodingDone, part: Paragraph, every: dict[int, Theme]) -> set[int]:
    """The themes that a reader had given to a paragraph, or to some of it, when they were done."""
    rows = CodedSpan.objects.filter(
        note=done.note,
        coded_by=done.coder,
        coded_at__lte=done.done_at,
        start__lt=part.end,
        end__gt=part.start,
    )
    return {
        standing_theme(every[row.theme_id], every).pk
        for row in rows
        if row.ended_at is None or row.ended_at > done.done_at
    }


def notes_read_by_two(on: date) -> int:
    """How many notes two people or more have read to their end."""
    return sum(1 for note in notes_in_analysis(on).prefetch_related("done") if _readers(note) > 1)


def _readers(note: Note) -> int:
    return len(note.done.all())
