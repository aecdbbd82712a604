"""What the demonstration shows is there after staging, once however often it is staged."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings as site_settings
from django.utils import timezone
from pytest_django import Settings
from tests.unit.products import sample
from tests.unit.web.agreements.conftest import TODAY
from tests.unit.web.placing import place_once

from headwater.definitions.library import Library
from headwater.demo.registers.agreements import basis_register
from headwater.products import point_current, write_release
from headwater_web.accounts.models import Person
from headwater_web.agreements.feeds import feeds
from headwater_web.agreements.models import (
    Access,
    Agreement,
    DataRequest,
    Dataset,
    ImpactAssessment,
)
from headwater_web.agreements.queries.catalogue import catalogue
from headwater_web.agreements.queries.register import register_rows
from headwater_web.agreements.queries.requests import waiting_first
from headwater_web.agreements.queries.warnings import endings, reviews_due
from headwater_web.agreements.rules import rules
from headwater_web.agreements.staging import AgreementsStaff, stage_agreements
from headwater_web.agreements.standings import AccessStanding, HeldStanding, Standing
from headwater_web.agreements.terms import access_standing_of, standing_of
from headwater_web.config.loading import load_partnership
from headwater_web.ui.definition_files import partnership_path

Cast = dict[str, Person]
TABLES = (Access, Agreement, ImpactAssessment, Dataset, DataRequest)


@pytest.fixture
def staged(cast: Cast) -> AgreementsStaff:
    staff = AgreementsStaff(writer=cast["grace"], lead=cast["farah"])
    place_once("agreements", lambda: place(staff))
    return staff


def place(staff: AgreementsStaff) -> None:
    load_partnership()
    stage_agreements(partnership_path("agreements.yaml"), staff=staff, today=TODAY)


def test_twice_changes_nothing(staged: AgreementsStaff) -> None:
    before = [table.objects.count() for table in TABLES]
    stage_agreements(partnership_path("agreements.yaml"), staff=staged, today=TODAY)
    assert [table.objects.count() for table in TABLES] == before
    assert all(before)


def test_agreements_stand_at_different_points(staged: AgreementsStaff) -> None:
    standings = Counter(standing_of(each, TODAY) for each in Agreement.objects.all())
    assert standings == {Standing.IN_FORCE: 6, Standing.ENDED: 1, Standing.DRAFT: 1}
    (ending,) = endings(TODAY)
    assert (ending.days_left, ending.mark) == (61, 90)
    assert reviews_due(TODAY) == ()


def test_one_access_has_ended_one_is_open_and_one_waits_for_somebody_else(
    staged: AgreementsStaff,
) -> None:
    now = timezone.now()
    found = {access_standing_of(each, now): each for each in Access.objects.all()}
    assert found.keys() == {AccessStanding.ENDED, AccessStanding.OPEN, AccessStanding.ASKED}
    assert found[AccessStanding.OPEN].asked_by == staged.lead.audit_reference
    assert found[AccessStanding.OPEN].decided_by == staged.writer.audit_reference


def test_the_longest_wait_is_a_joint_request(staged: AgreementsStaff, cast: Cast) -> None:
    first = waiting_first(cast["amara"], TODAY)[0]
    assert (first.age, first.is_joint, len(first.in_the_way)) == (412, True, 2)


def test_the_register_covers_every_synthetic_supplier(staged: AgreementsStaff) -> None:
    rows = [row for row in register_rows(TODAY) if row["state"] != "draft"]
    covered = {(row["feed"], row["supplier"]) for row in rows}
    library = Library(Path(site_settings.HEADWATER_DEFINITIONS))
    partnership = library.partnership(site_settings.HEADWATER_PARTNERSHIP)
    synthetic = basis_register(partnership).to_pylist()
    agreed = {(row["feed"], row["supplier"]) for row in synthetic if row["kind"] == "agreement"}
    assert covered == agreed


def test_a_partnership_without_the_file_stages_nothing(cast: Cast) -> None:
    staff = AgreementsStaff(writer=cast["grace"], lead=cast["farah"])
    absent = partnership_path("no_such_file.yaml")
    assert stage_agreements(absent, staff=staff, today=TODAY) == ()


def test_the_rules_hold_together() -> None:
    known = rules()
    regimes = {each.key for each in known.regimes}
    assert {each.regime for each in known.lawful_bases} == regimes
    assert [each.key for each in known.powers if not each.carries_care] == ["section_16"]
    assert known.warn_days == (90, 30, 7)
    assert known.care_feeds <= {each.key for each in feeds()}


def test_every_feed_can_be_agreed_on_but_our_own_registers() -> None:
    found = {each.key for each in feeds()}
    assert "police_recorded_crime" in found
    assert not found & {"basis_register", "series_breaks"}
    assert all(each.names for each in feeds())


def test_the_catalogue_says_since_when_there_is_no_agreement(
    staged: AgreementsStaff, cast: Cast
) -> None:
    lines = {line.title: line.words for line in catalogue(cast["amara"], TODAY)}
    assert lines["Ambulance call-outs to assaults"] == "not held; no agreement since 1 October 2025"
    assert lines["Police recorded crime"] == "agreed; nothing has arrived yet"


def test_the_catalogue_agrees_with_what_the_synthetic_suppliers_send(
    staged: AgreementsStaff, cast: Cast, settings: Settings, tmp_path: Path
) -> None:
    library = Library(Path(settings.HEADWATER_DEFINITIONS))
    rows = basis_register(library.partnership(settings.HEADWATER_PARTNERSHIP)).to_pylist()
    sources = tuple(
        replace(
            sample.source(row["feed"], row["feed"], row["supplier_name"]), supplier=row["supplier"]
        )
        for row in rows
    )
    released = sample.released(sources=sources)
    write_release(released, root=tmp_path, figures=False, assessment=False)
    point_current(tmp_path, released.release_id)
    settings.HEADWATER_RELEASED = tmp_path
    sent = {(row["feed"], row["supplier"]) for row in rows}
    noted = [line for line in catalogue(cast["amara"], TODAY) if line.dataset is not None]
    colleges = [line for line in noted if line.holder.startswith("college_")]
    assert [line.standing for line in colleges] == [HeldStanding.HELD, HeldStanding.HELD]
    for line in noted:
        assert line.dataset is not None
        is_sent = (line.dataset.feed, line.holder) in sent
        assert (line.standing is HeldStanding.HELD) is is_sent
        assert line.dataset.feed or line.holder not in {supplier for _feed, supplier in sent}


def test_every_local_supplier_has_a_name_of_its_own(settings: Settings) -> None:
    library = Library(Path(settings.HEADWATER_DEFINITIONS))
    rows = basis_register(library.partnership(settings.HEADWATER_PARTNERSHIP)).to_pylist()
    national = {"national_statistics", "education_statistics"}
    invented = {"service_a", "service_b"}
    local = {
        row["supplier"]: row["supplier_name"]
        for row in rows
        if row["supplier"] not in national | invented
    }
    bodies = {each.key: each.name for each in library.partnership("nottinghamshire").bodies}
    assert local == {key: bodies.get(key) for key in local}
