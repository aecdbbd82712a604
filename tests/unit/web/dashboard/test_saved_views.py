"""Views that people keep: whose they are, where they lead, and what of them others see."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.utils import timezone

from headwater_web.accounts.models import Person
from headwater_web.audit.api import events
from headwater_web.dashboard.models import SavedView
from headwater_web.dashboard.saved_views import actions
from headwater_web.dashboard.saved_views.addresses import NotAPageOfOurs, read_page_address
from headwater_web.keeping.rows import NeverDeleted

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shown")]
KNIVES = "/measures/knife_crime/?area=Z07000001"
OURS = {
    "/areas/": "areas",
    "/areas/Z07000001/": "area",
    "/areas/compare/?first=Z07000001&second=Z07000002": "compare",
    "/measures/ed_assaults/?breakdown=age_band&area=Z07000003": "measure",
    "/measures/ed_assaults/lenses/?area=Z07000003": "lenses",
    "/places/": "places",
    "/sources/quality/": "quality",
}
NOT_OURS = [
    "https://elsewhere.example/measures/knife_crime/",
    "//elsewhere.example/measures/knife_crime/",
    "/\\elsewhere.example/",
    "javascript:alert(1)",
    "/measures/knife_crime/values.csv",
    "/areas/Z07000001/paper.pdf",
    "/actions/",
    "/sign-out/",
    "/views/",
    "/digest/",
    "/",
    "/nowhere/at/all/",
    "measures/knife_crime/",
    "/measures/knife\ncrime/",
    "",
]


def save(client: Client, name: str, address: str = KNIVES) -> SavedView | None:
    """Save a page as its form does; what is kept of it, if anything."""
    before = set(SavedView.objects.values_list("pk", flat=True))
    client.post("/views/save/", {"name": name, "address": address})
    return SavedView.objects.exclude(pk__in=before).first()


@pytest.mark.parametrize("address", OURS)
def test_pages_of_the_numbers_can_be_kept_with_what_was_chosen(address: str) -> None:
    found = read_page_address(address)
    assert found.route == OURS[address]
    assert found.text == address


@pytest.mark.parametrize("address", NOT_OURS)
def test_no_other_address_can(
    cast: dict[str, Person], signed_in: Callable[[str], Client], address: str
) -> None:
    with pytest.raises(NotAPageOfOurs):
        read_page_address(address)
    answer = signed_in("amara").post("/views/save/", {"name": "Mine", "address": address})
    assert answer.status_code == 422
    assert not SavedView.objects.filter(owner=cast["amara"].audit_reference).exists()


def test_what_was_not_chosen_is_left_out() -> None:
    assert read_page_address("/measures/knife_crime/?area=&period=month").text == (
        "/measures/knife_crime/?period=month"
    )


def test_a_view_keeps_what_the_page_said_and_of_which_figure(
    cast: dict[str, Person], signed_in: Callable[[str], Client]
) -> None:
    view = save(signed_in("amara"), "Knives in Northbank")
    assert view is not None
    assert view.owner == cast["amara"].audit_reference
    assert "Northbank had" in view.sentence
    assert "95% range" in view.sentence
    assert view.figure.startswith(f"{view.release_id}/knife_crime.v1/Z07000001/")
    (event,) = events(about=view.audit_reference)
    assert (event.action, event.actor) == ("dashboard.view_saved", view.owner)


def test_without_a_name_nothing_is_kept_and_the_page_is_remembered(
    signed_in: Callable[[str], Client],
) -> None:
    answer = signed_in("amara").post("/views/save/", {"name": " ", "address": KNIVES})
    assert answer.status_code == 422
    assert "Give the view a name" in answer.text
    assert f'value="{KNIVES}"' in answer.text
    assert not SavedView.objects.exists()


def test_two_people_keep_views_apart(signed_in: Callable[[str], Client]) -> None:
    amara, hari = signed_in("amara"), signed_in("hari")
    mine, theirs = save(amara, "Knives"), save(hari, "Knives", "/areas/")
    assert mine is not None
    assert theirs is not None
    assert f'id="view-{mine.pk}"' in amara.get("/views/").text
    assert f'id="view-{theirs.pk}"' not in amara.get("/views/").text
    for act in ("name", "share", "move", "remove"):
        assert hari.post(f"/views/{mine.pk}/{act}/", {"name": "Hari's"}).status_code == 404
    mine.refresh_from_db()
    assert (mine.name, mine.removed_at) == ("Knives", None)


def test_one_person_gives_a_name_once(signed_in: Callable[[str], Client]) -> None:
    amara = signed_in("amara")
    save(amara, "Knives")
    answer = amara.post("/views/save/", {"name": "knives", "address": "/areas/"})
    assert answer.status_code == 422
    assert "You have a view of this name already" in answer.text
    other = save(amara, "Areas", "/areas/")
    assert other is not None
    assert amara.post(f"/views/{other.pk}/name/", {"name": "Knives"}).status_code == 422
    assert amara.post(f"/views/{other.pk}/name/", {"name": "Places"}).status_code == 302
    other.refresh_from_db()
    assert other.name == "Places"


def test_there_is_a_most(cast: dict[str, Person], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "MOST", 1)
    said = actions.Said("/areas/", "R0002")
    actions.save_view(by=cast["amara"], name="One", said=said)
    with pytest.raises(actions.TooManyViews):
        actions.save_view(by=cast["amara"], name="Two", said=said)


def test_views_are_moved_and_taken_off(signed_in: Callable[[str], Client]) -> None:
    amara = signed_in("amara")
    views = [save(amara, name, "/areas/") for name in ("One", "Two", "Three")]
    numbers = [view.pk for view in views if view]
    amara.post(f"/views/{numbers[2]}/move/", {"where": "up"})
    assert shown_order(amara, numbers) == [numbers[0], numbers[2], numbers[1]]
    amara.post(f"/views/{numbers[0]}/move/", {"where": "up"})
    assert shown_order(amara, numbers) == [numbers[0], numbers[2], numbers[1]]
    amara.post(f"/views/{numbers[0]}/remove/")
    assert shown_order(amara, numbers) == [numbers[2], numbers[1]]
    assert amara.post(f"/views/{numbers[0]}/move/").status_code == 404


def shown_order(client: Client, numbers: list[int]) -> list[int]:
    """The views of a list in the order in which the page shows them."""
    html = client.get("/views/").text
    there = [number for number in numbers if f'id="view-{number}"' in html]
    return sorted(there, key=lambda number: html.index(f'id="view-{number}"'))


def test_a_row_is_never_deleted_and_keeps_what_it_said(signed_in: Callable[[str], Client]) -> None:
    view = save(signed_in("amara"), "Knives")
    assert view is not None
    with pytest.raises(NeverDeleted):
        view.delete()
    with pytest.raises(DatabaseError), transaction.atomic():
        SavedView.objects.filter(pk=view.pk).update(sentence="Something else.")


def test_a_shared_view_is_seen_by_those_of_the_role_alone(
    cast: dict[str, Person], signed_in: Callable[[str], Client]
) -> None:
    chioma = signed_in("chioma")
    view = save(chioma, "For the team")
    assert view is not None
    chioma.post(f"/views/{view.pk}/share/", {"shared_with": "organisation:partnership"})
    assert "For the team" in signed_in("amara").get("/views/").text
    assert f"From {cast['chioma'].name}" in signed_in("amara").get("/views/").text
    assert "For the team" not in signed_in("ben").get("/views/").text
    chioma.post(f"/views/{view.pk}/share/", {"shared_with": ""})
    assert "For the team" not in signed_in("amara").get("/views/").text


def test_nobody_shares_with_others_than_their_own(signed_in: Callable[[str], Client]) -> None:
    ben = signed_in("ben")
    view = save(ben, "Mine")
    assert view is not None
    answer = ben.post(f"/views/{view.pk}/share/", {"shared_with": "organisation:partnership"})
    assert answer.status_code == 422
    view.refresh_from_db()
    assert view.shared_with_kind == ""


def test_ones_own_view_of_a_page_that_ones_role_no_longer_opens_is_not_read(
    cast: dict[str, Person], signed_in: Callable[[str], Client]
) -> None:
    actions.save_view(by=cast["dev"], name="Two sources", said=actions.Said("/places/", "R0002"))
    html = signed_in("dev").get("/views/").text
    assert "Two sources" not in html
    assert "1 of your views is of a page that your role no longer opens" in html


def test_a_shared_view_that_the_receiver_may_not_open_is_not_shown(
    cast: dict[str, Person], signed_in: Callable[[str], Client]
) -> None:
    # Both hold a role of the same organisation; only one of the roles opens the page.
    chioma = cast["chioma"]
    view = actions.save_view(by=chioma, name="Two sources", said=actions.Said("/places/", "R0002"))
    actions.share_view(by=chioma, view=view, kind="organisation", key="partnership")
    cast["imani"].memberships.create(
        organisation=chioma.memberships.get().organisation,
        role="panel_member",
        starts_on=timezone.localdate(),
        granted_at=timezone.now(),
    )
    html = signed_in("imani").get("/views/").text
    assert "Two sources" not in html
    assert "or your role does not open its page" in html
    assert signed_in("imani").get("/places/").status_code == 403


def test_a_page_that_may_not_be_opened_is_not_read_by_saving_it(
    signed_in: Callable[[str], Client],
) -> None:
    dev = signed_in("dev")
    answer = dev.post("/views/save/", {"name": "Two sources", "address": "/places/"})
    assert answer.status_code == 403
    assert not SavedView.objects.exists()


def test_whoever_shares_must_still_hold_the_role(
    cast: dict[str, Person], signed_in: Callable[[str], Client]
) -> None:
    chioma = cast["chioma"]
    view = actions.save_view(by=chioma, name="Old", said=actions.Said("/areas/", "R0002"))
    actions.share_view(by=chioma, view=view, kind="organisation", key="partnership")
    assert "Old" in signed_in("amara").get("/views/").text
    chioma.memberships.update(ends_on=timezone.localdate() - timedelta(days=1))
    assert ">Old<" not in signed_in("amara").get("/views/").text


def test_all_of_them_on_one_page(signed_in: Callable[[str], Client]) -> None:
    amara = signed_in("amara")
    assert "nothing to print" in amara.get("/views/print/").text
    save(amara, "Knives")
    save(amara, "By age", "/measures/ed_assaults/?breakdown=age_band")
    save(amara, "Northbank", "/areas/Z07000001/")
    html = amara.get("/views/print/").text
    assert html.count('class="hw-bundled"') == 3
    assert html.count('<figure class="hw-figure"') == 1
    assert html.count("<h1") == 1


def test_the_form_is_on_pages_for_whoever_is_signed_in(signed_in: Callable[[str], Client]) -> None:
    address = "/measures/knife_crime/?area=Z07000001&amp;period=month"
    html = signed_in("amara").get(address.replace("&amp;", "&")).text
    assert f'name="address" value="{address}"' in html
    assert 'name="address"' not in signed_in("stranger").get(address.replace("&amp;", "&")).text


def test_a_stranger_signs_in_first(client: Client) -> None:
    for address in ("/views/", "/views/save/", "/views/print/", "/digest/", "/digest/choice/"):
        assert client.get(address).url.startswith("/sign-in/")
