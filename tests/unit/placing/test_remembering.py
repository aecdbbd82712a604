"""Batches of one file are placed as the whole column is, in memory that does not grow."""

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.placing.town import GAZETTEER

from headwater.placing import Placer, place_column, remembering

TEXTS = st.sampled_from(
    ["outside Velvet City", "home", "town", "ZZ1 1AB", "", "by the canal", None]
)


@given(st.lists(st.tuples(TEXTS, st.booleans()), max_size=30), st.integers(1, 7))
def test_batches_are_placed_as_the_whole_is(rows: list[tuple[str, bool]], size: int) -> None:
    placer = Placer(GAZETTEER)
    words = pa.array([text for text, _home in rows], pa.string())
    at_home = pa.array([home for _text, home in rows], pa.bool_())
    whole = place_column(words, GAZETTEER, at_home=at_home).table.to_pylist()
    batches = [
        placer.column(words.slice(start, size), at_home=at_home.slice(start, size)).table
        for start in range(0, len(rows), size)
    ]
    assert [row for batch in batches for row in batch.to_pylist()] == whole


def test_memory_is_bounded_and_stories_are_not_remembered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(remembering, "MOST_REMEMBERED", 10)
    placer = Placer(GAZETTEER)
    texts = [f"by post {number}" for number in range(95)] + ["a story " * 20] * 3
    at_home = pa.array([False] * len(texts))
    placer.column(pa.array(texts), at_home=at_home)
    assert 0 < len(placer._remembered) <= 10
    assert max(map(len, placer._remembered)) <= remembering.LONGEST_REMEMBERED


def test_a_text_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    plain = remembering.place

    def counting(text: str, *words: object, **named: object) -> object:
        read.append(text)
        return plain(text, *words, **named)  # type: ignore[arg-type]  # as it was called

    monkeypatch.setattr(remembering, "place", counting)
    placer = Placer(GAZETTEER)
    for _batch in range(3):
        placer.column(pa.array(["town", "home", "town"]), at_home=pa.array([False] * 3))
    assert sorted(read) == ["home", "town"]


def test_it_shows_no_word() -> None:
    placer = Placer(GAZETTEER)
    placer.column(pa.array(["outside the velvet rope"]), at_home=pa.array([False]))
    assert "velvet" not in repr(placer)
