"""Risk and protective factors: by level, by whose gift, and with the numbers here."""

from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings
from tests.unit.products import sample
from tests.unit.web.dashboard import reading_sample

from headwater.products import point_current, write_release
from headwater.released import ReleasedReader

pytestmark = pytest.mark.django_db
NORTH = "Z07000001"


@pytest.fixture(autouse=True)
def _site(settings: Settings, tmp_path: Path) -> None:
    write_release(reading_sample.released(), root=tmp_path, figures=False, assessment=False)
    point_current(tmp_path, sample.RELEASE_ID)
    settings.HEADWATER_RELEASED = tmp_path


def page(address: str) -> str:
    return Client().get(address).text


def card(html: str, title: str) -> str:
    """What stands between one factor's heading and the next heading."""
    after = html.split(f">{title}</h", 1)[1]
    return after.split('<h2 class="govuk-heading-m', 1)[0].split('<h3 class="govuk', 1)[0]


def test_every_factor_stands_under_its_level_in_order() -> None:
    html = page("/factors/")
    places = [
        html.index(f">{title}</h")
        for title in (
            *("In a person", "Skills", "Earlier harm"),
            *("In school", "Missing school", "Knives", "Drink"),
        )
    ]
    assert places == sorted(places)
    assert "Protects from violence." in card(html, "Skills")
    assert "Raises the risk of violence." in card(html, "Knives")
    assert "Moderate evidence." in card(html, "Knives")
    assert "A review of knives, 2020" in card(html, "Knives")


def test_a_head_teacher_sees_the_three_that_were_chosen_in_their_order() -> None:
    html = page("/factors/?for=head-teacher")
    assert "The three factors most within a school" in html
    places = [html.index(f">{title}</h2>") for title in ("Missing school", "Skills", "Knives")]
    assert places == sorted(places)
    assert ">Earlier harm</h" not in html
    assert ">Drink</h" not in html
    assert "Drink <span" in html  # partly in the same gift
    assert "A school sees first who is away." in html


def test_the_local_numbers_come_with_interval_and_standing() -> None:
    release = ReleasedReader(Path(_root())).open()
    row = release.latest("knife_crime", NORTH).year
    assert row is not None
    told = card(page(f"/factors/?for=head-teacher&area={NORTH}"), "Knives")
    assert f"{row.value:,.1f}" in told
    assert f"95% range {row.lower:,.1f} to {row.upper:,.1f}" in told
    assert ">higher<" in told
    assert "93% complete" in told
    assert "data up to 31 December 2025" in told
    assert "what the numbers say in Northbank" in told


def test_nothing_local_and_nothing_loaded_are_told_apart() -> None:
    html = page("/factors/")
    assert "Nothing local is collected.</strong> Nobody asks about it here." in card(html, "Skills")
    assert "No file that tells of it has been loaded" in card(html, "Missing school")


def test_what_is_not_published_for_a_district_is_shown_of_what_is_around_it(
    settings: Settings, tmp_path: Path
) -> None:
    whole = reading_sample.released()
    kept = whole.values.filter(
        [
            not (measure == "knife_crime" and area == NORTH)
            for measure, area in zip(
                whole.values["measure"].to_pylist(),
                whole.values["area_code"].to_pylist(),
                strict=True,
            )
        ]
    )
    root = tmp_path / "without"
    write_release(
        reading_sample.with_reading_aids(sample.released(values=kept)),
        root=root,
        figures=False,
        assessment=False,
    )
    point_current(root, sample.RELEASE_ID)
    settings.HEADWATER_RELEASED = root
    told = card(page(f"/factors/?area={NORTH}"), "Knives")
    assert "of Riverside: not published for less" in told


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("for=wizard", "Choose somebody from the list."),
        ("area=E99", "Choose an area from the list."),
    ],
)
def test_who_or_what_there_is_not_is_refused(asked: str, words: str) -> None:
    answer = Client().get(f"/factors/?{asked}")
    assert answer.status_code == 422
    assert words in answer.text
    assert ">Knives</h" not in answer.text


def test_it_is_reached_from_measures_and_from_a_district() -> None:
    assert 'href="/factors/"' in page("/measures/")
    assert f'href="/factors/?area={NORTH}"' in page(f"/areas/{NORTH}/")
    assert f'href="/factors/?for=nurse&amp;area={sample.WHOLE}"' in page("/factors/")


def _root() -> str:
    from django.conf import settings as current

    return str(current.HEADWATER_RELEASED)
