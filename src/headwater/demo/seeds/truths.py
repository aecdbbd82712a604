"""What is planted in the demonstration, in one place: the answers that the product must recover.

Every number here is a property of the generator, so a test may compare what the engine finds
with what is true. Which small areas carry a truth is written to `truth/places.csv`, and who is
who to `truth/identities_<year>.csv`; neither is ever loaded.
"""

from dataclasses import dataclass, field, fields
from datetime import date
from types import MappingProxyType
from typing import Any

from headwater.demo.seeds.cities import (
    PEAK_CITY,
    WORKING_CITY,
    CityChosenAtAPeak,
    CityWhereItWorked,
)

FIRST_YEAR, LAST_YEAR = 2020, 2025
YEARS = tuple(range(FIRST_YEAR, LAST_YEAR + 1))


@dataclass(frozen=True, slots=True)
class PersistentHotSpot:
    """Neighbouring small areas with far more violence in all six years, seen by police,
    ambulance and emergency departments alike."""

    small_areas: int = 3
    times_expected: float = 5.0
    sources: tuple[str, ...] = (
        "police_recorded_crime",
        "ambulance_callouts",
        "ed_assault_attendances",
    )


@dataclass(frozen=True, slots=True)
class OutreachAtAPeak:
    """Outreach sent where the last year was unusually bad; its true effect is none.

    The areas are chosen by their recorded violence in the year before, against what was expected
    of them, so counts fall afterwards by regression to the mean alone.
    """

    small_areas: int = 12
    chosen_from: date = date(2023, 1, 1)
    starts_on: date = date(2024, 1, 1)
    true_effect: float = 0.0


@dataclass(frozen=True, slots=True)
class Intervention:
    """A programme in one part of one district that works, and moves a little violence next door.

    `true_effect` applies to the expected violence in its areas from `starts_on`;
    `displaced_share` of what it prevents happens in the areas that touch them instead.
    """

    small_areas: int = 30
    starts_on: date = date(2024, 1, 1)
    true_effect: float = -0.25
    displaced_share: float = 0.10


@dataclass(frozen=True, slots=True)
class YoungEntrants:
    """First-time entrants aged 10 to 12 rise while the total falls: exact numbers by year."""

    under_13: MappingProxyType[int, int] = field(
        default_factory=lambda: MappingProxyType(
            {2020: 18, 2021: 20, 2022: 24, 2023: 31, 2024: 40, 2025: 50}
        )
    )
    aged_13_to_17: MappingProxyType[int, int] = field(
        default_factory=lambda: MappingProxyType(
            {2020: 296, 2021: 288, 2022: 279, 2023: 268, 2024: 254, 2025: 238}
        )
    )


@dataclass(frozen=True, slots=True)
class MissingEthnicity:
    """The chance that ethnicity is not recorded, by what it truly is: missing not at random.

    A naive share of recorded victims therefore understates every minority group. The small
    chance `not_stated`, the same for all, comes on top.
    """

    missing: MappingProxyType[str, float] = field(
        default_factory=lambda: MappingProxyType(
            {"white": 0.10, "mixed": 0.28, "asian": 0.25, "black": 0.35, "other": 0.30}
        )
    )
    not_stated: float = 0.03
    feeds: tuple[str, ...] = (
        "police_recorded_crime",
        "ed_assault_attendances",
        "hospital_admissions",
    )


@dataclass(frozen=True, slots=True)
class RecordingChange:
    """From this month the force records as actual bodily harm what used to be common assault.

    Violence does not change: `to_code` jumps by `jump` and `from_code` falls by the same number.
    """

    starts_on: date = date(2022, 4, 1)
    from_code: str = "105/1"
    to_code: str = "8/6"
    jump: float = 1.30


@dataclass(frozen=True, slots=True)
class Pandemic:
    """From the first month until the last what happens outside the home falls to a share of usual
    in some months, and not in the others. So little came before it that nobody can say how much.
    """

    starts_on: date = date(2020, 4, 1)
    until: date = date(2021, 3, 1)
    share: MappingProxyType[date, float] = field(
        default_factory=lambda: MappingProxyType(
            {
                date(2020, 4, 1): 0.66,
                date(2020, 5, 1): 0.74,
                date(2020, 6, 1): 0.85,
                date(2020, 11, 1): 0.85,
                date(2021, 1, 1): 0.76,
                date(2021, 2, 1): 0.78,
                date(2021, 3, 1): 0.88,
            }
        )
    )


@dataclass(frozen=True, slots=True)
class Restrictions:
    """An invented emergency: for four months what happens outside the home falls to `share` of
    usual, and at once returns. Enough came before it to say by how much each series fell.
    """

    starts_on: date = date(2023, 6, 1)
    until: date = date(2023, 9, 1)
    share: float = 0.60
    feeds: tuple[str, ...] = (
        "police_recorded_crime",
        "ambulance_callouts",
        "ed_assault_attendances",
        "hospital_admissions",
    )


@dataclass(frozen=True, slots=True)
class LapsedFeed:
    """The ambulance agreement ended; a later file lies in `aside/`, and intake must refuse it."""

    feed: str = "ambulance_callouts"
    supplier: str = "ambulance"
    ended_on: date = date(2025, 9, 30)


@dataclass(frozen=True, slots=True)
class NearRepeat:
    """This share of robberies follows another within days, in the same or a touching small area."""

    offence_codes: tuple[str, ...] = ("34/1", "34/2")
    share_following: float = 0.20
    within_days: int = 7
    same_area_share: float = 0.60


@dataclass(frozen=True, slots=True)
class DuplicatedPeople:
    """One person appears many times, in several sources, not always written the same way."""

    misspelt_name: float = 0.07
    nickname: float = 0.03
    day_and_month_swapped: float = 0.015
    moved_house: float = 0.05


@dataclass(frozen=True, slots=True)
class NationalMeasures:
    """About how many a year the three national success measures hold, all ages."""

    homicides: int = 14
    sharp_object_admissions: int = 160
    knife_enabled_offences: int = 1_400


@dataclass(frozen=True, slots=True)
class AlternativeProvision:
    """Pupils in alternative provision do a little worse than similar pupils of mainstream schools.

    Most of the gap that is seen is in who is sent there: older pupils, boys, pupils with special
    educational needs, and those eligible for free school meals, who attend less and have fewer
    destinations wherever they are taught. `attendance` and `destination` are what is left among
    pupils who are alike in all of these. Only the town's council sends counts of it: nothing
    permits the county's, which also loses sight of `county_not_known` of those who left one.
    """

    attendance: float = -0.08
    destination: float = -0.10
    places: int = 640
    years: tuple[int, ...] = (2024, 2025)
    not_known: float = 0.06
    county_not_known: float = 0.35


@dataclass(frozen=True, slots=True)
class RollLosses:
    """One school loses many of its pupils from year 10 until the January of year 11.

    `share_lost` of that cohort leaves in the twelve months of the last year, beyond the usual few,
    and is not replaced; most are said to be taught at home. In `small_school` as large a share
    leaves of year groups of `small_pupils`, which is `small_lost` a year: too few to say anything
    of it. Every other school loses about the same share, and is not unusual.
    """

    school: str = "990502"
    share_lost: float = 0.30
    small_school: str = "990509"
    small_pupils: int = 20
    small_lost: int = 6
    years: tuple[int, ...] = (2024, 2025)


@dataclass(frozen=True, slots=True)
class YouthJusticeOffers:
    """The two youth justice services do not offer the same, and neither offers any primary
    prevention. In the codes of kinds of offer: what one alone offers, and reaches
    `reached_alone` children with, too few to show; what reached nobody in the town and a few in
    the county, who are withheld; and what the county offers without saying to how many. Mentoring
    is offered by both, to other ages.
    """

    town_alone: tuple[str, ...] = ("SALT", "CUSTODY")
    county_alone: tuple[str, ...] = ("SPORT",)
    reached_alone: int = 6
    reached_nobody: str = "KNIFE"
    not_said: str = "RJ"
    mentoring_in_town: tuple[int, int] = (10, 17)
    mentoring_in_county: tuple[int, int] = (14, 17)


@dataclass(frozen=True, slots=True)
class Truths:
    """All that is planted."""

    hot_spot: PersistentHotSpot = PersistentHotSpot()
    outreach: OutreachAtAPeak = OutreachAtAPeak()
    intervention: Intervention = Intervention()
    young_entrants: YoungEntrants = YoungEntrants()
    ethnicity: MissingEthnicity = MissingEthnicity()
    recording_change: RecordingChange = RecordingChange()
    pandemic: Pandemic = Pandemic()
    restrictions: Restrictions = Restrictions()
    lapsed_feed: LapsedFeed = LapsedFeed()
    near_repeat: NearRepeat = NearRepeat()
    people: DuplicatedPeople = DuplicatedPeople()
    national: NationalMeasures = NationalMeasures()
    provision: AlternativeProvision = AlternativeProvision()
    offers: YouthJusticeOffers = YouthJusticeOffers()
    rolls: RollLosses = RollLosses()
    peak_city: CityChosenAtAPeak = PEAK_CITY
    working_city: CityWhereItWorked = WORKING_CITY


TRUTHS = Truths()


def describe() -> str:
    """The planted truths as a page in Markdown."""
    sections = [_section(getattr(TRUTHS, item.name)) for item in fields(TRUTHS)]
    return "\n\n".join([_INTRODUCTION, *sections]) + "\n"


_INTRODUCTION = """# Planted truths

The demonstration partnership is synthetic. These properties are built into it, so that the
product can be tested on whether it finds what is true and stays silent about what is not. This
page is generated from `headwater.demo.seeds.truths`. Which small areas carry a truth is written to
`truth/places.csv`, who is who to `truth/identities_<year>.csv`, and true ethnicity to
`truth/ethnicity.csv`; nothing in `truth/` is ever loaded."""


def _section(truth: Any) -> str:
    name = type(truth).__name__
    title = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name).strip()
    prose = " ".join((type(truth).__doc__ or "").split())
    rows = [
        f"| {_words(item.name)} | {_shown(getattr(truth, item.name))} |" for item in fields(truth)
    ]
    table = "\n".join(["| property | value |", "|---|---|", *rows])
    return f"## {title[0].upper()}{title[1:]}\n\n{prose}\n\n{table}"


def _words(name: str) -> str:
    return name.replace("_", " ")


def _shown(value: object) -> str:
    if isinstance(value, MappingProxyType):
        return "; ".join(f"{key}: {item}" for key, item in value.items())
    if isinstance(value, tuple):
        return ", ".join(str(item) for item in value)
    return str(value)
