"""The longest chain of milestones, what is to spare, and circles that are refused."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from headwater_web.accounts.models import Person
from headwater_web.strategy import faults
from headwater_web.strategy.actions.milestones import (
    add_milestone,
    change_needs,
    reach_milestone,
)
from headwater_web.strategy.actions.plans import add_plan
from headwater_web.strategy.calendars import later_weekday
from headwater_web.strategy.drawing import WIDTH, draw_timeline
from headwater_web.strategy.models import Milestone, Plan
from headwater_web.strategy.paths import Stretch, circle_in, longest_chain, timings
from headwater_web.strategy.queries.plans import ShownPlan, all_plans, shown_plans

SignedIn = Callable[[str], Client]
MONDAY = date(2026, 3, 2)

#  key  weekdays  due         needs  reached       earliest    latest      slack
TIMES = """
   1    5         2026-03-06  -      -             2026-03-06  2026-03-04  -2
   2    3         2026-03-20  1      -             2026-03-11  2026-03-20  7
   3    1         2026-03-04  -      -             2026-03-02  2026-03-04  2
   4    2         2026-03-10  1,3    -             2026-03-10  2026-03-06  -2
   5    5         2026-03-13  4      -             2026-03-17  2026-03-13  -2
   6    1         2026-03-07  -      -             2026-03-02  2026-03-06  4
   7    2         2026-04-01  8      -             2026-03-03  2026-04-01  21
   8    9         2026-02-20  -      2026-02-27    -           -           -
"""


def read(line: str) -> tuple[Stretch, list[str]]:
    key, weekdays, due, needs, reached, *expected = line.split()
    return (
        Stretch(
            key=int(key),
            weekdays=int(weekdays),
            due_on=date.fromisoformat(due),
            needs=tuple(int(each) for each in needs.split(",")) if needs != "-" else (),
            reached_on=date.fromisoformat(reached) if reached != "-" else None,
        ),
        expected,
    )


def test_what_is_to_spare_follows_from_the_work_and_the_dates() -> None:
    """5 misses its date by two weekdays, so what it waits for has two too few as well."""
    rows = [read(line) for line in TIMES.strip().splitlines()]
    found = timings([stretch for stretch, _expected in rows], today=MONDAY)
    said = {
        key: [each.ends_on.isoformat(), each.latest_on.isoformat(), str(each.slack)]
        for key, each in found.items()
    }
    assert said == {stretch.key: expected for stretch, expected in rows if expected[0] != "-"}


def test_one_that_is_late_takes_from_all_that_it_waits_for() -> None:
    stretches = [Stretch(1, 5, date(2026, 3, 6)), Stretch(2, 5, date(2026, 3, 9), (1,))]
    found = timings(stretches, today=MONDAY)
    assert (found[1].slack, found[2].slack) == (-4, -4)


def test_a_weekend_is_no_time_to_begin() -> None:
    found = timings([Stretch(1, 1, date(2026, 3, 9))], today=date(2026, 3, 7))
    assert (found[1].starts_on, found[1].slack) == (date(2026, 3, 9), 0)


@given(
    st.lists(st.integers(1, 30), min_size=1, max_size=8),
    st.integers(0, 200),
    st.dates(date(2024, 1, 1), date(2028, 1, 1)),
)
def test_a_single_chain_has_one_slack(work: list[int], ahead: int, today: date) -> None:
    """In a chain whose last date alone matters every link has the same to spare."""
    far = later_weekday(today, ahead)
    last = len(work) - 1
    stretches = [
        Stretch(
            key=place,
            weekdays=days,
            due_on=far if place == last else far + timedelta(days=900),
            needs=(place - 1,) if place else (),
        )
        for place, days in enumerate(work)
    ]
    found = timings(stretches, today=today)
    assert len({timing.slack for timing in found.values()}) == 1
    assert longest_chain(stretches) == tuple(range(len(work)))


def slow_longest(stretches: list[Stretch]) -> int:
    """The weekdays of the longest chain, by trying every one."""
    by_key = {each.key: each for each in stretches}

    def longest(key: int) -> int:
        return by_key[key].weekdays + max((longest(need) for need in by_key[key].needs), default=0)

    return max(longest(key) for key in by_key)


@given(st.data())
def test_no_chain_is_longer(data: st.DataObject) -> None:
    count = data.draw(st.integers(1, 7))
    stretches = [
        Stretch(
            key=key,
            weekdays=data.draw(st.integers(1, 9)),
            due_on=MONDAY,
            needs=tuple(data.draw(st.sets(st.integers(0, key - 1)))) if key else (),
        )
        for key in range(count)
    ]
    chain = longest_chain(stretches)
    by_key = {each.key: each for each in stretches}
    assert sum(by_key[key].weekdays for key in chain) == slow_longest(stretches)
    assert all(before in by_key[after].needs for before, after in pairwise(chain))


def test_what_is_reached_is_in_no_chain() -> None:
    done = Stretch(1, 50, MONDAY, reached_on=MONDAY)
    assert longest_chain([done, Stretch(2, 1, MONDAY, (1,))]) == (2,)
    assert longest_chain([done]) == ()


@pytest.mark.parametrize(
    ("needs", "length"),
    [({1: [], 2: [1]}, 0), ({1: [1]}, 2), ({1: [2], 2: [3], 3: [1]}, 4), ({}, 0)],
)
def test_a_circle_is_found(needs: dict[int, list[int]], length: int) -> None:
    assert len(circle_in(needs)) == length


@pytest.fixture
def plan(cast: dict[str, Person]) -> Plan:
    return add_plan(by=cast["grace"], title="Outreach", words="Move it")


@pytest.fixture
def chain(plan: Plan, cast: dict[str, Person]) -> list[Milestone]:
    """Ask (5 weekdays), then hire (10), then begin (2); and a leaflet beside them."""

    def add(title: str, due: date, weekdays: int, *needs: Milestone) -> Milestone:
        return add_milestone(
            by=cast["grace"], plan=plan, title=title, due_on=due, weekdays=weekdays, needs=needs
        )

    ask = add("Ask", date(2026, 3, 6), 5)
    hire = add("Hire", date(2026, 3, 25), 10, ask)
    begin = add("Begin", date(2026, 4, 1), 2, hire)
    return [ask, hire, begin, add("Leaflet", date(2026, 3, 31), 3, ask)]


def seen(plan: Plan, today: date = MONDAY) -> ShownPlan:
    return shown_plans(all_plans().filter(pk=plan.pk), today=today)[0]


def test_a_plan_shows_its_longest_chain_and_what_is_to_spare(
    plan: Plan, chain: list[Milestone]
) -> None:
    shown = seen(plan)
    assert [each.milestone.title for each in shown.chain] == ["Ask", "Hire", "Begin"]
    assert shown.chain_weekdays == 17
    assert {each.milestone.title: each.slack_words for each in shown.milestones} == {
        "Ask": "nothing",
        "Hire": "3 weekdays",
        "Begin": "6 weekdays",
        "Leaflet": "14 weekdays",
    }
    late = seen(plan, today=date(2026, 3, 9))
    assert late.milestones[0].slack_words == "5 weekdays too few"


def test_a_milestone_whose_needed_one_slipped_says_so(
    plan: Plan, chain: list[Milestone], cast: dict[str, Person], signed_in: SignedIn
) -> None:
    reach_milestone(by=cast["grace"], milestone=chain[0])  # today, long after its date
    hire = seen(plan).milestones[1]
    assert hire.slipped == (chain[0],)
    page = signed_in("imani").get(f"/plans/{plan.reference}/").text
    assert "“Ask” slipped: it was due on 6 March 2026" in page


def test_milestones_that_would_wait_for_each_other_are_refused_in_words(
    plan: Plan, chain: list[Milestone], signed_in: SignedIn
) -> None:
    address = f"/plans/{plan.reference}/milestones/{chain[0].pk}/needs/"
    answer = signed_in("grace").post(address, {"needs": [chain[2].pk]})
    assert answer.status_code == 422
    assert "would wait for each other" in answer.text
    for title in ("Ask", "Hire", "Begin"):
        assert title in answer.text
    assert list(chain[0].needs.all()) == []
    assert signed_in("grace").post(address, {"needs": [chain[3].pk]}).status_code == 422


def test_what_a_milestone_waits_for_can_be_changed(
    plan: Plan, chain: list[Milestone], signed_in: SignedIn
) -> None:
    address = f"/plans/{plan.reference}/milestones/{chain[2].pk}/needs/"
    assert signed_in("grace").get(address).status_code == 200
    answer = signed_in("grace").post(address, {"needs": [chain[1].pk, chain[3].pk]})
    assert answer.status_code == 302
    assert set(chain[2].needs.all()) == {chain[1], chain[3]}


def test_a_milestone_needs_none_of_another_plan(
    plan: Plan, chain: list[Milestone], cast: dict[str, Person]
) -> None:
    other = add_plan(by=cast["grace"], title="x", words="x")
    alien = add_milestone(by=cast["grace"], plan=other, title="x", due_on=MONDAY)
    with pytest.raises(faults.OfAnotherPlan):
        change_needs(by=cast["grace"], milestone=chain[0], needs=[alien])
    with pytest.raises(faults.OfAnotherPlan):
        add_milestone(by=cast["grace"], plan=plan, title="y", due_on=MONDAY, needs=[alien])


def test_the_line_of_time_is_drawn_beside_a_table_that_says_the_same(
    plan: Plan, chain: list[Milestone], signed_in: SignedIn
) -> None:
    drawn = draw_timeline(seen(plan), today=MONDAY)
    assert drawn is not None
    assert [row.is_in_chain for row in drawn.rows] == [True, True, False, True]
    assert all(0 <= row.work_from <= row.work_from + row.work_width <= WIDTH for row in drawn.rows)
    assert all(0 <= row.due_at <= WIDTH for row in drawn.rows)
    page = signed_in("imani").get(f"/plans/{plan.reference}/").text
    assert "<svg" in page
    assert page.count("Hire") >= 3
    assert "takes 17 weekdays of work" in page


def test_a_plan_without_milestones_has_no_drawing(plan: Plan) -> None:
    assert draw_timeline(seen(plan), today=MONDAY) is None
