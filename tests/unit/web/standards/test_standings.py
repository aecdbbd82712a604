"""Where an organisation stands on a standard: no further than the least of its questions."""

from dataclasses import dataclass

import pytest
from tests.unit.web.standards.conftest import small

from headwater_web.standards.standings import (
    STANDING_WORDS,
    Standing,
    standing_of_answer,
    standing_of_standard,
)


@dataclass(frozen=True)
class Given:
    level: str
    has_evidence: bool = False


SHOWN, SAID, BELOW, NOTHING = Given("most", True), Given("most"), Given("some", True), None
FRAMEWORK = small(met_from="most")


@pytest.mark.parametrize(
    ("answer", "standing"),
    [
        (NOTHING, Standing.NOT_ANSWERED),
        (Given("none"), Standing.NOT_YET),
        (BELOW, Standing.NOT_YET),
        (SAID, Standing.CLAIMED),
        (SHOWN, Standing.MET),
        (Given("all", True), Standing.MET),
    ],
)
def test_one_answer(answer: Given | None, standing: Standing) -> None:
    assert standing_of_answer(FRAMEWORK, answer) is standing


@pytest.mark.parametrize(
    ("warmth", "light", "standing"),
    [
        (SHOWN, SHOWN, Standing.MET),
        (SHOWN, SAID, Standing.CLAIMED),
        (SHOWN, BELOW, Standing.NOT_YET),
        (SHOWN, NOTHING, Standing.NOT_ANSWERED),
        (SAID, NOTHING, Standing.NOT_ANSWERED),
        # what is known not to be done weighs more than what is not known
        (BELOW, NOTHING, Standing.NOT_YET),
        (NOTHING, NOTHING, Standing.NOT_ANSWERED),
    ],
)
def test_a_standard(warmth: Given | None, light: Given | None, standing: Standing) -> None:
    pairs = {"warmth": warmth, "light": light}
    answers = {key: each for key, each in pairs.items() if each is not None}
    (standard,) = FRAMEWORK.standards
    assert standing_of_standard(FRAMEWORK, standard, answers) is standing


def test_without_a_level_that_meets_it_only_the_last_does() -> None:
    assert standing_of_answer(small(), Given("most", True)) is Standing.NOT_YET
    assert standing_of_answer(small(), Given("all", True)) is Standing.MET


def test_every_standing_has_words() -> None:
    assert set(STANDING_WORDS) == set(Standing)
