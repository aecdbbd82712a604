"""The demonstration in little, read: districts beside each other, factors and lenses."""

from math import hypot, inf, sqrt

import pytest
from scipy.stats import binomtest
from tests.integration.journey.homes import CommandLine

from headwater.released.opened import Release
from headwater.released.pairs import Pair, Verdict
from headwater.released.reader import ReleasedReader
from headwater.vocabulary.areas import AreaType

DISTRICTS = 8


@pytest.fixture(scope="module")
def release(demonstration: CommandLine) -> Release:
    """What was released."""
    return ReleasedReader(demonstration.home / "released").open()


def wilson(share: float, size: float) -> tuple[float, float]:
    """Wilson's limits as they are printed: the roots of a square in the share."""
    z = 1.959964
    middle, spread = (
        share + z**2 / (2 * size),
        z * sqrt(share * (1 - share) / size + z**2 / (4 * size**2)),
    )
    return (middle - spread) / (1 + z**2 / size), (middle + spread) / (1 + z**2 / size)


def by_another_way(release: Release, pair: Pair) -> tuple[float, float, float]:
    """The same from the released cells, by an exact binomial of a library or Newcombe's sum."""
    here, there = (
        release.cell(pair.measure, code, pair.period) for code in (pair.first, pair.second)
    )
    events, others = here.numerator or 0, there.numerator or 0
    size, other_size = here.denominator or 0.0, there.denominator or 0.0
    if not pair.is_ratio:
        per = release.measure(pair.measure).per
        low, high = wilson(events / size, size)
        other_low, other_high = wilson(others / other_size, other_size)
        apart = events / size - others / other_size
        lower = apart - hypot(events / size - low, other_high - others / other_size)
        upper = apart + hypot(high - events / size, others / other_size - other_low)
        return apart * per, lower * per, upper * per
    limits = binomtest(events, events + others).proportion_ci(method="exact")
    lower, upper = (
        share / (1 - share) * other_size / size if share < 1 else inf
        for share in (limits.low, limits.high)
    )
    return (events / size) / (others / other_size) if others else inf, lower, upper


def test_every_two_districts_stand_beside_each_other_in_every_measure(release: Release) -> None:
    assert len(release.areas_of_type(AreaType.DISTRICT)) == DISTRICTS
    keys = {(pair.measure, pair.first, pair.second) for pair in release.pairs}
    assert (
        len(keys) == len(release.pairs) == len(release.measures) * DISTRICTS * (DISTRICTS - 1) // 2
    )


def test_what_is_compared_is_what_the_released_cells_say(release: Release) -> None:
    compared = [pair for pair in release.pairs if pair.is_compared]
    assert len(compared) > len(release.pairs) / 4
    for pair in compared:
        for told, found in zip(
            (pair.value, pair.lower, pair.upper), by_another_way(release, pair), strict=True
        ):
            assert (inf if told is None else told) == pytest.approx(found, rel=2e-3, abs=2e-3)


def test_nothing_that_is_not_shown_is_compared(release: Release) -> None:
    for pair in release.pairs:
        if pair.is_compared:
            cells = [
                release.cell(pair.measure, code, pair.period) for code in (pair.first, pair.second)
            ]
            assert all(cell.is_released for cell in cells)
        else:
            assert (pair.verdict, pair.value) == (Verdict.NOT_COMPARED, None)


def test_the_city_is_higher_than_a_district_around_it_and_some_cannot_be_told(
    release: Release,
) -> None:
    of_violence = [pair for pair in release.pairs if pair.measure == "serious_violence_offences"]
    assert Verdict.CANNOT_TELL in {pair.verdict for pair in of_violence}
    assert {Verdict.HIGHER, Verdict.LOWER} & {pair.verdict for pair in of_violence}


def test_what_tells_of_a_factor_here_is_a_number_of_this_release(release: Release) -> None:
    factors = [each for level in release.factors.levels for each in level.factors]
    told = {each.measure for factor in factors for each in factor.measures}
    assert {"serious_violence_offences", "first_time_entrants"} <= told
    for measure in told:
        assert release.latest(measure, release.whole_area.code).year is not None


def test_a_sibling_of_a_lens_is_a_part_of_the_measure_that_it_is_a_sibling_of(
    release: Release,
) -> None:
    pairs = [
        (measure, sibling)
        for lens in release.lenses
        for measure, siblings in lens.siblings.items()
        for sibling in siblings
    ]
    assert len(pairs) >= 3
    for measure, sibling in pairs:
        whole, part = (
            release.latest(name, release.whole_area.code).year for name in (measure, sibling)
        )
        assert whole is not None
        assert part is not None
        assert (part.numerator or 0) <= (whole.numerator or 0)
