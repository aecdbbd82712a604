"""The pages of claims: who may open them, what they ask, and that they never say more."""

from collections.abc import Callable
from typing import ClassVar

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from tests.unit.web.claims.conftest import FIGURE, Desk

from headwater_web.claims.claim_columns import CLAIM_COLUMNS, PARTS
from headwater_web.claims.models import Claim, ClaimAct, Dissent

pytestmark = pytest.mark.django_db
SignIn = Callable[[str], Client]


def text(response: HttpResponse) -> str:
    return response.content.decode()


class TestWhoMayOpenWhat:
    """Published claims are for everybody; drafts for staff and the provider itself."""

    #         page                        stranger dev  ben  amara grace imani
    PAGES: ClassVar = [
        ("/claims/", (200, 200, 200, 200, 200, 200)),
        ("/claims/CL-1/", (200, 200, 200, 200, 200, 200)),
        ("/claims/CL-2/", (404, 200, 404, 200, 200, 404)),
        ("/claims.csv", (200, 200, 200, 200, 200, 200)),
        ("/claims.json", (200, 200, 200, 200, 200, 200)),
        ("/claims/figures.csv", (302, 200, 403, 200, 200, 403)),
        ("/claims/new/", (302, 200, 403, 200, 200, 403)),
        ("/claims/import/", (302, 200, 403, 200, 200, 403)),
        ("/claims/CL-2/change/", (302, 200, 403, 200, 200, 403)),
        ("/claims/CL-2/publish/", (302, 403, 403, 403, 200, 403)),
        ("/claims/CL-1/withdraw/", (302, 403, 403, 403, 200, 403)),
        ("/claims/CL-1/disagree/", (302, 200, 200, 200, 200, 200)),
    ]
    WHO = ("stranger", "dev", "ben", "amara", "grace", "imani")

    @pytest.mark.parametrize(("page", "statuses"), PAGES)
    def test_by_role(
        self, desk: Desk, signed_in: SignIn, page: str, statuses: tuple[int, ...]
    ) -> None:
        desk.claim()
        desk.claim(publish=False)
        found = []
        for name in self.WHO:
            browser = Client() if name == "stranger" else signed_in(name)
            found.append(browser.get(page).status_code)
        assert tuple(found) == statuses


def test_a_provider_writes_of_its_own_programme(desk: Desk, signed_in: SignIn) -> None:
    answer = signed_in("dev").post("/claims/new/", desk.typed(), follow=True)
    assert "75% (57% to 87%)" in text(answer)
    assert "This is a draft" in text(answer)


def test_nobody_writes_of_another_organisations_programme(desk: Desk, signed_in: SignIn) -> None:
    elsewhere = desk.cast["ben"].memberships.get().organisation
    desk.cast["dev"].memberships.update(organisation=elsewhere)
    answer = signed_in("dev").post("/claims/new/", desk.typed())
    assert answer.status_code == 403
    assert not Claim.objects.exists()


def test_a_programme_that_is_not_there(desk: Desk, signed_in: SignIn) -> None:
    answer = signed_in("amara").post("/claims/new/", desk.typed(programme="PG-99"))
    assert answer.status_code == 422
    assert "There is no programme with this reference" in text(answer)


def test_a_claim_stays_with_its_programme(desk: Desk, signed_in: SignIn) -> None:
    claim = desk.claim(publish=False)
    typed = desk.typed(programme="PG-99", part="22") | {"version": "1"}
    answer = signed_in("amara").post(f"/claims/{claim.reference}/change/", typed)
    assert answer.status_code == 422
    assert "A claim stays with its programme" in text(answer)


def test_publishing_shows_the_words_first(desk: Desk, signed_in: SignIn) -> None:
    claim = desk.claim(publish=False)
    browser = signed_in("grace")
    page = f"/claims/{claim.reference}/publish/"
    assert "75% (57% to 87%)" in text(browser.get(page))
    assert browser.post(page, {"version": "1"}).status_code == 302
    assert ClaimAct.objects.count() == 1
    refused = browser.post(page, {"version": "1"})
    assert refused.status_code == 422
    assert "published already" in text(refused)


def test_dissent_is_printed_and_may_not_overclaim(desk: Desk, signed_in: SignIn) -> None:
    claim = desk.claim()
    browser = signed_in("dev")
    page = f"/claims/{claim.reference}/disagree/"
    refused = browser.post(page, {"words": "It proves that we reduce violence."})
    assert refused.status_code == 422
    assert not Dissent.objects.exists()
    browser.post(page, {"words": "Two more went to college in January."})
    shown = text(Client().get(f"/claims/{claim.reference}/"))
    assert "Two more went to college" in shown
    assert "75% (57% to 87%)" in shown


COLUMNS = ("programme", *FIGURE, "headline")


def sent(rows: list[dict[str, str]], columns: tuple[str, ...] = COLUMNS) -> dict[str, object]:
    lines = [",".join(columns)]
    lines += [",".join(f'"{row.get(name, "")}"' for name in columns) for row in rows]
    content = "\n".join(lines).encode()
    return {"file": SimpleUploadedFile("figures.csv", content, "text/csv")}


class TestTakingOverAFile:
    """A file is taken over whole or not at all, and told what its figures carry."""

    def test_a_headline_that_says_too_much(self, desk: Desk, signed_in: SignIn) -> None:
        row = desk.typed(headline="100% have not reoffended, proving it works")
        answer = signed_in("dev").post("/claims/import/", sent([desk.typed(), row]))
        shown = text(answer)
        assert answer.status_code == 422
        assert "“proving” says more than the figures carry" in shown
        assert "What these figures carry: Of the 28 young people" in shown
        assert not Claim.objects.exists()

    def test_all_of_it(self, desk: Desk, signed_in: SignIn) -> None:
        again = desk.typed(kind="unwanted_outcome", so="were convicted again", part="0")
        answer = signed_in("dev").post("/claims/import/", sent([desk.typed(), again]))
        shown = text(answer)
        assert answer.status_code == 200
        assert "2 figures were taken over" in shown
        assert "as many as 12% would agree with that" in shown
        assert "For how many months each person was followed." in shown
        assert Claim.objects.count() == 2

    BAD: ClassVar = [
        (b"", "Its columns are not those asked for"),
        (b"programme,part\nPG-1,3", "Missing: kind"),
        ("programme,ä".encode("latin-1"), "not text in UTF-8"),
        (b"x" * 600_000, "larger than 500 kB"),
    ]

    @pytest.mark.parametrize(("content", "said"), BAD)
    def test_what_is_no_such_file(
        self, desk: Desk, signed_in: SignIn, content: bytes, said: str
    ) -> None:
        file = SimpleUploadedFile("figures.csv", content or b"\n", "text/csv")
        answer = signed_in("dev").post("/claims/import/", {"file": file})
        assert answer.status_code == 422
        assert said in text(answer)

    def test_percentages_and_too_much_at_once(self, desk: Desk, signed_in: SignIn) -> None:
        rows = [desk.typed(part="75%"), desk.typed(part="40"), desk.typed(programme="PG-99")]
        shown = text(signed_in("dev").post("/claims/import/", sent(rows)))
        assert "“75%” is not a whole number" in shown
        assert "Found 40 of 28" in shown
        assert not Claim.objects.exists()


def test_what_is_handed_over_has_its_limits(desk: Desk) -> None:
    desk.claim()
    desk.claim(publish=False, part="22")
    as_csv = text(Client().get("/claims.csv"))
    assert "75% (57% to 87%)" in as_csv
    assert "No follow-up period given" in as_csv
    assert "22" not in as_csv
    [claim] = Client().get("/claims.json").json()["claims"]
    assert claim["rung"] == "output"
    assert claim["limits"]


def test_only_programmes_that_one_may_write_of_are_offered(desk: Desk, signed_in: SignIn) -> None:
    offered = f'<option value="{desk.programme}">'
    assert offered in text(signed_in("dev").get("/claims/new/"))
    elsewhere = desk.cast["ben"].memberships.get().organisation
    desk.cast["dev"].memberships.update(organisation=elsewhere)
    assert offered not in text(signed_in("dev").get("/claims/new/"))


def test_every_question_stands_in_one_part(desk: Desk, signed_in: SignIn) -> None:
    shown = text(signed_in("dev").get("/claims/new/"))
    asked = [column.name for column in CLAIM_COLUMNS]
    assert sorted(name for _words, names in PARTS for name in names) == sorted(asked)
    for name in asked:
        assert shown.count(f'name="{name}"') == 1
    assert shown.count("<fieldset") == len(PARTS)


def test_whoever_may_not_open_a_programme_sees_no_link_to_it(desk: Desk, signed_in: SignIn) -> None:
    desk.claim()
    link = f'href="/interventions/{desk.programme}/"'
    for page in ("/claims/", "/claims/CL-1/"):
        assert link in text(signed_in("ben").get(page))
        assert link not in text(signed_in("imani").get(page))
