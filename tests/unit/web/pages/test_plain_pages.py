"""Plain pages: text alone, edited by those who may, never overwritten by a new start."""

from collections.abc import Callable
from http import HTTPStatus
from unittest.mock import patch

import pytest
from django.core.management import call_command
from django.test import Client
from wagtail.models import GroupCollectionPermission

from headwater_web.accounts.models import Person
from headwater_web.audit.api import events
from headwater_web.pages.api import FIRST_PAGES, add_first_pages
from headwater_web.pages.models import PlainPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def first_pages() -> None:
    add_first_pages(pages=FIRST_PAGES)


def test_a_new_site_begins_with_three_pages(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("first_pages")
    assert "about, your-data, accessibility" in capsys.readouterr().out
    call_command("first_pages")
    assert "nothing, all are there" in capsys.readouterr().out


def test_what_an_editor_wrote_is_kept(first_pages: None) -> None:
    page = PlainPage.objects.get(slug="about")
    page.title = "Who we are"
    page.save_revision().publish()
    add_first_pages(pages=FIRST_PAGES)
    assert PlainPage.objects.get(slug="about").title == "Who we are"


def test_an_editor_changes_a_page_and_everyone_sees_it(
    first_pages: None,
    cast: dict[str, Person],
    signed_in: Callable[[str], Client],
    client: Client,
) -> None:
    page = PlainPage.objects.get(slug="about")
    grace = signed_in("grace")
    address = f"/editor/pages/{page.pk}/edit/"
    assert grace.get(address).status_code == HTTPStatus.OK
    text = '{"blocks": [{"key": "a", "type": "unstyled", "depth": 0, "text": "New words.", '
    text += '"inlineStyleRanges": [], "entityRanges": []}], "entityMap": {}}'
    form = {
        "title": "About us",
        "slug": "about",
        "introduction": "",
        "body": text,
        "seo_title": "",
        "search_description": "",
        "show_in_menus": "",
        "go_live_at": "",
        "expire_at": "",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "comments-MIN_NUM_FORMS": "0",
        "action-publish": "action-publish",
    }
    saved = grace.post(address, form)
    assert saved.status_code == HTTPStatus.FOUND
    shown = client.get("/about/").content.decode()
    assert "About us" in shown
    assert "New words." in shown
    event = events(about="page/about", limit=1)[0]
    assert (event.action, event.actor) == ("pages.page_edited", cast["grace"].audit_reference)
    published = [each.action for each in events(about="page/about")]
    assert "pages.page_published" in published


def test_a_page_deleted_or_withdrawn_is_on_record(
    first_pages: None, signed_in: Callable[[str], Client]
) -> None:
    grace = signed_in("grace")
    page = PlainPage.objects.get(slug="about")
    grace.post(f"/editor/pages/{page.pk}/unpublish/")
    assert events(limit=1)[0].action == "pages.page_withdrawn"
    grace.post(f"/editor/pages/{page.pk}/delete/")
    assert (events(limit=1)[0].action, events(limit=1)[0].about) == (
        "pages.page_deleted",
        "page/about",
    )


def test_an_edit_is_lost_when_its_record_cannot_be_written(
    first_pages: None, signed_in: Callable[[str], Client]
) -> None:
    page = PlainPage.objects.get(slug="about")
    grace = signed_in("grace")
    with (
        patch("headwater_web.audit.actions._append", side_effect=OSError("disk full")),
        pytest.raises(OSError, match="disk full"),
    ):
        grace.post(f"/editor/pages/{page.pk}/unpublish/")
    page.refresh_from_db()
    assert page.live


def test_nobody_is_given_leave_to_upload() -> None:
    assert not GroupCollectionPermission.objects.exists()


def test_text_cannot_carry_a_script(first_pages: None) -> None:
    page = PlainPage.objects.get(slug="about")
    field = PlainPage._meta.get_field("body")
    widget = field.formfield().widget
    assert "image" not in widget.features
    assert "embed" not in widget.features
    assert page.get_children().count() == 0
