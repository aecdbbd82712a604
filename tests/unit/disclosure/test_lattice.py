"""Cells are named by codes, and found by key."""

import numpy as np
import pyarrow as pa
import pytest

from headwater.disclosure.lattice import ABSENT, Finder, name_cells


@pytest.fixture
def cells():
    table = pa.table(
        {
            "measure": ["b", "a", "a"],
            "area_type": ["district"] * 3,
            "area_code": ["d1", "d1", "d2"],
            "period": ["2025"] * 3,
            "breakdown": ["all"] * 3,
            "category": ["all"] * 3,
            "exact": pa.array([4, 5, 6], pa.int64()),
        }
    )
    return name_cells(table, "exact")


def test_codes_follow_the_alphabet_whatever_the_order_of_rows(cells):
    assert cells.codes["measure"].tolist() == [1, 0, 0]
    assert cells.value.tolist() == [4, 5, 6]


def test_every_cell_has_its_own_key(cells):
    assert len(set(cells.key().tolist())) == 3


def test_a_cell_is_found_by_its_key_with_one_column_replaced(cells):
    other_area = cells.constant("area_code", "d2")
    assert Finder(cells.key()).find(cells.key(area_code=other_area)).tolist() == [ABSENT, 2, 2]


def test_an_unknown_word_names_no_cell(cells):
    nowhere = cells.constant("area_code", "nowhere")
    assert cells.key(area_code=nowhere).tolist() == [ABSENT] * 3
    assert cells.words.translate("area_code", "area_code", {"d1": "d2"}).tolist() == [1, ABSENT]


def test_nothing_is_found_among_no_cells():
    empty = np.zeros(0, dtype=np.int64)
    assert Finder(empty).find(np.array([3])).tolist() == [ABSENT]
