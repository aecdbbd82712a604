"""Paragraphs, words found in them, quotations that only leave words out, and overlapping codes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater_web.lived_experience.wording import (
    Paragraph,
    is_only_cut,
    one_way_of_lines,
    paragraphs,
    places_of,
    stretches,
    with_cuts,
)

ORIGINAL = "I take the long way home. It is dark, and nobody is there.\n\nThe club is shut."


def test_paragraphs_stand_where_they_say() -> None:
    text = "One.\n\n\n  Two\nlines.\n \nThree."
    found = paragraphs(text)
    assert [each.number for each in found] == [1, 2, 3]
    assert [text[each.start : each.end] for each in found] == [each.words for each in found]
    assert found[1].words.split() == ["Two", "lines."]


@given(st.text(alphabet="ab \n\t", max_size=60))
def test_no_word_is_outside_every_paragraph(text: str) -> None:
    inside = "".join(each.words for each in paragraphs(text))
    assert "".join(inside.split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("it's “dark”", ['It\u2019s "dark"']),
        ('IT\'S   "dark"', ['It\u2019s "dark"']),
        ("home", ["home", "Home"]),
        ("lantern", []),
        ("  ", []),
        ("(it", []),
    ],
)
def test_words_are_found_however_they_are_typed(typed: str, found: list[str]) -> None:
    text = 'home. It\u2019s "dark" at Home'
    paragraph = Paragraph(1, 100, 100 + len(text), text)
    places = places_of(typed, paragraph)
    assert [text[start - 100 : end - 100] for start, end in places] == found


@pytest.mark.parametrize(
    "words",
    [
        "I take the long way home.",
        "It is dark […] nobody is there.",
        "I take […] The club is shut.",
        "[…] nobody is there.",
        "I take the\nlong   way",
        "I take [...] home.",
    ],
)
def test_words_may_be_left_out(words: str) -> None:
    assert is_only_cut(words, ORIGINAL)


@pytest.mark.parametrize(
    "words",
    [
        "I took the long way home.",
        "I take the way home.",
        "The club is shut. […] It is dark",
        "ark, and nobody",
        "nobody is the",
        "It is Dark",
        "[…]",
        "",
    ],
)
def test_words_may_not_be_changed(words: str) -> None:
    assert not is_only_cut(words, ORIGINAL)


def test_cuts_are_written_one_way() -> None:
    assert with_cuts("I take[...]home. ") == "I take […] home."


def test_lines_end_one_way() -> None:
    assert one_way_of_lines("  One.\r\nTwo.\rThree.\n") == "One.\nTwo.\nThree."


@given(
    st.text(alphabet="ab c", min_size=1, max_size=30),
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30)), max_size=5),
)
def test_stretches_are_the_text_and_know_their_spans(
    text: str, bounds: list[tuple[int, int]]
) -> None:
    first = 20
    spans = [(start, start + length) for start, length in bounds]
    found = stretches(text, first, spans)
    assert "".join(each.words for each in found) == text
    at = first
    for each in found:
        for position in range(at, at + len(each.words)):
            covering = {n for n, (start, end) in enumerate(spans) if start <= position < end}
            assert covering == set(each.spans)
        at += len(each.words)
