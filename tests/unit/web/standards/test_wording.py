"""Sentences: each says its number, and one thing is not said as if it were many."""

import pytest
from tests.unit.web.standards.conftest import small
from tests.unit.web.standards.conftest import team as small_team

from headwater_web.standards.models import Assessor, Post
from headwater_web.standards.organisations import (
    organisation_words,
    organisations,
    the_partnership,
)
from headwater_web.standards.queries.capacity import FunctionCover, Load, Loss
from headwater_web.standards.queries.comparing import Moved
from headwater_web.standards.spread import Spread
from headwater_web.standards.wording import (
    gap_words,
    load_words,
    loss_words,
    share_moved_words,
    short_words,
    steps_words,
    upper_half_words,
)

FUNCTIONS = small_team().functions


@pytest.mark.parametrize(
    ("steps", "words"),
    [
        (0, "no change"),
        (1, "1 level up"),
        (3, "3 levels up"),
        (-1, "1 level down"),
        (-2, "2 levels down"),
    ],
)
def test_steps(steps: int, words: str) -> None:
    first = small().levels[0]
    assert steps_words(Moved(Assessor(), first, first, steps)) == words


@pytest.mark.parametrize("gap", [-2, -1, 1, 2])
def test_a_gap_says_its_number(gap: int) -> None:
    assert str(abs(gap)) in gap_words(gap)


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (Spread(4, 3), Spread(2, 6), "a larger share"),
        # more organisations, and a smaller share of them
        (Spread(2, 4), Spread(4, 5), "a smaller share"),
        (Spread(2, 2), Spread(4, 4), "the same share"),
    ],
)
def test_shares_are_compared_and_not_counts(before: Spread, after: Spread, words: str) -> None:
    assert share_moved_words(before, after) == words


def test_the_upper_half_is_said_with_its_whole() -> None:
    assert upper_half_words(Spread(3, 5)) == "5 of 8"


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, "If the post Clerk is empty, Yearly report has nobody."),
        (2, "If the post Clerk is empty, Yearly report and Grant return have nobody."),
        (3, "If the post Clerk is empty, Yearly report, Grant return and Course have nobody."),
    ],
)
def test_what_has_nobody(count: int, words: str) -> None:
    assert loss_words(Loss(Post(title="Clerk"), FUNCTIONS[:count])) == words


def test_days_that_are_missing() -> None:
    expected = "Yearly report has 0 of the 4 days a month it needs: 4 days are missing."
    assert short_words(FunctionCover(FUNCTIONS[0], ())) == expected


def test_a_post_that_is_asked_for_too_much() -> None:
    load = Load(Post(title="Clerk", days_a_month=4), days_asked=6)
    assert load.days_over == 2
    assert load_words(load) == "Clerk is asked for 6 days a month and has 4."


class TestOrganisations:
    def test_they_are_named_in_the_definitions(self) -> None:
        assert organisation_words("police") == organisations()["police"]
        assert organisation_words("police") != "Police"

    def test_one_that_is_not_known_there_is_named_by_its_key(self) -> None:
        assert organisation_words("youth_project") == "Youth project"

    def test_publishers_of_statistics_are_not_asked(self) -> None:
        assert "national_statistics" not in organisations()

    def test_the_partnership_is_one_of_them(self) -> None:
        assert the_partnership() in organisations()
