"""The strongest sentence that a figure allows, word for word, and what it never says."""

from dataclasses import replace
from itertools import product

import pytest

from headwater.vocabulary.claims.figures import ClaimFigure, FigureKind, Finding, WholeIs
from headwater.vocabulary.claims.ladder import Rung
from headwater.vocabulary.claims.next_step import next_step
from headwater.vocabulary.claims.overclaims import overclaims
from headwater.vocabulary.claims.percentages import bare_percentages
from headwater.vocabulary.claims.wording import claim_words
from headwater.vocabulary.shares import Share

LEARNING = ClaimFigure(
    FigureKind.OUTCOME,
    "young people",
    "were in education, employment or training",
    21,
    28,
    WholeIs.STARTED,
)
NOT_AGAIN = ClaimFigure(
    FigureKind.UNWANTED_OUTCOME,
    "young people",
    "are known to have been convicted again",
    0,
    28,
    WholeIs.STARTED,
)
HOUSING = ClaimFigure(
    FigureKind.SUPPORT_GIVEN, "young people", "were helped to find somewhere to live", 14
)
FULL = replace(
    LEARNING,
    definition="in it in the week of the count",
    follow_up_months=6,
    source="the provider's own record",
    left_early=0,
)


def test_twenty_one_of_twenty_eight() -> None:
    words = claim_words(LEARNING)
    assert words.said == (
        "Of the 28 young people who took part, 21 were in education, employment or training:"
        " 75% (57% to 87%)."
    )
    assert (
        "No follow-up period given: we do not know how long anybody was followed." in words.limits
    )


def test_none_of_twenty_eight_has_an_upper_bound() -> None:
    words = claim_words(NOT_AGAIN)
    assert "as many as 12% would agree with that" in words.said
    assert any("No follow-up period given" in each for each in words.limits)
    assert words.rung is Rung.OUTPUT


def test_support_is_not_an_outcome() -> None:
    words = claim_words(HOUSING)
    assert words.said == "14 young people were helped to find somewhere to live."
    assert words.limits[0] == "We do not know how many of them needed this."
    assert "It counts support that was given, not what came of it." in words.limits
    of_those = claim_words(replace(HOUSING, whole=16, whole_is=WholeIs.NEEDED_IT))
    assert "Of the 16 young people who needed it, 14 were helped" in of_those.said


def test_before_and_after_says_both() -> None:
    words = claim_words(replace(FULL, before=Share(6, 28)))
    assert words.said.endswith("At the start it was 6 of 28, 21% (10% to 40%).")
    assert "It may have changed without the programme." in words.whole


def test_a_difference_that_may_be_none_is_said_so() -> None:
    words = claim_words(replace(FULL, comparison=Share(19, 30), comparison_words="others referred"))
    assert "so we cannot tell whether it differs" in words.said
    clear = claim_words(replace(FULL, comparison=Share(6, 30)))
    assert "which is 55 points higher among those with it" in clear.said


def test_an_effect_is_said_with_its_interval_and_source() -> None:
    found = Finding("EP-1", "the city", Rung.EFFECT, 0.75, 0.62, 0.91)
    words = claim_words(replace(FULL, kind=FigureKind.UNWANTED_OUTCOME, findings=(found,)))
    assert (
        "In the city it was 25% lower than expected without the programme"
        " (between 9% and 38% lower; EP-1)." in words.said
    )


FIGURES = [
    LEARNING,
    NOT_AGAIN,
    HOUSING,
    FULL,
    replace(FULL, part=28),
    replace(FULL, part=2, whole=4),
]
BESIDE = [{}, {"before": Share(6, 28)}, {"comparison": Share(15, 30)}]


@pytest.mark.parametrize(("figure", "beside"), list(product(FIGURES, BESIDE)))
def test_no_claim_says_more_than_its_rung(figure: ClaimFigure, beside: dict[str, Share]) -> None:
    words = claim_words(replace(figure, **beside))
    assert overclaims(words.said, words.rung) == ()
    assert bare_percentages(words.said) == ()
    assert words.limits


OVERCLAIMS = [
    # sentence, rung, words refused
    ("100% have not reoffended, proving it works", Rung.OUTPUT, ["proving", "it works"]),
    ("100% have not reoffended, proving it works", Rung.EFFECT, ["proving"]),
    ("Our mentoring reduced reoffending", Rung.CHANGE_AGAINST_COMPARISON, ["reduced"]),
    ("Our mentoring reduced reoffending", Rung.EFFECT, []),
    ("Violence fell by a quarter", Rung.OUTPUT, ["fell"]),
    ("Violence fell by a quarter", Rung.CHANGE_OBSERVED, []),
    ("It turned their lives around", Rung.CHANGE_OBSERVED, ["turned their lives around"]),
    ("Thanks to outreach it is safer", Rung.CHANGE_AGAINST_COMPARISON, ["Thanks to"]),
    ("It will prevent violence", Rung.EFFECT, ["will prevent"]),
    ("Young people came to 40 sessions", Rung.OUTPUT, []),
    ("They did better than others", Rung.CHANGE_OBSERVED, ["better than others"]),
]


@pytest.mark.parametrize(("sentence", "rung", "refused"), OVERCLAIMS)
def test_words_that_say_more(sentence: str, rung: Rung, refused: list[str]) -> None:
    found = overclaims(sentence, rung)
    assert [each.words for each in found] == refused
    assert all(each.needs.height > rung.height and each.instead for each in found)


def test_an_evaluation_that_found_nothing_is_said_beside_any_claim() -> None:
    nothing = Finding("EP-4", "a second city", Rung.EFFECT, 0.95, 0.80, 1.12)
    words = claim_words(replace(FULL, before=Share(6, 28), findings=(nothing,)))
    assert words.rung is Rung.CHANGE_OBSERVED
    assert (
        "In a second city it could not be told from no change: between 20% lower and 12% higher"
        " (EP-4)." in words.limits
    )


def test_a_claim_stays_at_the_rung_at_which_it_was_published() -> None:
    found = Finding("EP-1", "the city", Rung.EFFECT, 0.75, 0.62, 0.91)
    figure = replace(FULL, before=Share(6, 28), findings=(found,))
    assert claim_words(figure).rung is Rung.EFFECT
    capped = claim_words(figure, at_most=Rung.CHANGE_OBSERVED)
    assert capped.rung is Rung.CHANGE_OBSERVED
    assert "than expected without" not in capped.said


STEPS = [
    (FULL, "at the start"),
    (replace(FULL, before=Share(6, 28)), "similar people without the programme"),
    (replace(FULL, comparison=Share(6, 30)), "before anybody looked"),
    (LEARNING, "followed"),
    (HOUSING, "needed this"),
    (replace(HOUSING, whole=16, whole_is=WholeIs.NEEDED_IT), "What became of those"),
]


@pytest.mark.parametrize(("figure", "asked"), STEPS)
def test_what_it_takes_to_say_more(figure: ClaimFigure, asked: str) -> None:
    assert any(asked in each for each in next_step(figure))
