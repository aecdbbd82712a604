"""Gaps: what is not known, and what became of it, day by day."""

from typing import ClassVar

import pytest
from django.db import IntegrityError, connection, transaction
from tests.unit.web.evidence.conftest import Desk, ago, today

from headwater_web.evidence import refusals
from headwater_web.evidence.actions.gaps import Became, record_gap_event, strike_gap_event
from headwater_web.evidence.api import open_gaps
from headwater_web.evidence.models import GapEventKind
from headwater_web.thread.api import LinkKind, earlier_references, later_references

TAKEN_UP, ANSWERED = GapEventKind.TAKEN_UP, GapEventKind.ANSWERED
GIVEN_UP, REOPENED = GapEventKind.GIVEN_UP, GapEventKind.REOPENED


class TestStanding:
    """Where a gap stands follows from what is recorded of it."""

    #         what became of it                        where it stands
    WAYS: ClassVar = [
        ((), "open"),
        ((TAKEN_UP,), "taken up by a study"),
        ((TAKEN_UP, ANSWERED), "answered"),
        ((GIVEN_UP,), "given up"),
        ((GIVEN_UP, REOPENED), "open"),
        ((TAKEN_UP, REOPENED, ANSWERED), "answered"),
    ]

    @pytest.mark.parametrize(("ways", "stands"), WAYS)
    def test_where_it_stands(self, desk: Desk, ways: tuple[GapEventKind, ...], stands: str) -> None:
        gap, study = desk.gap(), desk.study().reference
        for place, kind in enumerate(ways):
            reference = study if kind is TAKEN_UP else ""
            desk.became(gap, kind, days_ago=50 - place, reference=reference)
        assert str(desk.followed_gap(gap).standing) == stands

    def test_a_study_takes_it_up_and_is_tied_to_it(self, desk: Desk) -> None:
        gap, study = desk.gap(), desk.study()
        desk.became(gap, TAKEN_UP, reference=study.reference)
        assert desk.followed_gap(gap).studies == (study.reference,)
        tied = later_references([gap.reference], LinkKind.LED_TO)
        assert tied == {gap.reference: [study.reference]}

    def test_what_found_it_is_tied_to_it(self, desk: Desk) -> None:
        gap = desk.gap(found_by=["F-1"])
        assert earlier_references([gap.reference], LinkKind.LED_TO) == {gap.reference: ["F-1"]}

    def test_its_age_ends_when_it_is_settled(self, desk: Desk) -> None:
        gap = desk.gap(days_ago=800)
        assert desk.followed_gap(gap).months_known == 26
        desk.became(gap, ANSWERED, days_ago=700)
        assert desk.followed_gap(gap).months_known == 3

    def test_a_mistake_is_struck_out_and_stays_to_be_read(self, desk: Desk) -> None:
        gap = desk.gap()
        wrong = desk.became(gap, GIVEN_UP)
        strike_gap_event(by=desk.cast["grace"], event=wrong, words="It was another gap.")
        found = desk.followed_gap(gap)
        assert (found.stands, len(found.every_event)) == ("open", 2)
        with pytest.raises(refusals.StruckAlready):
            strike_gap_event(by=desk.cast["grace"], event=wrong, words="Again.")

    def test_open_gaps_are_told_the_oldest_first(self, desk: Desk) -> None:
        young, old, settled = desk.gap(days_ago=10), desk.gap(days_ago=900), desk.gap()
        desk.became(settled, ANSWERED)
        told = open_gaps(today=today())
        assert [each.reference for each in told] == [old.reference, young.reference]
        assert told[0].address == f"/evidence/gaps/{old.reference}/"


class TestRefusals:
    """What does not follow is refused."""

    #         what became of it before, and what would now
    WRONG: ClassVar = [
        ((), REOPENED),
        ((ANSWERED,), ANSWERED),
        ((ANSWERED,), GIVEN_UP),
        ((GIVEN_UP,), ANSWERED),
    ]

    @pytest.mark.parametrize(("before", "now"), WRONG)
    def test_what_does_not_follow(
        self, desk: Desk, before: tuple[GapEventKind, ...], now: GapEventKind
    ) -> None:
        gap = desk.gap()
        for kind in before:
            desk.became(gap, kind)
        with pytest.raises(refusals.NotAsThingsStand):
            desk.became(gap, now)

    def test_a_day_before_it_was_found_or_before_the_last(self, desk: Desk) -> None:
        gap = desk.gap(days_ago=100)
        with pytest.raises(refusals.NotAsThingsStand):
            desk.became(gap, ANSWERED, days_ago=101)
        desk.became(gap, GIVEN_UP, days_ago=50)
        with pytest.raises(refusals.NotAsThingsStand):
            desk.became(gap, REOPENED, days_ago=51)

    def test_a_day_to_come(self, desk: Desk) -> None:
        with pytest.raises(refusals.NotComeYet):
            desk.became(desk.gap(), ANSWERED, days_ago=-1)
        with pytest.raises(refusals.NotComeYet):
            desk.gap(days_ago=-1)

    def test_a_study_that_is_none(self, desk: Desk) -> None:
        with pytest.raises(refusals.NoSuchThing):
            desk.became(desk.gap(), TAKEN_UP, reference="RS-99")

    def test_what_somebody_else_recorded_meanwhile(self, desk: Desk) -> None:
        gap = desk.gap()
        desk.became(gap, GIVEN_UP)
        with pytest.raises(refusals.ChangedMeanwhile):
            record_gap_event(
                by=desk.cast["amara"], gap=gap, became=Became(REOPENED, ago(0), "Again."), read=0
            )

    @pytest.mark.parametrize(
        "statement",
        [
            "UPDATE evidence_gapevent SET words = 'other'",
            "DELETE FROM evidence_gapevent",
            "UPDATE evidence_gap SET why = 'other'",
            "DELETE FROM evidence_gap",
        ],
    )
    def test_the_database_refuses_too(self, desk: Desk, statement: str) -> None:
        desk.became(desk.gap(), GIVEN_UP)
        with pytest.raises(IntegrityError, match="write a new row"), transaction.atomic():
            connection.cursor().execute(statement)
