"""What follows an incident: who comes to which health service, and how patients are written down.

Emergency departments, ambulances and hospitals see the same incidents as the police, so that one
person hurt once may be found in several of them; many incidents are in these alone.
"""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from headwater.demo.people.crowds import People
from headwater.demo.seeds.draws import Integers, Moments, Numbers, Spans, pick
from headwater.demo.violence.incidents import PLACES, Incidents, group_position
from headwater.demo.violence.offences import GROUPS
from headwater.demo.writing.columns import (
    blanked,
    ethnicity_not_recorded,
    numbers,
    replaced,
    texts,
)

_CARE = np.array([group.care for group in GROUPS])
_KNIFE_MAKES_LIKELIER = 1.7
_ETHNICITY = [*"ABCDEFGHJKLMNPRS", "Z", "99"]
_NOT_KNOWN = len(_ETHNICITY) - 1
_SEX = ["2", "1", "0"]
_PLACE_CODES = {
    "STREET": "01",
    "TOWN CENTRE": "01",
    "PARK": "02",
    "DWELLING": "03",
    "CARE HOME": "03",
    "PUB/CLUB": "04",
    "SCHOOL": "05",
    "BUS/TRAM/TRAIN": "06",
    "SHOP": "07",
}
_PLACE_TEXTS = [_PLACE_CODES.get(place, "98") for place in PLACES]
METHODS = [
    "KNIFE",
    "FIREARM",
    "BLUNT",
    "GLASS",
    "BODY",
    "PUSH",
    "STRANGLE",
    "SEXUAL",
    "OTHER",
    "UNKNOWN",
]
_UNARMED = np.array([0, 0, 0.04, 0.03, 0.74, 0.07, 0.03, 0, 0.05, 0.04])
_ARMED = np.array([0, 0.01, 0.62, 0.32, 0, 0, 0, 0, 0.05, 0])


@dataclass(frozen=True, slots=True)
class Cared:
    """The rows of one source in one month: their table, references, incidents and moments."""

    table: pa.Table
    references: pa.Array
    rows: Integers
    at: Moments


@dataclass(frozen=True, slots=True)
class Hurt:
    """Who of a month's incidents came to which service, and by what means they were hurt."""

    ambulance: Integers
    department: Integers
    admitted: Integers
    method: Integers


def hurt(incidents: Incidents, generator: np.random.Generator) -> Hurt:
    """Draw what follows each incident; knives make every kind of care likelier."""
    factor = np.where(incidents.knife, _KNIFE_MAKES_LIKELIER, 1.0)[:, None]
    likely: Numbers = np.minimum(_CARE[incidents.group] * factor, 0.95)
    came = generator.random(likely.shape) < likely
    return Hurt(
        ambulance=np.nonzero(came[:, 0])[0],
        department=np.nonzero(came[:, 1])[0],
        admitted=np.nonzero(came[:, 2])[0],
        method=_method(incidents, generator),
    )


def _method(incidents: Incidents, generator: np.random.Generator) -> Integers:
    count = len(incidents)
    method = np.where(
        incidents.weapon, pick(generator, _ARMED, count), pick(generator, _UNARMED, count)
    )
    method[incidents.knife] = METHODS.index("KNIFE")
    sexual = np.isin(incidents.group, [group_position("rape"), group_position("sexual assault")])
    method[sexual & ~incidents.weapon] = METHODS.index("SEXUAL")
    return method


def place_texts(incidents: Incidents, rows: Integers, generator: np.random.Generator) -> pa.Array:
    """Codes of the kind of place, some not known."""
    place = texts(_PLACE_TEXTS, incidents.place[rows])
    return replaced(place, generator.random(len(rows)) < 0.08, "99")


def patient_texts(
    incidents: Incidents,
    rows: Integers,
    people: People,
    age_header: str,
    sex_header: str,
    generator: np.random.Generator,
) -> dict[str, pa.Array]:
    """Age, sex and ethnic category of the patients, in NHS codes."""
    person = incidents.victim[rows]
    missing, not_stated = ethnicity_not_recorded(people, person, generator)
    blank = missing & (generator.random(len(rows)) < 0.6)
    ethnicity = np.where(missing, _NOT_KNOWN, people.ethnic_detail[person])
    ethnicity[not_stated] = _ETHNICITY.index("Z")
    sex = np.where(generator.random(len(rows)) < 0.005, 2, people.sex[person])
    age = numbers(people.age_on(person, incidents.at[rows]))
    return {
        age_header: blanked(age, generator.random(len(rows)) < 0.01),
        sex_header: texts(_SEX, sex),
        "Ethnic Category": blanked(texts(_ETHNICITY, ethnicity), blank),
    }


def in_order(incidents: Incidents, rows: Integers) -> Integers:
    """The rows in order of time."""
    return rows[np.argsort(incidents.at[rows], kind="stable")]


def in_same_year(at: Moments, wait: Spans) -> Moments:
    """Later, but not past the end of the year, where another file begins."""
    last = (at.astype("datetime64[Y]") + 1).astype("datetime64[m]") - np.timedelta64(1, "m")
    return np.minimum(at + wait, last)
