"""Ambulance call-outs, in the service's own shape."""

import numpy as np
import pyarrow as pa

from headwater.demo.health.care import METHODS, Cared, Hurt, in_order, in_same_year, place_texts
from headwater.demo.places.geography import Geography
from headwater.demo.violence.incidents import Incidents
from headwater.demo.writing.areas import area_texts
from headwater.demo.writing.columns import (
    Clerk,
    blanked,
    numbers,
    references,
    texts,
    written_moments,
    yes_or_no,
)


def call_out(
    incidents: Incidents,
    who: Hurt,
    *,
    geography: Geography,
    clerk: Clerk,
    first_number: int,
    generator: np.random.Generator,
) -> Cared:
    """Ambulance call-outs of one month. Crews often do not learn a name."""
    rows = in_order(incidents, who.ambulance)
    reference = references(f"SYN-AMB{incidents.month:%y}-", first_number, len(rows))
    wait = generator.integers(2, 40, len(rows)).astype("timedelta64[m]")
    at = in_same_year(incidents.at[rows], wait)
    mention = clerk.mention(incidents.victim[rows], generator)
    nameless = generator.random(len(rows)) < 0.35
    ageless = nameless | (generator.random(len(rows)) < 0.25)
    people = clerk.people
    guessed = people.age_on(incidents.victim[rows], at)
    guessed = np.where(nameless, np.maximum(5 * np.rint(guessed / 5), 5).astype(np.int64), guessed)
    table = {
        "Call Reference": reference,
        "Call Connected": written_moments(at, "%d-%b-%Y %H:%M"),
        "Nature of Call": texts(METHODS, who.method[rows]),
        "Scene LSOA21": area_texts(incidents.area[rows], geography, generator, blank=0.015),
        "Scene Type": place_texts(incidents, rows, generator),
        "Conveyed": yes_or_no(np.isin(rows, who.department), generator),
        "Patient Age": blanked(numbers(guessed), generator.random(len(rows)) < 0.08),
        "Patient Sex": texts(["F", "M"], people.sex[incidents.victim[rows]]),
        "Patient First Name": blanked(mention.given, nameless),
        "Patient Last Name": blanked(mention.family, nameless),
        "Patient DOB": blanked(written_moments(mention.born, "%d-%b-%Y"), ageless),
    }
    return Cared(pa.table(table), reference, rows, at)
