"""One thing that happened to series: the same break, whichever measures and feeds it touches."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from headwater.released.release import Break
from headwater.vocabulary.faults import ExitCode, Fault


@dataclass(frozen=True, slots=True)
class SeriesEvent:
    """One shock or one change of recording, with every break that it made; `key` names it.

    `breaks` have one kind, months, reason and area, and differ in their measures.
    """

    key: str
    breaks: tuple[Break, ...]

    @property
    def about(self) -> Break:
        """A break that says what the event is; of its measure take no notice."""
        return self.breaks[0]

    @property
    def is_shock(self) -> bool:
        """Whether something happened in the world, rather than in how it was recorded."""
        return self.about.is_shock

    @property
    def measures(self) -> tuple[str, ...]:
        """The measures that it touches, in the order of their names."""
        return tuple(sorted({each.measure for each in self.breaks}))


def series_events(breaks: Iterable[Break]) -> tuple[SeriesEvent, ...]:
    """Every event behind some breaks, the earliest first.

    A register writes an event in a row for each feed that it touched: rows with one kind, months,
    reason and area are one event. Its key is the first reference of them, by the alphabet.
    """
    grouped: dict[tuple[str, ...], list[Break]] = {}
    for each in breaks:
        grouped.setdefault(_alike(each), []).append(each)
    events = [SeriesEvent(_key(group), tuple(group)) for group in grouped.values()]
    return tuple(sorted(events, key=lambda event: (event.about.month, event.key)))


class SeriesEventNotFound(Fault):
    """An event was asked for that no break of the release belongs to."""

    exit_code = ExitCode.NOT_FOUND

    def __init__(self, key: str, known: Iterable[str]) -> None:
        super().__init__(
            found=f"No break in a series has the reference {key!r}.",
            expected="the reference of a break that this release knows.",
            next_step=f"choose one of: {', '.join(known) or 'none is recorded'}.",
        )


def find_event(events: Sequence[SeriesEvent], key: str) -> SeriesEvent:
    """The event of this key. Raises SeriesEventNotFound."""
    for event in events:
        if event.key == key:
            return event
    raise SeriesEventNotFound(key, [event.key for event in events])


def event_of(events: Iterable[SeriesEvent], found: Break) -> SeriesEvent:
    """The event that made a break. Raises LookupError where none of these did."""
    for event in events:
        if _alike(event.about) == _alike(found):
            return event
    raise LookupError(f"found a break of {found.month:%Y-%m} of no event; expected one of them")


def _alike(found: Break) -> tuple[str, ...]:
    return (
        found.kind,
        f"{found.month:%Y-%m}",
        f"{found.until:%Y-%m}" if found.until else "",
        found.reason,
        found.area_code or "",
    )


def _key(group: list[Break]) -> str:
    """A reference, or what older registers leave: kind, month and area."""
    references = sorted({each.reference for each in group if each.reference})
    if references:
        return references[0]
    first: date = group[0].month
    parts = (group[0].kind or "break", f"{first:%Y-%m}", group[0].area_code or "")
    return "-".join(part for part in parts if part)
