"""The portfolio: every pound once, gaps in words, the balance that was meant, and files."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st
from tests.unit.web.interventions.conftest import CITY, FIRST, NORTH, TODAY

from headwater_web.accounts.models import Person
from headwater_web.funding.models import Line
from headwater_web.interventions.actions import deciding, programmes
from headwater_web.interventions.drawing import draw_bars
from headwater_web.interventions.models import Allocation, Programme, ProgrammeDecision
from headwater_web.interventions.queries.choices import shaped
from headwater_web.interventions.queries.files import COLUMNS, portfolio_file
from headwater_web.interventions.queries.grids import evidence_map, life_course, themes
from headwater_web.interventions.queries.portfolio import percent_of, portfolio_on

Described = Callable[..., Programme]
Given = Callable[..., Allocation]
Decided = Callable[..., ProgrammeDecision]


@pytest.fixture
def portfolio_of_three(
    described: Described, line: Callable[..., Line], given: Given, decided: Decided
) -> None:
    """£80,000 and £40,000 of match: two programmes, one in two districts, and a third without."""
    first, match = line(80_000), line(40_000, category="match", title="Rooms")
    both = described("both", districts=[CITY, NORTH], bands=["11_to_17", "18_to_25"])
    late = described("late", tier="tertiary")
    for programme in (both, late):
        decided(programme)
    given(both, first, 30_000)
    given(both, first, 10_000, district=CITY)
    given(late, first, 20_000)
    given(late, match, 5_000)
    described("poor", tier="primary", priority_number=1)


def test_every_breakdown_adds_up_to_what_was_given(portfolio_of_three: None) -> None:
    shown = portfolio_on(TODAY)
    assert (shown.granted, shown.given, shown.not_given) == (80_000, 60_000, 20_000)
    assert shown.match_given == 5_000
    assert [each.key for each in shown.breakdowns] == [
        "tier",
        "place",
        "need",
        "priority",
        "age",
        "evidence",
    ]
    for each in shown.breakdowns:
        assert sum(row.amount for row in each.rows) == shown.given, each.key
    assert [(each.line.title, each.amount) for each in shown.left] == [("Delivery", 20_000)]


def test_what_nobody_divided_stands_together(portfolio_of_three: None) -> None:
    places = next(each for each in portfolio_on(TODAY).breakdowns if each.key == "place")
    assert {row.words: row.amount for row in places.rows} == {
        "Bassetlaw and Nottingham (together, not divided)": 30_000,
        "Nottingham": 30_000,
    }


def test_shares_say_of_what(portfolio_of_three: None) -> None:
    tiers = portfolio_on(TODAY).breakdowns[0]
    assert [row.share_words for row in tiers.rows] == [
        "£0 of £60,000 (0%)",
        "£40,000 of £60,000 (67%)",
        "£20,000 of £60,000 (33%)",
    ]
    assert "Secondary" in tiers.reading


def test_without_a_decision_nobody_can_say_whether_it_was_a_choice(
    portfolio_of_three: None, cast: dict[str, Person], decision: Callable[..., str]
) -> None:
    before = portfolio_on(TODAY)
    assert before.balance is None
    assert {row.words for row in before.balance_rows} == {"nobody has said what was meant"}
    said = deciding.BalanceSaid(
        primary=0,
        secondary=60,
        tertiary=40,
        decision=decision(),
        holds_from=FIRST,
        because="B.",
    )
    deciding.state_balance(by=cast["chioma"], said=said)
    assert [row.words for row in portfolio_on(TODAY).balance_rows] == [
        "as meant",
        "7 points more than meant",
        "7 points less than meant",
    ]


def test_what_is_next_tells_what_is_overdue_and_what_nobody_decided(
    portfolio_of_three: None, described: Described, decided: Decided
) -> None:
    late = described("overdue")
    decided(late, next_on=TODAY - timedelta(days=1))
    rows = portfolio_on(TODAY).next
    assert [each.programme.version.name for each in rows][:2] == ["Poor", "Overdue"]
    assert [each.is_late for each in rows] == [False, True, False, False]


def test_gaps_are_said_in_words(portfolio_of_three: None) -> None:
    grid = life_course(TODAY)
    assert "Nothing is funded for 18 to 25 in South Nottinghamshire." in grid.gaps
    assert "Nothing is funded for 0 to 4 anywhere." in grid.gaps
    assert not any("11 to 17 in Nottingham City" in each for each in grid.gaps)
    assert "No primary programme is funded for 11 to 17 anywhere." in grid.thin


def test_what_has_no_money_or_no_decision_is_not_funded(
    described: Described, line: Callable[..., Line], given: Given, decided: Decided
) -> None:
    given(described("undecided"), line(), 10)
    decided(described("unpaid"))
    assert "Nothing is funded for 11 to 17 anywhere." in life_course(TODAY).gaps


def test_a_priority_without_a_funded_programme_is_named(portfolio_of_three: None) -> None:
    found = {each.priority.number: each for each in themes(TODAY)}
    assert [each.version.name for each in found[4].funded] == ["Both", "Late"]
    assert found[1].funded == ()
    assert [each.version.name for each in found[1].unfunded] == ["Poor"]


def test_types_without_a_card_are_named_in_the_map(portfolio_of_three: None) -> None:
    row = next(each for each in evidence_map(TODAY) if each.priority.number == 4)
    secondary = row.cells[1]
    assert secondary.cards == ()
    assert secondary.without == ("Mentoring for young people at risk",)
    assert row.cells[0].programmes == ()


def test_what_shaped_a_choice_is_seen_by_those_who_may(
    portfolio_of_three: None, cast: dict[str, Person]
) -> None:
    made = Programme.objects.get(key="both")
    programmes.note_choice(
        by=cast["grace"], programme=made, source="PG-2", choice="Evenings", how="They come then."
    )
    (found,) = shaped(cast["grace"], TODAY)
    assert (found.source.reference, found.choices[0][1].choice) == ("PG-2", "Evenings")
    assert shaped(cast["imani"], TODAY) == ()


def test_files_hold_every_pound(portfolio_of_three: None) -> None:
    shown = portfolio_on(TODAY)
    names = {"youth_project": "=Youth project"}
    content, media_type = portfolio_file(shown, "csv", organisations=names)
    lines = content.decode().splitlines()
    assert media_type.startswith("text/csv")
    assert lines[0] == ",".join(COLUMNS)
    assert len(lines) == 5
    assert "'=Youth project" in lines[1]
    for ending in ("xlsx", "ods"):
        book, _kind = portfolio_file(shown, ending, organisations=names)
        with ZipFile(BytesIO(book)) as packed:
            assert packed.testzip() is None


@drawn(st.lists(st.tuples(st.text(max_size=90), st.integers(0, 10**9)), min_size=1, max_size=9))
def test_bars_stay_in_the_picture(rows: list[tuple[str, int]]) -> None:
    bars = draw_bars((words, Decimal(amount), "£") for words, amount in rows)
    if bars is None:
        assert not any(amount for _words, amount in rows)
        return
    assert all(0 <= each.length <= bars.width for each in bars.bars)
    assert all(each.top + 14 <= bars.height for each in bars.bars)


def test_nothing_of_nothing_is_nothing() -> None:
    assert percent_of(Decimal(0), Decimal(0)) == 0
