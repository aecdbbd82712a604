"""Decisions in plain words, without the count."""

import pytest

from headwater.disclosure import explain_decision
from headwater.vocabulary.policies import DisclosurePolicy


def entry(decision, exact=None, shown=None):
    return {"decision": decision, "exact": exact, "shown": shown}


def test_a_withheld_cell_is_explained_alike_whichever_kind_it_is():
    assert explain_decision(entry("primary", 3)) == explain_decision(entry("secondary", 43))


@pytest.mark.parametrize(
    ("shown", "words"),
    [(0, "a zero stays a zero"), (10, "stands for 8 to 12"), (125, "stands for 123 to 127")],
)
def test_a_shown_number_is_explained_by_its_rule(shown, words):
    assert words in explain_decision(entry("released", shown, shown))


def test_an_open_number_is_said_to_be_exact():
    words = explain_decision(entry("released", 3, 3), policy=DisclosurePolicy.OPEN)
    assert words == "Shown as 3, exactly as counted: its source is already public."


@pytest.mark.parametrize("decision", ["missing", "not_collected"])
def test_an_absent_number_is_explained(decision):
    assert decision.replace("_", " ").capitalize() in explain_decision(entry(decision))


@pytest.mark.parametrize("exact", [3, 4_711])
@pytest.mark.parametrize("decision", ["primary", "secondary", "missing", "not_collected"])
def test_no_words_depend_on_the_exact_count(decision, exact):
    assert explain_decision(entry(decision, exact)) == explain_decision(entry(decision, 77))


def test_no_words_tell_which_count_is_behind_a_rounded_one():
    texts = {explain_decision(entry("released", exact, 10)) for exact in range(8, 13)}
    assert len(texts) == 1


def test_an_unknown_decision_is_an_error():
    with pytest.raises(KeyError):
        explain_decision(entry("guessed"))
