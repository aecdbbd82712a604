"""Attendance and destinations of pupils in mainstream schools and in alternative provision.

What a pupil's group costs, its year, need and free meals, is the same in both settings; being in
alternative provision costs what is planted on top (`truths.AlternativeProvision`).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
import pyarrow as pa

from headwater.demo.education.exclusions import FIRST_SCHOOL, TERMS
from headwater.demo.places.districts import Districts
from headwater.demo.seeds.draws import stream
from headwater.demo.seeds.truths import TRUTHS
from headwater.demo.writing.rows import Rows

HALF_DAYS = {"spring": 116, "summer": 124, "autumn": 140}
"""In each term of a school year of 190 days."""
_SCHOOLS = 4
_PROVIDERS = (("SYN-AP-1", "PRU"), ("SYN-AP-2", "AP academy"))
_YEARS = ("7", "8", "9", "10", "11")
_SEXES = ("Male", "Female")
_NEEDS = ("N", "K", "E")
_MEALS = ("No", "Yes")
_EVERYONE = {
    "Year Group": "",
    "Sex": "All",
    "SEN Provision": "All",
    "Free School Meals": "All",
}
_ATTENDED, _IN_ACTIVITY = 0.96, 0.95
"""Of a boy or girl of year 7 or 8 without need or free meals."""
_LESS_ATTENDED = {"9": 0.02, "10": 0.05, "11": 0.08, "K": 0.09, "E": 0.14, "Yes": 0.06}
_LESS_ACTIVE = {"K": 0.08, "E": 0.14, "Male": 0.03}
_PART_TIME = 0.15
_ACTIVITIES = {"210": 0.8, "320": 0.12, "410": 0.08}
_IDLE, _NOT_KNOWN = "510", "810"
_MAINSTREAM_NOT_KNOWN = 0.03
_UNAUTHORISED = 0.4
_OFTEN, _SEVERELY = 2.5, 0.1
"""Pupils who miss a tenth, over the share of half days missed; and who of them miss half."""
_BACK, _SUSTAINED = 0.06, 0.5


@dataclass(frozen=True, slots=True)
class _MakeUp:
    """The shares of pupils by year group, sex, need and free meals."""

    years: Mapping[str, float]
    boys: float
    needs: Mapping[str, float]
    meals: float

    def share(self, year: str, sex: str, need: str, meals: str) -> float:
        """Of all pupils, those of one group."""
        of_sex = self.boys if sex == "Male" else 1 - self.boys
        of_meals = self.meals if meals == "Yes" else 1 - self.meals
        return self.years.get(year, 0.0) * of_sex * self.needs[need] * of_meals


_SCHOOL = _MakeUp(dict.fromkeys(_YEARS, 0.2), 0.5, {"N": 0.82, "K": 0.14, "E": 0.04}, 0.25)
_ALTERNATIVE = _MakeUp(
    {"9": 0.2, "10": 0.35, "11": 0.45}, 0.7, {"N": 0.3, "K": 0.45, "E": 0.25}, 0.6
)
_Group = tuple[str, str, str, str]


def attendance(districts: Districts, *, year: int, seed: int) -> dict[str, pa.Table]:
    """Attendance in mainstream schools by term and group, a table for each council."""
    generator = stream(seed, "attendance", year)
    pupils = districts.aged(year, 11, 16)
    rows: dict[str, Rows] = {"city_council": [], "county_council": []}
    for place, code in enumerate(districts.codes):
        council = "city_council" if districts.of_town(place) else "county_council"
        for school, (month, term) in product(range(_SCHOOLS), TERMS):
            number = place * _SCHOOLS + school
            for group, count in _groups(_SCHOOL, pupils[place] / _SCHOOLS, generator):
                days = count * HALF_DAYS[term]
                absent = days - _attended(group, days, generator)
                often = int(generator.binomial(count, min(1.0, _OFTEN * absent / days)))
                rows[council].append(
                    {
                        "Return Ref": f"SYN-AT{year}-{term}-{number:03d}-{'-'.join(group)}",
                        "School URN": str(FIRST_SCHOOL + number),
                        "District": code,
                        "Term Start": f"{year}-{month:02d}-01",
                        "Phase": "Secondary",
                        **_about(group),
                        "Pupils": str(count),
                        "Possible Sessions": str(days),
                        "Authorised Absence": str(absent - round(_UNAUTHORISED * absent)),
                        "Unauthorised Absence": str(round(_UNAUTHORISED * absent)),
                        "Persistently Absent": str(often),
                        "Severely Absent": str(int(generator.binomial(often, _SEVERELY))),
                    }
                )
    return _tables({council: _with_everyone(found) for council, found in rows.items()})


def alternative(districts: Districts, *, year: int, seed: int) -> pa.Table:
    """Pupils of the town's alternative provision by term, provider and group."""
    generator = stream(seed, "alternative provision", year)
    code = next(code for place, code in enumerate(districts.codes) if districts.of_town(place))
    rows: Rows = []
    for (provider, kind), (month, term) in product(_PROVIDERS, TERMS):
        places = TRUTHS.provision.places / len(_PROVIDERS)
        for group, count in _groups(_ALTERNATIVE, places, generator):
            days = count * HALF_DAYS[term]
            part_time = int(generator.binomial(count, _PART_TIME))
            rows.append(
                {
                    "Return Ref": f"SYN-AP{year}-{term}-{provider[-1]}-{'-'.join(group)}",
                    "Provider Ref": provider,
                    "District": code,
                    "Term Start": f"{year}-{month:02d}-01",
                    "Provision Type": kind,
                    **_about(group),
                    "Pupils": str(count),
                    "Full Time": str(count - part_time),
                    "Part-time Timetable": str(part_time),
                    "Possible Sessions": str(days),
                    "Attended Sessions": str(
                        _attended(group, days, generator, TRUTHS.provision.attendance)
                    ),
                    "Returned to Mainstream": str(int(generator.binomial(count, _BACK))),
                    "Sustained Destination": str(
                        int(generator.binomial(count, _SUSTAINED * _leaves(group, term)))
                    ),
                }
            )
    return pa.Table.from_pylist(_with_everyone(rows, apart=("Year Group",)))


def left_school(districts: Districts, *, year: int, seed: int) -> dict[str, pa.Table]:
    """What 16-year-olds do in January, by where they were taught, a table for each council."""
    generator = stream(seed, "left school", year)
    truth, aged_16 = TRUTHS.provision, districts.aged(year, 16, 17)
    rows: dict[str, Rows] = {}
    for council, lost in (
        ("city_council", truth.not_known),
        ("county_council", truth.county_not_known),
    ):
        own = [
            districts.of_town(place) == (council == "city_council") for place in range(len(aged_16))
        ]
        leavers = truth.places * _ALTERNATIVE.years["11"]
        rows[council] = [
            *_left(_SCHOOL, aged_16[own].sum(), 0.0, _MAINSTREAM_NOT_KNOWN, generator),
            *_left(_ALTERNATIVE, leavers, truth.destination, lost, generator),
        ]
        for number, row in enumerate(rows[council]):
            row |= {
                "Return Ref": f"SYN-LS{year}-{council[:2]}-{number:03d}",
                "Month": f"{year}-01-01",
            }
    return _tables(rows)


def _left(
    made_up: _MakeUp,
    people: float,
    cost: float,
    not_known: float,
    generator: np.random.Generator,
) -> Iterator[dict[str, str]]:
    """Rows of one setting, by sex, need and what they do; reference and month are yet to come."""
    shares = {
        (sex, need): (made_up.boys if sex == "Male" else 1 - made_up.boys) * share
        for sex in _SEXES
        for need, share in made_up.needs.items()
    }
    counts = generator.multinomial(round(people), list(shares.values()))
    for (sex, need), count in zip(shares, counts, strict=True):
        active = _IN_ACTIVITY + cost - sum(_LESS_ACTIVE.get(each, 0.0) for each in (sex, need))
        for code, number in _activities(int(count), active, not_known, generator).items():
            yield {
                "Return Ref": "",
                "Month": "",
                "Area Code": "",
                "Academic Age": "16",
                "Current Activity Code": code,
                "Sex": sex,
                "Ethnic Group": "All",
                "SEN Provision": need,
                "Setting At 16": "AP" if made_up is _ALTERNATIVE else "Secondary",
                "Free School Meals": "All",
                "Young People": str(number),
            }


def _groups(
    made_up: _MakeUp, people: float, generator: np.random.Generator
) -> Iterator[tuple[_Group, int]]:
    """Each group with anybody in it, and how many."""
    groups = list(product(_YEARS, _SEXES, _NEEDS, _MEALS))
    shares = np.array([made_up.share(*group) for group in groups])
    counts = generator.multinomial(round(people), shares / shares.sum())
    return ((group, int(n)) for group, n in zip(groups, counts, strict=True) if n)


def _with_everyone(rows: Rows, *, apart: Sequence[str] = ()) -> Rows:
    """The rows of groups, then one of all pupils for each school or provider and term."""
    everyone = {name: word for name, word in _EVERYONE.items() if name not in apart}
    together: dict[tuple[str, ...], dict[str, str]] = {}
    for row in rows:
        place = row.get("School URN") or row["Provider Ref"]
        of = (place, row["Term Start"], *(row[name] for name in apart))
        before = together.get(of, {})
        added_up = {name: str(int(row[name]) + int(before.get(name, 0))) for name in _figures(row)}
        together[of] = row | everyone | added_up | {"Return Ref": f"SYN-{'-'.join(of)}-all"}
    return [*rows, *together.values()]


def _figures(row: Mapping[str, str]) -> tuple[str, ...]:
    """The columns of a row that say how many: those that follow what it is about."""
    names = tuple(row)
    return names[names.index("Pupils") :]


def _attended(group: _Group, days: int, generator: np.random.Generator, cost: float = 0.0) -> int:
    share = _ATTENDED - sum(_LESS_ATTENDED.get(each, 0.0) for each in group) + cost
    return int(generator.binomial(days, share))


def _leaves(group: _Group, term: str) -> bool:
    return group[0] == "11" and term == "summer"


def _about(group: _Group) -> dict[str, str]:
    headers = ("Year Group", "Sex", "SEN Provision", "Free School Meals")
    return dict(zip(headers, group, strict=True))


def _activities(
    people: int, active: float, not_known: float, generator: np.random.Generator
) -> dict[str, int]:
    """How many do what; `active` is the share of those whose destination is known."""
    known = 1 - not_known
    shares = {code: known * active * share for code, share in _ACTIVITIES.items()}
    shares |= {_IDLE: known * (1 - active), _NOT_KNOWN: not_known}
    counts = generator.multinomial(people, list(shares.values()))
    return {code: int(n) for code, n in zip(shares, counts, strict=True)}


def _tables(rows: Mapping[str, Rows]) -> dict[str, pa.Table]:
    return {council: pa.Table.from_pylist(found) for council, found in rows.items()}
