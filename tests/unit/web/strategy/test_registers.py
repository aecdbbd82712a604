"""The published registers: what is odd in them is kept and said."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.test import Client

from headwater_web.accounts.models import Person
from headwater_web.audit.models import AuditEvent
from headwater_web.strategy.actions.closing import Evidence, confirm_done, say_done
from headwater_web.strategy.actions.registers import load_register
from headwater_web.strategy.models import Action, Entry, RegisterImport
from headwater_web.strategy.queries.entries import (
    ShownEntry,
    all_entries,
    exported,
    priorities_without_recommendation,
    shown_entries,
)
from headwater_web.strategy.registers import Register, RegisterUnreadable, read_register
from headwater_web.strategy.staging import load_registers
from headwater_web.thread.models import Link, LinkKind
from headwater_web.ui.definition_files import partnership_path

TODAY = date(2021, 5, 1)
SHARED = Path(__file__).resolve().parents[4].parent / "shared" / "domain"
PUBLISHED = {
    Register.RECOMMENDATIONS: "appendix_a.csv",
    Register.IMPROVEMENTS: "appendix_b.csv",
    Register.COMMITMENTS: "body_commitments.csv",
}
SignedIn = Callable[[str], Client]
pytestmark = pytest.mark.usefixtures("registers")


def text_of(path: Path) -> str:
    with path.open(encoding="utf-8", newline="") as opened:
        return opened.read()


def entries(today: date = TODAY) -> dict[str, ShownEntry]:
    return {each.entry.reference: each for each in shown_entries(all_entries(), today=today)}


def test_every_number_is_there() -> None:
    found = entries()
    assert len([ref for ref in found if ref.startswith("R")]) == 23
    assert len([ref for ref in found if ref.startswith("B")]) == 23
    assert len([ref for ref in found if ref.startswith("T")]) == 36


def test_the_number_that_the_table_leaves_out_is_not_invented() -> None:
    absent = entries()["R-18"]
    assert (absent.entry.words, str(absent.words)) == ("", "not in the published table")
    assert entries()["B-18"].entry.words != ""


def test_no_recommendation_has_a_lead_or_a_date_in_the_source() -> None:
    said = [str(words) for words in entries()["R-2"].peculiarities]
    assert said == ["No lead in the source.", "No date in the source."]
    assert all(not each.entry.leads for ref, each in entries().items() if ref.startswith("R"))


def test_the_priority_without_a_recommendation_is_found() -> None:
    assert [each.number for each in priorities_without_recommendation()] == [3]


def test_the_promise_in_neither_table_is_found() -> None:
    orphans = [ref for ref, each in entries().items() if each.entry.is_orphan]
    assert orphans == ["T-32"]


def test_asks_of_government_are_apart_and_never_overdue() -> None:
    found = entries(today=date(2030, 1, 1))
    assert [ref for ref, each in found.items() if each.is_ask] == [
        "B-7",
        "B-8",
        "B-13",
        "B-16",
        "B-21",
    ]
    assert not any(each.is_overdue for each in found.values() if each.is_ask)


def test_two_of_ours_and_two_shared_are_overdue_since_march_2021() -> None:
    overdue = [each for each in entries().values() if each.is_overdue]
    assert [each.entry.reference for each in overdue if not each.is_shared] == ["B-4", "B-5"]
    assert [each.entry.reference for each in overdue if each.is_shared] == ["B-3", "B-15"]


def test_a_window_is_not_a_date() -> None:
    found = entries(today=date(2022, 4, 1))
    assert str(found["B-1"].words) == "window over"
    assert str(found["B-4"].words) == "overdue"
    assert found["B-1"].entry.window_starts_on == date(2021, 4, 1)


def test_overlapping_entries_are_tied_and_not_merged() -> None:
    pairs = set(
        Link.objects.filter(kind=LinkKind.OVERLAPS, earlier__in=["B-18", "B-17", "B-19"])
        .values_list("earlier", "later")
        .distinct()
    )
    assert {("B-18", "R-1"), ("B-17", "R-5"), ("B-19", "R-4")} <= pairs


def test_an_entry_without_an_action_is_never_done(action: Action) -> None:
    assert str(entries()["R-1"].words) == "in hand"
    assert str(entries()["R-2"].words) == "no action yet"


def test_an_entry_is_done_when_every_action_for_it_was_confirmed(
    action: Action, cast: dict[str, Person]
) -> None:
    say_done(by=cast["ben"], action=action, version=1, evidence=Evidence("x", "https://x.example"))
    assert not entries()["R-1"].is_done
    confirm_done(by=cast["hari"], action=action, version=2)
    assert str(entries()["R-1"].words) == "done, with evidence"


@pytest.mark.parametrize("register", Register)
def test_a_register_is_given_back_as_it_came(register: Register) -> None:
    path = partnership_path("registers", f"{register.name.lower()}.csv")
    assert exported(register) == text_of(path)


@pytest.mark.skipif(not SHARED.exists(), reason="needs ../shared, which is not part of this")
@pytest.mark.parametrize("register", Register)
def test_the_published_register_is_given_back_as_it_came(register: Register) -> None:
    text = text_of(SHARED / PUBLISHED[register])
    Entry.objects.filter(register=register).delete()
    RegisterImport.objects.filter(register=register).delete()
    assert load_register(by=None, register=register, file_name="published.csv", text=text)
    assert exported(register) == text


def test_loading_again_changes_nothing() -> None:
    before = (Entry.objects.count(), Link.objects.count(), AuditEvent.objects.count())
    load_registers()
    assert (Entry.objects.count(), Link.objects.count(), AuditEvent.objects.count()) == before


def test_other_words_for_a_published_register_are_refused() -> None:
    text = exported(Register.COMMITMENTS).replace("online forum", "forum")
    with pytest.raises(RegisterUnreadable, match="never changed"):
        load_register(by=None, register=Register.COMMITMENTS, file_name="x.csv", text=text)


BAD_LINES = [
    ("T01,Foreword,words,H", "Line 2: found 4 cells. Expected 5."),
    ("Tx,Foreword,words,H,", "Line 2: found the number 'Tx'. Expected a whole number."),
    ("T01,Foreword,,H,", "Line 2: found no words."),
]


@pytest.mark.parametrize(("line", "said"), BAD_LINES)
def test_a_bad_line_is_said_with_its_number(line: str, said: str) -> None:
    head = exported(Register.COMMITMENTS).splitlines()[0]
    with pytest.raises(RegisterUnreadable) as refused:
        read_register(Register.COMMITMENTS, f"{head}\r\n{line}\r\n")
    assert said in str(refused.value)


def test_all_faults_are_said_at_once() -> None:
    head = exported(Register.COMMITMENTS).splitlines()[0]
    with pytest.raises(RegisterUnreadable) as refused:
        read_register(
            Register.COMMITMENTS, "\r\n".join([head, "T1,a,b,c,", "T1,a,b,c,", "Tz,a,b,c,"])
        )
    assert len(refused.value.faults) == 2


def test_a_file_of_another_register_is_refused() -> None:
    with pytest.raises(RegisterUnreadable, match="Expected id, section"):
        read_register(Register.COMMITMENTS, exported(Register.IMPROVEMENTS))


class TestPages:
    """As people see them."""

    def test_everything_odd_is_on_the_first_page(self, signed_in: SignedIn) -> None:
        page = signed_in("hari").get("/registers/").content.decode()
        for words in ("R-18", "T-32", "Priority 3", "Asks of national government"):
            assert words in page

    def test_the_file_is_downloaded(self, signed_in: SignedIn) -> None:
        answer = signed_in("hari").get("/registers/T/file.csv")
        assert answer.content.decode() == exported(Register.COMMITMENTS)

    @pytest.mark.parametrize("address", ["/registers/x/", "/entries/R-99/", "/registers/A/"])
    def test_what_is_not_there_is_not_found(self, signed_in: SignedIn, address: str) -> None:
        assert signed_in("hari").get(address).status_code == 404

    def test_an_entry_shows_its_actions(self, signed_in: SignedIn, action: Action) -> None:
        page = signed_in("imani").get("/entries/R-1/").content.decode()
        assert action.title in page
        assert "Begin an action" not in page
        assert "Begin an action" in signed_in("grace").get("/entries/R-1/").content.decode()

    def test_a_part_is_added_under_the_one_number(self, signed_in: SignedIn) -> None:
        client = signed_in("grace")
        client.post("/entries/R-14/parts/", {"words": "The strategy"})
        client.post("/entries/R-14/parts/", {"words": "The learning tools"})
        parts = Entry.objects.get(reference="R-14").parts.values_list("letter", "words")
        assert list(parts) == [("a", "The strategy"), ("b", "The learning tools")]
