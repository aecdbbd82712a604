"""Studies: ethics, dates, outcomes, and where each stands."""

from typing import ClassVar

import pytest
from django.db import IntegrityError, connection, transaction
from tests.unit.web.evidence.conftest import Desk, ago, today

from headwater_web.evidence import refusals
from headwater_web.evidence.actions.studies import StudyWords, add_output, change_study
from headwater_web.evidence.actions.study_events import (
    Happened,
    record_study_event,
    strike_study_event,
)
from headwater_web.evidence.api import studies_since
from headwater_web.evidence.following import months_between
from headwater_web.evidence.models import About, Study, StudyEventKind

STARTED, FINISHED, STOPPED = (
    StudyEventKind.STARTED,
    StudyEventKind.FINISHED,
    StudyEventKind.STOPPED,
)
MOVED, SHARED = StudyEventKind.MOVED, StudyEventKind.SHARED
ASKED, GIVEN = StudyEventKind.ETHICS_ASKED, StudyEventKind.ETHICS_GIVEN


class TestStanding:
    """Where a study stands follows from what is recorded of it, and from the day."""

    def test_planned_running_finished(self, desk: Desk) -> None:
        study = desk.study(ends_days_ago=-100)
        assert str(desk.followed(study).standing) == "planned"
        desk.happened(study, STARTED, days_ago=30)
        assert str(desk.followed(study).standing) == "running"
        desk.happened(study, FINISHED)
        assert str(desk.followed(study).standing) == "finished"

    def test_late_against_the_end_that_was_last_agreed(self, desk: Desk) -> None:
        study = desk.study(ends_days_ago=100)
        assert desk.followed(study).is_late
        desk.happened(study, MOVED, until=ago(-10))
        followed = desk.followed(study)
        assert (followed.is_late, followed.months_late, followed.times_moved) == (False, 3, 1)

    def test_stopped_is_not_late(self, desk: Desk) -> None:
        study = desk.study(ends_days_ago=100)
        desk.happened(study, STOPPED)
        assert not desk.followed(study).is_late
        assert str(desk.followed(study).standing) == "stopped"

    def test_a_study_that_began_without_approval(self, desk: Desk) -> None:
        study = desk.study()
        assert not desk.followed(study).lacks_ethics
        desk.happened(study, STARTED, days_ago=30)
        assert desk.followed(study).lacks_ethics
        desk.happened(study, ASKED, days_ago=20)
        assert desk.followed(study).lacks_ethics
        desk.happened(study, GIVEN, days_ago=10)
        assert not desk.followed(study).lacks_ethics

    def test_a_mistake_is_struck_out(self, desk: Desk) -> None:
        study = desk.study()
        wrong = desk.happened(study, STARTED)
        strike_study_event(by=desk.cast["grace"], event=wrong, words="Another study began.")
        assert desk.followed(study).started_on is None
        with pytest.raises(refusals.StruckAlready):
            strike_study_event(by=desk.cast["grace"], event=wrong, words="Again.")

    @pytest.mark.parametrize(
        ("earlier", "later", "months"), [(31, 0, 1), (400, 0, 13), (0, 30, 0), (5, 5, 0)]
    )
    def test_whole_months(self, earlier: int, later: int, months: int) -> None:
        assert months_between(ago(earlier), ago(later)) == months


class TestRefusals:
    """What does not follow is refused."""

    #         what happened before             what would now
    WRONG: ClassVar = [
        ((), FINISHED),
        ((STARTED,), STARTED),
        ((STARTED, FINISHED), STOPPED),
        ((STARTED, FINISHED), MOVED),
        ((STOPPED,), STARTED),
    ]

    @pytest.mark.parametrize(("before", "now"), WRONG)
    def test_what_does_not_follow(
        self, desk: Desk, before: tuple[StudyEventKind, ...], now: StudyEventKind
    ) -> None:
        study = desk.study()
        for kind in before:
            desk.happened(study, kind)
        said = {"until": ago(-30)} if now is MOVED else {}
        with pytest.raises(refusals.NotAsThingsStand):
            desk.happened(study, now, **said)

    def test_an_end_before_its_beginning(self, desk: Desk) -> None:
        study = desk.study(starts_days_ago=50, ends_days_ago=-50)
        with pytest.raises(refusals.EndsTooEarly):
            desk.happened(study, MOVED, until=ago(60))
        with pytest.raises(refusals.NotAsThingsStand):
            desk.study("Other", starts_days_ago=10, ends_days_ago=10)

    def test_finished_before_it_began_or_on_a_day_to_come(self, desk: Desk) -> None:
        study = desk.study()
        desk.happened(study, STARTED, days_ago=10)
        with pytest.raises(refusals.NotAsThingsStand):
            desk.happened(study, FINISHED, days_ago=11)
        with pytest.raises(refusals.NotComeYet):
            desk.happened(study, FINISHED, days_ago=-1)

    def test_no_summary_without_an_outcome_and_an_end(self, desk: Desk) -> None:
        study = desk.study()
        with pytest.raises(refusals.NoOutcomeYet):
            desk.happened(study, SHARED)
        desk.finished(study)
        with pytest.raises(refusals.NoOutcomeYet):
            desk.happened(study, SHARED)
        desk.outcome(study)
        desk.happened(study, SHARED)
        with pytest.raises(refusals.NotAsThingsStand):
            desk.happened(study, SHARED)

    def test_what_somebody_else_recorded_meanwhile(self, desk: Desk) -> None:
        study = desk.study()
        desk.happened(study, STARTED)
        with pytest.raises(refusals.ChangedMeanwhile):
            record_study_event(
                by=desk.cast["grace"], study=study, happened=Happened(STARTED, ago(1)), read=0
            )

    def test_an_output_to_come(self, desk: Desk) -> None:
        with pytest.raises(refusals.NotComeYet):
            add_output(
                by=desk.cast["grace"],
                study=desk.study(),
                title="Report",
                came_out_on=ago(-1),
                address="https://research.example/report",
            )

    @pytest.mark.parametrize(
        "statement",
        [
            "UPDATE evidence_study SET planned_ends_on = '2099-01-01'",
            "UPDATE evidence_study SET planned_starts_on = '2019-01-01'",
            "DELETE FROM evidence_study",
            "UPDATE evidence_studyevent SET words = 'other'",
            "UPDATE evidence_outcome SET estimate = 0.5",
            "DELETE FROM evidence_outcome",
        ],
    )
    def test_the_database_refuses_too(self, desk: Desk, statement: str) -> None:
        desk.outcome(desk.finished(desk.study()))
        with pytest.raises(IntegrityError, match="write a new row"), transaction.atomic():
            connection.cursor().execute(statement)


class TestWords:
    """What a study is can be said otherwise, once for each version that was read."""

    def test_changed_once(self, desk: Desk) -> None:
        study, grace = desk.study(), desk.cast["grace"]
        said = StudyWords(
            title="Other",
            question="Why?",
            about=About.CAUSES,
            partner="A college",
            commissioner="A board",
            is_paid_by_us=False,
            takes_part="Nobody yet",
            thanks="Lunch",
            data_needed="None",
            data_basis="Consent",
        )
        changed = change_study(by=grace, study=study, said=said, version=1)
        assert (changed.title, changed.version, changed.cost_pounds) == ("Other", 2, None)
        with pytest.raises(refusals.ChangedMeanwhile):
            change_study(by=grace, study=study, said=said, version=1)

    def test_an_outcome_is_put_right_by_another(self, desk: Desk) -> None:
        study = desk.study()
        wrong = desk.outcome(study)
        right = desk.outcome(study, replaces=wrong, estimate="1.05")
        assert [each.stated for each in desk.followed(study).shown_outcomes] == [right]
        with pytest.raises(refusals.StruckAlready):
            desk.outcome(study, replaces=wrong)
        with pytest.raises(refusals.NotAsThingsStand):
            desk.outcome(desk.study("Other"), replaces=right)


class TestWhatIsTold:
    """Other apps are told of studies, and never of what they cost."""

    def test_since_a_day(self, desk: Desk) -> None:
        old = desk.finished(desk.study("Old"), days_ago=200)
        new = desk.finished(desk.study("New", starts_days_ago=390), days_ago=20)
        desk.study("Running", starts_days_ago=300)
        told = studies_since(ago(100), today=today())
        assert [each.title for each in told] == ["Running", "New"]
        assert told[1].result == "It found no difference"
        assert not hasattr(told[1], "cost_pounds")
        assert {old.reference, new.reference} <= set(
            Study.objects.values_list("reference", flat=True)
        )
