"""What happens in a year: how often, where, to whom, and with what harm.

The numbers stand in `offences.csv` beside this module, one row for each group of offences.
"""

import csv
from dataclasses import dataclass
from importlib import resources
from types import MappingProxyType
from typing import TypeAlias

from headwater.demo.seeds.truths import TRUTHS

Weights: TypeAlias = MappingProxyType[str, float]


def _weights(text: str) -> Weights:
    """Weights written as `name number; name number`."""
    items = (item.strip().rpartition(" ") for item in text.split(";") if item.strip())
    return MappingProxyType({name: float(weight) for name, _, weight in items})


@dataclass(frozen=True, slots=True)
class Setting:
    """Where and when: a weekly clock, and the weights of police location types."""

    clock: str
    places: Weights


SETTINGS: MappingProxyType[str, Setting] = MappingProxyType(
    {
        "street": Setting(
            "evening",
            _weights(
                "STREET 55; PARK 10; TOWN CENTRE 10; DWELLING 8; BUS/TRAM/TRAIN 6; SHOP 5;"
                "OTHER 4; SCHOOL 2"
            ),
        ),
        "home": Setting("home", _weights("DWELLING 84; STREET 9; OTHER 4; CARE HOME 3")),
        "night out": Setting(
            "night", _weights("TOWN CENTRE 30; PUB/CLUB 25; STREET 25; DWELLING 12; OTHER 8")
        ),
        "school": Setting("day", _weights("SCHOOL 100")),
        "anywhere": Setting(
            "evening",
            _weights(
                "DWELLING 38; STREET 30; PUB/CLUB 6; TOWN CENTRE 6; SHOP 6; SCHOOL 5; OTHER 4;"
                "BUS/TRAM/TRAIN 3; HOSPITAL 2"
            ),
        ),
    }
)


@dataclass(frozen=True, slots=True)
class Offences:
    """One group: `yearly` in the full size, the shares that carry a flag, and what follows.

    `care` holds the chances of an ambulance, an emergency department attendance and an
    admission; it is small for homicide because most victims die at the scene. `violent` groups
    carry the planted truths of place. `named` offences lie inside the agreement under which the
    force supplies names. Codes of sexual offences follow the victim's sex and age, so those
    groups give none.
    """

    name: str
    yearly: float
    codes: Weights
    setting: str
    victims: Weights
    knife: float
    other_weapon: float
    domestic: float
    alcohol: float
    county_lines: float
    suspect_known: float
    care: tuple[float, float, float]
    violent: bool
    named: bool
    recorded: bool


def _offences(row: dict[str, str]) -> Offences:
    return Offences(
        name=row["name"],
        yearly=float(row["yearly"]),
        codes=_weights(row["codes"]),
        setting=row["setting"],
        victims=_weights(row["victims"]),
        knife=float(row["knife"]),
        other_weapon=float(row["other_weapon"]),
        domestic=float(row["domestic"]),
        alcohol=float(row["alcohol"]),
        county_lines=float(row["county_lines"]),
        suspect_known=float(row["suspect_known"]),
        care=(float(row["ambulance"]), float(row["department"]), float(row["admission"])),
        violent=row["violent"] == "yes",
        named=row["named"] == "yes",
        recorded=row["recorded"] == "yes",
    )


def _groups() -> tuple[Offences, ...]:
    text = (
        resources.files("headwater.demo.violence")
        .joinpath("offences.csv")
        .read_text(encoding="utf-8")
    )
    return tuple(_offences(row) for row in csv.DictReader(text.splitlines()))


GROUPS = _groups()

_CHANGE = TRUTHS.recording_change
MOVED_BY_RECORDING_CHANGE = (_CHANGE.jump - 1) * next(
    group.yearly for group in GROUPS if _CHANGE.to_code in group.codes
)
"""Offences a year that the recording change moves from one code to the other."""

SEXUAL_CODES: MappingProxyType[str, tuple[tuple[str, str, str], tuple[str, str, str]]] = (
    MappingProxyType(
        {
            "rape": (("19/16", "19/7", "19/8"), ("19/17", "19/9", "19/10")),
            "sexual assault": (("20/6", "20/5", "20/5"), ("17/16", "17/15", "17/15")),
        }
    )
)
"""Female then male victims; under 13, under 16, and older."""

CODES: tuple[str, ...] = tuple(
    dict.fromkeys(
        [
            *(code for group in GROUPS for code in group.codes),
            *(code for sexes in SEXUAL_CODES.values() for ages in sexes for code in ages),
        ]
    )
)
