"""Pages of returns: who sees them, what they say, and what they refuse."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from headwater_web.accounts.models import Person
from headwater_web.returns import actions
from headwater_web.returns.models import Edition, Hours, Return, Sending
from headwater_web.thread.api import things_seen_by

SignedIn = Callable[[str], Client]


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_return_goes_its_way_in_a_browser(signed_in: SignedIn, begun: Return) -> None:
    analyst, manager = signed_in("amara"), signed_in("grace")
    drafted = analyst.post("/returns/O-1/draft/", {"version": 1}, follow=True)
    assert "2 answers were drafted from the records" in drafted.content.decode()
    given = {"version": 2, "words": "Ask earlier"}
    assert analyst.post("/returns/O-1/answers/learning/", given).status_code == 302
    own = signed_in("chioma").post("/returns/O-1/sign-off/", {"version": 2})
    assert "Somebody else changed this return" in own.content.decode()
    assert manager.post("/returns/O-1/sign-off/", {"version": 3}).status_code == 302
    today = timezone.localdate().isoformat()
    sent = {"version": 4, "sent_on": today, "how": "By e-mail"}
    assert manager.post("/returns/O-1/sent/", sent).status_code == 302
    assert Sending.objects.count() == 1
    page = text(manager, "/returns/O-1/versions/1/")
    assert "This is what was signed off. Fingerprint" in page
    assert "Grace Lindqvist" in page
    file = manager.get("/returns/O-1/versions/1/file.csv")
    assert file["Content-Disposition"] == 'attachment; filename="O-1-version-1.csv"'
    because = {"version": 5, "because": "The funder asked for one more thing"}
    assert manager.post("/returns/O-1/new-version/", because).status_code == 302
    assert "opened again" in text(manager, "/returns/O-1/")


def test_the_page_says_where_an_answer_comes_from(signed_in: SignedIn, answered: Return) -> None:
    page = text(signed_in("hari"), "/returns/O-1/")
    assert "From the records: Actions overdue, as at" in page
    assert "What changed since it was drafted" in page
    assert "Draft it from the records" not in page


def test_a_person_in_the_role_of_both_cannot_sign_off(
    signed_in: SignedIn, cast: dict[str, Person], begun: Return
) -> None:
    actions.draft_answers(
        by=cast["grace"], report=begun, version=begun.version, as_at=timezone.localdate()
    )
    actions.write_answer(
        by=cast["grace"],
        report=begun,
        version=begun.version,
        question="learning",
        written=actions.Written("Ask earlier"),
    )
    answer = signed_in("grace").post("/returns/O-1/sign-off/", {"version": begun.version})
    assert answer.status_code == 422
    assert "Somebody else has to sign it off" in answer.content.decode()
    assert not Edition.objects.exists()


@pytest.mark.parametrize(
    ("question", "given", "words"),
    [
        ("overdue", {"because": "So"}, "Give the number"),
        ("overdue", {"number": "many", "because": "So"}, "That is not a number"),
        ("overdue", {"number": "4"}, "Say why it is not what the records say"),
        ("learning", {}, "Write the answer"),
    ],
)
def test_an_answer_that_will_not_do_is_refused(
    question: str, given: dict[str, str], words: str, signed_in: SignedIn, answered: Return
) -> None:
    address = f"/returns/O-1/answers/{question}/"
    answer = signed_in("amara").post(address, given | {"version": answered.version})
    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_what_was_typed_is_not_lost_when_somebody_was_quicker(
    signed_in: SignedIn, answered: Return
) -> None:
    client, address = signed_in("amara"), "/returns/O-1/answers/learning/"
    refused = client.post(address, {"version": 1, "words": "My own words"})
    assert refused.status_code == 422
    page = refused.content.decode()
    assert "My own words" in page
    assert "Ask earlier" in page
    assert f'value="{answered.version}"' in page


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"hours": "0"}, "greater than or equal"),
        ({"hours": "25"}, "less than or equal"),
        ({"worked_on": "2126-01-01"}, "has not come yet"),
        ({"worked_on": "2018-01-01"}, "before the days that the report is about"),
        ({"role": "director"}, "Select a valid choice"),
    ],
)
def test_hours_that_cannot_be_are_refused(
    given: dict[str, str], words: str, signed_in: SignedIn, begun: Return
) -> None:
    sound = {"role": "analyst", "hours": "1.5", "worked_on": "2026-10-20"}
    answer = signed_in("amara").post("/returns/O-1/hours/", sound | given)
    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_hours_show_the_role_and_only_their_owner_corrects_them(
    signed_in: SignedIn, begun: Return
) -> None:
    sound = {"role": "analyst", "hours": "1.5", "worked_on": "2026-10-20"}
    assert signed_in("amara").post("/returns/O-1/hours/", sound).status_code == 302
    entry = Hours.objects.get()
    page = text(signed_in("hari"), "/returns/O-1/")
    assert "This return has cost 1.5 hours so far" in page
    assert "Amara" not in page
    address = f"/returns/O-1/hours/{entry.pk}/correct/"
    assert signed_in("grace").get(address).status_code == 404
    given = {"hours": "1", "because": "A slip"}
    assert signed_in("amara").post(address, given).status_code == 302
    assert "corrects 1.5: A slip" in text(signed_in("amara"), "/returns/O-1/")
    assert "Noted: 1 hour." in text(signed_in("amara"), "/returns/")


@pytest.mark.parametrize(
    ("who", "status"),
    [("amara", 200), ("hari", 200), ("farah", 200), ("ben", 403), ("dev", 403), ("imani", 403)],
)
def test_who_sees_returns(
    who: str, status: int, signed_in: SignedIn, begun: Return, cast: dict[str, Person]
) -> None:
    for address in ("/returns/", "/returns/O-1/", "/returns/O-1/changes/"):
        assert signed_in(who).get(address).status_code == status
    assert bool(things_seen_by(cast[who], ["O-1"])) is (status == 200)


@pytest.mark.parametrize(
    ("who", "address", "status"),
    [
        ("amara", "/returns/O-1/sign-off/", 403),
        ("hari", "/returns/O-1/sign-off/", 403),
        ("farah", "/returns/O-1/hours/", 403),
        ("grace", "/returns/O-9/", 404),
        ("grace", "/returns/O-1/answers/nothing/", 404),
        ("grace", "/returns/O-1/versions/1/", 404),
        ("grace", "/returns/O-1/versions/1/file.csv", 404),
        ("grace", "/returns/O-1/hours/1/correct/", 404),
    ],
)
def test_what_one_may_not_do_and_what_is_not_there(
    who: str, address: str, status: int, signed_in: SignedIn, begun: Return
) -> None:
    assert signed_in(who).get(address).status_code == status


@pytest.mark.parametrize(
    "address",
    [
        "/returns/begin/quarterly_return/x/",
        "/returns/begin/no-such-form/2025-04-01/",
        "/returns/begin/quarterly_return/2025-05-01/",
        "/returns/begin/quarterly_return/2126-04-01/",
    ],
)
def test_nothing_is_begun_that_is_not_in_the_calendar(
    address: str, signed_in: SignedIn, cast: dict[str, Person]
) -> None:
    assert signed_in("grace").post(address).status_code == 404
    assert not Return.objects.exists()


def test_the_calendar_begins_a_return_once(signed_in: SignedIn) -> None:
    client, address = signed_in("amara"), "/returns/begin/quarterly_return/2026-07-01/"
    assert client.post(address)["Location"] == "/returns/O-1/"
    again = client.post(address, follow=True)
    assert "Somebody has begun this return already" in again.content.decode()
    page = text(client, "/returns/")
    assert "Quarterly return on the violence reduction grant" in page
    assert "what they left for consultation" in page


def test_drafting_without_a_version_is_nothing(signed_in: SignedIn, begun: Return) -> None:
    assert signed_in("amara").post("/returns/O-1/draft/", {"version": "x"}).status_code == 404
    stale = signed_in("amara").post("/returns/O-1/draft/", {"version": "7"}, follow=True)
    assert "Somebody else changed this return" in stale.content.decode()
