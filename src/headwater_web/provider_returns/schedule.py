"""Which returns are asked for when: the partnership's file `provider_returns.yaml`."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from headwater_web.interventions.api import ProgrammeWords
from headwater_web.provider_returns.asked import CORE, asked, districts
from headwater_web.provider_returns.quarters import Quarter, quarter_at
from headwater_web.ui.definition_files import partnership_definition

FILE = "provider_returns.yaml"


@dataclass(frozen=True, slots=True)
class Schedule:
    """How long after its months a return is due, and which programmes are asked for less.

    `need` is the measure beside which places and sessions are read, `victims` the one beside which
    referrals of girls are. Empty means that nothing is compared.
    """

    due_days_after: int
    small: frozenset[str]
    need: str
    victims: str


def schedule() -> Schedule:
    """What the partnership's file says."""
    said: Mapping[str, Any] = partnership_definition(FILE, otherwise={})
    return Schedule(
        due_days_after=said.get("due_days_after", 21),
        small=frozenset(said.get("small", ())),
        need=said.get("need", ""),
        victims=said.get("victims", ""),
    )


def usual_parts(programme: ProgrammeWords, chosen: Sequence[str] = ()) -> tuple[str, ...]:
    """The core and what was chosen; where nothing was, what is usual for the programme."""
    return (CORE, *chosen) if chosen else asked().parts_for(programme.key)


def usual_areas(programme: ProgrammeWords, chosen: Sequence[str] = ()) -> tuple[str, ...]:
    """The districts that were chosen, else the programme's own, else all."""
    return tuple(chosen or programme.districts or [row.key for row in districts()])


def due_on(quarter: Quarter, days_after: int) -> date:
    """The day by which a return about a quarter is certified."""
    return quarter.ends - timedelta(days=1) + timedelta(days=days_after)


def to_be_asked(
    programmes: Iterable[ProgrammeWords], *, known: set[tuple[str, date]], today: date
) -> tuple[tuple[ProgrammeWords, Quarter], ...]:
    """The programmes of which the last whole quarter was not asked for, where they ran in it.

    `known` are programmes and first days of quarters for which a return is there.
    """
    quarter = quarter_at(today).before
    return tuple(
        (each, quarter)
        for each in programmes
        if each.starts < quarter.ends
        and quarter.begins < each.ends
        and (each.key, quarter.begins) not in known
    )
