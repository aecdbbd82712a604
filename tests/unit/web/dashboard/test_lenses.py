"""A measure through each lens: what its numbers say, or why they cannot."""

from dataclasses import replace
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings
from tests.unit.products import sample
from tests.unit.web.dashboard import quality_sample, reading_sample

from headwater.products import point_current, write_release
from headwater.released.analyses import Analysis, Question, Standing
from headwater.vocabulary.states import ValueState

pytestmark = pytest.mark.django_db
NUMBERS = ("value", "numerator", "lower", "upper", "completeness")
SAID = Analysis(
    Question.REPRESENTATION,
    "ed_assaults",
    sample.WHOLE,
    "2025",
    Standing.HIGHER,
    1.8,
    1.0,
    1.4,
    2.3,
    group="black",
)


@pytest.fixture(autouse=True)
def _site(settings: Settings, tmp_path: Path) -> None:
    told = reading_sample.with_reading_aids(replace(quality_sample.released(), analyses=(SAID,)))
    write_release(told, root=tmp_path, figures=False, assessment=False)
    point_current(tmp_path, told.release_id)
    settings.HEADWATER_RELEASED = tmp_path


def lens(measure: str, key: str, *, area: str = "") -> str:
    html = Client().get(f"/measures/{measure}/lenses/?area={area}").text
    return html.split(f'aria-labelledby="lens-{key}"', 1)[1].split("</section>")[0]


def test_a_measure_that_is_divided_shows_its_newest_parts_with_their_ranges() -> None:
    age = lens("ed_assaults", "age")
    assert "In Riverside, 2025, by age." in age
    assert "18 to 24" in age
    assert "2024" not in age
    assert age.count('scope="row"') == len(sample.BREAKDOWNS["age_band"])
    assert " to " in age.split("95% range")[1]


def test_of_one_part_that_is_the_group_the_page_names_the_row() -> None:
    assert "Of this group is the row female" in lens("ed_assaults", "girls")


def test_a_sibling_counts_the_group_alone() -> None:
    girls = lens("knife_crime", "girls")
    assert "Counted of this group alone:" in girls
    assert "Homicides that are not domestic" in girls
    assert "not_loaded" not in girls
    assert "See also, about this group:" in girls


def test_what_comparing_says_of_the_groups_stands_with_them() -> None:
    assert "Riverside in 2025, Black people: 1.8 times" in lens("ed_assaults", "ethnicity")


def test_a_lens_that_no_file_supports_says_which_dataset_does_not_ask() -> None:
    faith = lens("ed_assaults", "faith")
    assert "The data cannot support it." in faith
    assert "Not by faith." in faith
    assert "Emergency department attendances: the agreed file has no column for it." in faith
    refugees = lens("ed_assaults", "refugees")
    assert "Nobody asks who fled." in refugees
    assert "the agreed file has no column for it" in refugees
    assert "<table" not in refugees


def test_a_measure_of_the_group_itself_says_so() -> None:
    assert "This measure is of this group alone." in lens("street_crime", "street")


def test_where_no_dataset_is_said_to_stand_behind_it_the_page_says_that() -> None:
    assert "No dataset about people stands behind this measure" in lens("homicides", "faith")


@pytest.mark.parametrize("held_back", [("female",), ("female", "male", "other", "not_recorded")])
def test_where_the_group_is_withheld_nothing_is_said_of_it(
    settings: Settings, tmp_path: Path, held_back: tuple[str, ...]
) -> None:
    cells = [
        replace(row, state=ValueState.SUPPRESSED, **dict.fromkeys(NUMBERS))
        if (row.measure, row.breakdown, row.period) == ("sharp_admissions", "sex", "2025")
        and row.category in held_back
        else row
        for row in sample.rows()
    ]
    root = tmp_path / "withheld"
    told = reading_sample.with_reading_aids(sample.released(values=sample.table(cells)))
    write_release(told, root=root, figures=False, assessment=False)
    point_current(root, told.release_id)
    settings.HEADWATER_RELEASED = root
    girls = lens("sharp_admissions", "girls")
    assert "The data cannot support it." in girls
    assert "Its numbers of the group, by sex, are withheld or not there." in girls
    if len(held_back) == 1:
        assert "the row female, which shows no number" in girls


def test_the_head_of_the_page_counts_what_can_be_read() -> None:
    html = Client().get("/measures/ed_assaults/lenses/").text
    assert "Of 6 lenses, 3 are supported by the numbers." in html


@pytest.mark.parametrize("code", ["E99", "Z01001001"])
def test_an_area_that_is_not_divided_into_groups_is_refused(code: str) -> None:
    answer = Client().get(f"/measures/ed_assaults/lenses/?area={code}")
    assert answer.status_code == 422
    assert "Choose an area from the list." in answer.text


def test_a_measure_that_there_is_not_is_not_found() -> None:
    assert Client().get("/measures/none_such/lenses/").status_code == 404


def test_it_is_reached_from_the_measure_and_named_by_the_grid() -> None:
    link = 'href="/measures/ed_assaults/lenses/"'
    assert link in Client().get("/measures/ed_assaults/").text
    figure = f"/figures/R0003-2b3c4d5e/ed_assaults.v1/{sample.WHOLE}/2025/all/all/"
    assert link in Client().get(figure).text
    grid = Client().get("/sources/characteristics/").text
    assert "read it through each lens" in grid
