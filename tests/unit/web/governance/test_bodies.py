"""Bodies: who stands for whom, what is missing, and the map drawn and listed."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from tests.unit.web.governance.conftest import today

from headwater_web.audit.api import events
from headwater_web.governance.actions.bodies import (
    EndedAlready,
    EndedBeforeItBegan,
    add_body,
    agree_terms,
    end_body,
    report_to,
    succeed,
)
from headwater_web.governance.api import (
    bodies_in_force,
    bodies_words,
    body_at,
    body_words,
)
from headwater_web.governance.drawing import draw_map
from headwater_web.governance.models import (
    Body,
    BodyKind,
    NeverChanged,
    NeverDeleted,
    TermsOfReference,
)
from headwater_web.governance.queries.bodies import standings
from headwater_web.governance.queries.mapping import governance_map, missing_of


def made(key: str, **dates: date) -> Body:
    return add_body(by=None, key=key, name=key.title(), kind=BodyKind.BOARD, **dates)


def test_each_body_takes_the_next_reference(db: None) -> None:
    assert [made(key).reference for key in ("one", "two")] == ["G-1", "G-2"]
    newest = max(events(), key=lambda event: event.number)
    assert (newest.action, newest.about) == ("governance.body_added", "body/G-2")


@pytest.mark.parametrize(
    ("key", "day", "words"),
    [
        ("police", date(2024, 1, 1), "The police"),
        ("old_health", date(2022, 6, 30), "Old health body"),
        (
            "old_health",
            date(2022, 7, 1),
            "Old health body (ended on 1 July 2022; now New health body)",
        ),
        ("no_such_body", date(2024, 1, 1), "No such body"),
    ],
)
def test_an_ended_body_is_named_with_its_successor(
    key: str, day: date, words: str, bodies: dict[str, Body]
) -> None:
    assert body_words(key, on=day) == words


def test_without_a_day_a_body_is_named_alone(bodies: dict[str, Body]) -> None:
    assert body_words("old_health") == "Old health body"
    assert bodies_words(["police", "x_y"]) == {"police": "The police", "x_y": "X y"}


def test_nobody_may_be_known_to_stand_for_a_body(bodies: dict[str, Body]) -> None:
    end_body(by=None, body=bodies["care"], ends_on=date(2026, 1, 1))
    assert body_at("care", date(2026, 1, 1)) == ()
    words = standings(["care"], on=date(2026, 2, 1))["care"].words
    assert words == "ended on 1 January 2026; nobody is known to stand for it"
    assert body_at("nobody", date(2026, 1, 1)) == ()


def test_successors_of_successors_are_followed_and_rings_are_left(db: None) -> None:
    first = made("first", ends_on=date(2010, 1, 1))
    second = made("second", starts_on=date(2010, 1, 1), ends_on=date(2015, 1, 1))
    third = made("third", starts_on=date(2015, 1, 1))
    succeed(by=None, predecessor=first, successor=second, took_over_on=date(2010, 1, 1))
    succeed(by=None, predecessor=second, successor=third, took_over_on=date(2015, 1, 1))
    succeed(by=None, predecessor=second, successor=first, took_over_on=date(2015, 1, 1))
    assert [each.key for each in body_at("first", date(2020, 1, 1))] == ["third"]
    assert [each.key for each in body_at("third", date(2012, 1, 1))] == ["second"]


def test_a_body_is_ended_once_with_who_took_over(bodies: dict[str, Body]) -> None:
    care, health = bodies["care"], bodies["health_board"]
    end_body(by=None, body=care, ends_on=date(2026, 4, 1), successors=[health])
    assert [each.key for each in body_at("care", date(2026, 4, 1))] == ["health_board"]
    with pytest.raises(EndedAlready):
        end_body(by=None, body=care, ends_on=date(2026, 5, 1))


def test_a_body_does_not_end_before_it_began(bodies: dict[str, Body]) -> None:
    with pytest.raises(EndedBeforeItBegan):
        end_body(by=None, body=bodies["care"], ends_on=date(2020, 12, 31))
    with pytest.raises(IntegrityError), transaction.atomic():
        Body.objects.filter(key="care").update(ends_on=date(2020, 12, 31))


def test_bodies_in_force_leave_out_the_ended(bodies: dict[str, Body]) -> None:
    keys = {each.key for each in bodies_in_force(date(2024, 1, 1))}
    assert "health_board" in keys
    assert "old_health" not in keys


def test_nothing_is_deleted_and_terms_never_change(board: Body) -> None:
    for rows in (Body.objects.all(), board.seats.all()):
        with pytest.raises(NeverDeleted):
            rows.delete()
    with pytest.raises(NeverDeleted):
        board.delete()
    with pytest.raises(NeverChanged):
        TermsOfReference.objects.update(text="Other")


def test_new_terms_stand_beside_the_old(board: Body) -> None:
    agree_terms(by=None, body=board, text="We meet often.", agreed_on=date(2025, 2, 1))
    agree_terms(by=None, body=board, text="Twice said.", agreed_on=date(2025, 2, 1))
    assert [terms.text for terms in board.terms.all()] == ["We meet often.", "We meet."]


@pytest.mark.parametrize(
    ("key", "missing"),
    [
        ("board", ("terms of reference overdue for review",)),
        ("group", ("no remit", "no chair", "no terms of reference")),
        ("panel", ("no chair", "no terms of reference")),
    ],
)
def test_what_a_body_is_missing_is_said(
    key: str, missing: tuple[str, ...], bodies: dict[str, Body]
) -> None:
    assert missing_of(bodies[key], today()) == missing
    assert governance_map(today()).bodies[key].missing == missing


def test_the_map_has_groups_and_no_organisations(bodies: dict[str, Body]) -> None:
    found = governance_map(today())
    assert set(found.bodies) == {"board", "group", "panel"}
    assert set(found.lines) == {("board", "group"), ("panel", "group")}


def test_a_body_with_two_parents_stands_under_both(bodies: dict[str, Body]) -> None:
    trees = governance_map(today()).trees
    assert {
        tree.mapped.body.key: [branch.mapped.body.key for branch in tree.branches] for tree in trees
    } == {"board": ["group"], "panel": ["group"]}


def test_a_ring_is_listed_once_and_drawn(bodies: dict[str, Body]) -> None:
    report_to(by=None, body=bodies["board"], parent=bodies["group"])
    report_to(by=None, body=bodies["panel"], parent=bodies["group"])
    found = governance_map(today())
    listed = {tree.mapped.body.key for tree in found.trees}
    assert listed == {"board"}
    drawing = draw_map(found)
    assert drawing is not None
    assert len(drawing.boxes) == 3


def test_no_two_boxes_overlap(bodies: dict[str, Body]) -> None:
    for number in range(8):
        child = made(f"child_{number}")
        report_to(by=None, body=child, parent=bodies["group" if number % 2 else "board"])
    drawing = draw_map(governance_map(today()))
    assert drawing is not None
    places = [(box.left, box.top) for box in drawing.boxes]
    for one in places:
        beside = [other for other in places if other != one and other[0] == one[0]]
        assert all(abs(other[1] - one[1]) >= 92 for other in beside)
    assert len(set(places)) == len(drawing.boxes) == 11


def test_without_a_body_there_is_no_drawing(db: None) -> None:
    assert draw_map(governance_map(today())) is None


def test_an_ended_group_leaves_the_map(bodies: dict[str, Body]) -> None:
    end_body(by=None, body=bodies["panel"], ends_on=today())
    assert set(governance_map(today()).bodies) == {"board", "group"}
    assert "panel" in governance_map(today() - timedelta(days=1)).bodies
