"""Two versions of a definition on the page of a measure, and on every page of a figure."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings
from tests.unit.products import sample

from headwater.products import point_current, write_release
from headwater.products.changes import changes_between
from headwater.released.opened import Release
from headwater.released.release import Released, ReleasedMeasure

pytestmark = pytest.mark.django_db
NAME = "knife_crime"
DIFFERS = "Version 2 counts knives that were used, and not those that were only carried."


def version(number: int, **changes: object) -> ReleasedMeasure:
    words = next(each for each in sample.MEASURES if each.measure == NAME)
    return replace(
        words,
        measure=f"{NAME}_version_{number}",
        version=number,
        version_of=NAME,
        differs=DIFFERS,
        breakdowns=(),
        reviewed_by="Dev (provider)",
        reviewed_on=date(2026, 1, 12),
        **changes,
    )


def released(*, in_force: int = 1, beside: int | None = 2, release_id: str) -> Released:
    measures = tuple(
        replace(each, version=in_force, definition=f"Definition number {in_force}.")
        if each.measure == NAME
        else each
        for each in sample.MEASURES
    )
    versions = (version(beside),) if beside else ()
    counted = [*sample.rows(measures), *(row for row in sample.rows(versions))]
    return sample.released(
        measures, values=sample.table(counted), versions=versions, release_id=release_id
    )


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three releases: nothing proposed, version 2 proposed, version 2 in force."""
    root = tmp_path_factory.mktemp("versions")
    before: Released | None = None
    for number, parts in enumerate(({"beside": None}, {}, {"in_force": 2, "beside": 1}), start=1):
        name = f"R000{number}-0a0a0a0a"
        now = replace(
            released(release_id=name, **parts),
            previous_release_id=before.release_id if before else None,
        )
        changes = changes_between(Release.of(before), now, files=()) if before else None
        write_release(now, root=root, figures=False, assessment=False, changes=changes)
        before = now
    return root


@pytest.fixture
def shown(settings: Settings, root: Path) -> None:
    settings.HEADWATER_RELEASED = root


@pytest.fixture
def proposed(shown: None, root: Path) -> None:
    point_current(root, "R0002-0a0a0a0a")


@pytest.fixture
def promoted(shown: None, root: Path) -> None:
    point_current(root, "R0003-0a0a0a0a")


@pytest.mark.usefixtures("proposed")
def test_both_series_stand_side_by_side_with_what_differs(client: Client) -> None:
    html = client.get(f"/measures/{NAME}/").text
    assert "Versions 1 and 2 of the definition, side by side" in html
    assert "Version 2 is proposed, by Dev (provider) on 12 January 2026" in html
    assert DIFFERS in html
    for number in (1, 2):
        name = NAME if number == 1 else f"{NAME}_version_2"
        assert f"/figures/R0002-0a0a0a0a/{name}.v{number}/Z06000001/2025/all/all/" in html


@pytest.mark.usefixtures("proposed")
def test_both_charts_have_one_scale(client: Client) -> None:
    html = client.get(f"/measures/{NAME}/?area=Z07000003").text
    drawings = [part.split("</svg>")[0] for part in html.split("<svg")[1:]]
    scales = {
        name: re.findall(r'text-anchor="end" class="tick">([^<]+)<', drawing)
        for name in ("in-force-760", "other-760")
        for drawing in drawings
        if name in drawing
    }
    assert len(scales["in-force-760"]) > 2
    assert scales["in-force-760"] == scales["other-760"]


@pytest.mark.usefixtures("proposed")
def test_a_breakdown_has_no_proposal_beside_it(client: Client) -> None:
    assert "side by side" not in client.get(f"/measures/{NAME}/?breakdown=age_band").text


@pytest.mark.usefixtures("proposed")
def test_the_page_of_a_proposal_says_that_it_is_not_in_force(client: Client) -> None:
    html = client.get(f"/measures/{NAME}_version_2/").text
    assert "It is not in force" in html
    assert f'href="/measures/{NAME}/"' in html
    assert "side by side" not in html


@pytest.mark.usefixtures("proposed")
def test_a_proposal_is_in_no_list(client: Client) -> None:
    for address in ("/measures/", f"/areas/{sample.WHOLE}/", "/search/?q=knife", "/"):
        assert f"{NAME}_version_2" not in client.get(address).text


@pytest.mark.usefixtures("proposed")
def test_every_figure_says_by_which_version_it_was_counted(client: Client) -> None:
    cell = "Z06000001/2025/all/all/"
    in_force = client.get(f"/figures/R0002-0a0a0a0a/{NAME}.v1/{cell}").text
    proposal = client.get(f"/figures/R0002-0a0a0a0a/{NAME}_version_2.v2/{cell}").text
    assert "Version 1</dd>" in in_force
    assert "Version 2. Version 2 is proposed" in proposal


@pytest.mark.usefixtures("proposed")
def test_what_is_proposed_is_a_change(client: Client) -> None:
    html = client.get("/changes/").text
    assert "Version 2 of the definition of “Serious violence with a knife” is proposed" in html


@pytest.mark.usefixtures("promoted")
def test_what_came_into_force_is_a_change_and_the_former_version_stays(client: Client) -> None:
    html = client.get("/changes/").text
    words = "Version 2 of the definition of “Serious violence with a knife” replaces version 1"
    assert words in html
    assert "no longer proposed" not in html
    page = client.get(f"/measures/{NAME}/").text
    assert "Versions 2 and 1 of the definition, side by side" in page
    assert "Version 1 was in force before" in page


@pytest.mark.usefixtures("promoted")
def test_a_figure_of_before_still_says_its_own_version(client: Client) -> None:
    html = client.get(f"/figures/R0001-0a0a0a0a/{NAME}.v1/Z06000001/2025/all/all/").text
    assert "Version 1</dd>" in html
    assert "There is a newer release" in html


def test_a_release_written_before_there_were_versions_has_none(root: Path) -> None:
    from headwater.released.reader import ReleasedReader

    folder = root / "R0001-0a0a0a0a"
    (folder / "versions.json").unlink()
    assert ReleasedReader(root).open("R0001-0a0a0a0a").versions == ()
