"""Which institutions' returns are late, or leave out a period between two that they state."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from headwater.released.quality import InstitutionNote
from headwater.vocabulary.quality import Oddity


@dataclass(frozen=True, slots=True)
class Stated:
    """That an institution is in a supplier's return for a period, by the period's first day."""

    feed: str
    supplier: str
    institution: str
    start: date


def late_or_missing(stated: Iterable[Stated]) -> list[InstitutionNote]:
    """What is absent of each institution's returns, set beside those of its own supplier.

    Late is an institution whose newest period is older than its supplier's newest: a return of the
    whole supplier that is late is said of the supplier and not of every school. Missing is a
    period that others state and it does not, between its first and its newest.

    >>> term = [date(2026, 1, 1), date(2026, 4, 1)]
    >>> found = late_or_missing(
    ...     [Stated("rolls", "city", "990001", each) for each in term]
    ...     + [Stated("rolls", "city", "990002", term[0])]
    ... )
    >>> [(note.institution, note.oddity.value, note.period) for note in found]
    [('990002', 'late', '2026-04')]
    """
    of_supplier: dict[tuple[str, str], dict[str, set[date]]] = defaultdict(dict)
    for each in stated:
        own = of_supplier[each.feed, each.supplier]
        own.setdefault(each.institution, set()).add(each.start)
    return [
        note
        for (feed, supplier), institutions in sorted(of_supplier.items())
        for institution, starts in sorted(institutions.items())
        for note in _absent(
            feed, supplier, institution, starts, set().union(*institutions.values())
        )
    ]


def _absent(
    feed: str, supplier: str, institution: str, starts: set[date], all_starts: set[date]
) -> Iterator[InstitutionNote]:
    first, last = min(starts), max(starts)
    between = sorted(each for each in all_starts - starts if first < each < last)
    later = sorted(each for each in all_starts if each > last)
    if between:
        words = ", ".join(f"{each:%Y-%m}" for each in between)
        yield InstitutionNote(feed, supplier, institution, Oddity.MISSING, words)
    if later:
        yield InstitutionNote(feed, supplier, institution, Oddity.LATE, f"{later[0]:%Y-%m}")
