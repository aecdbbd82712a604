"""St Louis homicides, published measures of concentration, and SciPy's own tests.

Figures without another source are those of libpysal 4.14.1 and esda 2.9.0 on the same data.
"""

import csv
from pathlib import Path

import numpy as np
import pytest
import shapely
from scipy.stats import false_discovery_control, kendalltau, spearmanr

from headwater.methods.false_discovery import Dependence, adjusted_p_values
from headwater.methods.places.concentration import concentration
from headwater.methods.places.local_g import getis_ord
from headwater.methods.places.local_moran import Setting, local_moran
from headwater.methods.places.mann_kendall import mann_kendall
from headwater.methods.places.moran import morans_i, morans_i_p_value
from headwater.methods.places.neighbours import (
    Neighbours,
    neighbours_from_pairs,
    row_standardised,
    shared_borders,
)
from headwater.methods.places.permuted_neighbours import conditional_p_values

ST_LOUIS = Path(__file__).resolve().parents[4] / "shared/data/reference/spatial/libpysal_stl"
needs_st_louis = pytest.mark.skipif(not ST_LOUIS.exists(), reason="shared data not here")
CLOSE = 1e-9


def counties() -> list[dict[str, str]]:
    usual = csv.field_size_limit(10**7)
    try:
        with (ST_LOUIS / "stl_hom.csv").open(encoding="utf-8") as lines:
            return list(csv.DictReader(lines))
    finally:
        csv.field_size_limit(usual)


def rates() -> np.ndarray:
    """Homicides per 100,000, 1988 to 1993."""
    return np.array([float(county["HR8893"]) for county in counties()])


def listed(name: str) -> Neighbours:
    """Neighbours as a GAL file lists them, by number from 1."""
    words = (ST_LOUIS / name).read_text(encoding="utf-8").splitlines()
    pairs = [
        (int(place.split()[0]) - 1, int(other) - 1)
        for place, others in zip(words[1::2], words[2::2], strict=True)
        for other in others.split()
    ]
    return neighbours_from_pairs(pairs, places=78)


@needs_st_louis
def test_shared_borders_are_those_that_were_published_and_corners_add_four() -> None:
    outlines = [shapely.from_wkt(county["WKT"]) for county in counties()]
    rook, queen = shared_borders(outlines, corners=False), shared_borders(outlines)
    assert (rook.weights != listed("stl_hom_rook.gal").weights).nnz == 0
    assert (rook.weights.nnz, queen.weights.nnz) == (398, 406)
    assert rook.islands.size == 0


@needs_st_louis
def test_morans_i_of_homicides() -> None:
    neighbours = row_standardised(listed("stl.gal"))
    found = morans_i(rates(), neighbours)
    assert found.value == pytest.approx(0.243656, abs=5e-7)  # as documented
    assert found.value == pytest.approx(0.24365582621771695, rel=CLOSE)
    assert found.expected == pytest.approx(-1 / 77, rel=CLOSE)
    assert found.standard_error**2 == pytest.approx(0.002976102828610931, rel=CLOSE)
    assert found.normal_standard_error**2 == pytest.approx(0.004968139260116119, rel=CLOSE)
    assert found.z_score == pytest.approx(4.704410220874632, rel=CLOSE)
    assert found.p_value == pytest.approx(2.5460087116831314e-06, rel=1e-6)
    permuted = morans_i_p_value(rates(), neighbours, generator=np.random.default_rng(1))
    assert permuted <= 0.01


@needs_st_louis
def test_gi_and_gi_star_of_homicides() -> None:
    neighbours = listed("stl.gal")
    plain = [0.2664755807351762, -0.7987040821183444, -0.3589122567981789, -0.5346092015487113]
    star = [-0.008008283811428039, -0.8896981348788043, -0.568620960210553, -0.6358264824925044]
    for expected, highest, with_star in (
        (plain, 4.869871092278005, False),
        (star, 6.0188488177676795, True),
    ):
        # Standardising the rows of weights must not change the scores.
        for weights in (neighbours, row_standardised(neighbours)):
            z = getis_ord(rates(), weights, star=with_star).z_scores
            assert z[:4] == pytest.approx(expected, rel=CLOSE)
            assert (int(z.argmax()), z.max()) == (39, pytest.approx(highest, rel=CLOSE))


@needs_st_louis
def test_local_moran_of_homicides() -> None:
    found = local_moran(rates(), row_standardised(listed("stl.gal")))
    # The other program divides by n - 1 where the definition divides by n.
    theirs = [-0.07728771901781642, 0.17282318654142595, 0.10175765638835897, 0.0891041888885417]
    assert found.values[:4] * 77 / 78 == pytest.approx(theirs, rel=CLOSE)
    z = [-0.26647558073517597, 0.7987040821183443, 0.358912256798179, 0.5346092015487112]
    assert found.z_scores[:4] == pytest.approx(z, rel=CLOSE)
    low = Setting.LOW_AMONG_LOW
    assert found.settings[:5] == (Setting.LOW_AMONG_HIGH, low, low, low, low)


@needs_st_louis
def test_permuting_agrees_with_the_exact_moments_where_those_say_much() -> None:
    neighbours = listed("stl.gal")
    p = conditional_p_values(
        rates(), neighbours, generator=np.random.default_rng(1), permutations=9_999
    )
    z = getis_ord(rates(), neighbours, star=False).z_scores
    assert spearmanr(np.abs(z), p).statistic < -0.7
    assert p[np.abs(z) < 0.4].min() > 0.3
    # The rates are skewed: the normal distribution says 0.000001 where dealing says 0.002.
    assert 0.001 < p[39] < 0.004


@pytest.mark.parametrize(
    ("counts", "gini", "generalised"),
    [
        # the examples of the authors' package (lorenzgini 0.1.2), to the two digits it gives
        ([10, 8, 2] + [0] * 7, 0.78, 0.78),
        ([5, 2, 1] + [0] * 7, 0.80, 0.75),
        ([10] + [0] * 9, 0.90, 0.90),
        ([3, 1, 1] + [0] * 7, 0.78, 0.56),
    ],
)
def test_concentration_of_more_places_than_crimes(counts, gini, generalised) -> None:
    found = concentration(counts)
    assert found.gini == pytest.approx(gini, abs=0.005)
    assert found.generalised_gini == pytest.approx(generalised, abs=0.005)


def test_adjusted_p_values_are_those_of_scipy() -> None:
    p_values = np.random.default_rng(7).uniform(size=300) ** 3
    for dependence, method in ((Dependence.POSITIVE, "bh"), (Dependence.ANY, "by")):
        np.testing.assert_allclose(
            adjusted_p_values(p_values, dependence=dependence),
            false_discovery_control(p_values, method=method),
            rtol=1e-12,
        )


@pytest.mark.parametrize("points", [8, 24, 72])
def test_trends_are_those_of_kendall(points) -> None:
    series = np.random.default_rng(points).poisson(3, (40, points))
    found = mann_kendall(series)
    from scipy.special import ndtr

    for row, score, error in zip(series, found.scores, found.standard_errors, strict=True):
        # SciPy does not correct for continuity.
        theirs = kendalltau(np.arange(points), row, method="asymptotic").pvalue
        assert 2 * ndtr(-abs(score / error)) == pytest.approx(theirs, rel=1e-9)
