"""Drafts, sign-off by another, and words that never change afterwards."""

from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from tests.unit.web.equality.conftest import (
    FIGURE_1,
    TODAY,
    Decide,
    Draft,
    draft_words,
    effect_of,
    effect_words,
    group,
    in_days,
    moment,
    say_all,
)

from headwater_web.accounts.models import Person
from headwater_web.audit.api import events, verify
from headwater_web.equality import faults
from headwater_web.equality.actions import drafting, signing
from headwater_web.equality.groups import groups
from headwater_web.equality.models import About, Assessment, Effect, Prediction
from headwater_web.keeping.rows import NeverDeleted
from headwater_web.thread.api import LinkKind, earlier_references, later_references


def sign(by: Person, assessment: Assessment) -> None:
    assessment.refresh_from_db()
    signing.sign_off(by=by, assessment=assessment, version=assessment.version)
    assessment.refresh_from_db()


class TestDrafts:
    """Two people writing: nothing is silently lost."""

    def test_a_draft_is_rewritten(self, drafted: Draft, cast: dict[str, Person]) -> None:
        draft = drafted("P-1", "U-1")
        words = draft_words("P-2", title="Other words")
        drafting.rewrite(by=cast["amara"], assessment=draft, version=1, words=words)
        draft.refresh_from_db()
        assert (draft.title, draft.version) == ("Other words", 2)
        assert [each.reference for each in draft.about.all()] == ["P-2"]

    def test_the_second_of_two_is_told(self, drafted: Draft, cast: dict[str, Person]) -> None:
        draft = drafted()
        drafting.rewrite(by=cast["amara"], assessment=draft, version=1, words=draft_words())
        with pytest.raises(faults.ChangedMeanwhile):
            drafting.rewrite(by=cast["grace"], assessment=draft, version=1, words=draft_words())

    def test_two_can_write_about_two_groups(self, drafted: Draft, cast: dict[str, Person]) -> None:
        draft = drafted()
        for name, key in (("grace", "age"), ("amara", "sex")):
            drafting.predict(
                by=cast[name], assessment=draft, group=group(key), version=0, words=effect_words()
            )
        assert draft.effects.count() == 2

    @pytest.mark.parametrize("version", [0, 2])
    def test_two_about_one_group_cannot(
        self, version: int, drafted: Draft, cast: dict[str, Person]
    ) -> None:
        draft, words = drafted(), effect_words()
        drafting.predict(by=cast["grace"], assessment=draft, group=group(), version=0, words=words)
        with pytest.raises(faults.ChangedMeanwhile):
            drafting.predict(
                by=cast["amara"], assessment=draft, group=group(), version=version, words=words
            )

    @pytest.mark.parametrize(
        "said",
        [
            {"prediction": Prediction.CANNOT_TELL},
            {"prediction": Prediction.WORSE},
            {"reason": ""},
            {"checker": ""},
        ],
    )
    def test_the_database_wants_what_is_missing_and_what_is_done(
        self, said: dict[str, Any], drafted: Draft, cast: dict[str, Person]
    ) -> None:
        with pytest.raises(IntegrityError), transaction.atomic():
            drafting.predict(
                by=cast["grace"],
                assessment=drafted(),
                group=group(),
                version=0,
                words=effect_words(**said),
            )


class TestSigningOff:
    """Somebody who wrote none of it stands for all of it."""

    def test_whoever_began_it_cannot(self, drafted: Draft, cast: dict[str, Person]) -> None:
        draft = drafted()
        say_all(cast["amara"], draft)
        with pytest.raises(faults.OwnSignOff):
            sign(cast["grace"], draft)

    def test_whoever_wrote_one_group_cannot_even_where_another_wrote_over_it(
        self, drafted: Draft, cast: dict[str, Person]
    ) -> None:
        draft = drafted()
        for version, name in enumerate(("chioma", "grace")):
            drafting.predict(
                by=cast[name],
                assessment=draft,
                group=group(),
                version=version,
                words=effect_words(),
            )
        say_all(cast["grace"], draft)
        with pytest.raises(faults.OwnSignOff):
            sign(cast["chioma"], draft)

    def test_every_group_must_be_thought_of(self, drafted: Draft, cast: dict[str, Person]) -> None:
        draft = drafted()
        drafting.predict(
            by=cast["grace"], assessment=draft, group=group(), version=0, words=effect_words()
        )
        with pytest.raises(faults.NotComplete) as refused:
            sign(cast["hari"], draft)
        assert len(refused.value.lines) == len(groups()) - 1
        assert "Race: nothing is said yet." in refused.value.lines

    def test_a_check_lies_ahead(self, drafted: Draft, cast: dict[str, Person]) -> None:
        draft = drafted(at=-30)
        drafting.predict(
            by=cast["grace"],
            assessment=draft,
            group=group(),
            version=0,
            words=effect_words(check_on=TODAY),
        )
        say_all(cast["grace"], draft)
        with pytest.raises(faults.NotComplete) as refused:
            sign(cast["hari"], draft)
        assert refused.value.lines[0].startswith("Age: the day to check it")

    def test_what_was_not_read_is_not_signed(self, drafted: Draft, cast: dict[str, Person]) -> None:
        draft = drafted()
        say_all(cast["grace"], draft)
        draft.refresh_from_db()
        read = draft.version
        drafting.predict(
            by=cast["grace"],
            assessment=draft,
            group=group(),
            version=1,
            words=effect_words(reason="Other"),
        )
        with pytest.raises(faults.ChangedMeanwhile):
            signing.sign_off(by=cast["hari"], assessment=draft, version=read)

    def test_it_is_tied_to_what_it_is_about_and_rests_on(
        self, drafted: Draft, cast: dict[str, Person]
    ) -> None:
        draft = drafted("P-1", asked=["S-1"])
        say_all(cast["grace"], draft, evidence=[FIGURE_1])
        assert earlier_references([draft.reference], LinkKind.LED_TO) == {}
        sign(cast["hari"], draft)
        assert earlier_references(["E-1"], LinkKind.LED_TO) == {"E-1": ["P-1", "S-1"]}
        assert later_references(["E-1"], LinkKind.EVIDENCED_BY) == {"E-1": [FIGURE_1]}

    @pytest.mark.parametrize(("days", "runs"), [(-7, "into"), (-40, "out of")])
    def test_it_leads_into_a_later_decision_and_out_of_an_earlier_one(
        self, days: int, runs: str, signed: Draft, decided: Decide
    ) -> None:
        decision = decided(days=days)
        signed(decision, at=-20)
        into = later_references(["E-1"], LinkKind.DECIDED_BY)
        out_of = earlier_references(["E-1"], LinkKind.LED_TO)
        assert (into, out_of) == (
            ({"E-1": [decision]}, {}) if runs == "into" else ({}, {"E-1": [decision]})
        )

    def test_the_database_wants_two_people(self, drafted: Draft) -> None:
        draft = drafted()
        with pytest.raises(IntegrityError), transaction.atomic():
            Assessment.objects.filter(pk=draft.pk).update(
                signed_off_at=moment(0), signed_off_by=draft.written_by
            )

    def test_each_act_is_recorded_without_words(self, signed: Draft) -> None:
        signed()
        acts = {each.action for each in events()}
        assert {"equality.drafted", "equality.predicted", "equality.signed_off"} <= acts
        assert not any("money" in str(each.details) for each in events())
        assert verify().unbroken


class TestAfterwards:
    """What was signed off stays as it was, whoever asks."""

    def test_no_path_of_ours_changes_it(self, signed: Draft, cast: dict[str, Person]) -> None:
        assessment = signed()
        with pytest.raises(faults.SignedOffAlready):
            drafting.rewrite(
                by=cast["grace"],
                assessment=assessment,
                version=assessment.version,
                words=draft_words(),
            )
        with pytest.raises(faults.SignedOffAlready):
            drafting.predict(
                by=cast["grace"],
                assessment=assessment,
                group=group(),
                version=1,
                words=effect_words(),
            )
        with pytest.raises(faults.SignedOffAlready):
            sign(cast["chioma"], assessment)

    @pytest.mark.parametrize(
        ("model", "changes"),
        [
            (Assessment, {"title": "x"}),
            (Assessment, {"signed_off_by": "person/x"}),
            (Assessment, {"not_heard": "x"}),
            (Effect, {"prediction": Prediction.BETTER, "reason": "x"}),
            (Effect, {"check_on": in_days(900)}),
            (About, {"reference": "P-9"}),
        ],
    )
    def test_the_database_changes_nothing(
        self, model: Any, changes: dict[str, Any], signed: Draft
    ) -> None:
        signed()
        with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
            model.objects.update(**changes)

    def test_nothing_is_deleted(self, signed: Draft) -> None:
        assessment = signed()
        with pytest.raises(NeverDeleted):
            assessment.delete()
        with pytest.raises(NeverDeleted):
            Effect.objects.all().delete()
        with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
            About.objects.all().delete()

    def test_a_new_version_stands_once_it_is_signed_off(
        self, signed: Draft, cast: dict[str, Person]
    ) -> None:
        first = signed()
        newer = signing.revise(by=cast["grace"], assessment=first)
        assert newer.reference == "E-2"
        assert newer.effects.count() == len(groups())
        assert effect_of(newer).pk != effect_of(first).pk
        assert first.replaced_by is None
        sign(cast["hari"], newer)
        assert Assessment.objects.get(pk=first.pk).replaced_by == newer
        assert "E-1" in earlier_references(["E-2"], LinkKind.LED_TO)["E-2"]

    def test_there_is_one_newer_version_at_most(
        self, signed: Draft, cast: dict[str, Person]
    ) -> None:
        first = signed()
        newer = signing.revise(by=cast["grace"], assessment=first)
        with pytest.raises(faults.RevisedAlready):
            signing.revise(by=cast["grace"], assessment=first)
        with pytest.raises(faults.NotSignedOff):
            signing.revise(by=cast["grace"], assessment=newer)

    def test_a_further_thing_is_added_with_its_own_day(
        self, signed: Draft, drafted: Draft, decided: Decide, cast: dict[str, Person]
    ) -> None:
        first, decision = signed(at=-30), decided()
        for _twice in range(2):
            signing.attach(by=cast["grace"], assessment=first, reference=decision)
        added = first.about.get(reference=decision)
        assert added.added_at > first.signed_off_at  # type: ignore[operator]  # it is signed off
        with pytest.raises(faults.NotSignedOff):
            signing.attach(by=cast["grace"], assessment=drafted(), reference=decision)
