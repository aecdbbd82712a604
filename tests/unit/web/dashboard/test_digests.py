"""The monthly e-mail: who gets it, what is in it, and that it goes once."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from smtplib import SMTPRecipientsRefused
from typing import Any

import pytest
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.utils import timezone
from tests.unit.products import sample
from tests.unit.web.placing import place_once

from headwater.released.changes import ChangedFigure, ChangeKind, Difference
from headwater.released.opened import Release
from headwater.released.reader import ReleasedReader
from headwater.vocabulary.areas import AreaType
from headwater.vocabulary.periods import PeriodType
from headwater_web.accounts.api import person_with_email
from headwater_web.accounts.models import Person
from headwater_web.config.staging import stage_work
from headwater_web.dashboard.digests import attempts, of_numbers
from headwater_web.dashboard.digests.attempts import LastSent, NothingSent, Standing
from headwater_web.dashboard.digests.choosing import choose, chosen_by, wanting
from headwater_web.dashboard.digests.letter import Letter, compose
from headwater_web.dashboard.digests.links import stop_path
from headwater_web.dashboard.digests.sending import Done, Post, send_due
from headwater_web.dashboard.models import DigestAttempt, DigestChoice, OutcomeKind
from headwater_web.dashboard.saved_views.actions import Said, save_view

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shown")]
SITE = "https://headwater.example"
TODAY = timezone.localdate()
NORTHBANK = "Z07000001"
SIGNAL = "Knife violence in Northbank has stayed higher than elsewhere"
DETAIL = "Two sources see it"


@pytest.fixture
def reader(release_root: Path) -> ReleasedReader:
    """The two sample releases."""
    return ReleasedReader(release_root)


@pytest.fixture
def post(release: Release, reader: ReleasedReader) -> Post:
    """What is sent today."""
    return Post(release, reader, TODAY, SITE)


@pytest.fixture
def asked(cast: dict[str, Person]) -> Person:
    """Hari of the board, who asked for it about Northbank."""
    choose(by=cast["hari"], wanted=True, districts=[NORTHBANK])
    return cast["hari"]


def letter_to(person: Person, post: Post, *, last: LastSent | None = None) -> Letter:
    """What would be sent today."""
    return compose(person, release=post.release, reader=post.reader, last=last, today=post.today)


def lines_of(letter: Letter) -> str:
    """Every word of the parts of a letter."""
    parts = [*letter.sections, letter.next]
    return "\n".join(
        f"{part.title}: {line.words} {line.note}" for part in parts for line in part.lines
    )


def test_nobody_gets_it_who_has_not_asked(cast: dict[str, Person], post: Post) -> None:
    assert cast
    assert send_due(post) == {}
    assert mail.outbox == []


def test_whoever_asked_gets_one_page_in_two_forms(asked: Person, post: Post) -> None:
    assert send_due(post) == {Done.SENT: 1}
    (sent,) = mail.outbox
    assert isinstance(sent, EmailMultiAlternatives)
    assert sent.to == [asked.email]
    (html, kind) = sent.alternatives[0]
    assert kind == "text/html"
    for words in (SIGNAL, "95% range", "You get this because you asked"):
        assert words in sent.body
        assert words in str(html)
    for address in (f"{SITE}/measures/knife_crime/", f"{SITE}{stop_path(asked)}"):
        assert address in sent.body
        assert address in str(html)


def test_nothing_in_it_tells_that_it_was_opened(asked: Person, post: Post) -> None:
    send_due(post)
    html = str(mail.outbox[0].alternatives[0][0])  # type: ignore[attr-defined]
    assert not re.search(r"<(img|link|script|iframe|object|video)\b|url\(|@import", html)
    assert set(re.findall(r'https?://[^"/]+', html)) == {SITE}


def test_its_subject_says_nothing_of_the_person(asked: Person, post: Post) -> None:
    send_due(post)
    subject = mail.outbox[0].subject
    assert subject.startswith("Riverside: what to notice, ")
    for personal in (*asked.name.split(), asked.email, "Northbank", "Board"):
        assert personal not in subject


def test_a_mail_program_can_end_it_by_its_own_button(
    asked: Person, post: Post, client: Client
) -> None:
    send_due(post)
    headers = mail.outbox[0].extra_headers
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    path = headers["List-Unsubscribe"].strip("<>").removeprefix(SITE)
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert not chosen_by(asked).wanted
    assert client.get(path).status_code == 200


def test_sending_twice_changes_nothing(asked: Person, post: Post) -> None:
    send_due(post)
    assert send_due(post) == {Done.SENT_BEFORE: 1}
    assert len(mail.outbox) == 1
    assert DigestAttempt.objects.filter(person=asked.audit_reference).count() == 1


def test_the_next_month_it_goes_again(asked: Person, post: Post) -> None:
    send_due(post)
    next_month = (TODAY.replace(day=1) + timedelta(days=40)).replace(day=1)
    assert attempts.standing(asked, next_month, timezone.now()) is Standing.DUE


def test_somebody_whose_role_ended_gets_none(asked: Person, post: Post) -> None:
    asked.memberships.update(ends_on=TODAY)
    assert send_due(post) == {Done.NO_ROLE: 1}
    assert mail.outbox == []
    assert not DigestAttempt.objects.exists()


def test_somebody_whose_account_was_closed_gets_none(asked: Person, post: Post) -> None:
    Person.objects.filter(pk=asked.pk).update(is_active=False, closed_at=timezone.now())
    assert send_due(post) == {Done.NO_ROLE: 1}


def test_what_is_for_partners_is_asked_when_it_is_sent(cast: dict[str, Person], post: Post) -> None:
    for name in ("hari", "dev"):
        choose(by=cast[name], wanted=True, districts=[])
    assert DETAIL in lines_of(letter_to(cast["hari"], post))
    assert SIGNAL in lines_of(letter_to(cast["dev"], post))
    assert DETAIL not in lines_of(letter_to(cast["dev"], post))


def test_signals_of_other_districts_are_left_out(cast: dict[str, Person], post: Post) -> None:
    choose(by=cast["hari"], wanted=True, districts=["Z07000002"])
    assert SIGNAL not in lines_of(letter_to(cast["hari"], post))


def test_a_district_that_is_no_more_is_left_out(cast: dict[str, Person], post: Post) -> None:
    choose(by=cast["hari"], wanted=True, districts=["Z99999999"])
    assert "you chose no district" in letter_to(cast["hari"], post).standing


def test_a_month_without_news_says_so_in_one_line(asked: Person, post: Post) -> None:
    last = LastSent(post.release.release_id, timezone.now() - timedelta(days=30))
    letter = letter_to(asked, post, last=last)
    assert letter.sections == ()
    assert letter.no_news == "There is no news this month: no newer numbers have been released."
    assert letter_to(asked, post).no_news == ""


def test_the_board_and_what_comes_are_told_to_whoever_may_see_them(
    asked: Person, post: Post
) -> None:
    place_once("work", lambda: stage_work(today=timezone.localdate()))
    words = lines_of(letter_to(asked, post))
    assert "What changed since the last board" in words
    assert "D-" in words
    assert "What comes next" in words
    asked.memberships.update(ends_on=TODAY)
    person = person_with_email(asked.email)
    assert person is not None
    assert "board" not in lines_of(letter_to(person, post))


def test_saved_views_that_moved_are_told(asked: Person, post: Post) -> None:
    said = Said("/areas/Z07000001/", "R0000-00000000", "It said something else.")
    save_view(by=asked, name="Northbank now", said=said)
    assert "Northbank now: It says something else now." in lines_of(letter_to(asked, post))


class Refusing:
    """A mail server that takes nothing."""

    def __init__(self, fault: Exception) -> None:
        self.fault = fault
        self.tried = 0

    def send(self, *_args: Any, **_kwargs: Any) -> int:
        """Refuse."""
        self.tried += 1
        raise self.fault


@pytest.mark.parametrize(
    "fault", [SMTPRecipientsRefused({"hari@demonstration.example": (550, b"no")}), OSError("gone")]
)
def test_what_the_mail_server_does_not_take_is_noted_and_tried_again(
    asked: Person, post: Post, monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(EmailMultiAlternatives, "send", Refusing(fault).send)
        assert send_due(post) == {Done.FAILED: 1}
    attempt = DigestAttempt.objects.get(person=asked.audit_reference)
    outcome = attempt.outcomes.get()
    assert (outcome.kind, outcome.fault) == (OutcomeKind.FAILED, type(fault).__name__)
    assert send_due(post) == {Done.SENT: 1}
    assert [each.number for each in DigestAttempt.objects.all()] == [1, 2]


def test_after_five_tries_it_is_given_up_for_the_month(
    asked: Person, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = Refusing(OSError("gone"))
    monkeypatch.setattr(EmailMultiAlternatives, "send", server.send)
    for _ in range(attempts.MOST_TRIES):
        assert send_due(post) == {Done.FAILED: 1}
    assert send_due(post) == {Done.GIVEN_UP: 1}
    assert server.tried == attempts.MOST_TRIES


def test_what_came_back_is_noted_and_tried_again(asked: Person, post: Post) -> None:
    with pytest.raises(NothingSent):
        attempts.came_back(asked)
    send_due(post)
    assert attempts.last_sent(asked) is not None
    call_command("send_digests", came_back=asked.email)
    call_command("send_digests", came_back=asked.email)
    assert attempts.last_sent(asked) is None
    assert send_due(post) == {Done.SENT: 1}


def test_a_try_that_broke_off_is_not_made_again_at_once(asked: Person, post: Post) -> None:
    begun = attempts.begin(asked, post.month, post.release.release_id)
    assert begun is not None
    assert send_due(post) == {Done.UNDER_WAY: 1}
    later = timezone.now() + attempts.LOST_AFTER
    assert attempts.standing(asked, post.month, later) is Standing.DUE


def test_two_processes_cannot_make_the_same_try(
    asked: Person, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    attempts.begin(asked, post.month, post.release.release_id)
    monkeypatch.setattr(attempts, "_attempts", lambda _person: DigestAttempt.objects.none())
    assert attempts.begin(asked, post.month, post.release.release_id) is None


def test_what_was_chosen_and_sent_is_never_changed(asked: Person, post: Post) -> None:
    send_due(post)
    for table in ("digestchoice", "digestattempt", "digestoutcome"):
        with (
            pytest.raises(DatabaseError, match="stays as it was"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(f"DELETE FROM dashboard_{table}")


def test_the_command_says_what_it_did(asked: Person, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("send_digests", address=f"{SITE}/")
    assert "1 sent" in capsys.readouterr().out
    assert f"{SITE}/digest/choice/" in mail.outbox[0].body
    call_command("send_digests")
    assert "1 sent earlier this month" in capsys.readouterr().out
    assert asked.email not in capsys.readouterr().out


def test_the_command_fails_where_something_was_not_taken(
    asked: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert asked
    monkeypatch.setattr(EmailMultiAlternatives, "send", Refusing(OSError()).send)
    with pytest.raises(CommandError, match="tried again"):
        call_command("send_digests")
    with pytest.raises(CommandError, match="No e-mail was sent"):
        call_command("send_digests", came_back="nobody@demonstration.example")


def test_a_person_chooses_and_may_choose_again(
    cast: dict[str, Person], signed_in: Callable[[str], Client]
) -> None:
    hari = signed_in("hari")
    assert "you have not asked for it" in hari.get("/digest/").text
    refused = hari.post("/digest/choice/", {"districts": ["Z99999999"], "wanted": "on"})
    assert refused.status_code == 422
    assert not DigestChoice.objects.exists()
    hari.post("/digest/choice/", {"districts": [NORTHBANK], "wanted": "on"})
    assert wanting() == (cast["hari"].audit_reference,)
    page = hari.get("/digest/").text
    assert "It is sent to you once a month" in page
    assert SIGNAL in page
    hari.post("/digest/choice/", {"districts": [NORTHBANK]})
    assert wanting() == ()
    assert chosen_by(cast["hari"]).districts == (NORTHBANK,)
    assert mail.outbox == []


def test_the_link_ends_it_without_signing_in_and_not_by_being_opened(
    asked: Person, client: Client
) -> None:
    path = stop_path(asked)
    assert "Stop these e-mails" in client.get(path).text
    assert chosen_by(asked).wanted
    assert "The e-mails are stopped" in client.post(path).text
    assert not chosen_by(asked).wanted
    assert chosen_by(asked).districts == (NORTHBANK,)
    assert DigestChoice.objects.last().by_link  # type: ignore[union-attr]  # there is one


def test_the_link_used_twice_says_so(asked: Person, client: Client) -> None:
    path = stop_path(asked)
    client.post(path)
    assert "stopped before" in client.post(path).text
    assert "None is being sent" in client.get(path).text
    assert DigestChoice.objects.filter(person=asked.audit_reference).count() == 2


def test_a_forged_link_ends_nothing(asked: Person, cast: dict[str, Person], client: Client) -> None:
    own, other = stop_path(cast["ben"]), asked.audit_reference.removeprefix("person/")
    signature = own.rstrip("/").rsplit(":", 1)[1]
    forged = f"/digest/stop/{other}:{signature}/"
    for path in (forged, own.replace(":", ":x"), "/digest/stop/nonsense/"):
        for answer in (client.get(path), client.post(path)):
            assert answer.status_code == 404
            assert "This link cannot be read" in answer.text
    assert chosen_by(asked).wanted


def test_figures_that_changed_beyond_chance_are_told_once_for_their_newest_period(
    asked: Person, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    newest = post.release.latest("ed_assaults", NORTHBANK).year
    assert newest is not None

    def changed(period: str, area: str) -> ChangedFigure:
        shown = (newest.state, newest.value, newest.numerator, newest.lower, newest.upper)
        state, value, count, lower, upper = shown
        return ChangedFigure(
            "ed_assaults",
            AreaType.DISTRICT,
            area,
            PeriodType.YEAR,
            period,
            "all",
            "all",
            ChangeKind.NEW,
            *(None, state, None, value, None, count),
            *(None, None, lower, upper),
            str(int(newest.period) - 1),
            Difference.HIGHER,
        )

    found = (
        changed(newest.period, NORTHBANK),
        changed("2021", NORTHBANK),
        changed(newest.period, "Z07000002"),
    )
    monkeypatch.setattr(of_numbers, "read_figures", lambda *_args, **_kwargs: found)
    news = of_numbers.News(post.release, post.reader, "", (NORTHBANK,))
    (line,) = of_numbers.what_changed(news).lines
    assert "Northbank" in line.words
    assert f"{newest.period}: " in line.note
    assert "95% range" in line.note
    assert f"higher than in {int(newest.period) - 1}" in line.note
    assert line.path == f"/measures/ed_assaults/?area={NORTHBANK}&period=year"


def test_only_releases_since_the_last_e_mail_are_told_of(post: Post) -> None:
    every = ("R0001-0f0f0f0f", sample.RELEASE_ID)
    for since, told in (("", every[1:]), (every[0], every[1:]), (every[1], ())):
        assert of_numbers.News(post.release, post.reader, since, ()).release_ids == told


def test_a_month_is_the_calendars(post: Post) -> None:
    assert Post(post.release, post.reader, date(2026, 2, 28), SITE).month == date(2026, 2, 1)
