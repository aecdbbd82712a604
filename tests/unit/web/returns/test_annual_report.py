"""The annual report says what the board pack says on the same day, number by number."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from tests.unit.web.placing import place_once

from headwater_web.accounts.models import Person
from headwater_web.config.staging import stage_work
from headwater_web.funding.api import (
    Span,
    agreements_words,
    conditions_standing,
    priorities_funded,
    stage_funding,
)
from headwater_web.governance.models import Meeting
from headwater_web.publications.board_pack import BoardPack, board_pack
from headwater_web.returns.api import ReturnsStaff, returns_due, stage_returns
from headwater_web.returns.changes import moved_since
from headwater_web.returns.drafting import SOURCES, Asked, Draft, drawn
from headwater_web.returns.models import Return
from headwater_web.returns.queries.returns import shown_return
from headwater_web.standards.api import capacity_warnings
from headwater_web.strategy.actions.closing import Evidence, confirm_done, say_done
from headwater_web.strategy.api import tracker
from headwater_web.strategy.models import Action
from headwater_web.ui.definition_files import partnership_path


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> date:
    """The day of the next noon, at which the clock of a test begins: none goes past midnight."""
    began, real_now = timezone.localtime(), timezone.now
    noon = began.replace(hour=12, minute=0, second=0, microsecond=0)
    ahead = noon + timedelta(days=noon < began) - began
    monkeypatch.setattr(timezone, "now", lambda: real_now() + ahead)
    return timezone.localdate()


@pytest.fixture
def staged(cast: dict[str, Person], today: date) -> dict[str, str]:
    """The whole demonstration, and the references of its returns by what they are."""
    place_once("work", lambda: stage_work(today=today))
    stage_funding(partnership_path("funding.yaml"), staff=cast["grace"], today=today)
    staff = ReturnsStaff(cast["amara"], cast["grace"])
    references = stage_returns(partnership_path("returns.yaml"), staff=staff, today=today)
    assert stage_returns(partnership_path("returns.yaml"), staff=staff, today=today) == references
    return dict(zip(("sent", "open", "annual"), references, strict=True))


@pytest.fixture
def pack(staged: dict[str, str], cast: dict[str, Person], today: date) -> BoardPack:
    meeting = Meeting.objects.filter(
        body__key="strategic_board", starts_at__gt=timezone.now()
    ).first()
    assert meeting is not None
    found = board_pack(cast["hari"], meeting.reference, today=today)
    assert found is not None
    return found


def figures_of(reference: str, today: date) -> dict[str, str]:
    shown = shown_return(Return.objects.get(reference=reference), today=today)
    found: dict[str, str] = {}
    for each in shown.answers:
        if each.draft:
            found |= each.draft.figures
    return found


def test_each_number_is_the_board_packs(
    pack: BoardPack, staged: dict[str, str], today: date
) -> None:
    said = figures_of(staged["annual"], today)
    expected = {
        "actions_overdue": len(pack.tracker.overdue),
        "extensions_asked": len(pack.tracker.extensions_asked),
        "entries_overdue": len(pack.overdue_entries),
        "asks": len(pack.asks.published),
        "waiting_for_us": len(pack.waiting_for_us),
        "plans": len(pack.plans),
        "capacity_warnings": len(pack.risks),
    }
    for each in pack.registers:
        for name in ("published", "done", "in_hand", "without_action"):
            expected[f"{each.register.value}_{name}"] = getattr(each, name)
    assert {name: said[name] for name in expected} == {
        name: str(count) for name, count in expected.items()
    }


def test_what_was_done_is_what_a_pack_since_the_same_day_has(
    staged: dict[str, str], cast: dict[str, Person], today: date
) -> None:
    span = Span(date(today.year - 1, 1, 1), date(today.year + 1, 1, 1))
    draft = drawn("actions_done", Asked(cast["amara"], span, today))
    found = tracker(since=span.starts_on, today=today).completed
    assert draft.references == tuple(each.reference for each in found)
    assert found


def test_money_is_fundings_own(staged: dict[str, str], today: date) -> None:
    said = figures_of(staged["annual"], today)
    met = [each for each in conditions_standing(today) if each.is_met]
    assert said["conditions_met"] == str(len(met))
    for each in priorities_funded(today):
        if each.number is not None:
            assert said[f"priority_{each.number}_budget"] == str(each.total)
    spent = figures_of(staged["open"], today)
    assert spent["U-1_spent"] == str(agreements_words(today)[0].spent)


def test_a_figure_that_moved_is_said_with_its_day(
    staged: dict[str, str], cast: dict[str, Person], today: date
) -> None:
    shown = shown_return(Return.objects.get(reference=staged["annual"]), today=today)
    before = moved_since(shown, today)
    action = Action.objects.get(reference=tracker(since=date.min, today=today).overdue[0].reference)
    evidence = Evidence("Page 2", "https://papers.example/2")
    say_done(by=cast["grace"], action=action, version=action.version, evidence=evidence)
    confirm_done(by=cast["hari"], action=action, version=action.version)
    after = {each.figure: each for each in moved_since(shown, today)}
    assert "actions_overdue" not in {each.figure for each in before}
    moved = after["actions_overdue"]
    assert int(moved.then) == int(moved.now) + 1
    assert moved.as_at == today


def test_the_demonstration_as_its_reader_meets_it(
    staged: dict[str, str], signed_in: object, today: date
) -> None:
    client: Client = signed_in("hari")  # type: ignore[operator]
    sent = client.get(f"/returns/{staged['sent']}/").content.decode()
    assert "1 day late" in sent
    assert "This return has cost 11.5 hours so far" in sent
    edition = client.get(f"/returns/{staged['sent']}/versions/1/").content.decode()
    assert "It had cost 11.5 hours" in edition
    assert "Some lines are not yet entered" in edition
    due = {each.reference: each for each in returns_due(today)}
    assert staged["sent"] not in due
    assert {staged["open"], staged["annual"]} <= set(due)
    annual = client.get(f"/returns/{staged['annual']}/")
    assert annual.status_code == 200
    thread = client.get("/thread/U-1/").content.decode()
    assert staged["sent"] in thread


def test_the_team_drafts_nothing_that_the_board_may_not_see(
    staged: dict[str, str], cast: dict[str, Person], today: date
) -> None:
    assert capacity_warnings(cast["amara"])
    assert not capacity_warnings(cast["hari"])
    assert figures_of(staged["annual"], today)["capacity_warnings"] == "0"


def test_without_a_file_nothing_is_staged(cast: dict[str, Person], today: date) -> None:
    staff = ReturnsStaff(cast["amara"], cast["grace"])
    assert stage_returns(partnership_path("nothing.yaml"), staff=staff, today=today) == ()


@pytest.mark.parametrize("source", SOURCES)
def test_every_source_answers_an_empty_site(source: str, cast: dict[str, Person]) -> None:
    span = Span(date(2026, 7, 1), date(2026, 10, 1))
    found = drawn(source, Asked(cast["amara"], span, date(2026, 11, 22)))
    assert isinstance(found, Draft)
    assert found.words
    assert all(len(row) == len(found.headings) for row in found.rows)


def test_every_table_has_a_cell_for_each_heading(
    staged: dict[str, str], cast: dict[str, Person], today: date
) -> None:
    asked = Asked(cast["amara"], Span(date(2025, 1, 1), date(2028, 1, 1)), today)
    for source in SOURCES:
        found = drawn(source, asked)
        assert all(len(row) == len(found.headings) for row in found.rows), source
