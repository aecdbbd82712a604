"""What offences weigh, on the page of their measure."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings
from tests.unit.products import sample
from tests.unit.web.dashboard.harm_sample import COST, HARM, INDEX, NORTHBANK

from headwater.products import point_current, write_release
from headwater.products.changes import changes_between
from headwater.released.opened import Release
from headwater.released.reader import ReleasedReader
from headwater_web.dashboard.changed.words import definition_words

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Path:
    released = replace(sample.released(), harm=HARM)
    written = write_release(released, root=tmp_path, figures=False, assessment=False)
    point_current(tmp_path, released.release_id)
    settings.HEADWATER_RELEASED = tmp_path
    return written


def page(address: str = "/measures/knife_crime/") -> str:
    html = Client().get(address).content.decode()
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def test_source_edition_date_licence_and_unit_stand_beside_the_numbers() -> None:
    text = page()
    assert (
        "Edition 2026 of 5 January 2026, from Invented weights for the demonstration. Licence: "
        "None needed: it is invented. Weights are in days of imprisonment." in text
    )
    assert "Weights are in pounds at 2024/25 prices." in text
    assert "Loaded too and not in use: 2027." in text
    assert "Riverside Left out: Robbery 365 124,000 101,000 to 149,000 413 337 to 497 96%" in text


def test_what_cannot_be_told_is_said_and_is_not_zero() -> None:
    text = page()
    nothing = "\N{EN DASH}"
    assert f"Millfield Left out: Robbery 40 cannot tell {nothing} 60%" in text
    assert f"with a knife, Robbery withheld cannot tell {nothing} {nothing}" in text
    assert f"Robbery 60 not given {' '.join(nothing * 3)}" in text
    assert "It is to be used, and no file of this edition has been loaded." in text


def test_a_cost_is_called_no_saving_and_a_harm_no_suffering() -> None:
    text = page()
    assert text.count("A cost is not a saving") == 1
    assert text.count("not what anybody suffered") == 1


def test_districts_stand_in_the_order_of_their_names_whatever_they_weigh() -> None:
    text = page()
    table = text[text.index("districts in 2025, in the order of their names") :]
    places = [table.index(name) for name in ("Riverside", "Millfield", "Northbank", "Southbank")]
    assert places == sorted(places)


def test_a_district_has_its_own_years_and_no_division_by_kind() -> None:
    text = page(f"/measures/knife_crime/?area={NORTHBANK}")
    assert "Invented harm index: Northbank, year by year" in text
    assert "180 61,800 48,000 to 77,900" in text
    assert "and its share of" not in text


def test_a_measure_that_is_not_weighed_has_no_such_section() -> None:
    assert "Together they weigh" not in page("/measures/homicides/")


def test_a_release_of_before_offences_were_weighed_still_opens(
    folder: Path, tmp_path: Path
) -> None:
    assert ReleasedReader(tmp_path).open().harm == HARM
    folder.chmod(0o755)
    (folder / "harm.json").unlink()
    again = tmp_path / "again"
    again.mkdir()
    folder.rename(again / folder.name)
    assert ReleasedReader(again).open(sample.RELEASE_ID).harm == ()


def test_another_edition_is_a_change_of_definition_in_words() -> None:
    before = Release.of(replace(sample.released(), harm=(INDEX,)))
    newer = replace(INDEX, edition="2027")
    notes = changes_between(before, replace(sample.released(), harm=(newer, COST)), files=()).notes
    said = [definition_words(each) for each in notes.definitions if each.what == "weights"]
    assert said == [
        "Offences are now weighed by “Invented cost of crime”, edition 2026.",
        "Offences are weighed by edition 2027 of “Invented harm index” and no longer by edition "
        "2026. Sums of weights before and after are not compared.",
    ]
    gone = changes_between(before, sample.released(), files=()).notes.definitions
    assert [definition_words(each) for each in gone] == [
        "Offences are no longer weighed by “Invented harm index”."
    ]
