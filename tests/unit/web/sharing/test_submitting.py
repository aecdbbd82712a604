"""Sending a file: who may, what reaches the engine, what the site remembers, what is refused."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from django.test import Client
from pytest_django import Settings
from tests.unit.web.sharing.conftest import OFFERS, Engine

from headwater.exchange.spool import FeedOffer
from headwater_web.accounts.models import Person
from headwater_web.audit.api import events
from headwater_web.sharing.forms import sending
from headwater_web.sharing.models import Submission
from headwater_web.ui.definition_files import partnership_definition

CRIME = "police_recorded_crime:police"
CONTENT = b"Reference,Offence\nA1,8/1\n" * 40_000
SignIn = Callable[[str], Client]


def send(
    client: Client, *, offer: str = CRIME, content: bytes = CONTENT, name: str = "crime 2025.csv"
) -> object:
    file = BytesIO(content)
    file.name = name
    return client.post("/submissions/new/", {"offer": offer, "file": file})


@pytest.fixture
def ben(signed_in: SignIn, engine: Engine) -> Client:
    return signed_in("ben")


def test_the_file_reaches_the_engine_whole(ben: Client, engine: Engine) -> None:
    response = send(ben)
    submission = Submission.objects.get()
    assert response["Location"] == f"/submissions/{submission.submission_id}/"
    assert engine.received(submission.submission_id) == CONTENT


def test_the_site_remembers_the_facts_and_not_the_content(
    ben: Client, cast: dict[str, Person], engine: Engine
) -> None:
    send(ben)
    kept = Submission.objects.get()
    assert (kept.file_name, kept.size_bytes) == ("crime 2025.csv", len(CONTENT))
    assert (kept.organisation, kept.feed) == ("police", "police_recorded_crime")
    assert kept.submitted_by == cast["ben"].audit_reference
    assert [message.requested_by for message in engine.spool.waiting()] == [kept.submitted_by]


def test_sending_is_recorded(ben: Client) -> None:
    send(ben)
    newest = max(events(), key=lambda event: event.number)
    assert newest.action == "sharing.file_submitted"
    assert newest.about == Submission.objects.get().audit_reference


def test_only_feeds_of_ones_own_organisation_are_offered(ben: Client) -> None:
    html = ben.get("/submissions/new/").text
    assert "Police recorded crime" in html
    assert "Hospital admissions" not in html


def test_an_analyst_may_send_any_feed(signed_in: SignIn, engine: Engine) -> None:
    html = signed_in("amara").get("/submissions/new/").text
    assert "Police recorded crime (Police)" in html
    assert "Hospital admissions (Health board)" in html


def test_a_supplier_without_an_account_has_its_name_from_the_definitions(
    signed_in: SignIn, engine: Engine
) -> None:
    college = FeedOffer("further_education", "College learners", "college_a")
    engine.spool.open_engine(
        public_key=X25519PrivateKey.generate().public_key().public_bytes_raw(),
        offers=(*OFFERS, college),
    )
    html = signed_in("amara").get("/submissions/new/").text
    (body,) = [
        each
        for each in partnership_definition("partnership.yaml")["bodies"]
        if each["key"] == college.supplier
    ]
    assert f"College learners ({body['name']})" in html


def test_another_organisations_feed_is_refused(ben: Client, engine: Engine) -> None:
    response = send(ben, offer="hospital_admissions:health_board")
    assert response.status_code == 422
    assert "may not be sent now" in response.text
    assert engine.spool.waiting() == []


@pytest.mark.parametrize("name", ["dev", "hari", "imani", "chioma", "grace", "farah"])
def test_other_roles_may_not_send(signed_in: SignIn, engine: Engine, name: str) -> None:
    assert signed_in(name).get("/submissions/new/").status_code == 403
    assert send(signed_in(name)).status_code == 403
    assert engine.spool.waiting() == []


def test_a_stranger_is_asked_to_sign_in(client: Client, db: None, engine: Engine) -> None:
    assert send(client)["Location"].startswith("/sign-in/")


def test_a_form_from_elsewhere_is_refused(cast: dict[str, Person], engine: Engine) -> None:
    careful = Client(enforce_csrf_checks=True)
    careful.force_login(cast["ben"], backend="allauth.account.auth_backends.AuthenticationBackend")
    assert send(careful).status_code == 403
    assert engine.spool.waiting() == []


def test_nothing_chosen_is_explained(ben: Client) -> None:
    response = ben.post("/submissions/new/", {})
    assert response.status_code == 422
    assert "Choose a file." in response.text
    assert "Choose what is in the file." in response.text


def test_an_empty_file_is_explained(ben: Client) -> None:
    assert "The file is empty" in send(ben, content=b"").text


def test_too_large_a_file_is_explained(ben: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sending, "LARGEST_FILE_BYTES", 100)
    response = send(ben)
    assert response.status_code == 422
    assert "at most 100" in response.text
    assert not Submission.objects.exists()


@pytest.mark.parametrize("name", ["report.PDF", "minutes.docx", "photo.jpg"])
def test_a_file_that_holds_no_table_is_explained(ben: Client, engine: Engine, name: str) -> None:
    response = send(ben, name=name)
    assert response.status_code == 422
    assert "holds no table that can be read" in response.text
    assert engine.spool.waiting() == []


@pytest.mark.parametrize("name", ["crime.xlsx", "crime.ods", "crime.csv.gz", "crime.dat", "crime"])
def test_any_other_file_is_judged_by_its_content(ben: Client, name: str) -> None:
    assert send(ben, name=name).status_code == 302


def test_without_an_engine_nothing_is_half_sent(
    ben: Client, engine: Engine, settings: Settings
) -> None:
    (Path(settings.HEADWATER_EXCHANGE) / "engine.public").unlink()
    response = send(ben)
    assert "The engine is not running, so nothing was sent." in response.text
    assert not Submission.objects.exists()
    assert not any(event.action == "sharing.file_submitted" for event in events())


def test_a_full_disk_is_explained(
    ben: Client, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("headwater.exchange.spool.Spool.submit", full)
    response = send(ben)
    assert "There was no room" in response.text
    assert not Submission.objects.exists()


def test_where_nothing_may_be_sent_the_page_says_who_can_help(
    signed_in: SignIn, engine: Engine
) -> None:
    engine.spool.open_engine(public_key=engine.spool.public_key(), offers=())
    html = signed_in("ben").get("/submissions/new/").text
    assert "There is nothing that you can send now" in html
    assert "information-governance lead" in html


def test_django_never_gets_to_keep_an_upload(ben: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def kept(*_: object, **__: object) -> None:
        raise AssertionError("the content rested in Django's own temporary file")

    monkeypatch.setattr("django.core.files.uploadedfile.TemporaryUploadedFile.__init__", kept)
    monkeypatch.setattr("django.core.files.uploadedfile.InMemoryUploadedFile.__init__", kept)
    assert send(ben, content=CONTENT * 4).status_code == 302
