"""The record: every act adds one event, sealed to the one before, and nobody can change one."""

import hashlib
import json
import threading
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import DatabaseError, connection, connections, transaction

from headwater_web.accounts.models import Person
from headwater_web.audit.api import NotAToken, OutsideTransaction, events, record, verify
from headwater_web.audit.chain import Link, canonical
from headwater_web.audit.models import START_OF_CHAIN, AuditEvent, ChainHead
from headwater_web.keeping.rows import NeverChanged

MOMENT = datetime(2026, 3, 29, 0, 30, 5, 17, tzinfo=UTC)


def add(count: int = 1) -> None:
    for number in range(count):
        with transaction.atomic():
            record(actor=None, action="tests.happened", about=f"thing/{number}")


def test_a_link_is_sealed_with_sha256_over_its_canonical_json() -> None:
    link = Link(
        number=7,
        happened_at=MOMENT,
        actor="person/a",
        action="accounts.signed_in",
        about="person/a",
        details='{"b":1}',
        previous_hash=START_OF_CHAIN,
    )
    # Written out by hand, so that a change of spelling cannot pass unseen.
    text = (
        '{"about":"person/a","action":"accounts.signed_in","actor":"person/a",'
        '"details":"{\\"b\\":1}","happened_at":"2026-03-29T00:30:05.000017+00:00",'
        f'"number":7,"previous_hash":"{START_OF_CHAIN}"}}'
    )
    assert link.event_hash == hashlib.sha256(text.encode()).hexdigest()


def test_one_meaning_has_one_spelling() -> None:
    assert canonical({"b": 1, "a": "é"}) == canonical({"a": "é", "b": 1})
    assert canonical({"a": "é"}) == '{"a":"é"}'.encode()


@transaction.atomic
def record_and_fail() -> None:
    record(actor=None, action="tests.happened")
    raise ZeroDivisionError


@pytest.mark.django_db
class TestRecording:
    """What `record` writes and what it refuses."""

    def test_each_event_holds_the_hash_of_the_one_before(self) -> None:
        add(3)
        first, second, third = AuditEvent.objects.order_by("number")
        assert first.previous_hash == START_OF_CHAIN
        assert second.previous_hash == first.event_hash
        assert third.previous_hash == second.event_hash
        assert ChainHead.objects.get().event_hash == third.event_hash

    def test_an_act_that_is_lost_loses_its_event(self) -> None:
        with pytest.raises(ZeroDivisionError):
            record_and_fail()
        assert verify().events == 0

    def test_the_actor_is_known_by_reference_and_never_by_name(
        self, cast: dict[str, Person]
    ) -> None:
        amara = cast["amara"]
        with transaction.atomic():
            record(actor=amara, action="tests.happened", about="file/1", details={"rows": 3})
        (event,) = events(about="file/1")
        assert event.actor == f"person/{amara.reference}"
        assert event.details == {"rows": 3}
        written = json.dumps([str(event) for event in AuditEvent.objects.values()])
        assert "Amara" not in written
        assert "@" not in written

    @pytest.mark.parametrize(
        ("action", "about", "details"),
        [
            ("free text here", "", {}),
            ("accounts", "", {}),
            ("accounts.signed_in", "Ben Hartley", {}),
            ("accounts.signed_in", "person/ben@demonstration.example", {}),
            ("accounts.signed_in", "", {"why": "he was late again"}),
            ("accounts.signed_in", "", {"email": "ben@demonstration.example"}),
            ("accounts.signed_in", "", {"a name": 1}),
            ("accounts.signed_in", "", {"long": "x" * 101}),
        ],
    )
    def test_free_text_is_refused(
        self, action: str, about: str, details: dict[str, str | int]
    ) -> None:
        with pytest.raises(NotAToken), transaction.atomic():
            record(actor=None, action=action, about=about, details=details)
        assert verify().events == 0

    def test_events_are_read_latest_first_and_in_pages(self) -> None:
        add(5)
        assert [event.number for event in events(limit=2)] == [5, 4]
        assert [event.number for event in events(before=4)] == [3, 2, 1]
        assert [event.number for event in events(about="thing/2")] == [3]


def test_an_event_outside_the_transaction_of_its_act_is_refused(committing_site: None) -> None:
    with pytest.raises(OutsideTransaction):
        record(actor=None, action="tests.happened")


@pytest.mark.django_db
class TestNothingChanges:
    """The model refuses, and under it the database refuses."""

    def test_the_model_refuses(self) -> None:
        add()
        event = AuditEvent.objects.get()
        with pytest.raises(NeverChanged):
            event.delete()
        with pytest.raises(NeverChanged):
            AuditEvent.objects.update(action="tests.other")
        with pytest.raises(NeverChanged):
            AuditEvent.objects.all().delete()

    @pytest.mark.parametrize(
        "statement",
        [
            "UPDATE audit_auditevent SET actor = 'person/x'",
            "DELETE FROM audit_auditevent",
            "TRUNCATE audit_auditevent",
        ],
    )
    def test_the_database_refuses(self, statement: str) -> None:
        if statement.startswith("TRUNCATE") and connection.vendor == "sqlite":
            pytest.skip("SQLite has no TRUNCATE")
        add()
        with (
            pytest.raises(DatabaseError, match="only ever added to"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)
        assert verify().events == 1

    def test_saving_a_changed_event_is_refused_by_the_database(self) -> None:
        add()
        event = AuditEvent.objects.get()
        event.actor = "person/x"
        with pytest.raises(DatabaseError, match="only ever added to"), transaction.atomic():
            event.save()


def without_triggers(statement: str) -> None:
    """What someone with every right over the database could still do."""
    from headwater_web.audit.triggers import PROTECTION

    with connection.cursor() as cursor:
        for line in PROTECTION.statements_down(connection.vendor):
            cursor.execute(line)
        cursor.execute(statement)
        for line in PROTECTION.statements_up(connection.vendor):
            cursor.execute(line)


@pytest.mark.django_db
class TestVerifying:
    """Whatever someone with every right over the database changes is found."""

    def test_an_untouched_record_is_unbroken(self) -> None:
        add(4)
        assert verify().unbroken
        assert verify().events == 4

    @pytest.mark.parametrize(
        ("statement", "broken_at", "fault"),
        [
            ("UPDATE audit_auditevent SET about = 'thing/9' WHERE number = 2", 2, "altered"),
            ("UPDATE audit_auditevent SET details = '{\"a\":1}' WHERE number = 3", 3, "altered"),
            ("DELETE FROM audit_auditevent WHERE number = 2", 2, "missing"),
            ("DELETE FROM audit_auditevent WHERE number = 4", 4, "missing"),
            ("DELETE FROM audit_auditevent", 1, "missing"),
            ("UPDATE audit_chainhead SET number = 3", 4, "missing"),
        ],
    )
    def test_a_change_is_found_where_it_is(
        self, statement: str, broken_at: int, fault: str
    ) -> None:
        add(4)
        without_triggers(statement)
        found = verify()
        assert (found.broken_at, found.fault) == (broken_at, fault)

    def test_the_command_says_so_and_fails(self, capsys: pytest.CaptureFixture[str]) -> None:
        add(2)
        call_command("verify")
        assert "2 events, each as it was written." in capsys.readouterr().out
        without_triggers("UPDATE audit_auditevent SET actor = 'person/x' WHERE number = 1")
        with pytest.raises(CommandError, match="Event 1 is altered"):
            call_command("verify")


WRITERS, EVENTS_EACH = 6, 15


def test_many_writers_at_once_leave_one_unbroken_chain(committing_site: None) -> None:
    failures = run_at_once([write_events] * WRITERS)
    assert failures == []
    found = verify()
    assert found.unbroken
    assert found.events == WRITERS * EVENTS_EACH
    numbers = AuditEvent.objects.order_by("number").values_list("number", flat=True)
    assert list(numbers) == list(range(1, WRITERS * EVENTS_EACH + 1))


def write_events() -> None:
    add(EVENTS_EACH)


def run_at_once(works: list[Callable[[], None]]) -> list[BaseException]:
    """Run each in a thread with a connection of its own, all beginning together."""
    start = threading.Barrier(len(works))
    failures: list[BaseException] = []

    def run(work: Callable[[], None]) -> None:
        try:
            start.wait()
            work()
        except BaseException as failure:  # noqa: BLE001 - reported by the test itself
            failures.append(failure)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return failures
