"""Subjects on their pages: what is said, what is not said, and what is told to be unknown."""

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings
from tests.unit.products import sample
from tests.unit.web.dashboard.subjects_sample import ANALYSES, SUBJECTS

from headwater.products.publishing import point_current, write_release
from headwater.released.analyses import Standing
from headwater.released.reader import ReleasedReader
from headwater_web.dashboard.subjects.cells import value_cell
from headwater_web.dashboard.subjects.words import standing

pytestmark = pytest.mark.django_db
Get = Callable[[str], str]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release that has a subject of each arrangement."""
    root = tmp_path_factory.mktemp("subjects")
    released = sample.released(subjects=SUBJECTS, analyses=ANALYSES)
    write_release(released, root=root, figures=False, assessment=False)
    point_current(root, released.release_id)
    return root


@pytest.fixture
def get(settings: Settings, told: Path) -> Get:
    """A page as a stranger sees it, on one line."""
    settings.HEADWATER_RELEASED = told

    def page(address: str) -> str:
        response = Client().get(address)
        assert response.status_code == 200
        return " ".join(response.text.split())

    return page


def row(page: str, title: str, *, table: int = 1) -> str:
    """The row of this title, from one of the tables of a page."""
    body = page.split(f'id="table-{table}"')[1].split("</table>")[0]
    (found,) = [each for each in body.split("<tr ") if f">{title}<" in each]
    return found


def test_every_subject_is_in_the_list_and_the_list_in_the_menu(get: Get) -> None:
    page = get("/subjects/")
    for subject in SUBJECTS:
        assert f'href="/subjects/{subject.key}/"' in page
        assert subject.title in page
    assert 'href="/subjects/"' in get("/measures/")
    assert 'href="/subjects/"' in get("/")


def test_a_district_is_apart_only_if_ranges_are_or_if_it_stands_out(get: Get) -> None:
    page = get("/subjects/places/")
    _head, whole, *districts = row(page, "Knives").split("<td")
    assert "<strong>" not in whole
    for cell, word in zip(districts, ("higher", "cannot tell", "lower"), strict=True):
        assert f"<strong>{word}</strong>" in cell
    said = "Serious violence with a knife: higher than the whole in Northbank; lower in Southbank."
    assert said in page
    assert "40 comparisons were made together" in page


@pytest.mark.parametrize(
    ("limits", "found", "stands_out", "expected"),
    [
        ((90, 130), Standing.AS_EXPECTED, False, Standing.AS_EXPECTED),
        ((90, 130), Standing.HIGHER, True, Standing.HIGHER),
        ((90, 130), Standing.HIGHER, False, Standing.CANNOT_TELL),
        ((90, 130), None, False, Standing.CANNOT_TELL),
        ((160, 190), Standing.AS_EXPECTED, False, Standing.HIGHER),
        ((10, 30), None, False, Standing.LOWER),
    ],
)
def test_where_a_district_stands(
    told: Path,
    limits: tuple[float, float],
    found: Standing | None,
    stands_out: bool,
    expected: Standing,
) -> None:
    whole = replace(
        ReleasedReader(told).open().cell("knife_crime", sample.WHOLE, "2025"), lower=100, upper=150
    )
    lower, upper = limits
    district = replace(whole, area_code="Z07000001", lower=lower, upper=upper)
    funnel = replace(ANALYSES[0], standing=found, stands_out=stands_out) if found else None
    assert standing(district, whole, funnel) is expected
    assert standing(None, whole, funnel) is None


def test_each_number_leads_to_how_it_was_made_and_to_its_measure(get: Get) -> None:
    found = row(get("/subjects/places/"), "Hospital")
    assert found.count('href="/figures/') == 4
    assert 'href="/measures/ed_assaults/"' in found
    assert "complete: 93%; data up to 31 December 2025" in found
    assert "95% range" in found
    assert "about" in found


def test_what_is_not_held_and_what_nobody_knows_is_said(get: Get) -> None:
    page = get("/subjects/places/")
    assert "Not collected: no feed." in row(page, "Online")
    assert "<li>Registers of places</li>" in page
    assert 'What nobody reports.</th><td class="govuk-table__cell">A survey.' in page
    assert "Reports are not events." in page


def test_what_methods_say_of_deprivation_stands_there_in_their_words(get: Get) -> None:
    page = get("/subjects/places/")
    assert "the value of the most deprived is 2.5 times that of the least (2 to 3)" in page


def test_a_measure_is_told_group_by_group_beside_everyone(get: Get) -> None:
    page = get("/subjects/groups/")
    assert "Knives by kind" not in page.split('id="table-1"')[1].split("</table>")[0]
    assert row(page, "Violence with a weapon", table=2).count("<td") == 1
    for group in ("Everyone", "Female", "Male", "Not recorded"):
        assert row(page, group, table=3).count("<td") == 2
    assert "<strong>" not in row(page, "Everyone", table=3)
    assert "<strong>" in row(page, "Female", table=3)
    assert 'id="table-4"' not in page
    last = page.split('id="table-3"')[1]
    order = [last.index(f'scope="row">{name}<') for name in ("Everyone", "Male", "Not recorded")]
    assert order == sorted(order)


def test_a_count_without_a_rate_is_a_count_and_no_rate(told: Path) -> None:
    release = ReleasedReader(told).open()
    measure = release.measure("ed_assaults")
    row_of_whole = release.cell("ed_assaults", sample.WHOLE, "2025")
    undivided = replace(row_of_whole, value=None, lower=None, upper=None)
    cell = value_cell(release, measure, undivided, line="Hospital", said="higher")
    assert (cell.value, cell.said) == ("\N{EN DASH}", "")
    assert cell.note.startswith("about ")
    assert cell.note.endswith("events; too few to divide by, or not known")
    assert value_cell(release, measure, None, line="Hospital").note == "not published here"


def test_stages_stand_in_order_with_bounds_and_missing_ethnicity(get: Get) -> None:
    page = get("/subjects/stages/")
    order = [page.index(f">{title}<") for title in ("Recorded", "Charged", "Referred", "Started")]
    assert order == sorted(order)
    recorded = row(page, "Recorded")
    assert "among residents" in recorded
    assert "missing ethnicity: " in recorded
    assert "complete: 93%; data up to 31 December 2025" in recorded
    assert recorded.count(" events") == 3
    assert "whoever the missing are 1.20 to 3.20" in recorded
    assert "2.00" in recorded
    assert "<strong>higher</strong>" in recorded
    assert "too few, or not recorded" in recorded
    assert "No feed of charges." in row(page, "Charged")
    assert "40% of them were of these groups, and 25% of residents: 2.00 times" in page
    said = "Recorded (among residents): higher than everyone else for Black; we cannot tell for"
    assert said in page


def test_the_gap_is_told_year_by_year_and_whether_it_closes(get: Get) -> None:
    page = get("/subjects/stages/")
    assert (
        "a gap of \N{MINUS SIGN}3.0 percentage points (95% range \N{MINUS SIGN}7.0 to 1.0)" in page
    )
    assert "Since 2024 the gap has become smaller." in page
    newest = row(page, "2025", table=2)
    assert "\N{MINUS SIGN}9.0 to 4.0" in newest
    assert "12%" in newest


def test_what_was_asked_stands_beside_what_followed_in_each_place(get: Get) -> None:
    page = get("/subjects/answers/")
    for place in ("Riverside", *sample.DISTRICTS.values()):
        assert row(page, place).count("<td") == 2
    assert "Harm online. Not collected: no feed." in page
    over = page.split("<thead")[1].split("</thead>")[0]
    assert 'href="/measures/ed_assaults/"' in over
    assert 'href="/measures/knife_crime/"' in over


def test_groups_have_a_size_and_what_is_known_of_reach(get: Get) -> None:
    page = get("/subjects/sizes/")
    assert "about" in row(page, "Hurt").split("<td")[1]
    assert "Sharp-object admissions, per 100,000 people a year" in row(page, "Hurt")
    assert "not known: no return counts it" in row(page, "Killed")
    assert "Not collected: no feed." in row(page, "Online")


def test_years_keep_withheld_missing_and_not_collected_apart(get: Get) -> None:
    page = get("/subjects/years/")
    ambulance = row(page, "Ambulance")
    assert "not collected" in ambulance
    assert "not arrived" in ambulance
    assert row(page, "Girls").count("<td") == 6
    assert "Girls: In 2025, Riverside had" in page


def test_of_a_subject_without_any_source_nothing_is_shown_as_zero(get: Get) -> None:
    page = get("/subjects/unheld/")
    assert "None of the sources that this subject needs has been loaded" in page
    assert "What the numbers say" not in page


@pytest.mark.parametrize("key", [subject.key for subject in SUBJECTS])
def test_the_download_has_every_number_of_the_page(get: Get, key: str) -> None:
    page = get(f"/subjects/{key}/")
    response = Client().get(f"/subjects/{key}/values.csv")
    rows = list(csv.DictReader(io.StringIO(b"".join(response.streaming_content).decode())))
    shown = [each for each in rows if each["figure"]]
    assert all(
        f"/figures/{each['figure']}" in page.replace("%40", "@")
        for each in shown
        if each["state"] == "released"
    )
    assert bool(rows) is (key != "unheld")
    if key == "stages":
        assert {"ratio", "gap"} <= {each["kind"] for each in rows}
        rest_on = ("numerator", "completeness", "as_at_date", "figure", "lower", "upper")
        named = [each for each in rows if each["line"] != "Referred"]
        assert all(each[name] for each in named for name in rest_on)
        assert {each["standing"] for each in rows if each["kind"] == "gap"} == {"lower", "similar"}


def test_a_subject_that_is_not_there_is_not_found(get: Get) -> None:
    assert get("/subjects/")
    for address in ("/subjects/nothing/", "/subjects/nothing/values.csv"):
        assert Client().get(address).status_code == 404


def test_a_release_of_before_there_were_subjects_still_opens(
    settings: Settings, tmp_path: Path
) -> None:
    released = sample.released()
    folder = write_release(released, root=tmp_path, figures=False, assessment=False)
    point_current(tmp_path, released.release_id)
    folder.chmod(0o755)
    (folder / "subjects.json").unlink()
    assert ReleasedReader(tmp_path).open().subjects == ()
    settings.HEADWATER_RELEASED = tmp_path
    assert "made before there were subjects" in Client().get("/subjects/").text


def test_subjects_come_back_as_they_were_written(told: Path) -> None:
    assert ReleasedReader(told).open().subjects == SUBJECTS
