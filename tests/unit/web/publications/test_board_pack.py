"""The board pack of the staged demonstration: what must be on it, and what must not."""

import re
import zlib
from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from headwater_web.accounts.models import Person
from headwater_web.config.staging import stage_work
from headwater_web.governance.models import Meeting
from headwater_web.publications import printing
from headwater_web.publications.board_pack import BoardPack, board_pack
from headwater_web.strategy.actions.closing import Evidence, confirm_done, say_done
from headwater_web.strategy.models import Action
from headwater_web.strategy.registers import Register

SignedIn = Callable[[str], Client]


@pytest.fixture
def meeting(cast: dict[str, Person]) -> str:
    """The board's coming meeting, with everything of the demonstration before it."""
    stage_work(today=timezone.localdate())
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
    assert references(pack.asks) == ["B-7", "B-8", "B-13", "B-16", "B-21"]
    assert not set(references(pack.asks)) & set(references(pack.overdue_entries))


def test_two_of_ours_alone_are_overdue_since_march_2021(pack: BoardPack) -> None:
    alone = [
        each.entry.reference
        for each in pack.overdue_entries
        if not each.is_shared and each.entry.window_starts_on is None
    ]
    assert alone == ["B-4", "B-5"]


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
    def absent(_template: str, _context: object, *, style: str) -> bytes:
        raise printing.PrintingAbsent

    monkeypatch.setattr("headwater_web.publications.board_packs.as_pdf", absent)
    answer = signed_in("hari").get(f"/board-packs/{meeting}/pack.pdf", follow=True)
    assert "Print this page instead" in answer.content.decode()
