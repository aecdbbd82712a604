"""What young people do after school, and the learners of colleges.

Ever fewer are not known to the councils; nothing else is planted.
"""

import numpy as np
import pyarrow as pa

from headwater.demo.education.exclusions import ALL_GROUPS, TERMS
from headwater.demo.places.districts import Districts
from headwater.demo.seeds.draws import stream
from headwater.demo.writing.rows import Rows, table_of

_COLLEGES = ("college_a", "college_b")
_FIRST_COLLEGE = 99_000_000
_WITHDRAWN, _ENROLLED = 0.045, 0.42
"""Of learners in a term, and of those aged 16 to 18 in either college."""
_ACTIVITIES = {"210": 0.79, "320": 0.09, "410": 0.05, "510": 0.025, "620": 0.005}
"""Shares of 16- and 17-year-olds by activity code; the rest are not known."""
_CODE_NOT_KNOWN = "810"
_LOST, _LOST_LESS_EACH_YEAR = 0.055, 0.85


def destinations(districts: Districts, *, year: int, years: int, seed: int) -> dict[str, pa.Table]:
    """What 16- and 17-year-olds do, month by month, a table for each council.

    `years` is how many years before this one the councils began to lose sight of fewer.
    """
    generator = stream(seed, "destinations", year)
    people, need = districts.aged(year, 16, 18), districts.need
    lost = _LOST * _LOST_LESS_EACH_YEAR**years
    rows: dict[str, Rows] = {"city_council": [], "county_council": []}
    for month in range(1, 13):
        for place, code in enumerate(districts.codes):
            council = "city_council" if districts.of_town(place) else "county_council"
            shares = {**_ACTIVITIES, _CODE_NOT_KNOWN: lost * need[place]}
            rows[council] += [
                {
                    "Return Ref": f"SYN-DE{year}-{month:02d}-{place:02d}-{activity}",
                    "Month": f"{year}-{month:02d}-01",
                    "Area Code": code,
                    "Academic Age": "16-17",
                    "Current Activity Code": activity,
                    **ALL_GROUPS,
                    "Setting At 16": "All",
                    "Free School Meals": "All",
                    "Young People": str(int(generator.poisson(share * people[place]))),
                }
                for activity, share in shares.items()
            ]
    return {council: table_of(found) for council, found in rows.items()}


def colleges(districts: Districts, *, year: int, seed: int) -> dict[str, pa.Table]:
    """Learners of 16 to 18 and who of them withdrew, by term and district, for each college."""
    generator = stream(seed, "colleges", year)
    people, need = districts.aged(year, 16, 19), districts.need
    rows: dict[str, Rows] = {college: [] for college in _COLLEGES}
    for number, college in enumerate(_COLLEGES):
        for month, term in TERMS:
            for place, code in enumerate(districts.codes):
                learners = int(generator.poisson(_ENROLLED / len(_COLLEGES) * people[place]))
                about = {
                    "Return Ref": f"SYN-FE{year}-{term}-{number}-{place:02d}",
                    "Provider UKPRN": str(_FIRST_COLLEGE + number),
                    "Learner District": code,
                    "Term Start": f"{year}-{month:02d}-01",
                    "Age Group": "16-18",
                    "Level": "",
                }
                share = min(_WITHDRAWN * need[place], 1.0)
                rows[college].append(about | _learners(learners, share, generator))
    return {college: table_of(found) for college, found in rows.items()}


def _learners(learners: int, share: float, generator: np.random.Generator) -> dict[str, str]:
    groups = {name: ALL_GROUPS[name] for name in ("Sex", "Ethnic Group")}
    return groups | {
        "Learners": str(learners),
        "Enrolments": str(learners + int(generator.poisson(learners / 3))),
        "Withdrawn": str(int(generator.binomial(learners, share))),
        "Attendance %": f"{generator.uniform(80, 92):.1f}",
    }
