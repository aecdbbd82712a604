"""An agreement is drafted, put in force when nothing is missing, and from then on never changed."""

from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from tests.unit.web.agreements.conftest import (
    TODAY,
    Made,
    agreement_words,
    feed_words,
    in_days,
    moment,
)

from headwater_web.accounts.models import Person
from headwater_web.agreements import faults
from headwater_web.agreements.actions import agreements, assessments, carrying
from headwater_web.agreements.feeds import feed_with, feeds
from headwater_web.agreements.models import Agreement, EventKind, ImpactAssessment, Kind
from headwater_web.agreements.permitting import missing_for, read_fields
from headwater_web.agreements.standings import Standing
from headwater_web.agreements.terms import standing_of
from headwater_web.keeping.rows import NeverDeleted
from headwater_web.thread.api import LinkKind, earlier_references

Cast = dict[str, Person]
PATIENTS = {"feed": "ed_assault_attendances", "regime": "uk_gdpr", "lawful_basis": "article_6_1_e"}


def put(by: Person, agreement: Agreement, **changes: Any) -> None:
    agreement.refresh_from_db()
    said = {"version": agreement.version, "signed_on": TODAY, **changes}
    carrying.put_in_force(by=by, agreement=agreement, **said)
    agreement.refresh_from_db()


def test_a_draft_carries_nothing_and_one_in_force_does(cast: Cast, drafted: Made) -> None:
    agreement = drafted()
    assert standing_of(agreement, TODAY) is Standing.DRAFT
    put(cast["farah"], agreement)
    assert standing_of(agreement, TODAY) is Standing.IN_FORCE
    assert agreement.in_force_by == cast["farah"].audit_reference
    assert agreement.assessment is not None
    earlier = earlier_references([agreement.reference], LinkKind.LED_TO)
    assert earlier == {agreement.reference: [agreement.assessment.reference]}


# --- Section 16 ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("supplier", "feed", "level", "powers", "is_allowed"),
    [
        ("hospital_a", "ed_assault_attendances", "person_level", ["section_16"], False),
        ("police", "ed_assault_attendances", "person_level", ["section_16"], False),
        ("hospital_a", "police_recorded_crime", "person_level", ["section_16"], False),
        ("ambulance", "ambulance_callouts", "person_level", ["section_16"], False),
        ("hospital_a", "ed_assault_attendances", "person_level", [], False),
        ("hospital_a", "ed_assault_attendances", "person_level", ["no_such_power"], False),
        ("hospital_a", "ed_assault_attendances", "de_identified", ["section_16"], True),
        ("hospital_a", "ed_assault_attendances", "aggregate", ["section_16"], True),
        (
            "hospital_a",
            "ed_assault_attendances",
            "person_level",
            ["section_16", "section_251"],
            True,
        ),
        ("police", "police_recorded_crime", "person_level", ["section_16"], True),
    ],
)
def test_section_16_alone_carries_no_person_from_health_or_care(
    supplier: str,
    feed: str,
    level: str,
    powers: list[str],
    is_allowed: bool,
    cast: Cast,
) -> None:
    words = agreement_words(supplier=supplier, supplier_name=supplier)
    agreement = agreements.draft_agreement(by=cast["grace"], words=words)
    covered = feed_words(**PATIENTS | {"feed": feed, "level": level, "powers": powers})

    def cover() -> None:
        agreements.cover_feed(by=cast["grace"], agreement=agreement, version=1, words=covered)

    if is_allowed:
        cover()
    else:
        with pytest.raises(faults.SectionSixteenAlone):
            cover()
        assert not agreement.feeds.exists()
    assert "does not cover information about patients" in str(faults.SectionSixteenAlone.words)


def test_a_supplier_changed_afterwards_is_looked_at_again(cast: Cast, drafted: Made) -> None:
    agreement = drafted()
    words = agreement_words(
        supplier="hospital_a", supplier_name="Hospital A", assessment=agreement.assessment
    )
    agreements.reword(by=cast["grace"], agreement=agreement, version=agreement.version, words=words)
    with pytest.raises(faults.NotReady) as refused:
        put(cast["farah"], agreement)
    (line,) = refused.value.lines
    assert "Section 16" in line


# --- De-identified -------------------------------------------------------------------------------


def test_rows_that_identify_nobody_name_no_identifier(cast: Cast, drafted: Made) -> None:
    agreement = drafted(feed=PATIENTS | {"level": "de_identified"})
    feed = feed_with("ed_assault_attendances")
    assert feed is not None
    assert feed.identifiers
    assert set(read_fields(agreement.feeds.get())) == set(feed.names) - set(feed.identifiers)
    naming = feed_words(
        **PATIENTS | {"level": "de_identified", "fields": [feed.identifiers[0], feed.harmless[0]]}
    )
    with pytest.raises(faults.NamesIdentifiers) as refused:
        agreements.cover_feed(
            by=cast["grace"], agreement=agreement, version=agreement.version, words=naming
        )
    assert refused.value.lines == (feed.identifiers[0],)


def counts_feeds() -> list[str]:
    return [each.key for each in feeds() if each.is_counts_alone]


@pytest.mark.parametrize("level", ["person_level", "de_identified"])
def test_a_feed_of_counts_takes_no_rows(level: str, cast: Cast) -> None:
    assert len(counts_feeds()) > 5
    agreement = agreements.draft_agreement(by=cast["grace"], words=agreement_words())
    for feed in counts_feeds():
        covered = feed_words(feed=feed, level=level, powers=["section_17", "section_115"])
        with pytest.raises(faults.CountsAlone):
            agreements.cover_feed(by=cast["grace"], agreement=agreement, version=1, words=covered)
    covered = feed_words(feed=counts_feeds()[0], level="aggregate")
    agreements.cover_feed(by=cast["grace"], agreement=agreement, version=1, words=covered)


# --- What is missing -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({"purposes": []}, "names no purpose"),
        ({"controllers": []}, "names no controller"),
        ({"assessment": None}, "need an impact assessment"),
        ({"ends_on": in_days(-1), "starts_on": in_days(-9)}, "has gone by"),
        ({"kind": Kind.ANONYMOUS_AGGREGATE}, "need a signed agreement"),
    ],
)
def test_what_is_missing_is_said_and_stops_it(
    changes: dict[str, Any], line: str, cast: Cast, drafted: Made
) -> None:
    agreement = drafted(**changes)
    with pytest.raises(faults.NotReady) as refused:
        put(cast["farah"], agreement)
    assert [each for each in refused.value.lines if line in each]
    agreement.refresh_from_db()
    assert agreement.is_draft


def test_an_agreement_about_nothing_is_not_put_in_force(cast: Cast) -> None:
    agreement = agreements.draft_agreement(by=cast["grace"], words=agreement_words())
    assert "It covers no feed." in list(missing_for(agreement, TODAY))


def test_counts_alone_need_no_impact_assessment(cast: Cast, drafted: Made) -> None:
    agreement = drafted(assessment=None, feed={"level": "aggregate"})
    assert list(missing_for(agreement, TODAY)) == []


def test_an_assessment_that_is_a_draft_or_past_its_review_does_not_do(
    cast: Cast, drafted: Made, assessed: ImpactAssessment
) -> None:
    draft = assessments.begin(by=cast["grace"], title="Another")
    agreement = drafted(assessment=draft, title="Another")
    assert list(missing_for(agreement, TODAY)) == [f"{draft.reference} is not signed off."]
    late = drafted(ends_on=in_days(900))
    (line,) = missing_for(late, in_days(366))
    assert "should have been reviewed" in line


# --- Afterwards ----------------------------------------------------------------------------------


def test_in_force_its_words_and_feeds_stay(cast: Cast, in_force: Made) -> None:
    agreement = in_force()
    version, by = agreement.version, cast["grace"]
    with pytest.raises(faults.InForceAlready):
        agreements.reword(by=by, agreement=agreement, version=version, words=agreement_words())
    with pytest.raises(faults.InForceAlready):
        agreements.cover_feed(by=by, agreement=agreement, version=version, words=feed_words())
    with pytest.raises(faults.InForceAlready):
        agreements.leave_out_feed(
            by=by, agreement=agreement, version=version, feed="police_recorded_crime"
        )
    with pytest.raises(NeverDeleted):
        agreement.delete()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE agreements_agreement SET ends_on = '2099-01-01'",
        "DELETE FROM agreements_agreement",
        "UPDATE agreements_agreementfeed SET level = 'person_level'",
        "DELETE FROM agreements_agreementfeed",
        "UPDATE agreements_impactassessment SET title = 'x'",
        "UPDATE agreements_impactanswer SET words = 'x'",
    ],
)
def test_the_database_itself_refuses(statement: str, in_force: Made) -> None:
    in_force()
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_two_who_write_at_once_lose_nothing(cast: Cast, drafted: Made) -> None:
    agreement = drafted()
    version = agreement.version
    words = agreement_words(title="The first", assessment=agreement.assessment)
    agreements.reword(by=cast["grace"], agreement=agreement, version=version, words=words)
    with pytest.raises(faults.ChangedMeanwhile):
        agreements.reword(
            by=cast["farah"],
            agreement=agreement,
            version=version,
            words=agreement_words(title="The second"),
        )
    agreement.refresh_from_db()
    assert agreement.title == "The first"


@pytest.mark.parametrize(
    ("kinds", "standing"),
    [
        ([EventKind.SUSPENDED], Standing.SUSPENDED),
        ([EventKind.SUSPENDED, EventKind.RESUMED], Standing.IN_FORCE),
        ([EventKind.WITHDRAWN], Standing.WITHDRAWN),
        ([EventKind.SUSPENDED, EventKind.WITHDRAWN], Standing.WITHDRAWN),
    ],
)
def test_what_became_of_it_decides_where_it_stands(
    kinds: list[EventKind], standing: Standing, cast: Cast, in_force: Made
) -> None:
    agreement = in_force()
    for kind in kinds:
        carrying.say_became(
            by=cast["farah"], agreement=agreement, kind=kind, happened_on=TODAY, because="So"
        )
    assert standing_of(Agreement.objects.get(pk=agreement.pk), TODAY) is standing


@pytest.mark.parametrize(
    ("before", "kind"),
    [
        ([], EventKind.RESUMED),
        ([EventKind.SUSPENDED], EventKind.SUSPENDED),
        ([EventKind.WITHDRAWN], EventKind.RESUMED),
        ([EventKind.WITHDRAWN], EventKind.SUSPENDED),
    ],
)
def test_what_does_not_follow_is_refused(
    before: list[EventKind], kind: EventKind, cast: Cast, in_force: Made
) -> None:
    agreement = in_force()
    said = {"by": cast["farah"], "agreement": agreement, "happened_on": TODAY, "because": "So"}
    for each in before:
        carrying.say_became(kind=each, **said)
    with pytest.raises(faults.DoesNotFollow):
        carrying.say_became(kind=kind, **said)
    with pytest.raises(faults.NotComeYet):
        carrying.say_became(kind=kind, **said | {"happened_on": in_days(1)})


def test_a_new_version_takes_over_when_it_is_in_force_and_not_before(
    cast: Cast, in_force: Made
) -> None:
    old = in_force(ends_on=in_days(3))
    newer = carrying.revise(by=cast["grace"], agreement=old, starts_on=in_days(10))
    assert (newer.starts_on, newer.ends_on) == (in_days(10), in_days(113))
    assert newer.feeds.get().feed == "police_recorded_crime"
    with pytest.raises(faults.RevisedAlready):
        carrying.revise(by=cast["grace"], agreement=old, starts_on=in_days(10))
    sooner = in_force(title="Another")
    takes_over = carrying.revise(by=cast["grace"], agreement=sooner, starts_on=TODAY)
    assert standing_of(Agreement.objects.get(pk=sooner.pk), TODAY) is Standing.IN_FORCE
    put(cast["farah"], takes_over)
    assert standing_of(Agreement.objects.get(pk=sooner.pk), TODAY) is Standing.REPLACED
    assert standing_of(Agreement.objects.get(pk=sooner.pk), in_days(-1)) is Standing.IN_FORCE


def test_a_draft_is_changed_and_not_revised(cast: Cast, drafted: Made) -> None:
    with pytest.raises(faults.NotInForce):
        carrying.revise(by=cast["grace"], agreement=drafted(), starts_on=in_days(10))


def test_a_signature_of_tomorrow_is_refused(cast: Cast, drafted: Made) -> None:
    with pytest.raises(faults.NotComeYet):
        put(cast["farah"], drafted(), signed_on=in_days(1), at=moment(0))
