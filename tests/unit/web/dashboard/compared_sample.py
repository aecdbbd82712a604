"""A sample of what measures are compared with, for pages."""

from dataclasses import replace
from datetime import date

from tests.unit.products import sample

from headwater.released.comparators import (
    Beside,
    Comparators,
    Neighbours,
    PublishedValue,
    WhyNot,
    YearOn,
)
from headwater.released.release import Released
from headwater.vocabulary.states import ValueState

DISTRICT, PUBLISHED, COUNTED, RARE = "Z07000001", "callouts", "sharp_admissions", "homicides"


def value(name: str, number: float | None, spread: float | None = None) -> PublishedValue:
    """A published value, with a range of so much to each side where there is one."""
    if number is None:
        return PublishedValue(f"X{name}", name, "2025", ValueState.MISSING)
    low, high = (None, None) if spread is None else (number - spread, number + spread)
    return PublishedValue(f"X{name}", name, "2025", ValueState.RELEASED, number, low, high)


OWN = replace(value("Northbank", 4.0, 0.5), area_code=DISTRICT, people=12_000)
NEIGHBOURS = Neighbours(
    measure=PUBLISHED,
    own=OWN,
    before=replace(value("Northbank", 3.0, 0.2), area_code=DISTRICT, period="2024"),
    others=(
        value("Farbank", 6.0, 1.0),
        value("Nearford", 2.0, 0.5),
        value("Likeham", 4.2, 0.6),
        value("Closewick", 4.8, 0.7),
        value("Plainton", 9.0),
        value("Silentby", None),
    ),
    source="An invented list",
    as_at_date=date(2025, 5, 23),
    published_at=date(2025, 12, 31),
    interval="95% interval as published",
    unit="percent of young people",
)
ELSEWHERE = replace(
    NEIGHBOURS,
    measure="ed_assaults",
    others=(value("Farbank", 6.0),),
    interval="",
    unit="per 10,000 people",
    differs="It counts visits by where people live.",
)
YEARS_ON = (
    YearOn(COUNTED, sample.WHOLE, "2025", "2024", Beside.HIGHER, True, 1.25, 1.1, 1.4, tested=9),
    YearOn(COUNTED, DISTRICT, "2025", "2024", Beside.CANNOT_TELL, True, None, 0.8, None, tested=9),
    YearOn(COUNTED, "Z07000002", "2025", "2024", Beside.CANNOT_TELL, True, 1.3, 1.1, 1.6, tested=9),
    YearOn("ed_assaults", sample.WHOLE, "2025", "2024", Beside.LOWER, False, -4.0, -6.0, -2.0),
    YearOn(RARE, sample.WHOLE, "2025", "2024", Beside.NOT_COMPARED, why_not=WhyNot.TOO_FEW),
)
COMPARED = Comparators(YEARS_ON, (NEIGHBOURS, ELSEWHERE))
SAID = {
    COUNTED: ("own_past", "district_peers"),
    "ed_assaults": ("own_past", "district_peers", "statistical_neighbours"),
    RARE: ("own_past",),
    PUBLISHED: ("own_past", "statistical_neighbours"),
    "street_crime": ("own_past",),
}


def compared(released: Released) -> Released:
    """A release whose measures say what they are compared with."""
    measures = tuple(
        replace(
            each,
            comparators=SAID.get(each.measure, ()),
            per=100 if each.measure == "ed_assaults" else each.per,
            is_as_published=each.measure == PUBLISHED,
        )
        for each in released.measures
    )
    return replace(released, measures=measures, comparators=COMPARED)
