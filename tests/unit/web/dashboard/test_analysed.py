"""What comparing says, on the page of a measure."""

from dataclasses import replace
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings
from tests.unit.products import sample

from headwater.products import point_current, write_release
from headwater.released.analyses import Analysis, Question, Standing

pytestmark = pytest.mark.django_db
DISTRICT = "Z07000001"
SAID = (
    Analysis(
        Question.FUNNEL, "knife_crime", DISTRICT, "2025", Standing.HIGHER, 210.0, 160.0, 120.0,
        190.0, stands_out=True, tested=40,
    ),
    Analysis(
        Question.PERSISTENCE, "knife_crime", sample.WHOLE, "2020 to 2025", Standing.HIGHER, 4.0, 0.0
    ),
)  # fmt: skip


@pytest.fixture(autouse=True)
def _site(settings: Settings, tmp_path: Path) -> None:
    signals = tuple(replace(each, tested=40) for each in sample.released().signals)
    released = replace(sample.released(), analyses=SAID, signals=signals)
    write_release(released, root=tmp_path, figures=False, assessment=False)
    point_current(tmp_path, released.release_id)
    settings.HEADWATER_RELEASED = tmp_path


def page(address: str) -> str:
    return Client().get(address).content.decode()


def test_the_whole_tells_all_of_it_and_how_much_was_compared() -> None:
    html = page("/measures/knife_crime/")
    assert "Districts against the whole" in html
    assert "Northbank in 2025: higher than the whole by more than chance explains" in html
    assert "4 small areas were among the highest" in html
    assert "40 comparisons were made together" in html


def test_a_district_tells_its_own() -> None:
    html = page(f"/measures/knife_crime/?area={DISTRICT}")
    assert "Northbank in 2025: higher" in html
    assert "small areas were among" not in html


def test_a_measure_of_which_nothing_is_said_has_no_such_section() -> None:
    assert "What comparing says" not in page("/measures/homicides/")


def test_what_to_notice_says_out_of_how_many() -> None:
    assert "Out of 40 comparisons" in page("/")
