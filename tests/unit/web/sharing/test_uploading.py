"""Sending a file in parts: what reaches the engine, who may add to it, and what goes wrong."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import IntegrityError
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings
from tests.unit.web.sharing.conftest import OFFERS, Engine

from headwater_web.accounts.models import Person
from headwater_web.audit.api import events
from headwater_web.sharing.actions import uploads as actions
from headwater_web.sharing.forms import sending
from headwater_web.sharing.models import Submission, Upload

SignIn = Callable[[str], Client]
PART = 1_000
CONTENT = bytes(range(256)) * 10 + b"the end"
NUMBERS = (1, 2, 3)
CHOSEN = {
    "offer": "police_recorded_crime:police",
    "name": "crime 2025.csv",
    "size": len(CONTENT),
    "changed": 1_763_800_000_123,
}


@dataclass(frozen=True)
class Browser:
    """What the script of the page does, one request at a time."""

    client: Client

    def begin(self, **facts: object) -> object:
        return self.client.post("/submissions/uploads/", CHOSEN | facts)

    def put(self, begun: dict[str, object], number: int, content: bytes | None = None) -> object:
        whole = CONTENT[(number - 1) * PART : number * PART]
        return self.client.put(
            f"{begun['parts']}{number}/",
            whole if content is None else content,
            content_type="application/octet-stream",
        )

    def finish(self, begun: dict[str, object]) -> object:
        return self.client.post(begun["finish"])


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "PART_BYTES", PART)


@pytest.fixture
def ben(signed_in: SignIn, engine: Engine) -> Browser:
    return Browser(signed_in("ben"))


def half_sent(browser: Browser) -> dict[str, object]:
    begun: dict[str, object] = browser.begin().json()
    browser.put(begun, 1)
    return begun


class TestTheWholeWay:
    """Parts in, one submission out."""

    def test_the_file_reaches_the_engine_whole(self, ben: Browser, engine: Engine) -> None:
        begun = ben.begin().json()
        assert [ben.put(begun, number).status_code for number in NUMBERS] == [204] * 3
        address = ben.finish(begun).json()["address"]
        submission = Submission.objects.get()
        assert address == f"/submissions/{submission.submission_id}/"
        assert engine.received(submission.submission_id) == CONTENT
        assert not Upload.objects.exists()

    def test_nothing_is_a_submission_before_the_end(self, ben: Browser, engine: Engine) -> None:
        half_sent(ben)
        assert engine.spool.waiting() == []
        assert not Submission.objects.exists()

    def test_the_same_file_goes_on_where_it_stopped(self, ben: Browser) -> None:
        first = half_sent(ben)
        again = ben.begin().json()
        assert (first["held"], again["held"]) == ([], [1])
        assert again["parts"] == first["parts"]

    @pytest.mark.parametrize(
        "facts", [{"name": "crime 2026.csv"}, {"size": len(CONTENT) + 1}, {"changed": 1}]
    )
    def test_another_file_begins_anew(self, ben: Browser, facts: dict[str, object]) -> None:
        half_sent(ben)
        assert ben.begin(**facts).json()["held"] == []

    def test_a_part_sent_twice_counts_once(self, ben: Browser, engine: Engine) -> None:
        begun = half_sent(ben)
        for number in NUMBERS:
            ben.put(begun, number)
        ben.finish(begun)
        assert engine.received(Submission.objects.get().submission_id) == CONTENT

    def test_finishing_twice_is_finishing_once(self, ben: Browser, engine: Engine) -> None:
        """The answer to the first may be lost on its way back."""
        begun = half_sent(ben)
        for number in NUMBERS:
            ben.put(begun, number)
        first, second = ben.finish(begun), ben.finish(begun)
        assert first.json() == second.json()
        assert len(engine.spool.waiting()) == Submission.objects.count() == 1

    def test_beginning_and_the_end_are_recorded(self, ben: Browser) -> None:
        begun = half_sent(ben)
        for number in NUMBERS:
            ben.put(begun, number)
        ben.finish(begun)
        acts = [each.action for each in events() if each.action.startswith("sharing.")]
        assert sorted(acts) == ["sharing.file_submitted", "sharing.upload_begun"]

    def test_no_plain_byte_rests_anywhere(self, ben: Browser, settings: Settings) -> None:
        begun = ben.begin(name="plain.csv", size=PART).json()
        ben.put(begun, 1, b"Somebody's name " * 62 + b"Somebody")
        kept = [path for path in Path(settings.HEADWATER_EXCHANGE).rglob("*") if path.is_file()]
        assert any(path.parent.parent.name == "uploads" for path in kept)
        assert [path for path in kept if b"Somebody" in path.read_bytes()] == []


class TestWho:
    """Only whoever began a file may add to it, end it, or give it up."""

    @pytest.mark.parametrize("name", ["dev", "hari", "imani", "chioma", "grace", "farah"])
    def test_other_roles_may_not_begin(self, signed_in: SignIn, ben: Browser, name: str) -> None:
        assert Browser(signed_in(name)).begin().status_code == 403

    @pytest.mark.parametrize("route", ["parts", "finish", "stop"])
    def test_nobody_else_finds_it(self, signed_in: SignIn, ben: Browser, route: str) -> None:
        begun = half_sent(ben)
        amara = signed_in("amara")  # who may send for any organisation
        found = Browser(amara).put(begun, 2) if route == "parts" else amara.post(str(begun[route]))
        assert found.status_code == 404
        assert Upload.objects.get().submission_id in str(begun["finish"])

    def test_a_stranger_is_sent_to_sign_in(self, ben: Browser, client: Client) -> None:
        answer = Browser(client).put(half_sent(ben), 2)
        assert answer["Location"].startswith("/sign-in/")

    def test_a_part_from_elsewhere_is_refused(self, ben: Browser, cast: dict[str, Person]) -> None:
        begun = half_sent(ben)
        careful = Client(enforce_csrf_checks=True)
        careful.force_login(
            cast["ben"], backend="allauth.account.auth_backends.AuthenticationBackend"
        )
        assert Browser(careful).put(begun, 2).status_code == 403

    def test_a_role_that_ended_halfway_ends_it(self, ben: Browser, cast: dict[str, Person]) -> None:
        begun = half_sent(ben)
        held = cast["ben"].memberships.get()
        held.starts_on, held.ends_on = timezone.localdate() - timedelta(3), timezone.localdate()
        type(held).objects.filter(pk=held.pk).update(starts_on=held.starts_on, ends_on=held.ends_on)
        assert ben.put(begun, 2).status_code == 403


class TestWhatGoesWrong:
    """Each in words, and nothing half done."""

    @pytest.mark.parametrize(
        ("facts", "words"),
        [
            ({"size": 0}, "The file is empty"),
            ({"size": 3 * 1024**3}, "at most 2.0"),
            ({"name": "minutes.pdf"}, "holds no table"),
            ({"offer": "hospital_admissions:health_board"}, "may not be sent now"),
            ({"name": ""}, "Choose a file."),
        ],
    )
    def test_a_file_that_cannot_be_sent(
        self, ben: Browser, facts: dict[str, object], words: str
    ) -> None:
        answer = ben.begin(**facts)
        assert (answer.status_code, words in answer.json()["words"]) == (422, True)
        assert not Upload.objects.exists()

    def test_a_part_larger_than_a_part(self, ben: Browser, engine: Engine) -> None:
        begun = half_sent(ben)
        assert ben.put(begun, 2, b"x" * (PART + 1)).status_code == 413
        assert engine.spool.parts_held(Upload.objects.get().submission_id) == (1,)

    @pytest.mark.parametrize("number", [2, 3])
    def test_a_part_that_was_cut_short(self, ben: Browser, engine: Engine, number: int) -> None:
        begun = half_sent(ben)
        assert ben.put(begun, number, b"cut").status_code == 408
        assert engine.spool.parts_held(Upload.objects.get().submission_id) == (1,)

    def test_finishing_too_early(self, ben: Browser, engine: Engine) -> None:
        begun = half_sent(ben)
        answer = ben.finish(begun)
        assert answer.status_code == 409
        assert "have not arrived" in answer.json()["words"]
        assert Upload.objects.exists()
        assert not Submission.objects.exists()

    def test_a_feed_that_is_no_longer_offered(self, ben: Browser, engine: Engine) -> None:
        begun = half_sent(ben)
        for number in NUMBERS:
            ben.put(begun, number)
        engine.spool.open_engine(public_key=engine.spool.public_key(), offers=OFFERS[1:])
        answer = ben.finish(begun)
        assert (answer.status_code, "may not be sent now" in answer.json()["words"]) == (409, True)
        assert engine.spool.waiting() == []

    def test_the_engine_is_absent(self, ben: Browser, settings: Settings) -> None:
        (Path(settings.HEADWATER_EXCHANGE) / "engine.public").unlink()
        answer = ben.begin()
        assert (answer.status_code, "not running" in answer.json()["words"]) == (503, True)
        assert not Upload.objects.exists()

    def test_the_disk_is_full(self, ben: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
        begun = half_sent(ben)

        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr("headwater.exchange.spool.Spool.put_part", full)
        answer = ben.put(begun, 2)
        assert (answer.status_code, "no room" in answer.json()["words"]) == (507, True)

    def test_what_the_engine_has_forgotten(self, ben: Browser, engine: Engine) -> None:
        begun = half_sent(ben)
        engine.spool.abandon(Upload.objects.get().submission_id)
        assert ben.put(begun, 2).status_code == 410
        assert ben.begin().json()["held"] == []
        assert ben.put(begun, 1).status_code == 204

    def test_no_more_half_sent_files_than_are_kept(self, ben: Browser) -> None:
        for number in range(actions.MOST_UPLOADS):
            assert ben.begin(changed=number).status_code == 200
        answer = ben.begin(changed=99)
        assert (answer.status_code, "half sent" in answer.json()["words"]) == (409, True)
        assert ben.begin(changed=0).status_code == 200  # one of those

    def test_an_old_one_makes_room(self, ben: Browser, engine: Engine) -> None:
        old = str(half_sent(ben)["finish"])
        Upload.objects.update(begun_at=timezone.now() - timedelta(days=3))
        assert ben.begin().json()["finish"] != old
        assert Upload.objects.count() == 1


class TestThePage:
    """What is half sent is listed, to go on with or to forget."""

    def test_it_is_listed_for_whoever_began_it(self, ben: Browser, signed_in: SignIn) -> None:
        half_sent(ben)
        assert "crime 2025.csv" in ben.client.get("/submissions/new/").text
        assert "crime 2025.csv" not in signed_in("amara").get("/submissions/new/").text

    def test_it_is_given_up_by_a_button(self, ben: Browser, engine: Engine) -> None:
        begun = half_sent(ben)
        kept = Upload.objects.get().submission_id
        assert ben.client.post(str(begun["stop"]))["Location"] == "/submissions/new/"
        assert engine.spool.upload(kept) is None
        assert not Upload.objects.exists()
        assert any(each.action == "sharing.upload_abandoned" for each in events())

    def test_the_script_is_given_what_it_needs(self, ben: Browser) -> None:
        html = ben.client.get("/submissions/new/").text
        assert 'data-send-in-parts="/submissions/uploads/"' in html
        assert f'data-largest-bytes="{sending.LARGEST_UPLOAD_BYTES}"' in html


@given(st.integers(1, 10**10), st.integers(1, 10**8))
def test_parts_hold_a_file_and_no_more(size: int, part: int) -> None:
    upload = Upload(size_bytes=size, part_bytes=part)
    assert (upload.parts - 1) * part < size <= upload.parts * part


@pytest.mark.django_db
@pytest.mark.parametrize("facts", [{"size_bytes": 0}, {"part_bytes": 0}, {"begun_by": ""}])
def test_an_upload_without_its_facts_cannot_be_kept(facts: dict[str, object]) -> None:
    known: dict[str, object] = {
        "submission_id": "a" * 32,
        "organisation": "police",
        "size_bytes": 10,
        "part_bytes": 4,
        "changed_ms": 0,
        "begun_at": timezone.now(),
        "begun_by": "person/0",
    }
    with pytest.raises(IntegrityError):
        Upload.objects.create(**(known | facts))
