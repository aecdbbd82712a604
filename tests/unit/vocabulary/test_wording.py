"""Which words are found doubtful, and that each says why and what to say instead."""

import pytest

from headwater.vocabulary.wording import DOUBTFUL, doubtful_words

FOUND = [
    # text, what is doubtful in it
    ("An offender hotspot.", ["offender", "hotspot"]),
    ("Hard-to-reach groups and hard to reach families", ["Hard-to-reach", "hard to reach"]),
    ("GANG members, or a Hot-Spot", ["GANG", "Hot-Spot"]),
    ("The worst district of all", ["worst district"]),
    ("Help for the homeless", ["the homeless"]),
    ("Deprived people live there", ["Deprived people"]),
    ("Rates are soaring.", ["soaring"]),
]
FINE = [
    "The most deprived fifth of the country's small areas",
    "Criminal exploitation of children, and criminal justice",
    "People in a young offender institution",
    "The poor quality of a file is told to its supplier.",
    "Youth Offending Teams and reoffending",
    "Of the homeless people who came, 21 of 28 were housed.",
    "A gangway; a hotel; the word began",
    "",
]


@pytest.mark.parametrize(("text", "words"), FOUND)
def test_a_word_that_is_never_used_is_found_where_it_stands(text: str, words: list[str]) -> None:
    assert [found.words for found in doubtful_words(text)] == words


@pytest.mark.parametrize("text", FINE)
def test_a_word_that_only_looks_like_one_is_left_alone(text: str) -> None:
    assert doubtful_words(text) == ()


def test_what_is_found_says_why_and_what_to_say_instead() -> None:
    [found] = doubtful_words("prolific")
    assert found.because == "It names people by the worst thing they did, or may have done."
    assert found.instead == "say how many times, of how many people"


def test_nothing_that_is_said_instead_is_doubtful_itself() -> None:
    assert [each.instead for each in DOUBTFUL if doubtful_words(each.instead)] == []
