"""A claim rises only as far as its figure carries it."""

from dataclasses import replace

import pytest

from headwater.vocabulary.claims.figures import (
    ClaimFigure,
    FigureKind,
    Finding,
    ImpossibleFigure,
    Missing,
    WholeIs,
    missing_facts,
)
from headwater.vocabulary.claims.judging import effects_found, highest_rung
from headwater.vocabulary.claims.ladder import Rung
from headwater.vocabulary.shares import Share

KNOWN = ClaimFigure(
    kind=FigureKind.OUTCOME,
    people="young people",
    so="were in education, employment or training",
    part=21,
    whole=28,
    whole_is=WholeIs.STARTED,
    definition="in it in the week of the count",
    follow_up_months=6,
    source="the provider's own record",
    left_early=4,
)
BEFORE, OTHERS = Share(6, 28), Share(15, 30)
FELL_HERE = Finding("EP-1", "this city", Rung.EFFECT, 0.75, 0.62, 0.91)
FELL_ELSEWHERE = Finding("EP-2", "another city", Rung.EFFECT, 0.80, 0.68, 0.94)
ROSE_ELSEWHERE = Finding("EP-3", "a third city", Rung.EFFECT, 1.30, 1.10, 1.52)
NOTHING_FOUND = Finding("EP-4", "a fourth city", Rung.EFFECT, 0.95, 0.80, 1.12)
AN_ASSOCIATION = Finding("EP-5", "a fifth city", Rung.CHANGE_AGAINST_COMPARISON, 0.70, 0.60, 0.82)

RUNGS = [
    ("counted once", {}, Rung.OUTPUT),
    ("and at the start", {"before": BEFORE}, Rung.CHANGE_OBSERVED),
    ("beside others", {"comparison": OTHERS}, Rung.CHANGE_AGAINST_COMPARISON),
    ("an effect here", {"findings": (FELL_HERE,)}, Rung.EFFECT),
    ("found in two places", {"findings": (FELL_HERE, FELL_ELSEWHERE)}, Rung.REPLICATED),
    ("twice in one place", {"findings": (FELL_HERE, FELL_HERE)}, Rung.EFFECT),
    ("two that disagree", {"findings": (FELL_HERE, ROSE_ELSEWHERE)}, Rung.OUTPUT),
    ("nothing found", {"findings": (NOTHING_FOUND,), "before": BEFORE}, Rung.CHANGE_OBSERVED),
    ("not an effect", {"findings": (AN_ASSOCIATION,)}, Rung.OUTPUT),
    ("no follow-up", {"before": BEFORE, "follow_up_months": None}, Rung.OUTPUT),
    ("no source", {"findings": (FELL_HERE,), "source": " "}, Rung.OUTPUT),
    ("support given", {"kind": FigureKind.SUPPORT_GIVEN, "before": BEFORE}, Rung.OUTPUT),
    ("sessions", {"kind": FigureKind.DONE, "whole": None, "whole_is": None}, Rung.OUTPUT),
]


@pytest.mark.parametrize(("said", "changed", "rung"), RUNGS, ids=[each[0] for each in RUNGS])
def test_the_highest_rung(said: str, changed: dict[str, object], rung: Rung) -> None:
    assert highest_rung(replace(KNOWN, **changed)) is rung


@pytest.mark.parametrize(
    ("missing", "without"),
    [
        (Missing.WHOLE, {"whole": None}),
        (Missing.WHOLE_IS, {"whole_is": None}),
        (Missing.DEFINITION, {"definition": ""}),
        (Missing.FOLLOW_UP, {"follow_up_months": None}),
        (Missing.SOURCE, {"source": ""}),
        (Missing.WHO_LEFT, {"left_early": None}),
    ],
)
def test_each_fact_is_missed(missing: Missing, without: dict[str, object]) -> None:
    assert missing_facts(KNOWN) == ()
    assert missing_facts(replace(KNOWN, **without)) == (missing,)


def test_support_is_of_those_in_need() -> None:
    support = replace(KNOWN, kind=FigureKind.SUPPORT_GIVEN)
    assert missing_facts(support) == (Missing.THOSE_IN_NEED,)
    assert missing_facts(replace(support, whole_is=WholeIs.NEEDED_IT)) == ()


def test_what_disagrees_is_no_effect() -> None:
    assert effects_found(replace(KNOWN, findings=(FELL_HERE, ROSE_ELSEWHERE))) == ()


@pytest.mark.parametrize(
    ("impossible", "said"),
    [
        ({"part": 29}, "found 29 of 28"),
        ({"part": -1}, "below 0"),
        ({"left_early": -2}, "below 0"),
        ({"whole": 0, "part": 0}, "found 0 of 0"),
        ({"follow_up_months": -6}, "follow-up of -6 months"),
        ({"follow_up_months": 0}, "follow-up of 0 months"),
    ],
)
def test_what_cannot_be_is_refused(impossible: dict[str, object], said: str) -> None:
    with pytest.raises(ImpossibleFigure, match=said):
        replace(KNOWN, **impossible)


def test_rungs_stand_in_order() -> None:
    heights = [rung.height for rung in Rung]
    assert heights == [1, 2, 3, 4, 5]
    assert Rung.REPLICATED.reaches(Rung.OUTPUT)
    assert not Rung.OUTPUT.reaches(Rung.CHANGE_OBSERVED)
