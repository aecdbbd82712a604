"""Which small areas are persistently high, seen by two sources."""

import pytest
from tests.unit.analyses.lattice import Cell, table, windows, years

from headwater.analyses import PersistentPlace, persistent_places

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
    places = persistent_places(table(*cells), police_measure="police", second_measure="second")
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
def test_persistent_places(case: str) -> None:
    police, second, expected = CASES[case]
    assert found(*values(police, second)) == expected


def test_a_place_is_a_class_without_a_number() -> None:
    cells = table(*values({"S05": HIGH}, {"S05": HIGH}))
    assert persistent_places(cells, police_measure="police", second_measure="second") == (
        PersistentPlace("S05", "police", "second", "2023-01/P12M", "2025-01/P12M"),
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
