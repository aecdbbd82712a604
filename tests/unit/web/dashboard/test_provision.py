"""Alternative provision on a page: a comparison with its caveats, or each reason for none."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings
from tests.unit.products import sample
from tests.unit.web.dashboard.side_by_side_sample import COMPARED, LEFT

from headwater.products.publishing import point_current, write_release
from headwater.released.provision import (
    Limits,
    NotGoodEnough,
    ProvisionCompared,
)
from headwater.vocabulary.provision import Likeness, Obstacle, Question, Setting
from headwater_web.config.cast import CAST
from headwater_web.dashboard.side_by_side.provision_words import MINUS, needed, points_words, wrong

PAGE = "/sources/alternative-provision/"
SignIn = Callable[[str], Client]


def reason(obstacle: Obstacle, **more: object) -> NotGoodEnough:
    known = NotGoodEnough(
        obstacle, "alternative_provision", "The return", "County Council", Setting.ALTERNATIVE
    )
    return replace(known, **more)


def refused(*reasons: NotGoodEnough) -> ProvisionCompared:
    return ProvisionCompared(
        Question.ATTENDANCE, "county_council", "County Council", reasons=reasons
    )


@pytest.fixture
def show(settings: Settings, tmp_path: Path) -> Callable[..., str]:
    """The page of a release that says these, as a stranger sees it."""

    def page(*said: ProvisionCompared) -> str:
        released = replace(sample.released(), provision=said)
        write_release(released, root=tmp_path, figures=False, assessment=False)
        point_current(tmp_path, released.release_id)
        settings.HEADWATER_RELEASED = tmp_path
        response = Client().get(PAGE)
        assert response.status_code == 200
        return " ".join(response.text.split())

    return page


pytestmark = pytest.mark.django_db


def test_the_comparison_is_read_out_in_plain_words(show) -> None:
    page = show(COMPARED)
    assert (
        "Pupils in alternative provision attended 73% of their half days in 2024/25; similar "
        "pupils in mainstream schools attended 81%. That is 8 percentage points lower; it could "
        "be 2 to 14. Beside all pupils of mainstream schools it would have looked like 17 "
        "percentage points lower." in page
    )
    assert '<h3 class="govuk-heading-m">City Council, 2024/25</h3>' in page


def test_numbers_stand_with_their_intervals_pupils_completeness_and_day(show) -> None:
    page = show(COMPARED)
    assert f'{MINUS}8.0<span class="hw-unit">{MINUS}13.7 to {MINUS}1.9</span>' in page
    assert '81.4%<span class="hw-unit">78.0% to 84.0%</span>' in page
    assert "465" in page
    assert "1,175" in page
    assert "Data up to 30 September 2025." in page
    assert "Of the terms and rows of alternative provision, 97% came whole." in page
    assert "Year 10, boys, support without a plan, no free meals" in page


def test_that_it_is_no_effect_is_said_first(show) -> None:
    page = show(COMPARED)
    caveats = page[page.index("Before you use it") :]
    first = caveats.index("It says nothing of what alternative provision does to a pupil.")
    assert first < caveats.index("74% of the pupils of alternative provision")
    assert "alike in year group, sex, special educational needs, free school meals" in caveats
    assert "part-time timetable" in caveats


def test_destinations_say_who_is_known_and_what_is_not_alike(show) -> None:
    page = show(LEFT)
    assert "in Jan 2026" in page
    assert "Not known of these pupils, and so not alike: free school meals." in page
    assert "known of 93% of those from alternative provision and 96% of the others" in page
    assert "Aged 16, girls, with a plan" in page
    assert "part-time timetable" not in page


def test_what_chance_could_make_is_called_no_difference(show) -> None:
    page = show(LEFT)
    assert "Whether that is a difference cannot be told" in page
    assert f"chance alone makes {MINUS}11 to 3 percentage points" in page
    assert "lower; it could be" not in page


REASONS = [
    (
        reason(Obstacle.NO_BASIS),
        "Nothing permits receiving “The return” today.",
        "An agreement with",
    ),
    (
        reason(Obstacle.NO_BASIS, since=date(2026, 9, 1)),
        "There has been none since 1 September 2026.",
        "An agreement with",
    ),
    (reason(Obstacle.NOTHING_SENT), "no row of it has come", "The return, from"),
    (
        reason(Obstacle.NOTHING_SENT, feed="post16_destinations"),
        "taught in alternative provision at 16",
        "“Setting At 16”",
    ),
    (
        reason(Obstacle.GROUPS_MISSING, missing=(Likeness.SEX, Likeness.NEED)),
        "do not say who is alike: sex, special educational needs.",
        "in groups by year group, sex",
    ),
    (
        reason(Obstacle.INCOMPLETE, share=0.67),
        "67% came whole; 80% are needed",
        "the terms that are absent",
    ),
    (reason(Obstacle.GROUPED_OTHERWISE), "in other groups", "the groups of before"),
    (
        reason(Obstacle.NOT_KNOWN, share=0.62),
        "alternative provision: 62%, and 80%",
        "what became of",
    ),
    (reason(Obstacle.NOT_KNOWN), "not measured", "what became of"),
    (reason(Obstacle.TOO_FEW, pupils=25), "About 25 pupils are left; at least 30", "longer time"),
    (reason(Obstacle.TOO_FEW_ALIKE, pupils=1), "About 1 pupil is left; at least 30", "less fine"),
]


@pytest.mark.parametrize(("why", "what_is_wrong", "what_is_needed"), REASONS)
def test_each_reason_says_what_is_wrong_what_is_needed_and_from_whom(
    show, why: NotGoodEnough, what_is_wrong: str, what_is_needed: str
) -> None:
    assert what_is_wrong in wrong(why)
    assert what_is_needed in needed(why)
    assert "County Council" in needed(why)
    page = show(refused(why))
    assert "The data are not good enough to compare." in page
    assert "percentage points" not in page


def test_every_obstacle_has_its_words() -> None:
    assert {each[0].obstacle for each in REASONS} == set(Obstacle)


def test_several_reasons_all_stand_there(show) -> None:
    page = show(refused(reason(Obstacle.NO_BASIS), reason(Obstacle.INCOMPLETE, share=0.5)))
    assert page.count("What is wrong") == page.count("What is needed") == 2


def test_a_release_that_says_nothing_says_whom_to_ask(show) -> None:
    page = show()
    assert "The councils that answer for education would have to agree" in page
    assert "By what rule" not in page


@pytest.mark.parametrize("name", ["stranger", *(member.first_name.lower() for member in CAST)])
def test_everybody_may_see_it_and_is_led_there(show, signed_in: SignIn, name: str) -> None:
    show(COMPARED)
    client = signed_in(name)
    assert PAGE in client.get("/sources/").text
    assert client.get(PAGE).status_code == 200


def test_who_sees_agreements_is_led_to_what_is_held(show, signed_in: SignIn) -> None:
    show(COMPARED)
    seen = {
        name: "/agreements/datasets/" in signed_in(name).get(PAGE).text.split("<main")[1]
        for name in ("stranger", "chioma")
    }
    assert seen["stranger"] is False
    assert seen["chioma"] is True


@pytest.mark.parametrize(
    ("difference", "words"),
    [
        (Limits(0.0, -0.0004, 0.05), ("0.0", "0.0 to 5.0")),
        (Limits(-0.0754, -0.1368, -0.0093), (f"{MINUS}7.5", f"{MINUS}13.7 to {MINUS}0.9")),
    ],
)
def test_points_have_a_minus_sign_and_no_minus_nought(difference, words) -> None:
    assert points_words(difference) == words
