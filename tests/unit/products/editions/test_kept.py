"""Cards, gaps and themes in easy words: what each is about, and no effect."""

import pytest
from tests.unit.products.editions.conftest import KEPT

from headwater.products.editions.document import chapters_of
from headwater.products.editions.kept import NOT_ON_RECORD, NOT_RATED, kept
from headwater.released.editions.content import CardBlock, GapBlock, Module, Paragraph, ThemeBlock


def test_a_module_without_easy_words_says_what_its_blocks_are_about(source):
    module = Module("proof", "What works", blocks=(Paragraph("Words."), *KEPT))
    (chapter,) = chapters_of(module, source)
    assert chapter.easy == (
        ("This part is about What works.",),
        ("A study asked this: Are fewer people hurt where hospitals tell?",),
        ("Nobody knows this yet: Do coaches help?",),
        ("People told us about this: The way home.",),
    )


def test_easy_words_that_somebody_wrote_are_left_alone(source):
    module = Module("proof", "What works", blocks=KEPT, easy=("Some things help.",))
    (chapter,) = chapters_of(module, source)
    assert chapter.easy == (("Some things help.",),)


@pytest.mark.parametrize(
    ("block", "term", "words"),
    [
        (CardBlock("EV-1", question="Who?"), "How certain", NOT_RATED),
        (CardBlock("EV-1", who="All"), "Who took part", "All (how many is not stated)"),
        (GapBlock("EG-1", question="Why?"), "Who asked", NOT_ON_RECORD),
        (ThemeBlock("TH-1", name="Home", sessions=1), "Heard in", "1 session"),
    ],
)
def test_what_is_not_known_is_said_and_never_zero(block, term, words):
    assert dict(kept(block).facts)[term] == words


def test_no_fact_stands_without_words():
    for block in (CardBlock("EV-1"), GapBlock("EG-1"), ThemeBlock("TH-1")):
        assert all(words for _term, words in kept(block).facts)
    assert "Effect" not in dict(kept(CardBlock("EV-1")).facts)
