"""Police recorded crime, in the force's own shape."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from headwater.demo.people.crowds import People
from headwater.demo.places.geography import Geography
from headwater.demo.seeds.draws import Flags, Integers, pick
from headwater.demo.violence.incidents import PLACES, Incidents, group_position
from headwater.demo.violence.offences import CODES, GROUPS
from headwater.demo.writing.areas import area_texts
from headwater.demo.writing.columns import (
    Clerk,
    blanked,
    ethnicity_not_recorded,
    numbers,
    references,
    replaced,
    texts,
    written_moments,
    yes_or_no,
)

AREA_HEADER = "LSOA21"
RECORDED = np.array([group.recorded for group in GROUPS])
_NAMED = np.array([group.named for group in GROUPS])
_CODE_FORMS = np.array([0.25, 0.70, 0.05])
_DATE_FORMATS = np.array([0.98, 0.01, 0.01])
_WHITE, _MIXED = ("W1", "W2", "W9"), ("M1", "M2", "M3", "M9")
_ASIAN, _BLACK = ("A1", "A2", "A3", "A9"), ("B1", "B2", "B9")
_ETHNICITY = [*_WHITE, *_MIXED, *_ASIAN, *_BLACK, "O1", "O9", "NS"]
_SEX = ["F", "M", "U"]
_OUTCOMES = ["1", "8", "14", "15", "16", "18", "21", "22", "NYA"]
_ENDED_AT_HOME = np.array([0.15, 0.03, 0.04, 0.16, 0.48, 0.02, 0.01, 0.02, 0.09])
_ENDED_ELSEWHERE = np.array([0.15, 0.05, 0.08, 0.18, 0.20, 0.22, 0.01, 0.02, 0.09])
_NO_AGE, _IMPOSSIBLE_AGE, _UNKNOWN_CODE, _DATE_NUMBER, _BAD_DATE = (
    0.04,
    0.0005,
    0.001,
    0.0004,
    0.0005,
)


@dataclass(frozen=True, slots=True)
class Recorded:
    """The rows of one month, and which incident each row is."""

    table: pa.Table
    references: pa.Array
    rows: Integers


def record(
    incidents: Incidents,
    *,
    geography: Geography,
    clerk: Clerk,
    first_number: int,
    generator: np.random.Generator,
) -> Recorded:
    """What the force writes down of a month of incidents, in order of time."""
    rows = np.nonzero(RECORDED[incidents.group])[0]
    rows = rows[np.argsort(incidents.at[rows], kind="stable")]
    prefix = f"SYN-PC{incidents.month:%y}-"
    reference = references(prefix, first_number, len(rows))
    columns = {
        "Crime Ref": reference,
        **_what_and_when(incidents, rows, generator),
        **_where(incidents, rows, geography, generator),
        **_flags(incidents, rows, generator),
        **_dealt_with(incidents, rows, clerk.people, generator),
        **_victim(incidents, rows, clerk, generator),
        **_suspect(incidents, rows, clerk, generator),
        # A stream of its own: what is drawn before and after it stays what it was.
        **_ended(incidents, rows, generator.spawn(1)[0]),
    }
    return Recorded(pa.table(columns), reference, rows)


def _what_and_when(
    incidents: Incidents, rows: Integers, generator: np.random.Generator
) -> dict[str, pa.Array]:
    count = len(rows)
    forms = [form for code in CODES for form in code_forms(code)]
    code = texts(forms, incidents.code[rows] * 3 + pick(generator, _CODE_FORMS, count))
    code = replaced(code, generator.random(count) < _UNKNOWN_CODE, "999/99")
    # What a spreadsheet makes of 1/1: the number of a day in 2022.
    code = replaced(code, generator.random(count) < _DATE_NUMBER, "44562")
    at = incidents.at[rows]
    choice = pick(generator, _DATE_FORMATS, count)
    committed = written_moments(
        at, "%d/%m/%Y %H:%M", "%Y-%m-%d %H:%M", "%d %b %Y %H:%M", choice=choice
    )
    recorded = at + np.rint(generator.exponential(2.0, count) * 1440).astype("timedelta64[m]")
    return {
        "HO Code": code,
        "Committed From": replaced(committed, generator.random(count) < _BAD_DATE, "31/02 late"),
        "Date Recorded": written_moments(recorded, "%d/%m/%Y"),
    }


def code_forms(code: str) -> tuple[str, str, str]:
    """The code as it is, padded, and in five digits where that cannot be taken for a date."""
    major, _, minor = code.partition("/")
    padded = f"{int(major):03d}/{int(minor or 0):02d}"
    digits = padded.replace("/", "") if int(major) < 100 else padded
    return code, padded, digits


def _where(
    incidents: Incidents, rows: Integers, geography: Geography, generator: np.random.Generator
) -> dict[str, pa.Array]:
    robbery = incidents.group[rows] == group_position("robbery")
    business = generator.random(len(rows)) < 0.12
    robbery_class = np.where(robbery, np.where(business, 0, 1), -1)
    place = texts(PLACES, incidents.place[rows])
    return {
        AREA_HEADER: area_texts(incidents.area[rows], geography, generator, blank=0.008),
        "Location Type": replaced(place, generator.random(len(rows)) < 0.03, "NOT RECORDED"),
        "Robbery Class": texts(["34A", "34B"], robbery_class),
    }


def _flags(
    incidents: Incidents, rows: Integers, generator: np.random.Generator
) -> dict[str, pa.Array]:
    return {
        "Weapon Used": yes_or_no(incidents.weapon[rows], generator),
        "Knife Flag": yes_or_no(incidents.knife[rows], generator, unknown=0.01),
        "DA Flag": yes_or_no(incidents.domestic[rows], generator, unknown=0.01),
        "Alcohol Flag": yes_or_no(incidents.alcohol[rows], generator, unknown=0.15),
        "County Lines Tag": yes_or_no(incidents.county_lines[rows], generator, unknown=0.01),
    }


def _ended(
    incidents: Incidents, rows: Integers, generator: np.random.Generator
) -> dict[str, pa.Array]:
    """What came of each so far. At home more victims are known to withdraw than elsewhere."""
    count = len(rows)
    at_home = pick(generator, _ENDED_AT_HOME, count)
    elsewhere = pick(generator, _ENDED_ELSEWHERE, count)
    ended = np.where(incidents.domestic[rows], at_home, elsewhere)
    return {"Outcome Code": texts(_OUTCOMES, ended)}


def subject(incidents: Incidents) -> Integers:
    """The victim or, where the offence has none, the suspect."""
    return np.where(incidents.victim >= 0, incidents.victim, incidents.suspect)


def _dealt_with(
    incidents: Incidents, rows: Integers, people: People, generator: np.random.Generator
) -> dict[str, pa.Array]:
    person = subject(incidents)[rows]
    nobody = person < 0
    age = numbers(people.age_on(person, incidents.at[rows]))
    age = replaced(age, generator.random(len(rows)) < _IMPOSSIBLE_AGE, "199")
    missing, not_stated = ethnicity_not_recorded(people, person, generator)
    ethnicity = np.where(not_stated, len(_ETHNICITY) - 1, people.ethnic_detail[person])
    sex = np.where(generator.random(len(rows)) < 0.01, 2, people.sex[person])
    return {
        "Age": blanked(age, nobody | (generator.random(len(rows)) < _NO_AGE)),
        "Sex": blanked(texts(_SEX, sex), nobody),
        "Self-defined Ethnicity": blanked(texts(_ETHNICITY, ethnicity), nobody | missing),
    }


def named(incidents: Incidents) -> Flags:
    """Whether the agreement lets the force name the people of each incident."""
    return np.asarray(_NAMED[incidents.group])


def _victim(
    incidents: Incidents, rows: Integers, clerk: Clerk, generator: np.random.Generator
) -> dict[str, pa.Array]:
    person = np.where(named(incidents), incidents.victim, -1)[rows]
    mention = clerk.mention(person, generator)
    unknown = generator.random(len(rows)) < 0.04
    return {
        "Victim Forename": mention.given,
        "Victim Surname": mention.family,
        "Victim DOB": blanked(written_moments(mention.born, "%d/%m/%Y"), (person < 0) | unknown),
        "Victim Sex": texts(_SEX, np.where(person < 0, -1, clerk.people.sex[person])),
        "Victim Postcode": blanked(mention.postcode, generator.random(len(rows)) < 0.08),
    }


def _suspect(
    incidents: Incidents, rows: Integers, clerk: Clerk, generator: np.random.Generator
) -> dict[str, pa.Array]:
    person = np.where(named(incidents), incidents.suspect, -1)[rows]
    mention = clerk.mention(person, generator)
    unknown = generator.random(len(rows)) < 0.10
    return {
        "Suspect Forename": mention.given,
        "Suspect Surname": mention.family,
        "Suspect DOB": blanked(written_moments(mention.born, "%d/%m/%Y"), (person < 0) | unknown),
        "Suspect Sex": texts(_SEX, np.where(person < 0, -1, clerk.people.sex[person])),
    }
