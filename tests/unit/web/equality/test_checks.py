"""Predicted beside happened: checks that are due, what they found, and no score."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from tests.unit.web.equality.conftest import (
    FIGURE_1,
    TODAY,
    Draft,
    effect_of,
    effect_words,
    group,
    in_days,
    moment,
    say_all,
)

from headwater_web.accounts.models import Person
from headwater_web.equality import faults
from headwater_web.equality.actions import checking, drafting, signing
from headwater_web.equality.api import checks_due, effects_summary
from headwater_web.equality.groups import groups
from headwater_web.equality.models import Assessment, Check, Effect, Happened, Prediction
from headwater_web.keeping.rows import NeverChanged
from headwater_web.thread.api import LinkKind, later_references

ALL = len(groups())


def check(by: Person, effect: Effect, happened: Happened, **more: Any) -> Check:
    said = {"words": "We looked", "checks_read": effect.checks.count()} | more
    return checking.check_effect(by=by, effect=effect, happened=happened, **said)


class TestDue:
    """Nobody sets a check to done: a look is made, or it is due."""

    @pytest.mark.parametrize(("days", "due"), [(-1, ALL), (0, ALL), (1, 0)])
    def test_a_check_is_due_from_its_day(self, days: int, due: int, signed: Draft) -> None:
        signed(at=-30, check_on=in_days(days))
        found = checks_due(TODAY)
        assert len(found) == due
        assert {each.days_overdue for each in found} <= {-days}

    def test_a_draft_has_none(self, drafted: Draft, cast: dict[str, Person]) -> None:
        draft = drafted(at=-30)
        say_all(cast["grace"], draft, check_on=in_days(-1))
        assert checks_due(TODAY) == ()

    def test_a_look_ends_it_unless_there_is_to_be_another(
        self, signed: Draft, cast: dict[str, Person]
    ) -> None:
        assessment = signed(at=-30, check_on=in_days(-1))
        check(cast["ben"], effect_of(assessment, "age"), Happened.AS_PREDICTED)
        again = {"next_on": in_days(10)}
        check(cast["ben"], effect_of(assessment, "sex"), Happened.CANNOT_TELL, **again)
        groups_due = {each.group for each in checks_due(TODAY)}
        assert groups_due == {each.key for each in groups()} - {"age", "sex"}
        assert "sex" in {each.group for each in checks_due(in_days(10))}

    def test_a_new_version_wipes_out_no_check_that_was_due(
        self, signed: Draft, cast: dict[str, Person]
    ) -> None:
        first = signed(at=-30, check_on=in_days(-1))
        newer = signing.revise(by=cast["grace"], assessment=first)
        self._move_checks(newer, cast)
        assert {each.reference for each in checks_due(TODAY)} == {"E-1"}
        assert {each.reference for each in checks_due(in_days(50))} == {"E-1", "E-2"}

    def test_a_new_version_takes_over_checks_to_come(
        self, signed: Draft, cast: dict[str, Person]
    ) -> None:
        first = signed(at=-30, check_on=in_days(20))
        newer = signing.revise(by=cast["grace"], assessment=first)
        self._move_checks(newer, cast)
        assert {each.reference for each in checks_due(in_days(50))} == {"E-2"}
        assert effects_summary(TODAY).assessments == 1

    def _move_checks(self, newer: Assessment, cast: dict[str, Person]) -> None:
        for each in groups():
            words = effect_words(check_on=in_days(40))
            drafting.predict(by=cast["grace"], assessment=newer, group=each, version=1, words=words)
        newer.refresh_from_db()
        signing.sign_off(by=cast["hari"], assessment=newer, version=newer.version)


class TestLooking:
    """What a look says, and what it may not."""

    def test_it_is_tied_to_what_shows_it(self, signed: Draft, cast: dict[str, Person]) -> None:
        effect = effect_of(signed())
        made = check(cast["ben"], effect, Happened.BETTER, evidence=[FIGURE_1])
        assert made.organisation == "police"
        assert later_references(["E-1"], LinkKind.EVIDENCED_BY) == {"E-1": [FIGURE_1]}

    def test_the_second_of_two_reads_the_first(
        self, signed: Draft, cast: dict[str, Person]
    ) -> None:
        effect = effect_of(signed())
        check(cast["ben"], effect, Happened.BETTER)
        with pytest.raises(faults.ChangedMeanwhile):
            check(cast["grace"], effect, Happened.WORSE, checks_read=0)

    def test_a_draft_is_not_checked(self, drafted: Draft, cast: dict[str, Person]) -> None:
        draft = drafted()
        say_all(cast["grace"], draft)
        with pytest.raises(faults.NotSignedOff):
            check(cast["ben"], effect_of(draft), Happened.BETTER)

    def test_an_outcome_answers_the_prediction(
        self, signed: Draft, cast: dict[str, Person]
    ) -> None:
        effect = effect_of(signed(prediction=Prediction.CANNOT_TELL, missing="Numbers"))
        with pytest.raises(faults.OutcomeDoesNotFit):
            check(cast["ben"], effect, Happened.AS_PREDICTED)

    def test_what_cannot_be_told_is_looked_at_again(
        self, signed: Draft, cast: dict[str, Person]
    ) -> None:
        with pytest.raises(IntegrityError), transaction.atomic():
            check(cast["ben"], effect_of(signed()), Happened.CANNOT_TELL)

    def test_it_is_never_changed(self, signed: Draft, cast: dict[str, Person]) -> None:
        made = check(cast["ben"], effect_of(signed()), Happened.WORSE)
        with pytest.raises(NeverChanged):
            Check.objects.all().delete()
        with pytest.raises(NeverChanged):
            made.delete()


class TestSummary:
    """Predicted and happened are counted apart, and never added up."""

    def test_by_group(self, signed: Draft, cast: dict[str, Person]) -> None:
        better = signed(at=-30, check_on=in_days(-1))
        untold = signed("P-2", prediction=Prediction.CANNOT_TELL, missing="Numbers")
        check(cast["ben"], effect_of(better), Happened.WORSE, at=moment(-1))
        check(cast["ben"], effect_of(untold), Happened.CANNOT_TELL, next_on=in_days(9))
        summary = effects_summary(TODAY)
        age = next(each for each in summary.groups if each.key == "age")
        assert (age.predicted["better"], age.predicted["cannot_tell"], age.all) == (1, 1, 2)
        assert (age.happened["worse"], age.happened["cannot_tell"]) == (1, 1)
        assert (age.not_checked, age.overdue) == (0, 0)
        assert (summary.assessments, summary.not_checked) == (2, 2 * (ALL - 1))
        assert (summary.cannot_tell_before, summary.cannot_tell_after) == (ALL, 1)
        assert [each.reference for each in summary.worse] == ["E-1"]

    def test_the_last_look_counts(self, signed: Draft, cast: dict[str, Person]) -> None:
        effect = effect_of(signed())
        check(cast["ben"], effect, Happened.WORSE, next_on=in_days(3))
        check(cast["ben"], effect, Happened.AS_PREDICTED)
        assert effects_summary(TODAY).worse == ()

    def test_since_a_day(self, signed: Draft) -> None:
        signed(at=-30)
        assert effects_summary(TODAY, since=in_days(-29)).groups == ()
        assert len(effects_summary(TODAY, since=in_days(-30)).groups) == ALL

    def test_what_was_foreseen_as_worse_and_came_so_is_as_predicted(
        self, signed: Draft, cast: dict[str, Person]
    ) -> None:
        effect = effect_of(signed(prediction=Prediction.WORSE, mitigation="A ramp"))
        check(cast["ben"], effect, Happened.AS_PREDICTED)
        assert effects_summary(TODAY).worse == ()

    def test_groups_keep_their_order(self, signed: Draft) -> None:
        signed()
        assert [each.key for each in effects_summary(TODAY).groups] == [
            each.key for each in groups()
        ]
        assert group("age").name == effects_summary(TODAY).groups[0].name
