"""Assessments and agreements at each step of their way."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from django.utils import timezone

from headwater_web.accounts.models import Person
from headwater_web.agreements.actions import agreements, assessments, carrying, catalogue, requests
from headwater_web.agreements.actions.agreements import AgreementWords, FeedWords
from headwater_web.agreements.models import (
    Agreement,
    DataRequest,
    Dataset,
    ImpactAssessment,
    Kind,
)
from headwater_web.agreements.rules import rules

TODAY = timezone.localdate()
Made = Callable[..., Agreement]


def in_days(days: int) -> date:
    return TODAY + timedelta(days=days)


def moment(days: int, hour: int = 10) -> datetime:
    return timezone.make_aware(datetime.combine(in_days(days), time(hour)))


def agreement_words(**changes: Any) -> AgreementWords:
    said: dict[str, Any] = {
        "title": "Recorded crime",
        "kind": Kind.AGREEMENT,
        "supplier": "police",
        "supplier_name": "Police",
        "starts_on": in_days(-100),
        "controllers": ["police", "partnership"],
        "purposes": ["counts"],
        "ends_on": in_days(200),
        "review_on": in_days(100),
    }
    return AgreementWords(**said | changes)


def feed_words(**changes: Any) -> FeedWords:
    said: dict[str, Any] = {
        "feed": "police_recorded_crime",
        "level": "person_level",
        "regime": "part_3",
        "lawful_basis": "part_3_law",
        "special_category": "schedule_8_statutory",
        "powers": ["section_16"],
        "fields": ["*"],
        "frequency": "monthly",
        "keep_raw_days": 30,
    }
    return FeedWords(**said | changes)


def answer_all(by: Person, assessment: ImpactAssessment, *, but: int = 0) -> None:
    """Answer every question, or all but so many."""
    questions = rules().assessment_questions
    for question in questions[: len(questions) - but]:
        assessment.refresh_from_db()
        assessments.answer(
            by=by,
            assessment=assessment,
            version=assessment.version,
            question=question,
            words="We asked, and this is what is known",
        )
    assessment.refresh_from_db()


@pytest.fixture
def assessed(cast: dict[str, Person]) -> ImpactAssessment:
    """An impact assessment that Grace wrote and Farah signed off."""
    assessment = assessments.begin(by=cast["grace"], title="Counting violence")
    answer_all(cast["grace"], assessment)
    assessments.sign_off(
        by=cast["farah"],
        assessment=assessment,
        version=assessment.version,
        review_on=in_days(365),
    )
    assessment.refresh_from_db()
    return assessment


@pytest.fixture
def drafted(cast: dict[str, Person], assessed: ImpactAssessment) -> Made:
    """A draft by Grace with one feed: `drafted(feed={"level": "aggregate"}, title="…")`."""

    def draft(*, feed: dict[str, Any] | None = None, **changes: Any) -> Agreement:
        words = agreement_words(**{"assessment": assessed, **changes})
        agreement = agreements.draft_agreement(by=cast["grace"], words=words)
        covered = feed_words(**feed or {})
        agreements.cover_feed(by=cast["grace"], agreement=agreement, version=1, words=covered)
        agreement.refresh_from_db()
        return agreement

    return draft


@pytest.fixture
def in_force(cast: dict[str, Person], drafted: Made) -> Made:
    """The same, put in force by Farah."""

    def put(**changes: Any) -> Agreement:
        agreement = drafted(**changes)
        # Put in force while it ran, so that one that has ended is one that was in force.
        at = moment(min(0, (agreement.starts_on - TODAY).days))
        carrying.put_in_force(
            by=cast["farah"],
            agreement=agreement,
            version=agreement.version,
            signed_on=timezone.localdate(at),
            at=at,
        )
        agreement.refresh_from_db()
        return agreement

    return put


@pytest.fixture
def dataset(cast: dict[str, Person]) -> Dataset:
    """Something that the ambulance service holds and the partnership does not."""
    words = catalogue.DatasetWords(
        title="Call-outs",
        holder="ambulance",
        holder_name="Ambulance service",
        words="Where and when",
        feed="ambulance_callouts",
    )
    return catalogue.note_dataset(by=cast["grace"], said=words)


@pytest.fixture
def asked(cast: dict[str, Person], dataset: Dataset) -> Callable[..., DataRequest]:
    """A request that is so many days old: `asked(40, units={"police": "Police"})`."""

    def ask(days: int = 40, *, units: dict[str, str] | None = None) -> DataRequest:
        words = requests.RequestWords(
            "Two years of counts", ["counts"], "aggregate", in_days(-days)
        )
        named = units or {"partnership": "The partnership"}
        return requests.ask_for_data(by=cast["grace"], dataset=dataset, said=words, units=named)

    return ask
