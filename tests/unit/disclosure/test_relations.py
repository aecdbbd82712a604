"""Which cells add up to which."""

import pyarrow as pa
import pytest
from tests.unit.disclosure.tables import exact_table

from headwater.disclosure import PartsExceedTotal
from headwater.disclosure.equations import relations_of
from headwater.disclosure.lattice import name_cells
from headwater.disclosure.relations import PublicKnowledge

PARENTS = {"s1": "d1", "s2": "d1", "d1": "p", "d2": "p"}


def sums(table, knowledge=None):
    """Each relation as (total, parts, remainder or None), by area, period and category."""
    cells = name_cells(table, "numerator")
    names = ["measure", "area_code", "period", "category"]
    labels = [".".join(row[name] for name in names) for row in table.to_pylist()]
    found = relations_of(cells, knowledge or PublicKnowledge(PARENTS))
    result = []
    for row in range(found.rows):
        entries = zip(found.row, found.cell, found.sign, strict=True)
        here = [(labels[cell], sign) for place, cell, sign in entries if place == row]
        (total,) = [label for label, sign in here if sign < 0]
        rest = int(found.remainder[row]) if found.has_rest[row] else None
        result.append((total, sorted(label for label, sign in here if sign > 0), rest))
    return result


def test_places_make_the_partnership_and_nothing_is_left():
    rows = [
        ("partnership", "p", "2025", "all", 15),
        ("district", "d1", "2025", "all", 9),
        ("district", "d2", "2025", "all", 5),
        ("unplaced", "no_location", "2025", "all", 1),
    ]
    parts = ["admissions.d1.2025.all", "admissions.d2.2025.all", "admissions.no_location.2025.all"]
    assert sums(exact_table(rows)) == [("admissions.p.2025.all", parts, None)]


def test_by_category_the_unplaced_are_a_remainder_even_when_there_are_none():
    rows = [
        ("partnership", "p", "2025", "sex:male", 9),
        ("district", "d1", "2025", "sex:male", 9),
    ]
    expected = [("admissions.p.2025.male", ["admissions.d1.2025.male"], 0)]
    assert sums(exact_table(rows)) == expected


def test_months_make_the_year():
    rows = [("district", "d1", f"2025-{month:02d}", "all", 1) for month in range(1, 13)]
    (relation,) = sums(exact_table([*rows, ("district", "d1", "2025", "all", 12)]))
    assert relation[0] == "admissions.d1.2025.all"
    assert len(relation[1]) == 12
    assert relation[2] is None


def test_each_breakdown_makes_the_headline():
    rows = [
        ("district", "d1", "2025", "all", 9),
        ("district", "d1", "2025", "sex:male", 5),
        ("district", "d1", "2025", "sex:not_recorded", 4),
        ("district", "d1", "2025", "age_band:10_17", 9),
    ]
    assert [len(parts) for _, parts, _ in sums(exact_table(rows))] == [1, 2]


def test_small_areas_make_the_district_and_windows_the_longer_window():
    rows = [
        ("district", "d1", "2024", "all", 7),
        ("small_area", "s1", "2024-01/P12M", "all", 3),
        ("small_area", "s2", "2024-01/P12M", "all", 3),
        ("small_area", "s1", "2023-01/P36M", "all", 8),
        ("small_area", "s1", "2023-01/P12M", "all", 1),
        ("small_area", "s1", "2025-01/P12M", "all", 4),
    ]
    found = {total: (parts, rest) for total, parts, rest in sums(exact_table(rows))}
    # One event of the district has no small area.
    assert found["admissions.d1.2024.all"] == (
        ["admissions.s1.2024-01/P12M.all", "admissions.s2.2024-01/P12M.all"],
        1,
    )
    assert len(found["admissions.s1.2023-01/P36M.all"][0]) == 3


def test_small_areas_make_a_category_where_categories_are_made_of_small_areas():
    rows = [
        ("district", "d1", "2024", "deprivation_fifth:1", 3),
        ("partnership", "p", "2024", "deprivation_fifth:2", 4),
        ("small_area", "s1", "2024-01/P12M", "all", 3),
        ("small_area", "s2", "2024-01/P12M", "all", 4),
    ]
    knowledge = PublicKnowledge(
        PARENTS, small_area_categories={"deprivation_fifth": {"s1": "1", "s2": "2"}}
    )
    assert sums(exact_table(rows), knowledge) == [
        ("admissions.d1.2024.1", ["admissions.s1.2024-01/P12M.all"], None),
        ("admissions.p.2024.2", ["admissions.s2.2024-01/P12M.all"], None),
    ]


def test_a_part_and_the_rest_make_the_whole_measure():
    whole = exact_table([("district", "d1", "2025", "all", 9)])
    part = exact_table([("district", "d1", "2025", "all", 5)], measure="young")
    found = sums(pa.concat_tables([whole, part]), PublicKnowledge({}, {"young": "admissions"}))
    assert found == [("admissions.d1.2025.all", ["young.d1.2025.all"], 4)]


def test_two_parts_of_one_whole_leave_a_rest_each():
    row = [("district", "d1", "2025", "all", 9)]
    tables = [exact_table(row)]
    tables += [exact_table([(*row[0][:4], 7)], measure=name) for name in ("knife", "young")]
    parts = {"young": "admissions", "knife": "admissions"}
    found = sums(pa.concat_tables(tables), PublicKnowledge({}, parts))
    assert [(total, rest) for total, _, rest in found] == [("admissions.d1.2025.all", 2)] * 2


def test_categories_can_make_another_measure():
    rows = [("district", "d1", "2025", f"age_band:{band}", 3) for band in ("0_9", "10_24", "25_up")]
    young = exact_table([("district", "d1", "2025", "all", 6)], measure="young")
    totals = {"young": ("admissions", "age_band", frozenset({"0_9", "10_24"}))}
    found = sums(
        pa.concat_tables([exact_table(rows), young]), PublicKnowledge({}, category_totals=totals)
    )
    parts = ["admissions.d1.2025.0_9", "admissions.d1.2025.10_24"]
    assert found == [("young.d1.2025.all", parts, None)]


def test_parts_that_exceed_their_total_are_refused_without_a_count():
    rows = [("district", "d1", "2025", "all", 2), ("district", "d1", "2025", "sex:male", 31)]
    with pytest.raises(PartsExceedTotal) as refused:
        sums(exact_table(rows))
    assert "admissions (categories make the headline)" in refused.value.found
    assert "31" not in str(refused.value)
