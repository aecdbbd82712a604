"""Writing in the editor: tokens are checked, nobody overwrites anybody, nothing gets out."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.unit.web.needs.conftest import KNIVES, PLANNED, editor_form, page_of

from headwater_web.accounts.models import Person
from headwater_web.audit.api import events
from headwater_web.needs.models import EditionPage, EditionsPage, ModulePage, SaidThen
from headwater_web.needs.queries.drafts import Draft
from headwater_web.needs.queries.shelf import module_pages

pytestmark = pytest.mark.django_db
Browser = Callable[[str], Client]


def test_an_edition_begins_with_its_plan_in_order(
    edition: EditionPage, read: Callable[[], Draft]
) -> None:
    assert edition.reference == "SN-1"
    assert [each.key for each in read().modules] == [each.key for each in PLANNED]
    assert read().without_module == ()
    assert events(about="edition/SN-1")[0].action == "needs.edition_started"


@pytest.mark.usefixtures("root", "cast")
class TestStarting:
    """From the outline, or from an edition before."""

    def test_from_the_outline_with_a_district_each(self, signed_in: Browser) -> None:
        sent = {"title": "Needs 2027", "begins_with": "outline"}
        answer = signed_in("amara").post(reverse("needs:start"), sent)
        assert answer.status_code == HTTPStatus.FOUND
        slugs = [each.slug for each in module_pages(EditionPage.objects.get())]
        assert {"summary", "annex", "lived-experience", "assets", "factors"} <= set(slugs)
        assert [each for each in slugs if each.startswith("district-")] == [
            "district-z07000001",
            "district-z07000002",
            "district-z07000003",
        ]
        factors = ModulePage.objects.get(slug="factors")
        assert "within a head teacher's gift" in str(factors.blocks[0].value)

    def test_from_an_edition_before(self, edition: EditionPage, signed_in: Browser) -> None:
        sent = {"title": "Needs 2027", "begins_with": "SN-1"}
        signed_in("grace").post(reverse("needs:start"), sent)
        second = EditionPage.objects.get(title="Needs 2027")
        assert second.reference == "SN-2"
        assert [each.title for each in module_pages(second)] == [each.title for each in PLANNED]

    def test_without_a_title_is_refused_and_keeps_the_rest(self, signed_in: Browser) -> None:
        answer = signed_in("amara").post(reverse("needs:start"), {"begins_with": "outline"})
        assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
        assert "Give the edition a title." in answer.text
        assert not EditionPage.objects.exists()

    @pytest.mark.parametrize("who", ["ben", "chioma", "hari", "dev"])
    def test_only_by_those_who_write(self, who: str, signed_in: Browser) -> None:
        answer = signed_in(who).get(reverse("needs:start"))
        assert answer.status_code == HTTPStatus.FORBIDDEN


@pytest.mark.usefixtures("edition")
class TestTheEditor:
    """What Wagtail's own pages do with our modules."""

    def test_keeps_words_with_their_numbers(
        self, write: Callable[..., Any], read: Callable[[], Draft]
    ) -> None:
        answer = write("assets", f"Beside {KNIVES} there are clubs.")
        assert answer.status_code == HTTPStatus.FOUND
        assert read().modules[3].blocks[0].words == f"Beside {KNIVES} there are clubs."
        noted = SaidThen.objects.filter(module="assets")
        assert [(each.token, each.read_again) for each in noted] == [(KNIVES, False)]

    @pytest.mark.parametrize(
        ("token", "said"),
        [
            ("[[knife_crime | whole | 2025]]", "it has 3 parts"),
            ("[[knife_crime | whole | soon | rate]]", "soon is no period"),
            ("[[knife_crime | whole | 2025 | shout]]", "shout is no form"),
            ("[[knife_crime", "double brackets that do not close"),
        ],
    )
    def test_says_which_token_it_cannot_read_and_loses_nothing(
        self, write: Callable[..., Any], token: str, said: str
    ) -> None:
        answer = write("assets", f"Some words {token} and more.")
        assert answer.status_code == HTTPStatus.OK
        assert said in answer.text
        assert "and more." in answer.text
        assert "A hall." in str(page_of("assets").get_latest_revision_as_object().blocks)

    def test_warns_of_a_number_that_the_release_has_not(
        self, write: Callable[..., Any], signed_in: Browser
    ) -> None:
        write("assets", "There were [[no_such_measure | whole | 2025 | rate]].")
        shown = signed_in("amara").get(f"/editor/pages/{page_of('assets').pk}/edit/")
        assert "no_such_measure" in shown.text
        assert SaidThen.objects.filter(module="assets").count() == 0

    def test_refuses_to_overwrite_what_somebody_saved_meanwhile(
        self, signed_in: Browser, write: Callable[..., Any], read: Callable[[], Draft]
    ) -> None:
        page = page_of("assets")
        opened = str(page.latest_revision_id)
        write("assets", "Amara's words.")
        form = editor_form(page, ["Grace's words."], loaded_revision_id=opened)
        refused = signed_in("grace").post(f"/editor/pages/{page.pk}/edit/", form)
        assert "Amara Okafor saved this module" in refused.text
        assert "Grace&#x27;s words." in refused.text
        assert read().modules[3].blocks[0].words == "Amara's words."

    def test_a_locked_module_is_not_written(
        self, write: Callable[..., Any], cast: dict[str, Person], read: Callable[[], Draft]
    ) -> None:
        page = page_of("assets")
        page.locked, page.locked_by = True, cast["grace"]
        page.save()
        write("assets", "Other words.")
        assert read().modules[3].blocks[0].words == "A hall."

    def test_a_director_opens_the_editor_and_writes_no_edition(
        self, edition: EditionPage, signed_in: Browser, read: Callable[[], Draft]
    ) -> None:
        chioma, page = signed_in("chioma"), page_of("assets")
        chioma.post(f"/editor/pages/{page.pk}/edit/", editor_form(page, ["Chioma's words."]))
        assert read().modules[3].blocks[0].words == "A hall."
        new = chioma.get(f"/editor/pages/add/needs/modulepage/{edition.pk}/")
        assert new.status_code != HTTPStatus.OK
        chioma.post(f"/editor/pages/{page.pk}/delete/")
        chioma.post(f"/editor/bulk/wagtailcore/page/delete/?id={page.pk}", {})
        assert page_of("assets").pk == page.pk

    def test_analysts_reach_the_shelf_and_nothing_else(self, signed_in: Browser) -> None:
        amara = signed_in("amara")
        assert amara.get(f"/editor/pages/{EditionsPage.objects.get().pk}/").status_code == 200
        other = EditionsPage.objects.get().get_siblings(inclusive=False).first()
        assert other is not None
        assert amara.get(f"/editor/pages/{other.pk}/edit/").status_code == HTTPStatus.FOUND

    def test_no_draft_has_an_address_or_a_preview(self, signed_in: Browser, client: Client) -> None:
        page = page_of("knives")
        assert page.get_url() is None
        assert page.preview_modes == []
        page.save_revision().publish()
        for address in ("/knives/", "/needs-assessments/sn-1/knives/", "/sn-1/knives/"):
            assert client.get(address).status_code == HTTPStatus.NOT_FOUND
        preview = signed_in("grace").get(f"/editor/pages/{page.pk}/view_draft/")
        assert "The police recorded" not in preview.text

    def test_words_saved_after_the_editor_published_are_the_draft(
        self, write: Callable[..., Any], read: Callable[[], Draft]
    ) -> None:
        page_of("assets").save_revision().publish()
        write("assets", "Newer words.")
        assert read().modules[3].blocks[0].words == "Newer words."

    @pytest.mark.parametrize("act", ["delete", "copy"])
    def test_an_edition_is_neither_deleted_nor_copied(self, act: str, signed_in: Browser) -> None:
        page = EditionPage.objects.get()
        answer = signed_in("grace").post(f"/editor/pages/{page.pk}/{act}/", {})
        assert answer.status_code == HTTPStatus.FOUND
        assert EditionPage.objects.count() == 1

    def test_a_module_stays_in_its_edition(self, edition: EditionPage, signed_in: Browser) -> None:
        page, shelf = page_of("assets"), EditionsPage.objects.get()
        signed_in("grace").post(f"/editor/pages/{page.pk}/move/{shelf.pk}/confirm/", {})
        assert page_of("assets").get_parent().pk == edition.pk


def test_finding_a_number_gives_its_token(root: object, signed_in: Browser) -> None:
    amara, address = signed_in("amara"), reverse("needs:numbers")
    first = amara.get(address).text
    assert "Serious violence with a knife" in first
    assert 'name="period"' not in first
    shown = amara.get(address, {"measure": "knife_crime", "area": "whole"}).text
    assert "[[knife_crime | whole | newest | rate]]" in shown
    chosen = {
        "measure": "knife_crime",
        "area": "Z07000001",
        "period": "2024",
        "group": "age_band=18-24",
        "form": "count",
    }
    shown = amara.get(address, chosen).text
    assert "[[knife_crime | Z07000001 | 2024 | count | age_band=18-24]]" in shown
    assert "/figures/R0002-1a2b3c4d/knife_crime.v1/Z07000001/2024/age_band/18-24/" in shown
    other = amara.get(address, chosen | {"measure": "street_crime"}).text
    assert "[[street_crime | Z07000001 | 2024 | count]]" in other
    wrong = amara.get(address, {"measure": "x", "area": "whole"}).text
    assert "Choose a measure of the list." in wrong
