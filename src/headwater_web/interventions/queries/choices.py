"""Which finding, card or voice shaped which choice, seen from what shaped it."""

from dataclasses import dataclass
from datetime import date

from headwater_web.accounts.api import Asker
from headwater_web.interventions.models import DesignChoice
from headwater_web.interventions.queries.programmes import (
    FollowedProgramme,
    all_programmes,
    followed,
)
from headwater_web.thread.api import Thing, things_seen_by


@dataclass(frozen=True, slots=True)
class Shaped:
    """One finding, card or voice with the choices that it shaped."""

    source: Thing
    choices: tuple[tuple[FollowedProgramme, DesignChoice], ...]


def shaped(person: Asker, today: date) -> tuple[Shaped, ...]:
    """Everything that shaped something, as far as a person may see it."""
    found = [
        (each, choice) for each in followed(all_programmes(), today) for choice in each.choices
    ]
    sources = dict.fromkeys(choice.source for _programme, choice in found)
    seen = things_seen_by(person, sources)
    return tuple(
        Shaped(seen[source], tuple(each for each in found if each[1].source == source))
        for source in sources
        if source in seen
    )
