"""A column is placed as its texts are, and none of them comes back."""

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as some
from tests.unit.placing.town import CLUB, GAZETTEER, WEST

from headwater.placing import Band, Why, band_table, count_placed, place, place_column, reason_table

_TEXTS = some.lists(
    some.one_of(
        some.none(),
        some.sampled_from(["Velvet City", "nr Velvet City", "town", "home", "ZZ1", "Eastwick", ""]),
        some.text(max_size=12),
    ),
    max_size=30,
)


@given(_TEXTS)
def test_a_column_is_placed_as_its_texts_are(texts: list[str | None]) -> None:
    table = place_column(pa.array(texts, pa.string()), GAZETTEER).table
    expected = [place(text, GAZETTEER) for text in texts]
    assert table.column("small_area_code").to_pylist() == [e.small_area_code for e in expected]
    assert table.column("district_code").to_pylist() == [e.district_code for e in expected]
    assert table.column("band").to_pylist() == [e.band for e in expected]
    assert table.column("why").to_pylist() == [e.why for e in expected]


@given(_TEXTS, _TEXTS)
def test_counts_of_batches_add_up_to_those_of_the_whole(
    first: list[str | None], second: list[str | None]
) -> None:
    whole = pa.chunked_array([pa.array(each, pa.string()) for each in (first, second)])
    parts = [count_placed(place_column(chunk, GAZETTEER)) for chunk in whole.chunks]
    counts = count_placed(place_column(whole, GAZETTEER))
    assert parts[0] + parts[1] == counts
    assert sum(row.rows for row in band_table(counts)) == len(whole)
    assert sum(row.rows for row in reason_table(counts)) == len(whole)


def test_rows_at_home_are_never_placed() -> None:
    words = pa.array(["Velvet City", "Velvet City", "Velvet City"])
    table = place_column(words, GAZETTEER, at_home=pa.array([True, False, None])).table
    assert table.column("small_area_code").to_pylist() == [None, CLUB, CLUB]
    assert table.column("why").to_pylist()[0] == Why.RESIDENTIAL


def test_only_sure_places_are_counted() -> None:
    words = pa.array(["Velvet City", "nr Velvet City", "Velvet City?", "home"])
    placements = place_column(words, GAZETTEER)
    counted = placements.counted()
    assert placements.table.column("small_area_code").to_pylist() == [CLUB, CLUB, CLUB, None]
    assert counted.column("small_area_code").to_pylist() == [CLUB, None, None, None]
    assert counted.column("district_code").to_pylist() == [WEST, WEST, None, None]
    assert counted.column("band").to_pylist() == ["high", "medium", "low", "none"]


def test_nothing_shows_the_words() -> None:
    words = pa.array(["Velvet City where Zebedee works", "zebedees house", "ZZ1 9AB"])
    placements = place_column(words, GAZETTEER)
    for shown in (repr(placements), str(placements.table.to_pydict()), repr(GAZETTEER)):
        assert "ebedee" not in shown
        assert "elvet" not in shown
        assert "9AB" not in shown


def test_another_kind_of_column_is_refused() -> None:
    with pytest.raises(ValueError, match="found a column of int64; expected text"):
        place_column(pa.array([1, 2]), GAZETTEER)
    with pytest.raises(ValueError, match="found 1 row in at_home; expected 2"):
        place_column(pa.array(["a", "b"]), GAZETTEER, at_home=pa.array([True]))


def test_an_empty_column_has_bands_without_shares() -> None:
    rows = band_table(count_placed(place_column(pa.array([], pa.string()), GAZETTEER)))
    assert [row.band for row in rows] == list(Band)
    assert {(row.rows, row.share) for row in rows} == {(0, None)}
