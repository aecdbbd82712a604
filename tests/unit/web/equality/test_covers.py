"""Decisions with an assessment in time, with a late one, with a reason for none, and without."""

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from tests.unit.web.equality.conftest import BECAUSE, TODAY, Decide, Draft, in_days, moment

from headwater_web.accounts.models import Person
from headwater_web.equality import faults
from headwater_web.equality.actions import checking, signing
from headwater_web.equality.api import Cover, assessments_for, covers, decisions_without
from headwater_web.equality.covers import described
from headwater_web.equality.models import NotNeeded
from headwater_web.governance.api import DecisionWords, correct_decision, decision_with
from headwater_web.keeping.rows import NeverChanged


def the_decision(reference: str) -> DecisionWords:
    found = decision_with(reference)
    assert found is not None
    return found


def only() -> Cover:
    (found,) = covers(since=in_days(-365), today=TODAY)
    return found


@pytest.mark.parametrize("about", ["P-1", "the decision"])
def test_one_about_the_decision_or_about_its_subject_covers_it(
    about: str, signed: Draft, decided: Decide
) -> None:
    decision = decided("P-1", days=-7)
    signed("P-1" if about == "P-1" else decision, at=-7)
    assert only().standing == "covered"
    assert [each.reference for each in only().assessments] == ["E-1"]
    assert decisions_without(in_days(-365), TODAY) == ()


def test_one_about_something_else_does_not(signed: Draft, decided: Decide) -> None:
    decided("P-1")
    signed("P-2", at=-30)
    assert only().standing == "none"


def test_a_draft_covers_nothing(drafted: Draft, decided: Decide) -> None:
    decided("P-1")
    drafted("P-1", at=-30)
    assert only().standing == "none"


def test_a_late_one_is_said_to_be_late(signed: Draft, decided: Decide) -> None:
    decided("P-1", days=-7)
    signed("P-1", at=-2)
    assert only().standing == "late"
    assert only().words.endswith("5 days after it")
    assert [each.standing for each in decisions_without(in_days(-365), TODAY)] == ["late"]


def test_a_newer_version_takes_nothing_from_an_earlier_decision(
    signed: Draft, decided: Decide, cast: dict[str, Person]
) -> None:
    decided("P-1", days=-7)
    first = signed("P-1", at=-30)
    newer = signing.revise(by=cast["grace"], assessment=first)
    newer.refresh_from_db()
    signing.sign_off(by=cast["hari"], assessment=newer, version=newer.version)
    assert only().standing == "covered"
    first_words, _newer_words = assessments_for(["P-1"])["P-1"]
    assert first_words.replaced_by == "E-2"


def test_one_that_is_attached_afterwards_counts_from_its_own_day(
    signed: Draft, decided: Decide, cast: dict[str, Person]
) -> None:
    assessment, decision = signed("P-2", at=-30), decided(days=-7)
    signing.attach(by=cast["grace"], assessment=assessment, reference=decision)
    assert only().standing == "covered"


def test_a_correction_has_what_the_wrong_record_had(
    signed: Draft, decided: Decide, cast: dict[str, Person]
) -> None:
    decision = decided(days=-7)
    signed(decision, at=-7)
    right = correct_decision(
        by=cast["grace"], decision=decision, words="x", outcome="agreed", reasons="y"
    )
    assert only().decision.reference == right
    assert only().standing == "covered"


@pytest.mark.parametrize(
    ("outcome", "counted"),
    [("agreed", 1), ("agreed_with_changes", 1), ("not_agreed", 1), ("deferred", 0)],
)
def test_what_was_put_off_is_left_out(outcome: str, counted: int, decided: Decide) -> None:
    decided(outcome=outcome)
    assert len(covers(since=in_days(-365), today=TODAY)) == counted


def test_only_decisions_of_the_time_asked_for_newest_first(decided: Decide) -> None:
    references = [decided(days=days) for days in (-40, -20, -10)]
    found = covers(since=in_days(-20), today=TODAY)
    assert [each.decision.reference for each in found] == references[:0:-1]


class TestNotNeeded:
    """A named person's reason is shown, and is no assessment."""

    def test_it_is_shown_and_not_counted(self, decided: Decide, cast: dict[str, Person]) -> None:
        decision = decided()
        checking.say_not_needed(by=cast["hari"], decision=the_decision(decision), because=BECAUSE)
        assert only().standing == "not_needed"
        assert only().said[0].name == "Hari Nair"
        assert decisions_without(in_days(-365), TODAY) == (only(),)

    def test_a_decision_that_has_one_needs_no_such_word(
        self, decided: Decide, signed: Draft, cast: dict[str, Person]
    ) -> None:
        decision = decided(days=-7)
        signed(decision, at=-7)
        with pytest.raises(faults.HasAnAssessment):
            checking.say_not_needed(
                by=cast["hari"], decision=the_decision(decision), because=BECAUSE
            )

    def test_a_second_word_stands_beside_the_first(
        self, decided: Decide, cast: dict[str, Person]
    ) -> None:
        decision = the_decision(decided())
        for name in ("hari", "chioma"):
            checking.say_not_needed(by=cast[name], decision=decision, because=BECAUSE)
        assert [each.name for each in only().said] == ["Hari Nair", "Chioma Eze"]

    def test_it_is_never_changed(self, decided: Decide, cast: dict[str, Person]) -> None:
        said = checking.say_not_needed(
            by=cast["hari"], decision=the_decision(decided()), because=BECAUSE
        )
        with pytest.raises(NeverChanged):
            NotNeeded.objects.update(because="x")
        said.because = BECAUSE + " Really."
        with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
            said.save()

    @pytest.mark.parametrize(("because", "by"), [("Too short", "person/x"), (BECAUSE, "")])
    def test_the_database_wants_a_reason_and_a_name(self, because: str, by: str, db: None) -> None:
        with pytest.raises(IntegrityError), transaction.atomic():
            NotNeeded.objects.create(decision="D-1", because=because, said_at=moment(0), said_by=by)


def test_a_draft_is_not_described(drafted: Draft) -> None:
    with pytest.raises(ValueError, match="E-1"):
        described(drafted())
