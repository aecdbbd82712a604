"""Reading what was published: everybody's cut and no more, nothing before its time."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from http import HTTPStatus
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.unit.web.needs.conftest import MODULES

from headwater.released.editions.content import (
    EditionContent,
    FindingBlock,
    Paragraph,
    QuotationBlock,
    Tied,
)
from headwater_web.needs.actions.feedback import MOST_A_DAY
from headwater_web.needs.faults import EnoughForToday
from headwater_web.needs.models import Feedback
from headwater_web.needs.queries import published
from headwater_web.thread.api import things_seen_by

pytestmark = pytest.mark.django_db
Browser = Callable[[str], Client]
Publish = Callable[..., EditionContent]
HOME = "/needs-assessment/"
V1 = "/needs-assessment/editions/SN-1-v1/"
SECRET = ("Heron", "heron", "Kingfisher", "kingfisher")


class TestTheCover:
    """The newest edition that is out."""

    def test_before_the_first_says_so(self, root: Path, client: Client) -> None:
        page = client.get(HOME).text
        assert "No edition has been published yet" in page
        assert reverse("needs:of_release") in page

    def test_of_a_site_without_any_release(self, client: Client) -> None:
        for address in (HOME, reverse("needs:versions"), reverse("needs:search")):
            assert client.get(address).status_code == HTTPStatus.OK

    def test_shows_modules_people_and_how_to_cite(self, publish: Publish, client: Client) -> None:
        publish()
        page = client.get(HOME).text
        assert f"{V1}read/knives/" in page
        assert "Chioma Eze, Director" in page
        assert "SN-1, version 1, numbers of release R0002-1a2b3c4d" in " ".join(page.split())
        assert f"{V1}easy/" in page

    def test_an_older_version_says_that_there_is_a_newer(
        self, publish: Publish, client: Client
    ) -> None:
        publish()
        publish(2, previous="SN-1-v1", what_changed="We said it better.")
        assert "There is a newer version" in client.get(V1).text
        newest = client.get(HOME).text
        assert "There is a newer version" not in newest
        assert "We said it better." in newest
        assert "first=SN-1-v1&amp;second=SN-1-v2" in newest

    def test_an_unknown_version_is_not_there(self, publish: Publish, client: Client) -> None:
        publish()
        for name in ("SN-1-v9", "SN-9-v1", "..", "x"):
            answer = client.get(f"/needs-assessment/editions/{name}/")
            assert answer.status_code == HTTPStatus.NOT_FOUND


class TestAModule:
    """A short read whose numbers lead to how they were made."""

    def test_links_each_number_to_its_frozen_figure(
        self, publish: Publish, newer_release: Callable[[], None], client: Client
    ) -> None:
        publish()
        newer_release()
        page = client.get(f"{V1}read/knives/").text
        address = "/figures/R0002-1a2b3c4d/knife_crime.v1/Z06000001/2025/all/all/"
        assert f'href="{address}"' in page
        made = client.get(address)
        assert made.status_code == HTTPStatus.OK
        assert "How this number was made" in made.text

    def test_shows_findings_and_what_they_led_to(self, publish: Publish, client: Client) -> None:
        finding = FindingBlock(
            "F-1",
            "Clubs help",
            "Where clubs opened, harm fell.",
            "moderate",
            (Tied("R-2", "Open"),),
        )
        publish(modules=(replace(MODULES[0], blocks=(finding,)),))
        page = client.get(f"{V1}read/knives/").text
        for words in ("Clubs help", "evidence:", "moderate", "R-2 Open"):
            assert words in page

    def test_the_easy_read_has_the_same_numbers(self, publish: Publish, client: Client) -> None:
        publish()
        page = client.get(f"{V1}easy/").text
        assert "crimes with a knife." in page
        assert "/figures/R0002-1a2b3c4d/knife_crime.v1/Z06000001/2025/all/all/" in page

    def test_what_the_engine_wrote_stands_below(
        self, publish: Publish, root: Path, client: Client
    ) -> None:
        publish(modules=(replace(MODULES[0], computed="themes"),))
        assert "stand in the documents" in client.get(f"{V1}read/knives/").text
        cut = root / "editions" / "SN-1-v1" / "public"
        (cut / "computed").mkdir(parents=True)
        (cut / "knives.html").write_text("<!doctype html><title>Knives</title>", "utf-8")
        assert f"{V1}files/public/knives.html" in client.get(f"{V1}read/knives/").text
        (cut / "computed" / "knives.html").write_text("<p>Computed words.</p>", "utf-8")
        assert "<p>Computed words.</p>" in client.get(f"{V1}read/knives/").text
        found = client.get("/needs-assessment/search/", {"q": "computed words"}).text
        assert f"{V1}read/knives/" in found


class TestCuts:
    """Public to all, partner and full by rule: on page, file, list and search alike."""

    @pytest.fixture(autouse=True)
    def two_versions(self, publish: Publish, root: Path) -> None:
        publish()
        other = replace(MODULES[2], blocks=(Paragraph("Kingfisher words, changed."),))
        publish(2, modules=(MODULES[0], other), previous="SN-1-v1")
        for cut in ("public", "partner", "full"):
            folder = root / "editions" / "SN-1-v1" / cut
            folder.mkdir()
            (folder / "assessment.pdf").write_bytes(f"%PDF {cut}".encode())

    @pytest.mark.parametrize("who", ["stranger", "dev", "imani"])
    @pytest.mark.parametrize(
        "address",
        [
            HOME,
            V1,
            f"{V1}read/knives/",
            f"{V1}easy/",
            "/needs-assessment/versions/",
            "/needs-assessment/difference/?first=SN-1-v1&second=SN-1-v2",
            "/needs-assessment/search/?q=words",
            "/thread/SN-1/",
        ],
    )
    def test_the_public_meets_nothing_of_the_others(
        self, who: str, address: str, signed_in: Browser
    ) -> None:
        answer = signed_in(who).get(address)
        assert answer.status_code == HTTPStatus.OK
        assert not [word for word in SECRET if word in answer.text]

    @pytest.mark.parametrize(
        ("who", "may"),
        [
            ("stranger", {"public"}),
            ("imani", {"public"}),
            ("ben", {"public", "partner"}),
            ("hari", {"public", "partner"}),
            ("amara", {"public", "partner", "full"}),
        ],
    )
    def test_files_and_modules_are_given_by_rule(
        self, who: str, may: set[str], signed_in: Browser
    ) -> None:
        browser, given = signed_in(who), set()
        for cut in ("public", "partner", "full"):
            answer = browser.get(f"{V1}files/{cut}/assessment.pdf")
            if answer.status_code == HTTPStatus.OK:
                assert b"".join(answer.streaming_content).decode() == f"%PDF {cut}"
                given.add(cut)
        assert given == may
        for key, cut in (("knives", "public"), ("herons", "partner"), ("kingfishers", "full")):
            expected = HTTPStatus.OK if cut in may else HTTPStatus.NOT_FOUND
            assert browser.get(f"{V1}read/{key}/").status_code == expected
            assert browser.get(f"{V1}read/{key}/feedback/").status_code == expected
            found = browser.get("/needs-assessment/search/", {"q": f"{key[:-1]} words"}).text
            is_found = f"read/{key}/" in found
            assert is_found == (cut in may and key == "kingfishers")

    @pytest.mark.parametrize("name", ["../edition.json", "nothing.pdf", "..%2Fedition.json"])
    def test_no_other_file_is_given(self, name: str, signed_in: Browser) -> None:
        for cut in ("public", "full", "..", "secret"):
            answer = signed_in("amara").get(f"{V1}files/{cut}/{name}")
            assert answer.status_code == HTTPStatus.NOT_FOUND

    def test_a_cut_that_adds_nothing_has_the_files_below(
        self, root: Path, signed_in: Browser
    ) -> None:
        folder = root / "editions" / "SN-1-v2" / "public"
        folder.mkdir()
        (folder / "assessment.pdf").write_bytes(b"%PDF both")
        address = "/needs-assessment/editions/SN-1-v2/files/partner/assessment.pdf"
        answer = signed_in("ben").get(address)
        assert b"".join(answer.streaming_content) == b"%PDF both"

    def test_the_team_sees_what_differs_in_theirs(self, signed_in: Browser) -> None:
        address = "/needs-assessment/difference/?first=SN-1-v1&second=SN-1-v2"
        page = signed_in("amara").get(address).text
        assert "Herons for partners" in page
        assert "changed.</ins>" in page.replace("\n", "")


class TestDifferences:
    """Words with ins and del that read without colour, and numbers with both values."""

    def test_moved_numbers_show_both(
        self, publish: Publish, newer_release: Callable[[], None], client: Client
    ) -> None:
        publish()
        newer_release()
        publish(2, release_id="R0003-2b3c4d5e", previous="SN-1-v1")
        page = client.get("/needs-assessment/difference/?first=SN-1-v1&second=SN-1-v2").text
        assert "/figures/R0002-1a2b3c4d/knife_crime.v1/" in page
        assert "/figures/R0003-2b3c4d5e/knife_crime.v1/" in page
        assert "<del>" in page
        assert "taken out:" in page

    def test_of_a_version_with_itself_is_nothing(self, publish: Publish, client: Client) -> None:
        publish()
        page = client.get("/needs-assessment/difference/?first=SN-1-v1&second=SN-1-v1").text
        assert "Both say the same." in page


class TestAnEmbargo:
    """Until its moment, an edition is there for those who may see it early, and nobody else."""

    @pytest.fixture(autouse=True)
    def kept_back(self, publish: Publish) -> None:
        publish()
        publish(2, embargoed_until=timezone.now() + timedelta(hours=2), title="Later words")

    @pytest.mark.parametrize("who", ["stranger", "ben", "dev"])
    def test_hides_every_trace(self, who: str, signed_in: Browser) -> None:
        browser = signed_in(who)
        later = "/needs-assessment/editions/SN-1-v2/"
        for path in ("", "read/knives/", "easy/", "read/knives/feedback/", "files/public/x.pdf"):
            assert browser.get(later + path).status_code == HTTPStatus.NOT_FOUND
        for address in (HOME, "/needs-assessment/versions/", "/thread/SN-1/"):
            page = browser.get(address).text
            assert "Later words" not in page
            assert "SN-1-v2" not in page

    @pytest.mark.parametrize("who", ["hari", "amara"])
    def test_lets_some_read_before(self, who: str, signed_in: Browser) -> None:
        browser = signed_in(who)
        assert "Not for everyone yet" in browser.get("/needs-assessment/editions/SN-1-v2/").text
        assert "Later words" in browser.get("/needs-assessment/versions/").text
        assert "Later words" not in browser.get(HOME).text

    def test_ends_by_the_clock(self, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
        assert "Later words" not in client.get(HOME).text
        later = timezone.now() + timedelta(hours=3)
        monkeypatch.setattr(published.timezone, "now", lambda: later)
        assert "Later words" in client.get(HOME).text


class TestFeedback:
    """Kept without a name, and read by the team."""

    @pytest.fixture(autouse=True)
    def out(self, publish: Publish) -> None:
        publish()

    def test_is_kept_with_the_day_alone(self, client: Client, signed_in: Browser) -> None:
        sent = {"useful": "partly", "missing": "Say more about buses."}
        answer = client.post(f"{V1}read/knives/feedback/", sent)
        assert answer["Location"] == f"{V1}read/knives/"
        kept = Feedback.objects.get()
        assert (kept.useful, kept.given_on) == ("partly", timezone.localdate())
        page = signed_in("amara").get(f"{V1}feedback/").text
        assert "Say more about buses." in page
        assert signed_in("ben").get(f"{V1}feedback/").status_code == HTTPStatus.FORBIDDEN

    def test_with_a_name_typed_in_is_refused_and_kept_on_the_page(self, client: Client) -> None:
        sent = {"useful": "no", "missing": "Ask Ms Brown on 07700 900123."}
        answer = client.post(f"{V1}read/knives/feedback/", sent)
        assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
        assert "a telephone number" in answer.text
        assert "Ask Ms Brown on 07700 900123." in answer.text
        assert not Feedback.objects.exists()

    def test_without_an_answer_is_refused(self, client: Client) -> None:
        answer = client.post(f"{V1}read/knives/feedback/", {"missing": "Buses."})
        assert "Choose one of the three." in answer.text
        assert "Buses." in answer.text

    def test_a_flood_is_stopped(self, client: Client) -> None:
        Feedback.objects.bulk_create(
            Feedback(
                edition_id="SN-1-v1",
                module="knives",
                useful="no",
                given_on=timezone.localdate(),
            )
            for _ in range(MOST_A_DAY)
        )
        answer = client.post(f"{V1}read/knives/feedback/", {"useful": "yes"})
        assert str(EnoughForToday.words) in answer.text


def test_words_that_were_taken_back_are_shown_no_more(
    publish: Publish, root: Path, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = QuotationBlock("QU-4", "The walk home is long.", "a young person, Northbank, 2026")
    publish(modules=(replace(MODULES[0], blocks=(said,)),))
    folder = root / "editions" / "SN-1-v1" / "public"
    folder.mkdir()
    (folder / "assessment.pdf").write_bytes(b"%PDF")
    assert "The walk home is long." in client.get(f"{V1}read/knives/").text
    monkeypatch.setattr(published, "withdrawn_quotations", frozenset)
    page = client.get(f"{V1}read/knives/").text
    assert "The walk home is long." not in page
    assert "taken back by the person who said them" in page
    assert "no longer given out" in client.get(V1).text
    answer = client.get(f"{V1}files/public/assessment.pdf")
    assert answer.status_code == HTTPStatus.NOT_FOUND


def test_the_thread_knows_an_edition_as_far_as_somebody_may_read_it(
    publish: Publish, cast: dict[str, object], signed_in: Browser
) -> None:
    publish(embargoed_until=timezone.now() + timedelta(hours=2))
    seen = things_seen_by(cast["amara"], ["SN-1"])  # type: ignore[arg-type]
    assert seen["SN-1"].title == "Needs 2026"
    assert things_seen_by(cast["ben"], ["SN-1"]) == {}  # type: ignore[arg-type]
    assert signed_in("ben").get("/thread/SN-1/").status_code == HTTPStatus.NOT_FOUND
