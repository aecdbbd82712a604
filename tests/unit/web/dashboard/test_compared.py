"""What a measure is compared with, on its page."""

import html as markup
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings
from tests.unit.products import sample
from tests.unit.web.dashboard.compared_sample import COMPARED, DISTRICT, NEIGHBOURS, compared

from headwater.products import point_current, write_release
from headwater.released.comparators import Comparators, read_comparators
from headwater.released.opened import Release
from headwater.released.reader import ReleasedReader

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def released(settings: Settings, tmp_path: Path) -> Path:
    given = compared(sample.released())
    folder = write_release(given, root=tmp_path, figures=False, assessment=False)
    point_current(tmp_path, given.release_id)
    settings.HEADWATER_RELEASED = tmp_path
    return folder


def page(address: str) -> str:
    return markup.unescape(Client().get(address).content.decode())


def test_the_year_before_stands_beside_the_newest_with_its_range() -> None:
    said = page("/measures/sharp_admissions/")
    assert "2025 was 1.25 times 2024 (95% range 1.10 to 1.40). Higher than in 2024." in said
    assert "From 2024 to 2025: -4 percentage points (95% range -6 to -2). Lower than in 2024" in (
        page("/measures/ed_assaults/")
    )


def test_where_it_cannot_be_compared_it_says_why() -> None:
    assert "2025 is not set beside 2024: so few are counted" in page("/measures/homicides/")
    said = page(f"/measures/sharp_admissions/?area={DISTRICT}")
    assert "In 2024 there was none. We cannot tell whether that is a change." in said
    among = page("/measures/sharp_admissions/?area=Z07000002")
    assert "Among 9 comparisons made for this area, a change as large may be chance." in among
    assert "No two years of this area" in page("/measures/street_crime/")


def test_districts_are_a_way_off_or_a_reason() -> None:
    assert 'href="#districts"' in page("/measures/sharp_admissions/")
    assert "It is so rare in a district" in page("/measures/homicides/")
    assert "It is a count" in page("/measures/street_crime/")
    assert "for larger areas than districts" in page("/measures/callouts/")
    assert "Choose the whole partnership" in page(f"/measures/sharp_admissions/?area={DISTRICT}")


def test_neighbours_stand_in_the_order_of_the_list_and_are_not_ranked() -> None:
    said = page("/measures/callouts/")
    at = [said.index(f'scope="row">{each.name}<') for each in NEIGHBOURS.others]
    assert at == sorted(at)
    words = ["higher", "lower", "similar", "cannot tell", "cannot tell", "not compared"]
    for each, verdict in zip(NEIGHBOURS.others, words, strict=True):
        row = said.split(f'scope="row">{each.name}<')[1].split("</tr>")[0]
        assert f">{verdict}</td>" in row
    assert "not arrived" in said.split("Silentby")[1].split("</tr>")[0]
    assert "6 areas, in the order of the list: An invented list, 23 May 2025." in said
    assert "Figures as at 31 December 2025" in said
    assert "Northbank: 4.0 (3.5 to 4.5) in 2025, 3.0 (2.8 to 3.2) in 2024: higher." in said
    assert ">12,000</td>" in said
    assert "Nothing is ranked." in said


def test_a_figure_that_is_not_the_measure_says_so_and_is_no_past_of_it() -> None:
    said = page("/measures/ed_assaults/")
    assert "This is not the measure above: It counts visits by where people live." in said
    assert '<span class="hw-unit">per 10,000 people</span>' in said
    assert "No range is published." in said
    assert "in 2024: higher." not in said


def test_another_area_is_not_shown_the_neighbours_of_the_first() -> None:
    said = page("/measures/callouts/?area=Z07000002")
    assert "Farbank" not in said
    assert "the partnership has not said which areas are like this one" in said


def test_what_is_counted_here_says_that_nobody_publishes_it_of_others() -> None:
    assert "nobody publishes the same of other areas" in page("/measures/sharp_admissions/")


@pytest.mark.parametrize("address", ["/measures/knife_crime/", "/measures/callouts/?breakdown=sex"])
def test_a_measure_that_does_not_say_or_is_divided_has_no_such_section(address: str) -> None:
    assert 'id="compared"' not in page(address)


def test_which_way_is_better_is_said_and_nothing_where_neither_is() -> None:
    assert "Lower is better." in page("/measures/sharp_admissions/")
    assert "Neither higher nor lower is better by itself" in page("/measures/street_crime/")


def test_a_review_that_is_overdue_says_so(settings: Settings, tmp_path: Path) -> None:
    assert "That review is overdue." not in page("/measures/homicides/")
    (measure,) = [each for each in sample.MEASURES if each.measure == "homicides"]
    late = replace(measure, reviewed_on=date(2019, 1, 1), next_review=date(2020, 1, 1))
    write_release(sample.released((late,)), root=tmp_path / "late", figures=False, assessment=False)
    point_current(tmp_path / "late", sample.RELEASE_ID)
    settings.HEADWATER_RELEASED = tmp_path / "late"
    assert "That review is overdue." in page("/measures/homicides/")


def test_it_is_read_back_as_it_was_written_and_an_older_release_has_none(released: Path) -> None:
    assert ReleasedReader(released.parent).open(released.name).comparators == COMPARED
    (released / "comparators.json").unlink()
    assert read_comparators(released) == Comparators()


def test_a_release_in_memory_has_the_same() -> None:
    assert Release.of(compared(sample.released())).comparators == COMPARED
