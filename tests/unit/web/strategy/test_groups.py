"""Plans and actions by group, by priority, by place, by whoever leads."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from headwater_web.accounts.models import Person
from headwater_web.governance.actions.meetings import circulate_paper
from headwater_web.governance.models import Body, Meeting
from headwater_web.strategy import faults
from headwater_web.strategy.actions.doing import add_action
from headwater_web.strategy.actions.leading import NewLead
from headwater_web.strategy.actions.plans import add_plan
from headwater_web.strategy.areas import areas
from headwater_web.strategy.models import Action
from headwater_web.strategy.queries.actions import all_actions, shown
from headwater_web.strategy.queries.choosing import Chosen, chosen_from
from headwater_web.strategy.queries.groups import GroupInHand, in_hand
from headwater_web.strategy.queries.places import counts_by_place
from headwater_web.strategy.queries.priorities import priorities_of
from headwater_web.thread.api import LinkKind, link

SignedIn = Callable[[str], Client]
SOUTH, WEST, CITY, RUSHCLIFFE = "E22000366", "csp_mansfield_and_ashfield", "E06000018", "E07000176"
COUNTY = "E10000024"


@pytest.fixture
def actions(cast: dict[str, Person], registers: None, bodies: None) -> dict[str, Action]:
    """Six actions, by title: of three places, of the whole, of a community, of a group."""
    given = [
        ("South", "south_partnership", SOUTH, ["R-16"]),
        ("Rushcliffe", "police", RUSHCLIFFE, ["T-32"]),
        ("West", "mansfield_ashfield_partnership", WEST, ["B-1"]),
        ("Film", "community_ambassadors", CITY, ["T-22"]),
        ("Whole", "police", "", ["R-16", "T-32"]),
        ("Group", "trauma_group", "", []),
    ]
    return {
        title: add_action(
            by=cast["grace"],
            title=title,
            due_on=timezone.localdate(),
            area=area,
            leads=[NewLead(lead, "Head")],
            carries_out=carries_out,
        )
        for title, lead, area, carries_out in given
    }


def titles(**asked: object) -> list[str]:
    every = shown(all_actions(), today=timezone.localdate())
    found = chosen_from(every, Chosen(**asked))  # type: ignore[arg-type]  # as a test asks
    return [each.action.title for each in found]


CHOSEN = [
    ({}, ["South", "Rushcliffe", "West", "Film", "Whole", "Group"]),
    ({"organisation": "police"}, ["Rushcliffe", "Whole"]),
    ({"area": SOUTH}, ["South", "Rushcliffe"]),
    ({"area": RUSHCLIFFE}, ["South", "Rushcliffe"]),
    ({"area": COUNTY}, ["South", "Rushcliffe", "West"]),
    ({"area": CITY}, ["Film"]),
    ({"area": "x"}, []),
    ({"priority": 4}, ["South", "Whole"]),
    ({"priority": 5}, ["Rushcliffe", "Whole"]),
    ({"priority": 5, "area": SOUTH}, ["Rushcliffe"]),
    ({"standing": "due_soon"}, ["South", "Rushcliffe", "West", "Film", "Whole", "Group"]),
    ({"standing": "overdue"}, []),
    ({"by_a_community": True}, ["Film"]),
    ({"by_a_community": True, "organisation": "police"}, []),
]


@pytest.mark.parametrize(("asked", "expected"), CHOSEN)
def test_actions_are_chosen(
    asked: dict[str, object], expected: list[str], actions: dict[str, Action]
) -> None:
    assert titles(**asked) == expected


def test_an_action_for_several_priorities_serves_each(actions: dict[str, Action]) -> None:
    whole, group = actions["Whole"].reference, actions["Group"].reference
    assert priorities_of([whole, group]) == {whole: {4, 5}, group: frozenset()}


def test_the_places_are_the_partnerships_own() -> None:
    assert len(areas()) == 12
    assert areas()[COUNTY].districts == {
        district for key, area in areas().items() for district in area.districts if key != CITY
    } - {CITY}
    assert not areas()[SOUTH].meets(areas()[WEST])


def test_a_place_of_elsewhere_is_refused(cast: dict[str, Person]) -> None:
    with pytest.raises(faults.NoSuchArea):
        add_action(
            by=cast["grace"], title="x", due_on=None, area="X1", leads=[NewLead("police", "Head")]
        )


def test_the_rows_by_place_add_up(actions: dict[str, Action]) -> None:
    *rows, total = counts_by_place(shown(all_actions(), today=timezone.localdate()))
    assert [(row.name, row.total) for row in rows] == [
        ("The whole partnership", 2),
        ("Mansfield and Ashfield", 1),
        ("South Nottinghamshire", 1),
        ("Nottingham", 1),
        ("Rushcliffe", 1),
    ]
    assert total.total == sum(row.total for row in rows) == len(actions)
    assert total.not_done == sum(row.not_done for row in rows)


def test_a_partnership_area_sees_its_own_actions_in_the_countys(
    actions: dict[str, Action], signed_in: SignedIn
) -> None:
    page = signed_in("ben").get(f"/actions/?area={SOUTH}").text
    assert "2 actions." in page
    assert "Rushcliffe" in page
    assert f'href="/actions/{actions["West"].reference}/"' not in page
    form = signed_in("ben").get("/actions/").text
    assert "Led by a community" in form
    assert "By place" in form


@pytest.mark.parametrize("query", ["?area=x", "?priority=z", "?standing=x", "?organisation=x"])
def test_an_odd_question_is_answered(
    query: str, actions: dict[str, Action], signed_in: SignedIn
) -> None:
    assert signed_in("hari").get(f"/actions/{query}").status_code == 200


def test_what_a_community_leads_stands_in_the_same_list_as_the_polices(
    actions: dict[str, Action], signed_in: SignedIn
) -> None:
    dev = signed_in("dev")
    every = dev.get("/actions/").text
    assert f'href="/actions/{actions["Film"].reference}/"' in every
    assert f'href="/actions/{actions["Whole"].reference}/"' in every
    only = dev.get("/actions/?by_a_community=on").text
    assert f'href="/actions/{actions["Film"].reference}/"' in only
    assert f'href="/actions/{actions["Whole"].reference}/"' not in only


@pytest.fixture
def planned(actions: dict[str, Action], cast: dict[str, Person]) -> str:
    """The trauma group's plan, carried out by an action of the police."""
    made = add_plan(
        by=cast["grace"], title="Notice", words="x", priority_number=2, body="trauma_group"
    )
    link(
        by=cast["grace"],
        earlier=made.reference,
        later=actions["Whole"].reference,
        kind=LinkKind.CARRIED_OUT_BY,
    )
    return made.reference


def group(person: Person, key: str) -> GroupInHand:
    found = in_hand(person, today=timezone.localdate())
    return next(each for each in found.groups if each.body.key == key)


def test_a_groups_plan_its_actions_and_those_that_carry_the_plan_out_roll_up(
    planned: str, cast: dict[str, Person]
) -> None:
    found = group(cast["dev"], "trauma_group")
    assert [each.plan.reference for each in found.plans] == [planned]
    assert [each.action.title for each in found.actions] == ["Whole", "Group"]
    priorities = {
        each.priority.number: each
        for each in in_hand(cast["dev"], today=timezone.localdate()).priorities
    }
    assert [each.plan.reference for each in priorities[2].plans] == [planned]
    assert [each.action.title for each in priorities[2].actions] == ["Whole"]
    assert priorities[1].plans == ()


def test_a_group_without_a_plan_or_a_chair_is_said(planned: str, signed_in: SignedIn) -> None:
    page = signed_in("dev").get("/plans/by-group/").text
    mentoring = page[page.index("Mentoring group</a></h2>") :]
    assert "no chair" in mentoring[:600]
    assert "It has no plan." in mentoring
    assert "no action" in page
    assert "Plans of no thematic group" not in page


def test_a_groups_papers_to_the_board_are_shown_to_whoever_may_see_them(
    planned: str, signed_in: SignedIn, cast: dict[str, Person]
) -> None:
    circulate_paper(
        by=cast["grace"],
        meeting=Meeting.objects.get(),
        title="What we noticed",
        text="Much.",
        circulated_on=timezone.localdate(),
        sent_by=Body.objects.get(key="trauma_group"),
    )
    assert "What we noticed" in signed_in("hari").get("/plans/by-group/").text
    assert "What we noticed" not in signed_in("dev").get("/plans/by-group/").text


def test_an_action_is_begun_for_a_place_by_a_group(bodies: None, signed_in: SignedIn) -> None:
    sent = {
        "title": "Open the hall",
        "organisation": "trauma_group",
        "post": "Chair",
        "area": WEST,
        "due_on": "2030-01-01",
    }
    made = signed_in("grace").post("/actions/new/", sent)
    page = signed_in("imani").get(made["Location"]).text
    assert "Mansfield and Ashfield" in page
    assert "Chair, Trauma informed practice group" in page


def test_a_date_before_the_project_began_is_refused_in_words(
    bodies: None, signed_in: SignedIn
) -> None:
    sent = {"title": "Too early", "organisation": "police", "post": "Head", "due_on": "1999-01-01"}
    answer = signed_in("grace").post("/actions/new/", sent)
    assert answer.status_code == 422
    assert "before the partnership began" in answer.text
    assert 'value="Too early"' in answer.text
    assert not Action.objects.exists()


def test_an_empty_site_says_that_no_group_is_known(db: None, signed_in: SignedIn) -> None:
    assert "No thematic group is known" in signed_in("dev").get("/plans/by-group/").text
