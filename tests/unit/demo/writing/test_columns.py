"""How sources write things down."""

import numpy as np

from headwater.demo.writing.columns import postcodes, texts, written_moments


def test_texts_leave_nobody_empty() -> None:
    assert texts(["a", "b"], np.array([1, -1, 0])).to_pylist() == ["b", None, "a"]


def test_dates_take_the_chosen_format() -> None:
    at = np.array(["2024-03-09T17:05"] * 2, dtype="datetime64[m]")
    written = written_moments(at, "%d/%m/%Y %H:%M", "%d %b %Y", choice=np.array([0, 1]))
    assert written.to_pylist() == ["09/03/2024 17:05", "09 Mar 2024"]


def test_postcodes_are_in_an_area_that_does_not_exist() -> None:
    assert postcodes(np.array([0, 679]), np.array([0, 399])).to_pylist() == ["ZZ1 0AA", "ZZ68 9ZZ"]
