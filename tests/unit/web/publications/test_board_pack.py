"""The board pack of the staged demonstration: what must be on it, and what must not."""

import re
import zlib
from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone
from tests.unit.web.placing import place_once

from headwater_web.accounts.models import Person
from headwater_web.config.staging import stage_work
from headwater_web.governance.models import Meeting
from headwater_web.publications.board_pack import BoardPack, board_pack
from headwater_web.strategy.actions.closing import Evidence, confirm_done, say_done
from headwater_web.strategy.models import Action
from headwater_web.strategy.registers import Register
from headwater_web.ui import printing

SignedIn = Callable[[str], Client]


@pytest.fixture
def meeting(cast: dict[str, Person]) -> str:
    """The board's coming meeting, with everything of the demonstration before it."""
    place_once("work", lambda: stage_work(today=timezone.localdate()))
    coming = Meeting.objects.filter(
        body__key="strategic_board", starts_at__gt=timezone.now()
    ).first()
    assert coming is not None
    return coming.reference


@pytest.fixture
def pack(meeting: str, cast: dict[str, Person]) -> BoardPack:
    found = board_pack(cast["hari"], meeting, today=timezone.localdate())
    assert found is not None
    return found


def references(things: tuple[object, ...]) -> list[str]:
    return [each.entry.reference for each in things]  # type: ignore[attr-defined]  # shown entries


def test_every_published_item_is_counted_and_none_invented(pack: BoardPack) -> None:
    counts = {each.register: each.published for each in pack.registers}
    assert counts == {
        Register.RECOMMENDATIONS: 22,
        Register.IMPROVEMENTS: 23,
        Register.COMMITMENTS: 36,
    }
    assert pack.registers[0].absent == ("R-18",)
    for each in pack.registers:
        assert each.done + each.in_hand + each.without_action == each.published


def test_what_is_odd_is_said(pack: BoardPack) -> None:
    assert [each.number for each in pack.empty_priorities] == [3]
    assert references(pack.orphans) == ["T-32"]


def test_asks_of_government_are_never_ours(pack: BoardPack) -> None:
    asked = references(tuple(each.entry for each in pack.asks.published))
    assert asked == ["B-7", "B-8", "B-13", "B-16", "B-21"]
    assert not set(asked) & set(references(pack.overdue_entries))


def test_two_of_ours_alone_are_overdue_since_march_2021(pack: BoardPack) -> None:
    assert references(pack.overdue_alone) == ["B-4", "B-5"]
    assert references(pack.overdue_shared) == ["B-3", "B-15"]
    windows = references(pack.windows_over)
    apart = {*references(pack.overdue_alone), *references(pack.overdue_shared)}
    assert apart | set(windows) == set(references(pack.overdue_entries))
    assert not apart & set(windows)


def test_every_row_of_the_two_published_tables_is_in_the_pack(pack: BoardPack) -> None:
    found = references(pack.tables)
    assert found == [f"{letter}-{number}" for letter in "BR" for number in range(1, 24)]


def test_what_is_said_to_be_done_is_not_done(pack: BoardPack) -> None:
    claimed = [each.reference for each in pack.tracker.to_confirm]
    assert claimed
    assert not set(claimed) & {each.reference for each in pack.tracker.completed}


def test_what_a_second_person_confirmed_is_completed(
    pack: BoardPack, meeting: str, cast: dict[str, Person]
) -> None:
    action = Action.objects.get(reference=pack.tracker.overdue[0].reference)
    evidence = Evidence("Page 2", "https://papers.example/2")
    say_done(by=cast["grace"], action=action, version=action.version, evidence=evidence)
    confirm_done(by=cast["hari"], action=action, version=action.version)
    later = board_pack(cast["hari"], meeting, today=timezone.localdate())
    assert later is not None
    assert action.reference in {each.reference for each in later.tracker.completed}


def test_page_one_asks_for_the_decision_first(meeting: str, signed_in: SignedIn) -> None:
    page = signed_in("hari").get(f"/board-packs/{meeting}/").content.decode()
    order = [
        page.index(f">{words}<")
        for words in ("Decisions wanted", "What to notice", "What came of the last meeting")
    ]
    assert order == sorted(order)
    assert page.index("Actions that need a look") > max(order)


def test_health_has_sent_a_deputy(pack: BoardPack) -> None:
    assert any("has sent a deputy three times running" in each for each in pack.attendance)


def test_only_who_may_see_papers_opens_it(meeting: str, signed_in: SignedIn) -> None:
    assert signed_in("imani").get(f"/board-packs/{meeting}/").status_code == 403
    assert signed_in("hari").get("/board-packs/M-999/").status_code == 404
    assert meeting in signed_in("hari").get("/board-packs/").content.decode()


def test_the_document_is_tagged(meeting: str, signed_in: SignedIn) -> None:
    pytest.importorskip("weasyprint", exc_type=OSError)
    answer = signed_in("hari").get(f"/board-packs/{meeting}/pack.pdf")
    assert answer["Content-Type"] == "application/pdf"
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", answer.content, flags=re.S)
    said = answer.content + b"".join(
        zlib.decompressobj().decompress(found) for found in streams if found[:1] == b"x"
    )
    for needed in (b"/StructTreeRoot", b"pdfuaid", b"/TH", b"/Lang"):
        assert needed in said


def test_without_the_libraries_the_page_says_so(
    meeting: str, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    def absent(_template: str, _context: object) -> bytes:
        raise printing.PrintingAbsent

    monkeypatch.setattr("headwater_web.ui.printing.as_pdf", absent)
    answer = signed_in("hari").get(f"/board-packs/{meeting}/pack.pdf", follow=True)
    assert "Print this page instead" in answer.content.decode()


def test_says_what_was_asked_of_others_and_what_came_of_it(pack: BoardPack) -> None:
    by_entry = {each.entry.entry.reference: each.sent for each in pack.asks.published}
    assert len(by_entry) == 5
    assert any(ask.times_chased for sent in by_entry.values() for ask in sent)
    joint = [ask for ask in pack.asks.others if len(ask.units) > 1]
    assert joint


def test_says_what_was_spent_against_each_condition(pack: BoardPack) -> None:
    assert pack.money.agreements
    assert {None, True} <= {each.is_met for each in pack.money.conditions}
    assert [each.number for each in pack.money.without_activity] == [3]


def test_says_which_decisions_nobody_assessed_and_what_came_out_worse(pack: BoardPack) -> None:
    assert pack.equality.uncovered
    assert len(pack.equality.uncovered) < pack.equality.decisions
    assert pack.equality.worse


def test_each_part_is_on_the_page(meeting: str, signed_in: SignedIn) -> None:
    html = signed_in("hari").get(f"/board-packs/{meeting}/").content.decode()
    for words in (
        "Spend against grant conditions",
        "What we ask of others",
        "Worse than predicted",
    ):
        assert words in html


def test_looks_forward_to_milestones_and_reports_in_order(pack: BoardPack) -> None:
    said = " ".join(each.words for each in pack.coming)
    assert "a milestone of P-1" in said
    assert "Quarterly return" in said
    days = [each.day for each in pack.coming]
    assert days == sorted(days)
    assert days[0] >= pack.meeting.day
