"""Who joined and left the rolls of secondary schools, month by month and year group.

Rolls have the same size however large the partnership is drawn, so that what is planted
(`truths.RollLosses`) can be found in the smallest of them. Elsewhere those who leave are replaced,
and every year group loses about the same share: less unlike the others than chance would make it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from headwater.demo.places.districts import Districts
from headwater.demo.seeds.draws import Flags, Integers, stream
from headwater.demo.seeds.truths import TRUTHS
from headwater.demo.writing.rows import Rows

FIRST_ROLL = 990_500
"""Numbers of their own: none of the schools that return exclusions has the same size."""
_SCHOOLS = 4
_YEARS = (7, 8, 9, 10, 11)
_PUPILS = (180, 261)
_USUAL, _EITHER_WAY = 0.06, 0.15
"""The share of a year group that leaves in a year, and by how much of itself that varies."""
_MOVED, _HOME, _NOWHERE = 0.2, 0.1, 0.05
_ALSO_HOME, _ALSO_NOWHERE = 0.5, 0.2
"""Shares of leavers who are said to be moved, taught at home, or nobody knows where."""
_BACK, _PART_TIME = 0.1, 0.01
_FIRST_OF_AUTUMN = 9
_ANY_MONTH = np.full(12, 1 / 12)


@dataclass(frozen=True, slots=True)
class _Left:
    """Leavers of one year group in the twelve months of a year: the usual, and those beyond."""

    usual: Integers
    beyond: Integers


def rolls(districts: Districts, *, year: int, seed: int) -> dict[str, pa.Table]:
    """Changes of rolls in the months of a year, a table for each council."""
    generator = stream(seed, "rolls", year)
    rows: dict[str, Rows] = {"city_council": [], "county_council": []}
    for place, code in enumerate(districts.codes):
        council = "city_council" if districts.of_town(place) else "county_council"
        for school in range(place * _SCHOOLS, (place + 1) * _SCHOOLS):
            number = str(FIRST_ROLL + school)
            pupils = _pupils(number, seed)
            for group in _YEARS:
                usual = _usual(number, pupils, generator)
                left = _Left(usual, _beyond(number, pupils, year, seed) * _has_cohort(group))
                for month, cells in enumerate(_months(pupils, left, generator), start=1):
                    rows[council].append(
                        {
                            "Return Ref": f"SYN-RC{year}-{month:02d}-{number}-{group}",
                            "School URN": number,
                            "District": code,
                            "Month": f"{year}-{month:02d}-01",
                            "Year Group": str(group),
                            **{name: str(cell) for name, cell in cells.items()},
                        }
                    )
    return {council: pa.Table.from_pylist(found) for council, found in rows.items()}


def _pupils(school: str, seed: int) -> int:
    """How many are in each year group, the same in every year."""
    if school == TRUTHS.rolls.small_school:
        return TRUTHS.rolls.small_pupils
    return int(stream(seed, "size of rolls", int(school)).integers(*_PUPILS))


def _usual(school: str, pupils: int, generator: np.random.Generator) -> Integers:
    """The few who leave a year group, by month; in the small school the few are a large share."""
    share = _USUAL * generator.uniform(1 - _EITHER_WAY, 1 + _EITHER_WAY)
    is_small = school == TRUTHS.rolls.small_school
    leavers = TRUTHS.rolls.small_lost if is_small else round(share * pupils)
    return generator.multinomial(leavers, _ANY_MONTH)


def _beyond(school: str, pupils: int, year: int, seed: int) -> Integers:
    """The planted losses of one cohort, by month, whichever year group it is in by then."""
    is_planted = school == TRUTHS.rolls.school and year == TRUTHS.rolls.years[-1]
    lost = round(TRUTHS.rolls.share_lost * pupils) if is_planted else 0
    return stream(seed, "lost from rolls", year).multinomial(lost, _ANY_MONTH)


def _has_cohort(group: int) -> Flags:
    """In which months a year group holds the pupils who sit examinations next summer."""
    is_autumn = np.arange(1, 13) >= _FIRST_OF_AUTUMN
    return {10: ~is_autumn, 11: is_autumn}.get(group, np.zeros(12, dtype=np.bool_))


def _months(pupils: int, left: _Left, generator: np.random.Generator) -> Iterator[dict[str, int]]:
    """The figures of each month. Only those who leave beyond the usual are missed from the roll."""
    gone = np.cumsum(left.beyond) - left.beyond
    for usual, beyond, missed in zip(
        left.usual.tolist(), left.beyond.tolist(), gone.tolist(), strict=True
    ):
        moved = int(generator.binomial(usual, _MOVED))
        home, nowhere = _split(usual - moved, _HOME, _NOWHERE, generator)
        more_home, more_nowhere = _split(beyond, _ALSO_HOME, _ALSO_NOWHERE, generator)
        yield {
            "On Roll": pupils - missed,
            "Joined": usual,
            "Left": usual + beyond,
            "Managed Moves In": int(generator.binomial(usual, _MOVED)),
            "Managed Moves Out": moved,
            "Managed Moves Failed": int(generator.binomial(moved, _BACK)),
            "To Home Education": home + more_home,
            "Destination Unknown": nowhere + more_nowhere,
            "Part-time Timetable": int(generator.binomial(pupils - missed, _PART_TIME)),
        }


def _split(
    people: int, first: float, second: float, generator: np.random.Generator
) -> tuple[int, int]:
    found = generator.multinomial(people, [first, second, 1 - first - second])
    return int(found[0]), int(found[1])
