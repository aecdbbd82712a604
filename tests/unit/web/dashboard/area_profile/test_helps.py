"""What surrounds violence: what protects comes first; deprivation is of the whole alone."""

from dataclasses import replace

import pytest
from tests.unit.products import sample
from tests.unit.web.dashboard import reading_sample

from headwater.released.factors import FactorLibrary
from headwater.released.opened import Release
from headwater.vocabulary.factors import FactorEffect
from headwater_web.dashboard.area_profile.helps import by_deprivation, helps

NORTHBANK = "Z07000001"
POOR = "deprivation_fifth"


@pytest.fixture(scope="module")
def release() -> Release:
    return Release.of(reading_sample.released())


def test_only_protective_factors_are_told_here_and_the_rest_are_counted(release: Release) -> None:
    found = helps(release, release.area(NORTHBANK))
    assert found is not None
    assert [each.card.factor.title for each in found.protective] == ["Skills"]
    assert found.risks == 4
    assert found.address == f"/factors/?area={NORTHBANK}"


def test_a_number_of_a_factor_has_its_area_period_and_range(release: Release) -> None:
    library = release.factors
    known = tuple(
        replace(
            level, factors=tuple(replace(f, effect=FactorEffect.PROTECTIVE) for f in level.factors)
        )
        for level in library.levels
    )
    turned = replace(reading_sample.released(), factors=FactorLibrary(known, library.holders))
    opened = Release.of(turned)
    found = helps(opened, opened.area(NORTHBANK))
    assert found is not None
    numbers = {each.card.factor.factor: each.numbers for each in found.protective}
    assert numbers["absence"] == ()
    [knives] = numbers["knives"]
    assert knives.startswith("Tells by knife_crime: ")
    for part in ("per 100,000 people a year", "Northbank, 2025", "95% range", "93% complete"):
        assert part in knives


def test_the_three_in_a_head_teachers_gift_are_in_their_chosen_order(release: Release) -> None:
    found = helps(release, release.area(NORTHBANK))
    assert found is not None
    assert found.gift is not None
    assert [each.factor for each in found.gift.factors] == ["absence", "skills", "knives"]


def test_a_release_without_factors_or_deprivation_has_neither() -> None:
    plain = Release.of(sample.released())
    assert helps(plain, plain.area(NORTHBANK)) is None
    assert by_deprivation(plain) is None


def by_fifth(*counts: int) -> Release:
    """Knife crime by the deprivation of the place, of equally many people in each fifth."""
    plain = sample.released()
    measure = replace(plain.measures[2], breakdowns=(POOR,))
    whole = sample.areas()[0]
    year = sample.Period(sample.date(2025, 1, 1), sample.PeriodType.YEAR)
    rows = [
        replace(sample.cell(measure, whole, year, count), breakdown=POOR, category=str(fifth))
        for fifth, count in enumerate(counts, start=1)
    ]
    rows.append(sample.cell(measure, whole, year, sum(counts)))
    return Release.of(replace(plain, measures=(measure,), values=sample.table(rows)))


READINGS = [
    ((300, 200, 150, 120, 100), "Where people have least, more violence is recorded"),
    ((100, 120, 150, 200, 300), "Where people have least, less violence is recorded"),
    ((150, 150, 150, 150, 150), "We cannot tell whether more violence is recorded"),
]


@pytest.mark.parametrize(("counts", "words"), READINGS)
def test_deprivation_is_read_with_its_ranges(counts: tuple[int, ...], words: str) -> None:
    found = by_deprivation(by_fifth(*counts))
    assert found is not None
    assert found.reading.startswith(words)
    assert [each.name for each in found.fifths][::4] == [
        "Most deprived fifth",
        "Least deprived fifth",
    ]
