"""What each source sees: on its own scale, with its reach, and without lines across breaks."""

from dataclasses import replace
from datetime import date

import pytest
from tests.unit.products import sample
from tests.unit.web.dashboard import week_sample

from headwater.released.opened import Release
from headwater.released.release import Break
from headwater_web.dashboard.area_profile.beside import Seen, seen_by_each

NORTHBANK = "Z07000001"


def seen(release: Release, code: str = NORTHBANK) -> dict[str, Seen]:
    return {each.title: each for each in seen_by_each(release, release.area(code))}


@pytest.fixture(scope="module")
def found() -> dict[str, Seen]:
    return seen(Release.of(week_sample.with_week(sample.released())))


def test_sources_are_in_one_order_and_each_has_its_own_measure(found: dict[str, Seen]) -> None:
    assert [(title, each.measure.measure) for title, each in found.items()] == [
        ("Police", "knife_crime"),
        ("Emergency departments", "ed_assaults"),
        ("Ambulance service", "callouts"),
        ("Hospital wards", "sharp_admissions"),
    ]


def test_a_release_that_lacks_a_source_leaves_it_out() -> None:
    assert list(seen(Release.of(sample.released()))) == ["Hospital wards"]


def test_a_number_goes_with_its_range_count_completeness_and_dates(found: dict[str, Seen]) -> None:
    police = found["Police"]
    assert police.when == "2025"
    assert "95% range" in police.note
    assert "events" in police.note
    assert (police.complete, police.as_at) == ("93%", "31 December 2025")
    assert police.reach == "Jan 2020 to Dec 2025"


def test_a_source_without_agreement_says_since_when(found: dict[str, Seen]) -> None:
    ambulance = found["Ambulance service"]
    assert ambulance.withdrawal == "Riverside Ambulance: no agreement since 1 October 2025."
    assert ambulance.when == "2024"
    assert ambulance.years == "2020 to 2025, from zero; no number for 2020, 2025"
    assert ambulance.drawing.count('class="dot"') == 4
    assert [each.withdrawal for each in found.values()].count("") == 3


def test_no_line_is_drawn_across_a_break_or_a_year_without_a_number() -> None:
    plain = week_sample.with_week(sample.released())
    broken = Break("knife_crime", date(2023, 1, 1), "The police changed how knives are recorded.")
    release = Release.of(replace(plain, breaks=(broken,)))
    police, ambulance = (seen(release)[title].drawing for title in ("Police", "Ambulance service"))
    assert (police.count('class="line"'), police.count('class="break"')) == (4, 1)
    assert (ambulance.count('class="line"'), ambulance.count('class="break"')) == (3, 0)


def test_a_source_that_never_came_is_no_zero() -> None:
    plain = week_sample.with_week(sample.released())
    without = [cell for cell in sample.rows() if cell.measure != "callouts"]
    release = Release.of(replace(plain, values=sample.table(without)))
    ambulance = seen(release)["Ambulance service"]
    assert (ambulance.value, ambulance.state, ambulance.years) == ("", "missing", "")
