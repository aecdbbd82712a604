"""What offences weigh: from released counts by hand, withheld where numbers are, never guessed."""

from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from tests.unit.analyses.lattice import DISTRICTS, WHOLE, Cell, years
from tests.unit.analyses.test_released_numbers import released
from tests.unit.products import sample

from headwater.analyses.harm import (
    MeanWeight,
    editions_of,
    harm_told,
    kinds_over_years,
    mean_weight,
)
from headwater.analyses.released_numbers.shown import Shown, shown_of
from headwater.methods.rates_and_shares.rates import byar_limits
from headwater.released.harm import Harm, NotTold, ScaleKind

VIOLENCE = sample.measure("violence", "Violence", theme="harm", feed="police")
ABOUT = Harm("violence", "scale", "2026", unit="days")
GRAVE = MeanWeight("grave", "Grave", 1_000.0, 1_000_000.0, 0.0, 1.0)
LIGHT = MeanWeight("light", "Light", 10.0, 100.0, 0.0, 1.0)
RARE = MeanWeight("rare", "Rare")
ALDER, BIRCH = DISTRICTS[:2]


def area(code: str, counts: dict[str, int | None], total: int, people: float = 0.0) -> list[Cell]:
    """The same counts by kind in each of six years."""
    where: dict[str, Any] = {} if code == WHOLE else {"area": code}
    cells = list(years("violence", [total] * 6, people=people, **where))
    for kind, count in counts.items():
        cells += years(
            "violence", [count] * 6, people=people, breakdown="kind", category=kind, **where
        )
    return cells


def shown(*some: list[Cell]) -> Shown:
    return shown_of(released(*some, measure=VIOLENCE), VIOLENCE, whole=WHOLE, breaks=())


BOTH = shown(
    area(WHOLE, {"grave": 40, "light": 400, "rare": 0}, 440, people=200_000),
    area(ALDER, {"grave": 30, "light": 100, "rare": 0}, 130, people=50_000),
    area(BIRCH, {"grave": None, "light": 95, "rare": 0}, 100, people=50_000),
)


def told(seen: Shown = BOTH, *means: MeanWeight) -> Harm:
    over = kinds_over_years(seen, ["grave", "light", "rare"])
    assert over is not None
    return harm_told(ABOUT, seen, means or (GRAVE, LIGHT, RARE), mean_over=over.years)


def line(harm: Harm, code: str) -> Any:
    (found,) = [each for each in harm.lines if (each.area_code, each.period) == (code, "2025")]
    return found


def test_counts_times_weights_with_dobsons_interval() -> None:
    whole = line(told(), WHOLE)
    assert (whole.events, whole.value) == (440, 44_000)
    lower, upper = byar_limits([440.0])
    spread = ((40 * 1_000_000 + 400 * 100) / 440) ** 0.5
    assert whole.lower == pytest.approx(44_000 + spread * (lower[0] - 440), rel=0.005)
    assert whole.upper == pytest.approx(44_000 + spread * (upper[0] - 440), rel=0.005)
    assert (whole.rate, whole.covered, whole.left_out) == (220, 1.0, ())


def test_every_year_and_district_that_is_shown_has_a_line_and_the_whole_is_first() -> None:
    harm = told()
    assert harm.years == ("2025", "2024", "2023", "2022", "2021", "2020")
    assert [each.area_code for each in harm.of_year("2024")] == [WHOLE, ALDER, BIRCH]
    assert harm.mean_over == ("2023", "2024", "2025")


def test_a_withheld_number_is_left_out_and_said_and_is_never_zero() -> None:
    birch = line(told(), BIRCH)
    assert (birch.left_out, birch.covered, birch.value) == (("grave",), 0.95, 950)


def test_where_too_few_can_be_weighed_nothing_is_given_but_how_few() -> None:
    few = line(told(BOTH, GRAVE, MeanWeight("light", "Light"), RARE), WHOLE)
    assert (few.value, few.rate, few.covered, few.events) == (None, None, 0.09, 440)
    assert few.left_out == ("light",)
    none = line(told(BOTH, RARE), WHOLE)
    assert (none.value, none.covered, none.events) == (None, None, 440)


def test_a_total_that_is_withheld_gives_nothing_though_its_parts_are_shown() -> None:
    parts = area(ALDER, {"grave": 30, "light": 100, "rare": 0}, 130)
    parts = [cell for cell in parts if cell["breakdown"] != "all"]
    seen = shown(area(WHOLE, {"grave": 40, "light": 400, "rare": 0}, 440), parts)
    assert [each.area_code for each in told(seen).of_year("2025")] == [WHOLE]


def test_nobody_resident_is_no_rate() -> None:
    seen = shown(area(WHOLE, {"grave": 40, "light": 400, "rare": 0}, 440))
    whole = line(told(seen), WHOLE)
    assert (whole.value, whole.rate) == (44_000, None)


def test_rounding_of_the_weights_widens_the_range() -> None:
    exact = line(told(), WHOLE)
    rough = line(told(BOTH, MeanWeight("grave", "Grave", 1_000.0, 1e6, 0.2, 1.0), LIGHT), WHOLE)
    out = 0.2 * 40_000
    assert rough.upper == pytest.approx(
        44_000 + ((exact.upper - 44_000) ** 2 + out**2) ** 0.5, rel=0.01
    )


def test_shares_of_kinds_are_of_the_newest_year() -> None:
    grave, light, rare = told().weights
    assert (grave.share, light.share) == (pytest.approx(0.909, abs=0.001), pytest.approx(0.091))
    assert (rare.mean, rare.share, rare.events) == (None, None, 0)


def test_fewer_than_three_years_by_kind_give_no_weights() -> None:
    cells = area(WHOLE, {"grave": 40}, 40)
    kept = [cell for cell in cells if cell["breakdown"] == "all" or cell["period"] >= "2024"]
    assert kinds_over_years(shown(kept), ["grave"]) is None
    assert kinds_over_years(shown(area(WHOLE, {}, 40)), ["grave"]) is None


def test_a_kind_withheld_in_one_year_has_no_number_over_three() -> None:
    cells = area(WHOLE, {"grave": 40, "light": 100}, 140)
    hidden = [cell for cell in cells if (cell["category"], cell["period"]) != ("light", "2024")]
    over = kinds_over_years(shown(hidden), ["grave", "light"])
    assert over is not None
    assert dict(over.events) == {"grave": 120, "light": None}


CODES = {"5/1", "8/6"}


def test_a_mean_over_a_mixture_and_what_it_says_of_itself() -> None:
    found = mean_weight(
        "k", "K", mixture={"5/1": 150, "8/6": 1_350}, base=15,
        weights={"5/1": 1_000.0, "8/6": 20.0, "1/1": 9_999.0}, codes=CODES,
    )  # fmt: skip
    assert found.mean == pytest.approx(118)
    assert found.squared == pytest.approx((150 * 1e6 + 1_350 * 400) / 1_500)
    assert 0 < found.within < 0.1
    assert found.covered == 1


@pytest.mark.parametrize(
    ("mixture", "weights", "covered"),
    [
        (None, {"5/1": 1.0, "8/6": 1.0}, 0.0),
        ({"5/1": 0, "8/6": 0}, {"5/1": 1.0, "8/6": 1.0}, 0.0),
        ({"5/1": 300, "8/6": 1_200}, {"8/6": 20.0}, 0.8),
        # 45 events: rounding to fifteen is more than a quarter of the mean.
        ({"5/1": 15, "8/6": 30}, {"5/1": 4_000.0, "8/6": 20.0}, 1.0),
    ],
)
def test_a_mean_that_would_say_too_little_is_not_given(
    mixture: dict[str, int] | None, weights: dict[str, float], covered: float
) -> None:
    found = mean_weight("k", "K", mixture=mixture, base=15, weights=weights, codes=CODES)
    assert (found.mean, found.squared, found.covered) == (None, None, covered)


ROW = {
    "scale": "s", "scale_title": "S", "scale_kind": "cost", "edition": "1",
    "dated": date(2026, 2, 1), "source": "P", "licence": "L", "unit": "pounds",
    "price_year": "2024/25", "offence_code": "5/1", "weight": 10.0,
}  # fmt: skip


def test_editions_stand_apart_each_with_its_weights() -> None:
    other = {**ROW, "edition": "2", "weight": 12.0}
    found = editions_of([ROW, {**ROW, "offence_code": "8/6", "weight": 0.0}, other])
    assert {key: dict(each.weights) for key, each in found.items()} == {
        ("s", "1"): {"5/1": 10.0, "8/6": 0.0},
        ("s", "2"): {"5/1": 12.0},
    }
    assert found["s", "1"].scale_kind is ScaleKind.COST
    assert found["s", "1"].fault is None


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"weight": 11.0}, NotTold.DISAGREES),
        ({"offence_code": "8/6", "source": "Q"}, NotTold.DISAGREES),
        ({"offence_code": "8/6", "dated": date(2026, 3, 1)}, NotTold.DISAGREES),
        ({}, None),
    ],
)
def test_an_edition_that_contradicts_itself_is_not_used(
    change: dict[str, object], fault: NotTold | None
) -> None:
    (found,) = editions_of([ROW, {**ROW, **change}]).values()
    assert found.fault is fault
    assert found.described("violence").not_told is fault


def test_a_cost_says_at_which_prices_or_is_not_used() -> None:
    (found,) = editions_of([{**ROW, "price_year": None}]).values()
    assert found.fault is NotTold.NO_PRICE_YEAR
    (harm,) = editions_of([{**ROW, "price_year": None, "scale_kind": "harm"}]).values()
    assert harm.fault is None


def test_nothing_in_a_line_is_missing_in_disguise() -> None:
    numbers = [
        number
        for each in told().lines
        for number in (each.value, each.lower, each.upper, each.rate, each.covered)
    ]
    assert not any(number is not None and np.isnan(number) for number in numbers)
    assert isinstance(released([]), pa.Table)
