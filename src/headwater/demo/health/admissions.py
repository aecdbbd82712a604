"""Emergency hospital admissions with an ICD-10 external cause of assault."""

import numpy as np
import pyarrow as pa

from headwater.demo.health.care import Cared, Hurt, in_order, in_same_year, patient_texts
from headwater.demo.places.geography import Geography
from headwater.demo.seeds.draws import Integers
from headwater.demo.violence.incidents import PLACES, Incidents
from headwater.demo.writing.areas import area_texts
from headwater.demo.writing.columns import Clerk, references, replaced, texts, written_moments

_CAUSES = ["X99", "X95", "Y00", "Y00", "Y04", "Y04", "X91", "Y05", "Y08", "Y09"]
"""The external cause of each method of assault, in the order of METHODS."""


def admit(
    incidents: Incidents,
    who: Hurt,
    *,
    geography: Geography,
    clerk: Clerk,
    first_number: int,
    generator: np.random.Generator,
) -> Cared:
    """Emergency admissions of one month, placed where the patient lives."""
    rows = in_order(incidents, who.admitted)
    reference = references(f"SYN-SP{incidents.month:%y}-", first_number, len(rows))
    wait = generator.integers(60, 900, len(rows)).astype("timedelta64[m]")
    at = in_same_year(incidents.at[rows], wait)
    mention = clerk.mention(incidents.victim[rows], generator)
    home = clerk.people.home[incidents.victim[rows]]
    table = {
        "Spell ID": reference,
        "Admission Date": written_moments(at, "%Y%m%d"),
        "Admission Method": texts(["21", "22", "2A"], generator.integers(0, 3, len(rows))),
        "External Cause": _cause(incidents, who, rows, generator),
        "Residence LSOA21": area_texts(home, geography, generator, blank=0.01),
        **patient_texts(incidents, rows, clerk.people, "Age on Admission", "Sex", generator),
        "Given Name": mention.given,
        "Family Name": mention.family,
        "Date of Birth": written_moments(mention.born, "%Y%m%d"),
        "Postcode": mention.postcode,
    }
    return Cared(pa.table(table), reference, rows, at)


def _cause(
    incidents: Incidents, who: Hurt, rows: Integers, generator: np.random.Generator
) -> pa.Array:
    """ICD-10 external causes; the fourth character is the place, with or without the dot."""
    at_home = incidents.place[rows] == PLACES.index("DWELLING")
    place = np.where(at_home, 0, np.where(generator.random(len(rows)) < 0.6, 4, 9))
    dotted = generator.random(len(rows)) < 0.5
    forms = [
        f"{cause}{dot}{digit}" for cause in _CAUSES for digit in range(10) for dot in ("", ".")
    ]
    codes = texts(forms, who.method[rows] * 20 + place * 2 + dotted)
    return replaced(codes, generator.random(len(rows)) < 0.006, "Y87.1")
