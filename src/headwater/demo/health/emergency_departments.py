"""Emergency department attendances, in the shape of the national minimum data set on violence."""

import numpy as np
import pyarrow as pa

from headwater.demo.health.care import METHODS, Cared, Hurt, in_order, patient_texts, place_texts
from headwater.demo.places.geography import Geography
from headwater.demo.seeds.draws import Integers, stream
from headwater.demo.violence.incidents import Incidents
from headwater.demo.writing.areas import area_texts
from headwater.demo.writing.columns import (
    Clerk,
    blanked,
    references,
    replaced,
    texts,
    written_moments,
    yes_or_no,
)
from headwater.demo.writing.place_words import KnownPlaces, place_words

SITES = ("hospital_a", "hospital_b")
AREA_HEADER = "Assault Location LSOA21"
WORDS_HEADER = "Assault Location"
_NO_PLACE = {"hospital_a": 0.30, "hospital_b": 0.45}


def attend(
    incidents: Incidents,
    who: Hurt,
    site: str,
    *,
    site_of_district: Integers,
    known: KnownPlaces,
    clerk: Clerk,
    first_number: int,
    generator: np.random.Generator,
    desk: np.random.Generator,
) -> Cared:
    """Attendances at one site in one month. `desk` draws what is written of the place."""
    geography = known.geography
    rows = in_order(incidents, who.department)
    rows = rows[site_of_district[geography.district[incidents.area[rows]]] == SITES.index(site)]
    letter = site[-1].upper()
    reference = references(f"SYN-ED{letter}{incidents.month:%y}-", first_number, len(rows))
    at = incidents.at[rows]
    arrived = at + (20 + generator.exponential(150, len(rows))).astype("timedelta64[m]")
    mention = clerk.mention(incidents.victim[rows], generator)
    iso, plain = "%Y-%m-%dT%H:%M:%S", "%d/%m/%Y %H:%M"
    odd = (generator.random(len(rows)) < 0.02).astype(np.int64)
    table = {
        "Attendance Identifier": reference,
        "Site Code of Treatment": texts([site], np.zeros(len(rows), dtype=np.int64)),
        "Arrival Date Time": written_moments(arrived, iso),
        "Assault Date Time": replaced(
            written_moments(at, iso, plain, choice=odd),
            generator.random(len(rows)) < 0.001,
            "last night",
        ),
        "Assault Method": texts(METHODS, who.method[rows]),
        "Assault Location Type": place_texts(incidents, rows, generator),
        AREA_HEADER: area_texts(incidents.area[rows], geography, generator, blank=_NO_PLACE[site]),
        WORDS_HEADER: place_words(incidents.area[rows], known, desk),
        "Alcohol Involved": yes_or_no(incidents.alcohol[rows], generator, unknown=0.2),
        **patient_texts(
            incidents,
            rows,
            clerk.people,
            "Age at Attendance",
            "Person Stated Gender Code",
            generator,
        ),
        "Given Name": mention.given,
        "Family Name": mention.family,
        "Date of Birth": written_moments(mention.born, "%Y-%m-%d"),
        "Postcode of Usual Address": blanked(mention.postcode, generator.random(len(rows)) < 0.05),
    }
    return Cared(pa.table(table), reference, rows, at)


def sites_of_districts(geography: Geography, *, seed: int) -> Integers:
    """The site that each district goes to: the town and about half of the others, the first."""
    districts = int(geography.district.max()) + 1
    order = stream(seed, "sites").permutation(districts)
    order = order[order != geography.town]
    sites = np.ones(districts, dtype=np.int64)
    sites[geography.town] = 0
    sites[order[: len(order) // 2]] = 0
    return sites
