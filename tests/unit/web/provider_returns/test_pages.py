"""In a browser without scripts: who sees and does what, what is refused, and in which words."""

import io
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings
from tests.unit.web.provider_returns.conftest import (
    CORE,
    QUARTER,
    TODAY,
    Ask,
    boxes,
    group_of,
    latest,
    programme_words,
)

from headwater_web.accounts.models import Person
from headwater_web.provider_returns.answers import Mark
from headwater_web.provider_returns.models import Page, ProviderReturn, Version
from headwater_web.provider_returns.queries.asking import said_in
from headwater_web.provider_returns.queries.returns import follow
from headwater_web.provider_returns.views import certifying

SignedIn = Callable[[str], Client]
HOME = "/provider-returns/"
RN_1 = f"{HOME}RN-1/"
REFERRED = f"{RN_1}pages/referred/"


def text(response: Any) -> str:
    """What a page says, whatever its status."""
    said: str = response.content.decode()
    return said


class TestWhoSees:
    """A provider its own; the team and the board all; nobody else any."""

    @pytest.mark.parametrize(
        ("who", "status"),
        [
            ("amara", 200),
            ("chioma", 200),
            ("farah", 200),
            ("grace", 200),
            ("hari", 200),
            ("dev", 200),
            ("ben", 403),
            ("imani", 403),
            ("stranger", 302),
        ],
    )
    def test_a_return(self, who: str, status: int, accepted: Ask, signed_in: SignedIn) -> None:
        accepted()
        client = signed_in(who)
        for address in (HOME, RN_1, f"{HOME}reach/", f"{HOME}programmes/custody_mentoring/"):
            assert client.get(address).status_code == status, address

    def test_a_provider_finds_nothing_of_another(self, accepted: Ask, signed_in: SignedIn) -> None:
        accepted("reachable_moments", organisation="hospital_a")
        dev = signed_in("dev")
        assert dev.get(RN_1).status_code == 404
        assert dev.get(f"{HOME}programmes/reachable_moments/").status_code == 404
        assert "Reachable moments" not in text(dev.get(HOME))
        assert "Reachable moments" not in text(dev.get(f"{HOME}reach/"))
        for act in ("pages/referred/", "hand-in/", "certify/", "correct/", "template.csv"):
            assert dev.get(f"{RN_1}{act}").status_code == 404, act
        assert "Reachable moments" in text(signed_in("hari").get(f"{HOME}reach/"))

    @pytest.mark.parametrize("who", ["chioma", "hari", "farah"])
    def test_readers_do_nothing(self, who: str, written: Ask, signed_in: SignedIn) -> None:
        written()
        client = signed_in(who)
        for act in ("pages/referred/", "hand-in/", "certify/", "changes/", "correct/", "file/"):
            assert client.get(f"{RN_1}{act}").status_code == 403, act
        for act in ("accept/", "take-back/"):
            assert client.post(f"{RN_1}{act}").status_code == 403, act

    def test_the_manager_may_fill_in_and_not_certify(
        self, asked_for: Ask, signed_in: SignedIn
    ) -> None:
        asked_for()
        grace = signed_in("grace")
        assert grace.get(REFERRED).status_code == 200
        assert grace.get(f"{RN_1}certify/").status_code == 403


class TestFillingIn:
    """A page at a time, over several sittings."""

    def test_a_page_is_kept_and_leads_to_the_next(
        self, asked_for: Ask, signed_in: SignedIn
    ) -> None:
        report = asked_for()
        sent = boxes(group_of(report, "referred"), referred="12", eligible="not yet")
        dev = signed_in("dev")
        response = dev.post(REFERRED, {**sent, "save_and_go_on": "yes"})
        assert response["Location"] == f"{RN_1}pages/taking_part/"
        kept = {"referred": 12, "eligible": Mark.NOT_YET}
        assert said_in(latest(report)) == {"referred": kept}
        assert 'value="12"' in text(dev.get(REFERRED))
        assert "2 of 5" in text(dev.get(RN_1))

    @pytest.mark.parametrize(
        ("empties", "kept"),
        [
            ("later", {"referred": 12}),
            ("not_yet", {"referred": 12, "eligible": Mark.NOT_YET}),
            ("not_collected", {"referred": 12, "eligible": Mark.NOT_COLLECTED}),
        ],
    )
    def test_what_empty_boxes_mean(
        self, asked_for: Ask, signed_in: SignedIn, empties: str, kept: dict[str, object]
    ) -> None:
        report = asked_for()
        sent = boxes(group_of(report, "referred"), referred="12") | {"empties": empties}
        signed_in("dev").post(REFERRED, sent)
        said = said_in(latest(report))["referred"]
        assert {name: said[name] for name in kept} == kept
        assert ("eligible" in said) == ("eligible" in kept)

    def test_empty_parts_of_the_week_may_be_none(self, asked_for: Ask, signed_in: SignedIn) -> None:
        report = asked_for("targeted_outreach", parts=("core", "targeted_outreach"))
        key = "out_when.E06000018"
        sent = boxes(group_of(report, key), sessions__friday_18="9") | {"empties": "zero"}
        assert signed_in("dev").post(f"{RN_1}pages/{key}/", sent).status_code == 302
        said = said_in(latest(report))[key]
        assert (said["sessions@friday_18"], said["sessions@friday_12"]) == (9, 0)

    @pytest.mark.parametrize(
        ("page", "typed", "words"),
        [
            ("referred", {"referred": "75%"}, "“75%” is a percentage."),
            ("referred", {"referred": "0.75"}, "is no whole number"),
            ("referred", {"referred": "-2"}, "is below 0"),
            ("referred", {"referred": "9", "eligible": "10"}, "10 is more than the 9 under"),
            ("reach", {"people": "30", "contacts": "20"}, "30 people are more than the 20"),
            ("reach", {"people": "30", "attendances": "20"}, "Each person makes at least one"),
            ("reach", {"counting": "by_hand"}, "Select a valid choice"),
            ("by_sex", {"referred__female": "3"}, "could point at somebody, so it is not kept"),
        ],
    )
    def test_what_is_refused_is_not_kept(
        self, asked_for: Ask, signed_in: SignedIn, page: str, typed: dict[str, str], words: str
    ) -> None:
        report = asked_for()
        sent = boxes(group_of(report, page), **typed)
        response = signed_in("dev").post(f"{RN_1}pages/{page}/", sent)
        assert response.status_code == 422
        assert words in text(response)
        assert not Page.objects.exists()

    def test_all_faults_of_a_page_at_once(self, asked_for: Ask, signed_in: SignedIn) -> None:
        report = asked_for()
        sent = boxes(group_of(report, "referred"), referred="9", eligible="10", accepted="75%")
        said = text(signed_in("dev").post(REFERRED, sent))
        assert "10 is more than the 9" in said
        assert "“75%” is a percentage." in said

    def test_two_people_on_one_page(self, asked_for: Ask, signed_in: SignedIn) -> None:
        report = asked_for()
        sent = boxes(group_of(report, "referred"), referred="12")
        assert signed_in("dev").post(REFERRED, sent).status_code == 302
        ellis = signed_in("ellis")
        overtaken = ellis.post(REFERRED, {**sent, "referred": "14"})
        assert overtaken.status_code == 422
        assert "Somebody else changed this page" in text(overtaken)
        assert 'value="14"' in text(overtaken)
        again = {**sent, "referred": "14", "counter": "1"}
        assert 'name="counter" value="1"' in text(overtaken)
        assert ellis.post(REFERRED, again).status_code == 302
        assert said_in(latest(report))["referred"] == {"referred": 14}

    def test_a_page_that_is_not_asked_is_not_there(
        self, asked_for: Ask, signed_in: SignedIn
    ) -> None:
        asked_for()
        assert signed_in("dev").get(f"{RN_1}pages/by_age/").status_code == 404

    def test_what_is_handed_in_is_read_and_not_filled_in(
        self, certified: Ask, signed_in: SignedIn
    ) -> None:
        certified()
        dev = signed_in("dev")
        for act in ("pages/referred/", "hand-in/", "certify/", "file/"):
            assert dev.get(f"{RN_1}{act}")["Location"] == RN_1, act
        report = ProviderReturn.objects.get()
        sent = boxes(group_of(report, "referred"), referred="99") | {"counter": "1"}
        response = dev.post(REFERRED, sent)
        assert response.status_code == 422
        assert "This version is certified, so nobody edits it." in text(response)


class TestFiles:
    """The template goes out, comes back filled in, and is checked like the pages."""

    def sent(self, dev: Client, content: bytes, name: str, counter: int = 1) -> Any:
        file = SimpleUploadedFile(name, content)
        return dev.post(f"{RN_1}file/", {"counter": str(counter), "file": file})

    def template(self, dev: Client) -> list[str]:
        return text(dev.get(f"{RN_1}template.csv")).splitlines()

    def test_there_and_back_as_csv(self, asked_for: Ask, signed_in: SignedIn) -> None:
        report = asked_for()
        dev = signed_in("dev")
        lines = [
            line.rstrip(",") + (",12" if "referred/referred," in line else ",not collected")
            if number
            else line
            for number, line in enumerate(self.template(dev))
        ]
        assert self.sent(dev, "\n".join(lines).encode(), "Return.CSV")["Location"] == RN_1
        said = said_in(latest(report))
        assert said["referred"]["referred"] == 12
        assert said["reach"]["counting"] == Mark.NOT_COLLECTED
        assert "12 of 12" in text(dev.get(RN_1))

    def test_there_and_back_as_a_workbook(self, written: Ask, signed_in: SignedIn) -> None:
        report = written()
        dev = signed_in("dev")
        book = openpyxl.load_workbook(io.BytesIO(dev.get(f"{RN_1}template.xlsx").content))
        sheet = book.worksheets[0]
        for row in sheet.iter_rows():
            if row[1].value == "referred/started":
                row[5].value = 25.0
        out = io.BytesIO()
        book.save(out)
        counter = latest(report).counter
        assert self.sent(dev, out.getvalue(), "r.xlsx", counter)["Location"] == RN_1
        expected = {**CORE["referred"], "started": 25}
        assert said_in(latest(report))["referred"] == expected

    def test_every_fault_at_once_with_its_line(self, asked_for: Ask, signed_in: SignedIn) -> None:
        asked_for()
        lines = [
            "return,box,answer",
            "RN-1,referred/referred,10",
            "RN-1,referred/eligible,12",
            "RN-1,referred/accepted,75%",
            "RN-1,referred/unheard,1",
            "RN-2,reach/people,3",
            "RN-1,reach/counting,by hand",
            "RN-1,by_sex/referred@female,3",
            "RN-1,referred/referred,11",
        ]
        response = self.sent(signed_in("dev"), "\n".join(lines).encode(), "r.csv")
        said = text(response)
        assert response.status_code == 422
        for words in (
            "7 faults",
            "12 is more than the 10",
            "“75%” is a percentage.",
            "There is no box “referred/unheard”",
            "This is RN-2, and you are sending RN-1.",
            "“by hand” is not one of the answers.",
            "could point at somebody",
            "The same box is filled on line 2.",
        ):
            assert words in said, words
        assert not Page.objects.exists()

    @pytest.mark.parametrize(
        ("content", "name", "words"),
        [
            (b"", "r.csv", "This file is empty."),
            (b"a,b\n1,2\n", "r.csv", "no line with the headings return, box, answer"),
            (b"return,box,answer\n", "r.csv", "no line under its headings"),
            (b"\xff\xfe\x00", "r.csv", "not text in UTF-8"),
            (b"return,box,answer\n", "r.pdf", "ends neither in .csv nor in .xlsx"),
            (b"not a workbook", "r.xlsx", "no whole workbook"),
            (b"PK\x05\x06" + b"\x00" * 18, "r.xlsx", "no whole workbook"),
            (b"x" * 1_000_001, "r.csv", "larger than 1 MB"),
            (b'return,box,answer\n"open', "r.csv", "a quotation is open"),
        ],
    )
    def test_what_is_no_template(
        self, asked_for: Ask, signed_in: SignedIn, content: bytes, name: str, words: str
    ) -> None:
        asked_for()
        response = self.sent(signed_in("dev"), content, name)
        assert response.status_code == 422
        assert words in text(response)

    def test_a_template_holds_no_formula(self, asked_for: Ask, signed_in: SignedIn) -> None:
        report = asked_for("young_men", parts=("core", "young_men"))
        sent = boxes(group_of(report, "attitudes"), licence="=1+1")
        dev = signed_in("dev")
        assert dev.post(f"{RN_1}pages/attitudes/", sent).status_code == 302
        lines = self.template(dev)
        assert any(line.endswith(",'=1+1") for line in lines)
        content = "\n".join(lines).encode()
        counter = latest(report).counter
        assert self.sent(dev, content, "r.csv", counter)["Location"] == RN_1
        assert said_in(latest(report))["attitudes"]["licence"] == "=1+1"

    def test_no_other_ending(self, asked_for: Ask, signed_in: SignedIn) -> None:
        asked_for()
        assert signed_in("dev").get(f"{RN_1}template.exe").status_code == 404


class TestTheWholeWay:
    """Dev fills in, Ellis certifies, Grace asks again, and accepts."""

    def test_it(self, written: Ask, signed_in: SignedIn, cast: dict[str, Person]) -> None:
        report = written(is_large=True)
        dev, ellis, grace = (signed_in(name) for name in ("dev", "ellis", "grace"))

        def counter() -> dict[str, str]:
            return {"counter": str(latest(report).counter)}

        assert dev.post(f"{RN_1}hand-in/", counter())["Location"] == RN_1
        assert "somebody else of your organisation certifies it" in text(dev.get(RN_1))
        own = dev.post(f"{RN_1}certify/", counter() | {"was_read": "on"})
        assert own.status_code == 422
        assert "You filled in part of this return." in text(own)
        unread = ellis.post(f"{RN_1}certify/", counter())
        assert "Tick this to certify it in your own name." in text(unread)
        signed = ellis.post(f"{RN_1}certify/", counter() | {"was_read": "on"})
        assert signed["Location"] == RN_1
        assert "Certified by Ellis Marsh" in text(grace.get(RN_1))
        asked = grace.post(f"{RN_1}changes/", {"words": "Were two counted twice?"})
        assert asked["Location"] == RN_1
        page = text(dev.get(RN_1))
        assert "Were two counted twice?" in page
        assert "Grace Lindqvist asked for changes" in page
        for client, act in ((dev, "hand-in/"), (ellis, "certify/")):
            client.post(f"{RN_1}{act}", counter() | {"was_read": "on"})
        grace.post(f"{RN_1}accept/", {"version": "1"})
        assert "waits for the partnership" in text(grace.get(RN_1))
        grace.post(f"{RN_1}accept/", {"version": "2"})
        assert "Accepted by Grace Lindqvist" in text(dev.get(RN_1))

    def test_a_small_grant_says_that_one_person_may_do_both(
        self, written: Ask, signed_in: SignedIn
    ) -> None:
        written()
        assert "one person may fill it in and certify it" in text(signed_in("dev").get(RN_1))

    def test_what_is_missing_is_said_before_it_is_handed_in(
        self, asked_for: Ask, signed_in: SignedIn
    ) -> None:
        asked_for()
        dev = signed_in("dev")
        assert "People referred: 5 boxes" in text(dev.get(f"{RN_1}hand-in/"))
        refused = dev.post(f"{RN_1}hand-in/", {"counter": "1"})
        assert refused.status_code == 422
        assert "This return cannot be handed in yet." in text(refused)

    def test_a_correction_needs_a_reason(self, accepted: Ask, signed_in: SignedIn) -> None:
        accepted()
        dev = signed_in("dev")
        assert dev.post(f"{RN_1}correct/", {"because": ""}).status_code == 422
        sent = dev.post(f"{RN_1}correct/", {"because": "Two were counted twice"})
        assert sent["Location"] == RN_1
        assert Version.objects.count() == 2
        assert "Two were counted twice" in text(dev.get(RN_1))


class TestAskingFor:
    """Grace asks for a return; the unit asks by the schedule."""

    @pytest.fixture(autouse=True)
    def known(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(certifying, "programmes", lambda today: (programme_words(),))

    def asked(self, client: Client, **changes: object) -> Any:
        said = {
            "programme": "custody_mentoring",
            "quarter": str(QUARTER),
            "due_on": (QUARTER.ends).isoformat(),
        }
        return client.post(f"{HOME}new/", said | changes)

    def test_what_is_usual_is_asked(self, signed_in: SignedIn, cast: dict[str, Person]) -> None:
        assert self.asked(signed_in("grace"))["Location"] == RN_1
        report = ProviderReturn.objects.get()
        assert report.parts == ["core", "custody_mentoring"]
        assert report.areas == ["E06000018", "E07000170"]

    @pytest.mark.parametrize(
        ("changes", "words"),
        [
            ({"due_on": QUARTER.begins.isoformat()}, "This day is before the months are over."),
            ({"due_on": "soon"}, "This is not a day that exists."),
            ({"programme": "unheard"}, "Select a valid choice"),
            ({"quarter": "2026-Q9"}, "Select a valid choice"),
            ({"parts": ["unheard"]}, "Select a valid choice"),
            ({"areas": ["E99999999"]}, "Select a valid choice"),
        ],
    )
    def test_what_is_refused(
        self, signed_in: SignedIn, changes: dict[str, object], words: str
    ) -> None:
        response = self.asked(signed_in("grace"), **changes)
        assert response.status_code == 422
        assert words in text(response)

    def test_twice_is_refused(self, signed_in: SignedIn) -> None:
        self.asked(signed_in("grace"))
        assert "There is a return of this programme" in text(self.asked(signed_in("amara")))

    def test_not_by_a_provider(self, signed_in: SignedIn) -> None:
        assert self.asked(signed_in("dev")).status_code == 403


class TestLateness:
    """Late ones are said on both sides."""

    def test_the_provider_and_the_unit(
        self, written: Ask, certified: Ask, signed_in: SignedIn, settings: Settings
    ) -> None:
        report = written(quarter=QUARTER.before)
        shown = follow(ProviderReturn.objects.get(pk=report.pk), today=TODAY)
        days = (TODAY - report.due_on).days
        assert (shown.days_late, shown.is_waited_for) == (days, True)
        for who in ("dev", "grace"):
            assert f"{days} days late" in text(signed_in(who).get(HOME)), who

    def test_the_unit_owes_a_reply(self, certified: Ask) -> None:
        report = certified()
        on = latest(report).certified_on
        assert on is not None
        late = on.replace(year=on.year + 1)
        shown = follow(ProviderReturn.objects.get(pk=report.pk), today=late)
        assert shown.reply_days_late == (late - on).days - 14
        assert "late with its reply" in shown.reply_words
        assert "the partnership replies by" in follow(report, today=on).reply_words
