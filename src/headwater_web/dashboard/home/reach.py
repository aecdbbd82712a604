"""How far the data reach, as a short list: sources that reach the same day stand together."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from headwater_web.dashboard.sources import SourceLine


@dataclass(frozen=True, slots=True)
class Reach:
    """One feed and the day that it reaches, with everyone who supplies it up to that day.

    `state` is empty for one that is up to date: only what is amiss is said.
    """

    title: str
    suppliers: tuple[str, ...]
    as_at_date: date | None
    state: str
    is_ended: bool


def reach_of(lines: Iterable[SourceLine]) -> tuple[Reach, ...]:
    """The feeds in the order of the sources."""
    found: dict[tuple[str, date | None, str, bool], list[str]] = {}
    for line in lines:
        source = line.source
        state = "" if source.state == "current" else line.state_words
        key = (source.title, source.as_at_date, state, line.is_ended)
        found.setdefault(key, []).append(source.supplier_name)
    return tuple(
        Reach(title, tuple(suppliers), as_at_date, state, is_ended)
        for (title, as_at_date, state, is_ended), suppliers in found.items()
    )
