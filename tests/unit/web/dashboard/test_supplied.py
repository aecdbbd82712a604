"""What suppliers of one feed send, side by side, on its page."""

from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings
from tests.unit.products import sample

from headwater.products import point_current, write_release
from headwater.released.quality import DefinitionNote
from headwater.released.supplied import SuppliedBy, SuppliedFeed, SuppliedItem

pytestmark = pytest.mark.django_db
SERVICES = ("The county service", "The town service")


def item(title: str, *last_on: date | None) -> SuppliedItem:
    return SuppliedItem(
        title,
        tuple(
            SuppliedBy(name, day and date(2024, 1, 1), day)
            for name, day in zip(SERVICES, last_on, strict=True)
        ),
    )


FEED = SuppliedFeed(
    feed="youth_justice",
    title="Youth justice indicators",
    suppliers=SERVICES,
    items=(
        item("Entrants", date(2025, 10, 1), date(2025, 7, 1)),
        item("Disposals", date(2025, 10, 1), None),
        item("Reoffences", None, None),
    ),
    notes=(DefinitionNote("The date of entry", "They date it differently."),),
)


@pytest.fixture
def shown(settings: Settings, tmp_path: Path) -> None:
    write_release(sample.released(supplied=(FEED,)), root=tmp_path, figures=False, assessment=False)
    point_current(tmp_path, sample.RELEASE_ID)
    settings.HEADWATER_RELEASED = tmp_path


@pytest.mark.usefixtures("shown")
def test_each_item_has_a_word_for_each_supplier(client: Client) -> None:
    html = client.get("/sources/supplied/").text
    rows = [part.split("</tr>")[0] for part in html.split("<tr")[2:]]
    assert len(rows) == 3
    assert "Up to Oct 2025" in rows[0]
    assert "Up to Jul 2025" in rows[0]
    assert "<strong>Not supplied</strong>" in rows[1]
    assert rows[2].count("Not supplied") == 2
    assert "<strong>" not in rows[2]


@pytest.mark.usefixtures("shown")
def test_it_says_how_many_cannot_be_compared_and_why(client: Client) -> None:
    html = client.get("/sources/supplied/").text
    assert "every supplier: 1; by some and not by others: 1; by nobody: 1." in html
    assert "They date it differently." in html


@pytest.mark.usefixtures("shown")
def test_it_is_reached_from_the_page_on_recording(client: Client) -> None:
    assert 'href="/sources/supplied/"' in client.get("/sources/quality/").text


def test_a_release_that_does_not_say_says_so(
    client: Client, settings: Settings, release_root: Path
) -> None:
    settings.HEADWATER_RELEASED = release_root
    assert "No feed of this release has several suppliers" in client.get("/sources/supplied/").text
