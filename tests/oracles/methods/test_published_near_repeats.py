"""Arson in Chicago: the Near Repeat Calculator's own verbose output, to the last pair."""

import csv
import re
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from headwater.methods.near_repeats.near_repeat import (
    NearRepeats,
    near_repeats,
    near_repeats_as_calculator,
)

FOLDER = Path(__file__).resolve().parents[4] / "shared/data/reference/near_repeat"
pytestmark = pytest.mark.skipif(not FOLDER.exists(), reason="shared data not here")
BANDS = {"distance_bands": (200, 400, 600), "day_bands": (1, 2, 3)}


def events() -> tuple[np.ndarray, np.ndarray]:
    with (FOLDER / "chicago_arson.csv").open(encoding="utf-8") as lines:
        rows = list(csv.reader(lines))
    points = np.array([[float(x), float(y)] for x, y, _ in rows])
    return points, np.array([date.fromisoformat(day).toordinal() for *_, day in rows])


def calculated() -> dict[str, np.ndarray]:
    """What the calculator printed for each cell: observed, mean, p value, and every dealing."""
    text = (FOLDER / "chicago_arson_NRverbose_2019-09-23_145637.csv").read_text("latin-1")
    found = {name: np.zeros((5, 4)) for name in ("Observed", "Mean", "P value")}
    found["Expected"] = np.zeros((5, 4, 99))
    for part in re.split(r"\n(?=Row \d Column \d)", text)[1:]:
        row, column = (int(number) - 1 for number in re.findall(r"\d", part.splitlines()[0]))
        for name in ("Observed", "Mean", "P value"):
            found[name][row, column] = float(re.search(rf"{name}, ([\d.]+)", part)[1])
        dealt = re.search(r"Expected,(.*?)Observed", part, re.DOTALL)[1]
        found["Expected"][row, column] = [int(word) for word in re.findall(r"\d+", dealt)]
    return found


@pytest.fixture(scope="module")
def ours() -> NearRepeats:
    points, days = events()
    return near_repeats_as_calculator(
        points, days, **BANDS, generator=np.random.default_rng(20_263), permutations=999
    )


def test_every_cell_of_the_observed_table(ours: NearRepeats) -> None:
    assert ours.observed.tolist() == calculated()["Observed"].tolist()
    assert ours.observed[1, 0] == 9
    assert ours.observed.sum() == 522 * 521 // 2


def test_its_mean_of_dealings_estimates_our_exact_expectation(ours: NearRepeats) -> None:
    theirs = calculated()
    error = theirs["Expected"].std(axis=2) / np.sqrt(99)
    # A cell that no dealing filled has no spread of its own: that of a Poisson count then.
    error = np.maximum(error, np.sqrt(ours.expected / 99))
    assert (abs(theirs["Mean"] - ours.expected) < 4 * error).all()


def test_p_values_agree_as_far_as_99_dealings_can_tell(ours: NearRepeats) -> None:
    theirs = calculated()["P value"]
    error = np.sqrt(ours.p_values * (1 - ours.p_values) / 99) + 0.01
    assert (abs(theirs - ours.p_values) < 4 * error).all()


def test_its_p_value_is_the_share_of_dealings_with_as_many_pairs() -> None:
    theirs = calculated()
    share = (1 + (theirs["Expected"] >= theirs["Observed"][..., None]).sum(axis=2)) / 100
    np.testing.assert_allclose(theirs["P value"], share, atol=1e-9)


def test_labels_honoured_give_another_table() -> None:
    points, days = events()
    found = near_repeats(points, days, **BANDS, generator=np.random.default_rng(1), permutations=99)
    assert found.day_labels[0] == "0 to 1"
    # 1,125 pairs are at most a day apart; the calculator's "0 to 1 days" holds only the 412 of
    # the same day.
    assert found.observed[:, 0].sum() == 1_125
    assert calculated()["Observed"][:, 0].sum() == 412
    assert found.p_values[1, 0] == 0.01
