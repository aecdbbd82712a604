"""Counts and shares that others publish or return: work, school and youth justice.

Their numbers follow the need of each district. Of the young people who left school ever fewer are
not known to the councils; nothing else is planted in them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from headwater.definitions.partnership import Partnership
from headwater.demo.draws import Numbers, stream
from headwater.demo.geography import Geography
from headwater.demo.outside import STATISTICAL_NEIGHBOURS
from headwater.demo.residents import Residents
from headwater.demo.truths import TRUTHS
from headwater.vocabulary.areas import AreaGrouping

TERMS = ((1, "spring"), (4, "summer"), (9, "autumn"))
"""The month in which each term of a school begins; the names are for its references."""
QUARTERS = (1, 4, 7, 10)
_CLAIMANT_SHARE, _YOUNG_CLAIMANT_SHARE, _SUSPENDED, _EXCLUDED = 0.032, 0.045, 0.028, 0.0005
_NEET, _NOT_KNOWN = 2.6, 2.1
_STEP, _COHORT_ELSEWHERE = 0.3, 9_000
_COLLEGES = ("college_a", "college_b")
_FIRST_COLLEGE = 99_000_000
_WITHDRAWN, _ENROLLED = 0.045, 0.42
"""Of learners in a term, and of those aged 16 to 18 in either college."""
_ACTIVITIES = {"210": 0.79, "320": 0.09, "410": 0.05, "510": 0.025, "620": 0.005}
"""Shares of 16- and 17-year-olds by activity code; the rest are not known."""
_CODE_NOT_KNOWN = "810"
_LOST, _LOST_LESS_EACH_YEAR = 0.055, 0.85
_ALONE_REPORTED = {"youth_justice_city": "OOCD", "youth_justice_county": "REMAND"}
"""What one youth justice service reports and the other does not: in their codes."""
_SCHOOLS = 4
FIRST_SCHOOL = 990_000
"""Beyond the numbers in use."""
_ALL_GROUPS = {"Sex": "All", "Ethnic Group": "All", "SEN Provision": "All"}
_CLAIMING = (
    ("All categories: Age 16+", _CLAIMANT_SHARE, (16, 65)),
    ("Aged 16-24", _YOUNG_CLAIMANT_SHARE, (16, 25)),
)
"""Ages in the publisher's words, the share that claims, and the residents of whom it is one."""
Rows = list[dict[str, str]]


@dataclass(frozen=True, slots=True)
class Districts:
    """Each district of a partnership: how many live there, and how much above average its need."""

    partnership: Partnership
    geography: Geography
    residents: Residents

    def aged(self, year: int, at_least: int, below: int) -> Numbers:
        """Residents of those ages."""
        of_areas = self.residents.in_year(year)[:, at_least:below, :].sum(axis=(1, 2))
        return self._by_district(of_areas.astype(np.float64))

    @property
    def need(self) -> Numbers:
        """A factor about 1 for each district, high where need is."""
        areas = np.exp(0.5 * self.residents.need)
        return self._by_district(areas) / self._by_district(np.ones(len(areas)))

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes, in the order of the numbers."""
        return tuple(district.code for district in self.partnership.districts)

    @property
    def authorities(self) -> dict[str, list[int]]:
        """The districts of each upper-tier authority, by its code: a county, or one by itself."""
        found: dict[str, list[int]] = {}
        counties = [
            area for area in self.partnership.joined_areas if area.grouping is AreaGrouping.COUNTY
        ]
        for place, code in enumerate(self.codes):
            county = next((each.code for each in counties if code in each.member_codes), code)
            found.setdefault(county, []).append(place)
        return found

    def of_town(self, place: int) -> bool:
        """Whether it is the district with the large town, which has services of its own."""
        return place == self.geography.town

    def _by_district(self, of_areas: Numbers) -> Numbers:
        of_districts = np.zeros(len(self.partnership.districts))
        np.add.at(of_districts, self.geography.district, of_areas)
        return of_districts


def claimants(districts: Districts, *, year: int, seed: int) -> pa.Table:
    """Everybody who claims, month by month, rounded to five as the publisher does."""
    generator = stream(seed, "claimants", year)
    expected = {
        words: share * districts.aged(year, *ages) * districts.need
        for words, share, ages in _CLAIMING
    }
    return _table(
        {
            "DATE": f"{year}-{month:02d}",
            "GEOGRAPHY_NAME": f"Synthetic {code}",
            "GEOGRAPHY_CODE": code,
            "GENDER_NAME": "Total",
            "AGE_NAME": words,
            "MEASURE_NAME": "Claimant count",
            "OBS_VALUE": str(5 * round(number * generator.normal(1, 0.02) / 5)),
        }
        for month in range(1, 13)
        for words, numbers in expected.items()
        for code, number in zip(districts.codes, numbers, strict=True)
    )


def not_in_education(districts: Districts, *, year: int, seed: int) -> pa.Table:
    """Shares of 16- and 17-year-olds by upper-tier authority, the invented ones beyond among them.

    Theirs differ from each other by chance and by a step for each, up and down.
    """
    generator = stream(seed, "not in education", year)
    people, need = districts.aged(year, 16, 18), districts.need
    rows: Rows = []
    for code, places in districts.authorities.items():
        cohort = people[places].sum()
        factor = (people[places] * need[places]).sum() / cohort
        neet, unknown = (
            round(mean * factor * generator.normal(1, 0.06), 1) for mean in (_NEET, _NOT_KNOWN)
        )
        rows.append(_shares(code, year, round(cohort), neet, unknown))
    elsewhere = stream(seed, "not in education elsewhere", year)
    for place, (code, _) in enumerate(STATISTICAL_NEIGHBOURS):
        step = 1 + _STEP * (place - (len(STATISTICAL_NEIGHBOURS) - 1) / 2)
        neet, unknown = (
            round(mean * step * elsewhere.normal(1, 0.06), 1) for mean in (_NEET, _NOT_KNOWN)
        )
        rows.append(_shares(code, year, _COHORT_ELSEWHERE, neet, unknown))
    return _table(rows)


def _shares(code: str, year: int, cohort: int, neet: float, unknown: float) -> dict[str, str]:
    return {
        "time_period": str(year),
        "time_identifier": "Calendar year",
        "geographic_level": "Local authority",
        "new_la_code": code,
        "region_code": "Z12000001",
        "country_code": "Z92000001",
        "la_name": f"Synthetic {code}",
        "Age": "16-17",
        "Cohort_DJFavg": str(cohort),
        "NEET_not_known_percent": f"{neet + unknown:.1f}",
        "NEET_percent": f"{neet:.1f}",
        "Notknown_percent": f"{unknown:.1f}",
        "TOTAL_participating_in_education_and_training_percent": "",
        "Apprenticeship_percent": "",
        "September_guarantee_Offer_made_percent": "",
        "NEET_NK_noSEN_percent": "",
        "NEET_NK_EHCP_percent": "",
        "NEET_NK_SENDsupport_percent": "",
        "VG_NEET_NK_percentage": "",
    }


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
                    **_ALL_GROUPS,
                    "Setting At 16": "All",
                    "Free School Meals": "All",
                    "Young People": str(int(generator.poisson(share * people[place]))),
                }
                for activity, share in shares.items()
            ]
    return {council: _table(found) for council, found in rows.items()}


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
    return {college: _table(found) for college, found in rows.items()}


def _learners(learners: int, share: float, generator: np.random.Generator) -> dict[str, str]:
    groups = {name: _ALL_GROUPS[name] for name in ("Sex", "Ethnic Group")}
    return groups | {
        "Learners": str(learners),
        "Enrolments": str(learners + int(generator.poisson(learners / 3))),
        "Withdrawn": str(int(generator.binomial(learners, share))),
        "Attendance %": f"{generator.uniform(80, 92):.1f}",
    }


def exclusions(districts: Districts, *, year: int, seed: int) -> dict[str, pa.Table]:
    """Suspensions and exclusions by school and term, a table for each council. Counts are exact."""
    generator = stream(seed, "exclusions", year)
    pupils, need = districts.aged(year, 5, 16), districts.need
    rows: dict[str, Rows] = {"city_council": [], "county_council": []}
    for month, term in TERMS:
        for place, code in enumerate(districts.codes):
            council = "city_council" if districts.of_town(place) else "county_council"
            for school in range(_SCHOOLS):
                number = place * _SCHOOLS + school
                on_roll = round(pupils[place] / _SCHOOLS)
                about = {
                    "Return Ref": f"SYN-EX{year}-{term}-{number:03d}",
                    "School URN": str(FIRST_SCHOOL + number),
                    "District": code,
                    "Term Start": f"{year}-{month:02d}-01",
                    "Phase": "Secondary" if number % 2 else "Primary",
                }
                rows[council].append(about | _counts(on_roll, need[place], generator))
    return {council: _table(found) for council, found in rows.items()}


def _counts(on_roll: int, need: float, generator: np.random.Generator) -> dict[str, str]:
    suspended = int(generator.poisson(_SUSPENDED * on_roll * need))
    return {
        "Reason": "ALL",
        **_ALL_GROUPS,
        "Suspensions": str(suspended),
        "Pupils Suspended": str(round(0.6 * suspended)),
        "Permanent Exclusions": str(int(generator.poisson(_EXCLUDED * on_roll * need))),
        "Pupils On Roll": str(on_roll),
    }


def reported_entrants(
    districts: Districts, *, year: int, seed: int, scale: int
) -> Mapping[str, pa.Table]:
    """First-time entrants by quarter and district, as each service reports them.

    Each service reports one more indicator, and not the same one.
    """
    generators = [stream(seed, what, year) for what in ("reported entrants", "reported alone")]
    truth = TRUTHS.young_entrants
    number = (truth.under_13[year] + truth.aged_13_to_17[year]) * scale
    weights = districts.aged(year, 10, 18) * districts.need
    expected = number * weights / weights.sum() / len(QUARTERS)
    rows: dict[str, Rows] = {"youth_justice_city": [], "youth_justice_county": []}
    for quarter in QUARTERS:
        for place, code in enumerate(districts.codes):
            service = "youth_justice_city" if districts.of_town(place) else "youth_justice_county"
            rows[service] += [
                {
                    "Return Ref": f"SYN-YJ{year}-{quarter:02d}-{place:02d}{suffix}",
                    "Service": service,
                    "Quarter Start": f"{year}-{quarter:02d}-01",
                    "Indicator": indicator,
                    "District of Residence": code,
                    "Sex": "All",
                    "Ethnic Group": "All",
                    "Children": str(int(generator.poisson(expected[place]))),
                    "Cohort": "",
                }
                for generator, suffix, indicator in zip(
                    generators, ("", "-2"), ("FTE", _ALONE_REPORTED[service]), strict=True
                )
            ]
    return {service: _table(found) for service, found in rows.items()}


def _table(rows: Rows | Iterator[dict[str, str]]) -> pa.Table:
    return pa.Table.from_pylist(list(rows))
