"""A release that sets its districts beside each other and has factors and lenses to read by."""

from dataclasses import replace
from datetime import date

from tests.unit.products import sample

from headwater.analyses.pairs import pairs_of
from headwater.released.factors import (
    Factor,
    FactorLibrary,
    FactorsOfLevel,
    Holder,
    LocalMeasure,
)
from headwater.released.lenses import Lens
from headwater.released.release import Released
from headwater.vocabulary.characteristics import Characteristic
from headwater.vocabulary.factors import EvidenceStrength, FactorEffect, FactorLevel


def _factor(key: str, title: str, *holders: str, measures: tuple[str, ...] = ()) -> Factor:
    return Factor(
        factor=key,
        title=title,
        effect=FactorEffect.PROTECTIVE if key == "skills" else FactorEffect.RISK,
        words=f"Why {title.lower()} matters.",
        strength=EvidenceStrength.MODERATE,
        evidence="Several studies say so.",
        sources=(f"A review of {key}, 2020",),
        holders=holders,
        measures=tuple(LocalMeasure(each, f"Tells by {each}") for each in measures),
        nothing_local="" if measures else "Nobody asks about it here.",
    )


def _level(level: FactorLevel, title: str, *factors: Factor) -> FactorsOfLevel:
    return FactorsOfLevel(level, title, "What lies there.", "analyst", date(2027, 1, 12), factors)


FACTORS = FactorLibrary(
    levels=(
        _level(
            FactorLevel.INDIVIDUAL,
            "In a person",
            _factor("skills", "Skills", "head-teacher"),
            _factor("harm", "Earlier harm", "nurse", measures=("ed_assaults", "homicides")),
        ),
        _level(
            FactorLevel.COMMUNITY_AND_SCHOOL,
            "In school",
            _factor("absence", "Missing school", "head-teacher", measures=("absence",)),
            _factor("knives", "Knives", "head-teacher", "nurse", measures=("knife_crime",)),
            _factor("drink", "Drink", "nurse", "head-teacher", measures=("callouts",)),
        ),
    ),
    holders=(
        Holder(
            "head-teacher",
            "Head teacher",
            "a school's gift",
            ("absence", "skills", "knives"),
            "A school sees first who is away.",
        ),
        Holder("nurse", "Nurse", "a nurse's gift", ("harm", "drink", "knives"), "Nurses see it."),
    ),
)

LENSES = (
    Lens("age", "Age", "Of each age.", "Not by age.", Characteristic.AGE, "age_band"),
    Lens(
        "girls",
        "Girls and young women",
        "Women and girls.",
        "Not by sex.",
        Characteristic.SEX,
        "sex",
        "female",
        siblings={"knife_crime": ("homicides", "not_loaded")},
        about=("ed_assaults",),
    ),
    Lens(
        "ethnicity",
        "Ethnic group",
        "Of each group.",
        "Not by ethnic group.",
        Characteristic.ETHNICITY,
        "ethnicity",
    ),
    Lens("faith", "Faith", "Of each faith.", "Not by faith.", Characteristic.RELIGION),
    Lens("refugees", "Refugees", "People who fled.", "Nobody asks who fled."),
    Lens("street", "Streets", "The street.", "Not by street.", own=("street_crime",)),
)


def released(**changes: object) -> Released:
    """The sample with all three."""
    return with_reading_aids(sample.released(**changes))


def with_reading_aids(plain: Released) -> Released:
    """A release with its districts side by side, factors and lenses."""
    return replace(plain, pairs=pairs_of(plain), factors=FACTORS, lenses=LENSES)
