"""Bounds of a disparity come from shown numbers, and from nothing that is withheld."""

from typing import Any

import pyarrow as pa
import pytest

from headwater.analyses.disparity import disparity_bounds
from headwater.tables.results import ReleasedValue

CELLS = {
    "white": ("released", 300, 200_000.0),
    "black": ("released", 60, 20_000.0),
    "asian": ("suppressed", None, 40_000.0),
    "not_recorded": ("released", 30, None),
    "not_stated": ("released", 10, None),
}


def released(cells: dict[str, Any], **changes: str) -> pa.Table:
    rows = [
        {
            "measure": "injuries",
            "area_type": "partnership",
            "area_code": "W",
            "period_type": "year",
            "period": "2025",
            "breakdown": "ethnicity",
            "category": category,
            "state": state,
            "numerator": numerator,
            "denominator": denominator,
            **changes,
        }
        for category, (state, numerator, denominator) in cells.items()
    ]
    names = ReleasedValue.columns()
    return pa.table({name: [row.get(name) for row in rows] for name in names})


def test_the_missing_move_the_ratio_down_and_up() -> None:
    (black,) = disparity_bounds(released(CELLS))
    assert (black.group, black.reference) == ("black", "white")
    assert (black.ratio, black.lower, black.upper) == (2.0, 1.76, 3.33)
    assert (black.missing, black.events) == (40, 400)
    assert not black.could_turn


def test_the_reference_is_the_group_of_most_people_and_not_the_first() -> None:
    more = CELLS | {"black": ("released", 60, 900_000.0)}
    assert {found.reference for found in disparity_bounds(released(more))} == {"black"}


def test_a_ratio_that_the_missing_could_turn_says_so() -> None:
    close = CELLS | {"black": ("released", 32, 20_000.0)}
    (black,) = disparity_bounds(released(close))
    assert black.lower < 1 < black.upper
    assert black.could_turn


UNSAID = [
    ("a withheld gap", CELLS | {"not_recorded": ("suppressed", None, None)}),
    ("a gap that did not arrive", CELLS | {"not_stated": ("missing", None, None)}),
    ("no word on gaps", {name: CELLS[name] for name in ("white", "black")}),
    ("one group alone", {name: CELLS[name] for name in ("white", "not_recorded")}),
    ("no event of the reference", CELLS | {"white": ("released", 0, 200_000.0)}),
]


@pytest.mark.parametrize(("case", "cells"), UNSAID)
def test_nothing_is_said_where_the_missing_are_not_known(case: str, cells: dict[str, Any]) -> None:
    assert disparity_bounds(released(cells)) == ()


ELSEWHERE = [{"area_type": "district"}, {"period_type": "month"}, {"breakdown": "sex"}]


@pytest.mark.parametrize("change", ELSEWHERE)
def test_only_years_of_the_whole_are_compared(change: dict[str, str]) -> None:
    assert disparity_bounds(released(CELLS, **change)) == ()
