"""What goes to the engine, what goes out by e-mail, and what the schedule asks for."""

import csv
import io
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from django.core import mail
from django.core.management import call_command
from django.test import Client
from pytest_django import Settings
from tests.unit.custody.arrivals import NOW, home_at
from tests.unit.intake.small_feed import receive_file
from tests.unit.web.provider_returns.conftest import (
    CORE,
    NORTH,
    QUARTER,
    SOUTH,
    TODAY,
    Ask,
    latest,
    programme_words,
)

from headwater.definitions.library import Library
from headwater.exchange.spool import FeedOffer, Spool
from headwater_web.accounts.models import Person
from headwater_web.provider_returns import faults
from headwater_web.provider_returns.actions import asking
from headwater_web.provider_returns.actions.handing_over import FEED, hand_over
from headwater_web.provider_returns.answers import Mark
from headwater_web.provider_returns.models import Handover, ProviderReturn, Reminder
from headwater_web.provider_returns.queries.extract import COLUMNS, extract_now, programme_codes
from headwater_web.provider_returns.queries.reminders import letters_due
from headwater_web.provider_returns.schedule import to_be_asked

SignedIn = Callable[[str], Client]
Cast = dict[str, Person]


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode())))


class TestTheFile:
    """The feed's own columns, small numbers withheld, a newer version in place of the older."""

    def test_a_line_for_each_district(self, accepted: Ask, settings: Settings) -> None:
        settings.HEADWATER_DEMONSTRATION = True
        said = {
            f"referred@{NORTH}": 25,
            f"accepted@{NORTH}": 20,
            f"referred@{SOUTH}": 15,
            f"started@{SOUTH}": Mark.FEW,
            f"started@{NORTH}": Mark.NOT_YET,
        }
        accepted(said={**CORE, "by_district": said})
        first, second = rows_of(extract_now().content)
        assert first["Return Reference"] == "SYN-RN-1.1"
        assert (first["Provider"], first["Programme"]) == ("partnership", "Custody mentoring")
        assert (first["Area Code"], first["Quarter"]) == (NORTH, str(QUARTER))
        assert (first["Referred"], first["Accepted"], first["Started"]) == ("25", "20", "..")
        assert (second["Started"], second["Completed"]) == ("<5", "[z]")
        assert (first["Age Group"], first["Sex"], first["Ethnic Group"]) == ("All", "All", "All")

    def test_its_columns_are_those_of_the_specification(self, settings: Settings) -> None:
        specification = Library(Path(settings.HEADWATER_DEFINITIONS)).extract(FEED)
        assert [each.header for each in specification.columns] == list(COLUMNS)

    def test_the_engine_reads_it(self, accepted: Ask, settings: Settings, tmp_path: Path) -> None:
        settings.HEADWATER_DEMONSTRATION = True
        said = {
            f"referred@{NORTH}": 25,
            f"started@{NORTH}": Mark.FEW,
            f"referred@{SOUTH}": 15,
            f"completed@{SOUTH}": Mark.NOT_YET,
        }
        accepted(said={**CORE, "by_district": said})
        library = Library(Path(settings.HEADWATER_DEFINITIONS))
        path = tmp_path / "provider_returns.csv"
        path.write_bytes(extract_now().content)
        own = [each for each in library.bases("nottinghamshire") if each.feed == FEED]
        assert [each.supplier for each in own] == ["partnership"]
        received = receive_file(
            path,
            tmp_path,
            specification=library.extract(FEED),
            codelists=library.codelists(),
            bases=tuple(own),
            supplier="partnership",
            today=TODAY,
        )
        report = home_at(tmp_path / "home").admit(received, now=NOW)
        assert (report.rows_in_file, report.rows_accepted, report.rows_rejected) == (2, 2, 0)

    def test_only_what_was_accepted_is_in_it(self, certified: Ask) -> None:
        certified()
        assert extract_now().rows == 0

    def test_a_programme_that_the_engine_does_not_know_is_named(self, accepted: Ask) -> None:
        accepted("a_new_programme")
        extract = extract_now()
        assert (extract.rows, extract.left_out) == (0, ("RN-1",))
        assert "custody_mentoring" in programme_codes()

    def test_the_same_returns_make_the_same_bytes(self, accepted: Ask) -> None:
        accepted()
        assert extract_now().digest == extract_now().digest


class TestSending:
    """Sealed into the exchange, or not at all."""

    @pytest.fixture
    def spool(self, settings: Settings, tmp_path: Path) -> Spool:
        settings.HEADWATER_EXCHANGE = tmp_path
        return Spool(tmp_path)

    def offered(self, spool: Spool) -> bytes:
        """An engine opens the exchange and takes the file; its private key."""
        key = X25519PrivateKey.generate()
        offers = (FeedOffer(FEED, "Provider returns", "partnership"),)
        spool.open_engine(public_key=key.public_key().public_bytes_raw(), offers=offers)
        return key.private_bytes_raw()

    def test_nothing_to_send(self, spool: Spool, cast: Cast) -> None:
        with pytest.raises(faults.NothingAccepted):
            hand_over(by=cast["grace"], spool=spool)

    def test_the_engine_does_not_take_it(self, accepted: Ask, spool: Spool, cast: Cast) -> None:
        accepted()
        with pytest.raises(faults.EngineDoesNotTake):
            hand_over(by=cast["grace"], spool=spool)
        assert not Handover.objects.exists()

    def test_sealed_and_on_record(
        self, accepted: Ask, spool: Spool, signed_in: SignedIn, tmp_path: Path
    ) -> None:
        accepted()
        private_key = self.offered(spool)
        grace = signed_in("grace")
        page = grace.get("/provider-returns/engine/").content.decode()
        assert "2 lines by district" in page
        assert grace.post("/provider-returns/engine/").status_code == 302
        handover = Handover.objects.get()
        assert (handover.number, handover.rows, handover.versions) == (1, 2, ["RN-1.1"])
        chunks: list[bytes] = []
        spool.unseal(handover.submission_id, private_key=private_key, write=chunks.append)
        assert b"".join(chunks) == extract_now().content
        sealed = tmp_path / "submissions" / handover.submission_id / "sealed"
        assert b"Custody mentoring" not in sealed.read_bytes()
        assert (
            "Nothing has changed since." in grace.get("/provider-returns/engine/").content.decode()
        )

    def test_a_refusal_is_told(self, accepted: Ask, spool: Spool, signed_in: SignedIn) -> None:
        accepted()
        refused = signed_in("grace").post("/provider-returns/engine/")
        assert refused.status_code == 422
        assert "The engine does not take this file" in refused.content.decode()

    @pytest.mark.parametrize(("who", "status"), [("amara", 200), ("dev", 403), ("hari", 403)])
    def test_who_takes_the_file(self, who: str, status: int, signed_in: SignedIn) -> None:
        address = "/provider-returns/engine/provider_returns.csv"
        assert signed_in(who).get(address).status_code == status


class TestReminders:
    """Before and after the day, each once, to the people who may certify."""

    def test_each_mark_once(self, asked_for: Ask) -> None:
        report = asked_for()
        due = report.due_on
        for day, marks in (
            (due - timedelta(days=15), []),
            (due - timedelta(days=14), [14]),
            (due - timedelta(days=2), [3]),
            (due, [3]),
            (due + timedelta(days=1), [-1]),
            (due + timedelta(days=40), [-14]),
        ):
            found = letters_due(day, site="https://s.example")
            assert [each.mark for each in found] == marks, day

    def test_its_words(self, asked_for: Ask) -> None:
        report = asked_for()
        (letter,) = letters_due(report.due_on + timedelta(days=1), site="https://s.example")
        assert letter.subject.startswith("Late: your return about")
        assert "1 day late" in letter.body
        assert "https://s.example/provider-returns/RN-1/" in letter.body
        assert letter.addresses == (
            "dev@demonstration.example",
            "ellis@demonstration.example",
        )

    def test_nobody_is_reminded_of_what_is_certified(self, certified: Ask) -> None:
        report = certified()
        assert letters_due(report.due_on + timedelta(days=1), site="") == ()

    def test_the_command_sends_each_once(
        self, asked_for: Ask, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(asking, "programmes", lambda today: ())
        asked_for(quarter=QUARTER.before)
        for _time in range(2):
            call_command("remind_providers", address="https://s.example")
        assert len(mail.outbox) == 1
        assert Reminder.objects.get().mark == -14


class TestTheSchedule:
    """The last whole quarter of every programme that ran in it."""

    def test_what_is_to_be_asked(self) -> None:
        runs = programme_words()
        begins = programme_words("new", starts=QUARTER.ends)
        ended = programme_words("old", ends=QUARTER.begins)
        found = to_be_asked((runs, begins, ended), known=set(), today=TODAY)
        assert found == ((runs, QUARTER),)
        known = {("custody_mentoring", QUARTER.begins)}
        assert to_be_asked((runs,), known=known, today=TODAY) == ()

    def test_twice_changes_nothing(
        self, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        both = (programme_words(), programme_words("young_men"))
        monkeypatch.setattr(asking, "programmes", lambda today: both)
        for _time in range(2):
            assert signed_in("amara").post("/provider-returns/ask-all/").status_code == 302
        reports = ProviderReturn.objects.order_by("pk")
        assert [each.programme for each in reports] == ["custody_mentoring", "young_men"]
        assert [each.is_large for each in reports] == [True, False]
        assert latest(reports[0]).number == 1
