"""Meetings and what is owed for them; rest; who is represented, without a number or a name."""

from decimal import Decimal
from typing import ClassVar

import pytest
from django.db import IntegrityError, transaction
from tests.unit.web.scrutiny.conftest import Chairs, in_days

from headwater_web.accounts.models import Person
from headwater_web.scrutiny import refusals
from headwater_web.scrutiny.actions import taking_part as actions
from headwater_web.scrutiny.lists import listening_lists
from headwater_web.scrutiny.models import Panel, PanelSession, Representation, Standing
from headwater_web.scrutiny.queries import taking_part


@pytest.fixture
def session(cast: dict[str, Person], panels: dict[str, Panel]) -> PanelSession:
    return held(cast["grace"], panels["youth_panel"], days_ago=10, was_painful=True)


def held(by: Person, panel: Panel, *, days_ago: int, was_painful: bool = False) -> PanelSession:
    return actions.record_session(
        by=by,
        panel=panel,
        held_on=in_days(-days_ago),
        took_part=6,
        hours=Decimal("2.5"),
        was_painful=was_painful,
    )


class TestOwed:
    """Thanks, pay and support are facts with a day and somebody who says so."""

    def test_at_first_everything_is_owed(self, session: PanelSession) -> None:
        found = taking_part.totals(taking_part.sessions_of())
        assert (found.not_thanked, found.not_paid, found.without_support) == (1, 1, 1)
        assert (found.took_part, found.hours, found.paid) == (6, Decimal(15), 0)

    def test_then_nothing_is(self, session: PanelSession, cast: dict[str, Person]) -> None:
        grace, today = cast["grace"], in_days(0)
        actions.record_thanks(by=grace, session=session, on=today)
        actions.record_payment(by=grace, session=session, on=today, each=Decimal("37.50"))
        actions.record_support(by=grace, session=session, on=today)
        found = taking_part.totals(taking_part.sessions_of())
        assert (found.not_thanked, found.not_paid, found.without_support) == (0, 0, 0)
        assert found.paid == Decimal("225.00")

    def test_nobody_is_paid_twice_for_one_meeting(
        self, session: PanelSession, cast: dict[str, Person]
    ) -> None:
        actions.record_payment(by=cast["grace"], session=session, on=in_days(0), each=Decimal(30))
        with pytest.raises(refusals.ChangedMeanwhile):
            actions.record_payment(
                by=cast["amara"], session=session, on=in_days(0), each=Decimal(30)
            )

    def test_support_is_not_owed_where_nothing_was_painful(
        self, cast: dict[str, Person], panels: dict[str, Panel]
    ) -> None:
        held(cast["grace"], panels["youth_panel"], days_ago=3)
        assert taking_part.totals(taking_part.sessions_of()).without_support == 0

    def test_nobody_was_thanked_before_they_came(
        self, session: PanelSession, cast: dict[str, Person]
    ) -> None:
        with pytest.raises(IntegrityError), transaction.atomic():
            actions.record_thanks(by=cast["grace"], session=session, on=in_days(-11))

    @pytest.mark.parametrize(("people", "hours"), [(0, 2), (5, 0)])
    def test_a_meeting_has_people_and_time(
        self, cast: dict[str, Person], panels: dict[str, Panel], people: int, hours: int
    ) -> None:
        with pytest.raises(IntegrityError), transaction.atomic():
            actions.record_session(
                by=cast["grace"],
                panel=panels["youth_panel"],
                held_on=in_days(-1),
                took_part=people,
                hours=Decimal(hours),
                was_painful=False,
            )


class TestRest:
    """It runs from the latest meeting, and ends."""

    #        met days ago   rests
    MEETINGS: ClassVar = [([], False), ([10], True), ([56], False), ([55], True), ([90, 20], True)]

    @pytest.mark.parametrize(("days_ago", "rests"), MEETINGS)
    def test_a_youth_panel_rests_for_56_days(
        self,
        cast: dict[str, Person],
        panels: dict[str, Panel],
        days_ago: list[int],
        rests: bool,
    ) -> None:
        for days in days_ago:
            held(cast["grace"], panels["youth_panel"], days_ago=days)
        found = taking_part.rest_of(panels["youth_panel"], in_days(0))
        assert (found.until is not None) is rests
        if rests:
            assert found.until == in_days(56 - min(days_ago))


class TestRepresentation:
    """Said by the chair alone; represented, not represented or not asked."""

    def test_the_chair_says_it_and_an_earlier_look_stays(
        self, cast: dict[str, Person], panels: dict[str, Panel], chairs: Chairs
    ) -> None:
        chairs.give(cast["imani"])
        panel = panels["scrutiny_panel"]
        for standing in (Standing.NOT_ASKED, Standing.REPRESENTED):
            actions.record_representation(
                by=cast["imani"],
                panel=panel,
                looked_on=in_days(0),
                standings={"arab": standing},
            )
        shown = taking_part.standings(taking_part.latest_look(panel), listening_lists())
        assert {each.group.key: each.words for each in shown}["arab"] == "represented"
        assert Representation.objects.count() == 2

    @pytest.mark.parametrize("name", ["imani", "chioma", "grace"])
    def test_nobody_else_does(
        self, cast: dict[str, Person], panels: dict[str, Panel], name: str
    ) -> None:
        with pytest.raises(refusals.OnlyChair):
            actions.record_representation(
                by=cast[name], panel=panels["scrutiny_panel"], looked_on=in_days(0), standings={}
            )

    def test_no_column_could_hold_a_number_or_a_name(self) -> None:
        from headwater_web.scrutiny.models import RepresentationEntry

        columns = {field.name for field in RepresentationEntry._meta.get_fields()}
        assert columns == {"id", "representation", "group", "standing"}

    def test_every_group_is_shown_beside_the_residents(self) -> None:
        lists = listening_lists()
        shown = taking_part.standings(None, lists)
        assert len(shown) == len(lists.groups)
        counted = [each.of_thousand for each in shown if each.of_thousand is not None]
        assert sum(counted) == pytest.approx(1000)
        assert {each.words for each in shown} == {"not asked"}
