"""Where things stand follows from days and rows alone."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from headwater_web.agreements.models import EventKind, Step
from headwater_web.agreements.standings import (
    AccessStanding,
    Course,
    HeldStanding,
    RequestStanding,
    Standing,
    Term,
    access_standing,
    held_standing,
    reached,
)

FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
S, R, W = EventKind.SUSPENDED, EventKind.RESUMED, EventKind.WITHDRAWN
MARCH, MAY, JULY = date(2026, 3, 1), date(2026, 5, 1), date(2026, 7, 1)

#  signed  events                    replaced from  day                 standing            register
TERMS = [
    (False, (), None, MARCH, Standing.DRAFT, "draft"),
    (True, (), None, date(2025, 12, 31), Standing.NOT_BEGUN, "in_force"),
    (True, (), None, FIRST, Standing.IN_FORCE, "in_force"),
    (True, (), None, LAST, Standing.IN_FORCE, "in_force"),
    (True, (), None, date(2027, 1, 1), Standing.ENDED, "in_force"),
    (True, ((S, MARCH),), None, MARCH, Standing.SUSPENDED, "suspended"),
    (True, ((S, MARCH),), None, date(2026, 2, 28), Standing.IN_FORCE, "in_force"),
    (True, ((S, MARCH), (R, MAY)), None, MAY, Standing.IN_FORCE, "in_force"),
    (True, ((S, MARCH), (R, MAY)), None, date(2026, 4, 30), Standing.SUSPENDED, "suspended"),
    (True, ((W, MAY),), None, JULY, Standing.WITHDRAWN, "withdrawn"),
    (True, ((W, MAY),), None, date(2027, 1, 1), Standing.WITHDRAWN, "withdrawn"),
    (True, (), MAY, date(2026, 4, 30), Standing.IN_FORCE, "in_force"),
    (True, (), MAY, MAY, Standing.REPLACED, "in_force"),
    (True, ((S, MARCH),), None, date(2027, 1, 1), Standing.ENDED, "in_force"),
]


@pytest.mark.parametrize(("signed", "events", "replaced", "day", "standing", "state"), TERMS)
def test_where_an_agreement_stands(
    signed: bool,
    events: tuple[tuple[EventKind, date], ...],
    replaced: date | None,
    day: date,
    standing: Standing,
    state: str,
) -> None:
    term = Term(signed, FIRST, LAST, events, replaced)
    assert term.standing(day) is standing
    assert term.register_state(day) == state


days = some.dates(date(2025, 6, 1), date(2027, 6, 1))


@given(some.booleans(), days, days, some.none() | days, days)
def test_in_force_is_never_outside_its_days(
    signed: bool, starts_on: date, ends_on: date, replaced: date | None, day: date
) -> None:
    term = Term(signed, starts_on, ends_on, (), replaced)
    if term.standing(day) is Standing.IN_FORCE:
        assert signed
        assert starts_on <= day <= (term.last_day or day)


@pytest.mark.parametrize(
    ("ends_on", "replaced", "last"),
    [
        (LAST, None, LAST),
        (None, None, None),
        (LAST, MAY, date(2026, 4, 30)),
        (MARCH, MAY, MARCH),
        (None, MAY, date(2026, 4, 30)),
    ],
)
def test_a_newer_version_takes_over_on_its_first_day(
    ends_on: date | None, replaced: date | None, last: date | None
) -> None:
    assert Term(True, FIRST, ends_on, (), replaced).last_day == last


@given(some.integers(-5, 400))
def test_a_mark_is_the_nearest_that_was_reached(left: int) -> None:
    mark = reached(left, (90, 30, 7))
    assert mark == (7 if left <= 7 else 30 if left <= 30 else 90 if left <= 90 else None)


@pytest.mark.parametrize(
    ("steps", "standing", "ended_on", "age"),
    [
        ((), RequestStanding.WAITING, None, 181),
        (((Step.CHASED, MARCH),), RequestStanding.WAITING, None, 181),
        (((Step.ANSWERED, MARCH), (Step.CHASED, MAY)), RequestStanding.ANSWERED, None, 181),
        (((Step.GRANTED_IN_PART, MARCH),), RequestStanding.GRANTED_IN_PART, None, 181),
        (((Step.GRANTED, MARCH),), RequestStanding.GRANTED, MARCH, 59),
        (((Step.REFUSED, MAY),), RequestStanding.REFUSED, MAY, 120),
        (((Step.WITHDRAWN, MAY),), RequestStanding.WITHDRAWN, MAY, 120),
    ],
)
def test_how_a_request_has_gone(
    steps: tuple[tuple[Step, date], ...],
    standing: RequestStanding,
    ended_on: date | None,
    age: int,
) -> None:
    course = Course(FIRST, steps)
    assert (course.standing, course.ended_on, course.age(JULY)) == (standing, ended_on, age)


NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("decided", "starts", "ends", "ended", "standing"),
    [
        (False, None, None, None, AccessStanding.ASKED),
        (True, None, None, None, AccessStanding.REFUSED),
        (True, -1, 1, None, AccessStanding.OPEN),
        (True, -2, 0, None, AccessStanding.ENDED),
        (True, -2, 1, -1, AccessStanding.ENDED),
    ],
)
def test_where_access_stands(
    decided: bool,
    starts: int | None,
    ends: int | None,
    ended: int | None,
    standing: AccessStanding,
) -> None:
    def at(hours: int | None) -> datetime | None:
        return None if hours is None else NOON + timedelta(hours=hours)

    found = access_standing(
        is_decided=decided, starts_at=at(starts), ends_at=at(ends), ended_at=at(ended), now=NOON
    )
    assert found is standing


WAITING, REFUSED = Course(FIRST), Course(FIRST, ((Step.REFUSED, MARCH),))


@pytest.mark.parametrize(
    ("arrived", "agreed", "courses", "standing"),
    [
        (True, True, (WAITING,), HeldStanding.HELD),
        (False, True, (WAITING,), HeldStanding.AGREED),
        (False, False, (REFUSED, WAITING), HeldStanding.ASKED_FOR),
        (False, False, (REFUSED,), HeldStanding.REFUSED),
        (False, False, (Course(FIRST, ((Step.GRANTED, MARCH),)),), HeldStanding.NOT_ASKED),
        (False, False, (), HeldStanding.NOT_ASKED),
    ],
)
def test_whether_a_dataset_is_held(
    arrived: bool, agreed: bool, courses: tuple[Course, ...], standing: HeldStanding
) -> None:
    assert held_standing(has_arrived=arrived, is_agreed=agreed, courses=courses) is standing


@pytest.mark.parametrize(
    ("arrived", "agreed", "courses", "standing"),
    [
        (False, False, (), HeldStanding.LAPSED),
        (False, False, (WAITING,), HeldStanding.ASKED_FOR),
        (False, True, (), HeldStanding.AGREED),
        (True, False, (), HeldStanding.HELD),
    ],
)
def test_an_agreement_that_ended_is_said_where_nothing_newer_is(
    arrived: bool, agreed: bool, courses: tuple[Course, ...], standing: HeldStanding
) -> None:
    found = held_standing(has_arrived=arrived, is_agreed=agreed, courses=courses, has_lapsed=True)
    assert found is standing
