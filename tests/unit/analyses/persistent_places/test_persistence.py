"""Which small areas are persistently high, seen by two sources."""

import pytest
from tests.unit.analyses.lattice import Cell, table, windows, years

from headwater.analyses.persistent_places.persistence import (
    AgreedPlace,
    agreed_places,
    often_among_the_highest,
    windows_of_both,
)

# Forty small areas, six years; only the last three count.
QUIET = {f"S{at:02d}": [3, 4, 2, 3, 4, 2] for at in range(40)}
HIGH = [3, 4, 2, 30, 28, 33]


def values(police: dict[str, list[int]], second: dict[str, list[int]]) -> list[list[Cell]]:
    """Windows of both measures, and the partnership's years that they add up to."""
    cells = []
    for measure, changed in (("police", police), ("second", second)):
        areas = {**QUIET, **changed}
        totals = [sum(counts) for counts in zip(*areas.values(), strict=True)]
        cells += [windows(measure, areas), years(measure, totals, people=1_500.0 * len(areas))]
    return cells


def found(*cells: list[Cell]) -> list[str]:
    places = agreed_places(table(*cells), police_measure="police", second_measure="second")
    return [place.area_code for place in places]


CASES = {
    "high by both sources": ({"S05": HIGH}, {"S05": HIGH}, ["S05"]),
    "only the police see it": ({"S05": HIGH}, {}, []),
    "each source sees another place": ({"S05": HIGH}, {"S06": HIGH}, []),
    "not in every window": ({"S05": [3, 4, 2, 30, 2, 33]}, {"S05": HIGH}, []),
    "high in the past alone": ({"S05": [30, 28, 33, 3, 4, 2]}, {"S05": HIGH}, []),
    "two places, in order": (
        {"S09": HIGH, "S05": HIGH},
        {"S05": HIGH, "S09": HIGH},
        ["S05", "S09"],
    ),
    "high, but within chance": ({"S05": [3, 4, 2, 5, 6, 4]}, {"S05": HIGH}, []),
}


@pytest.mark.parametrize("case", CASES)
def test_which_places_both_find(case: str) -> None:
    police, second, expected = CASES[case]
    assert found(*values(police, second)) == expected


def test_a_place_is_a_class_without_a_number() -> None:
    cells = table(*values({"S05": HIGH}, {"S05": HIGH}))
    assert agreed_places(cells, police_measure="police", second_measure="second") == (
        AgreedPlace("S05", "police", "second", "2023-01/P12M", "2025-01/P12M"),
    )


def test_unknown_windows_are_not_low_or_high() -> None:
    cells = values({"S05": HIGH}, {"S05": HIGH})
    for cell in cells[0]:
        if cell["area_code"] == "S05" and cell["period"] == "2025-01/P12M":
            cell |= {"state": "missing", "numerator": None}
    assert found(*cells) == []


def test_silent_where_the_partnership_is_unknown() -> None:
    police_windows, _, second_windows, second_years = values({"S05": HIGH}, {"S05": HIGH})
    assert found(police_windows, second_windows, second_years) == []


@pytest.mark.parametrize("measure", ["police", "second"])
def test_silent_with_fewer_than_three_windows(measure: str) -> None:
    cells = values({"S05": HIGH}, {"S05": HIGH})
    early = [
        [
            cell
            for cell in some
            if cell["measure"] != measure or str(cell["period"])[:4] in ("2024", "2025")
        ]
        for some in cells
    ]
    assert found(*early) == []


def withheld(cells: list[Cell], area: str, period: str) -> None:
    for cell in cells:
        if (cell["area_code"], cell["period"]) == (area, period):
            cell |= {"state": "suppressed", "numerator": None}


def test_a_place_with_a_withheld_window_is_never_of_the_class() -> None:
    """So that neither being named nor not being named says anything of what is withheld."""
    cells = values({"S05": HIGH, "S06": HIGH}, {"S05": HIGH, "S06": HIGH})
    withheld(cells[2], "S05", "2024-01/P12M")
    assert found(*cells) == ["S06"]


def test_withheld_windows_are_still_places_to_be_compared_with() -> None:
    """Were they left out, a place would be among the highest of a few."""
    cells = values({"S05": HIGH}, {"S05": [3, 4, 2, 12, 12, 12]})
    for area in QUIET:
        if area != "S05":
            for year in (2023, 2024, 2025):
                withheld(cells[2], area, f"{year}-01/P12M")
    assert found(*cells) == ["S05"]
    for cell in cells[2]:
        if cell["state"] == "suppressed":
            cell |= {"denominator": 500.0}
    # Seven events among so few people would be more, so this one is not known to be high.
    assert found(*cells) == []


def test_silent_where_the_partnerships_own_number_is_withheld() -> None:
    cells = values({"S05": HIGH}, {"S05": HIGH})
    withheld(cells[3], "P1", "2025")
    assert found(*cells) == []


def test_how_surely_is_told_in_steps_and_not_in_numbers() -> None:
    quiet = {f"S{at:02d}": [10] * 6 for at in range(40)}
    cells = table(windows("police", quiet | {"S05": [30] * 6, "S06": [11] * 6}))
    periods = windows_of_both(cells, ("police",))
    assert periods == ["2023-01/P12M", "2024-01/P12M", "2025-01/P12M"]
    often = often_among_the_highest(cells, "police", periods)
    assert often["S05"] == 950
    assert often["S10"] == 0
    assert set(often.values()) <= {0, 500, 750, 900, 950}
    assert often_among_the_highest(cells, "police", periods) == often
    assert often_among_the_highest(cells, "other", periods) == {}
