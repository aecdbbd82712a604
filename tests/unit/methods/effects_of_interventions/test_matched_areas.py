"""Comparison areas that were like the treated ones: nearest together, none twice."""

from itertools import combinations, permutations

import numpy as np
import pytest

from headwater.methods.effects_of_interventions.matched_areas import match_areas


def rates(seed: int, areas: int = 30) -> np.ndarray:
    chance = np.random.default_rng(seed)
    level = chance.gamma(3, 2, (areas, 1))
    return (
        level
        + chance.normal(0, 0.3, (areas, 12))
        + chance.normal(0, 0.05, (areas, 1)) * (np.arange(12))
    )


def distances(before, treated, others):
    time = np.arange(before.shape[1])
    features = np.array([(row.mean(), np.polyfit(time, row, 1)[0]) for row in before])
    features /= features.std(axis=0, ddof=1)
    return ((features[treated][:, None] - features[others][None]) ** 2).sum(axis=2)


@pytest.mark.parametrize("seed", range(4))
def test_no_other_choice_lies_nearer(seed: int) -> None:
    before = rates(seed, areas=9)
    found = match_areas(before, treated=[0, 1, 2], per_treated=1)
    apart = distances(before, [0, 1, 2], list(range(3, 9)))
    best = min(
        sum(apart[row, each] for row, each in enumerate(order))
        for chosen in combinations(range(6), 3)
        for order in permutations(chosen)
    )
    ours = sum(apart[pair.treated, pair.comparison[0] - 3] for pair in found.pairs)
    assert ours == pytest.approx(best)


def test_none_is_used_twice_and_balance_gets_better() -> None:
    before = rates(5, areas=60)
    before[:18] += 20  # six treated ones, and twelve like them among many that are not
    treated = np.arange(6)
    found = match_areas(before, treated=treated, per_treated=2)
    assert len(found.comparison) == len(set(found.comparison)) == 12
    assert not set(found.comparison) & set(treated.tolist())
    assert all(len(pair.comparison) == 2 for pair in found.pairs)
    level = found.balance[0]
    assert level.name == "level"
    assert abs(level.after_matching) < 0.25 < 1 < level.before_matching


def test_covariates_count_as_much_as_level_and_trend() -> None:
    before = np.full((6, 6), 5.0)
    city = np.array([[1.0], [0], [0], [1], [0], [0]])
    found = match_areas(before, treated=[0], covariates=city, per_treated=1)
    assert found.pairs[0].comparison == (3,)
    assert [each.name for each in found.balance] == ["level", "trend", "covariate 1"]
    assert found.balance[2].after_matching == pytest.approx(0)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"before": rates(1)[:, :1]}, "two times or more"),
        ({"before": np.full((30, 12), np.nan)}, "missing one"),
        ({"treated": [30]}, "positions of treated areas"),
        ({"treated": [1, 1]}, "each once"),
        ({"treated": []}, "one or more"),
        ({"per_treated": 10, "treated": [0, 1, 2]}, "27 comparison areas"),
        ({"per_treated": 0}, "at least 1 each"),
        ({"covariates": [[1.0]]}, "covariates of shape"),
    ],
)
def test_what_is_refused(change, words: str) -> None:
    values = {"before": rates(1), "treated": [0, 1], **change}
    with pytest.raises(ValueError, match=words):
        match_areas(values.pop("before"), **values)
