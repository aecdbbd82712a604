"""Access to person-level data: another person decides, time runs out, the engine's log shows."""

import json
import re
from collections.abc import Callable
from dataclasses import fields
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings
from tests.unit.custody.arrivals import NOW, home_at, load
from tests.unit.intake.small_feed import rows_of
from tests.unit.web.agreements.conftest import TODAY, Made

from headwater.custody import AccessGrant
from headwater.exchange.statements import publish
from headwater_web.accounts.actions import add_organisation
from headwater_web.accounts.models import Person
from headwater_web.agreements import faults
from headwater_web.agreements.actions import access as actions
from headwater_web.agreements.actions import carrying
from headwater_web.agreements.models import Access, Agreement, EventKind
from headwater_web.agreements.queries.access import deletions, grant_of, looks_under
from headwater_web.agreements.standings import AccessStanding
from headwater_web.agreements.terms import access_standing_of

Cast = dict[str, Person]
SignedIn = Callable[[str], Client]
FEED = "police_recorded_crime"


def ask(by: Person, agreement: Agreement, **changes: Any) -> Access:
    said = {"feeds": [FEED], "why": "Two records look like one", "hours": 4, **changes}
    return actions.ask_for_access(by=by, agreement=agreement, **said)


def standing(access: Access, at: datetime | None = None) -> AccessStanding:
    return access_standing_of(Access.objects.get(pk=access.pk), at or timezone.now())


def test_asked_approved_by_another_and_over_when_its_hours_are(cast: Cast, in_force: Made) -> None:
    access = ask(cast["amara"], in_force())
    assert standing(access) is AccessStanding.ASKED
    now = timezone.now()
    actions.approve(by=cast["farah"], access=access, at=now)
    assert standing(access, now) is AccessStanding.OPEN
    assert standing(access, now + timedelta(hours=3, minutes=59)) is AccessStanding.OPEN
    assert standing(access, now + timedelta(hours=4)) is AccessStanding.ENDED


def test_nobody_decides_on_their_own(cast: Cast, in_force: Made) -> None:
    access = ask(cast["farah"], in_force())
    with pytest.raises(faults.OwnDecision):
        actions.approve(by=cast["farah"], access=access)
    with pytest.raises(faults.OwnDecision):
        actions.refuse(by=cast["farah"], access=access, because="No")
    assert standing(access) is AccessStanding.ASKED


def test_it_is_decided_once(cast: Cast, in_force: Made) -> None:
    access = ask(cast["amara"], in_force())
    actions.refuse(by=cast["farah"], access=access, because="Counts would do")
    with pytest.raises(faults.DecidedAlready):
        actions.approve(by=cast["grace"], access=access)
    assert standing(access) is AccessStanding.REFUSED


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"hours": 73}, faults.TooLong),
        ({"feeds": ["ambulance_callouts"]}, faults.NoPeopleInIt),
        ({"feeds": []}, faults.NoPeopleInIt),
    ],
)
def test_what_the_agreement_or_the_rules_do_not_carry_is_refused(
    changes: dict[str, Any], fault: type[faults.Refused], cast: Cast, in_force: Made
) -> None:
    with pytest.raises(fault):
        ask(cast["amara"], in_force(), **changes)


def test_without_an_agreement_in_force_nobody_asks_is_let_in_or_stays_in(
    cast: Cast, drafted: Made, in_force: Made
) -> None:
    with pytest.raises(faults.NotInForce):
        ask(cast["amara"], drafted())
    agreement = in_force(title="Another")
    first, second = ask(cast["amara"], agreement), ask(cast["amara"], agreement)
    actions.approve(by=cast["farah"], access=first)
    carrying.say_became(
        by=cast["farah"],
        agreement=agreement,
        kind=EventKind.SUSPENDED,
        happened_on=TODAY,
        because="A breach is looked into",
    )
    assert standing(first) is AccessStanding.ENDED
    with pytest.raises(faults.NotInForce):
        actions.approve(by=cast["farah"], access=second)


def test_ended_early_it_does_not_open_again(cast: Cast, in_force: Made) -> None:
    access = ask(cast["amara"], in_force())
    with pytest.raises(faults.EndedAlready):
        actions.end_access(by=cast["amara"], access=access)
    actions.approve(by=cast["farah"], access=access)
    actions.end_access(by=cast["amara"], access=access)
    assert standing(access) is AccessStanding.ENDED
    with pytest.raises(faults.EndedAlready):
        actions.end_access(by=cast["amara"], access=access)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE agreements_access SET asked_by = 'person/x'",
        "UPDATE agreements_access SET hours = 70",
        "UPDATE agreements_access SET decided_by = asked_by",
        "DELETE FROM agreements_access",
    ],
)
def test_the_database_itself_refuses(statement: str, cast: Cast, in_force: Made) -> None:
    access = ask(cast["amara"], in_force())
    actions.approve(by=cast["farah"], access=access)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_what_the_engine_is_given_is_what_it_takes(cast: Cast, in_force: Made) -> None:
    access = ask(cast["amara"], in_force())
    with pytest.raises(ValueError, match=access.reference):
        grant_of(access)
    actions.approve(by=cast["farah"], access=access)
    access.refresh_from_db()
    given = grant_of(access)
    assert set(given) == {each.name for each in fields(AccessGrant)}
    assert (given["person"], given["approved_by"]) == (
        cast["amara"].audit_reference,
        cast["farah"].audit_reference,
    )
    assert datetime.fromisoformat(str(given["ends_at"])) == access.ends_at


def test_only_who_asked_is_handed_the_grant_and_only_while_it_is_open(
    cast: Cast, in_force: Made, signed_in: SignedIn
) -> None:
    access = ask(cast["amara"], in_force())
    address = reverse("agreements:grant", args=[access.reference])
    assert signed_in("amara").get(address).status_code == 404
    actions.approve(by=cast["farah"], access=access)
    assert json.loads(signed_in("amara").get(address).content)["reference"] == access.reference
    assert signed_in("farah").get(address).status_code == 404
    actions.end_access(by=cast["farah"], access=access)
    assert signed_in("amara").get(address).status_code == 404


def test_the_engines_own_log_stands_beside_the_access(
    cast: Cast, in_force: Made, tmp_path: Path, settings: Settings, signed_in: SignedIn
) -> None:
    settings.HEADWATER_EXCHANGE = tmp_path / "exchange"
    access = ask(cast["amara"], in_force())
    actions.approve(by=cast["farah"], access=access)
    access.refresh_from_db()
    assert looks_under(access) == ()
    home = home_at(tmp_path)
    report = load(home, rows_of({}, {}))
    grant = AccessGrant(
        reference=access.reference,
        person=access.asked_by,
        approved_by=access.decided_by,
        basis_reference="A-1",
        feeds=("street_incidents",),
        starts_at=access.starts_at,
        ends_at=access.ends_at,
    )
    home.people_for(grant, [report.extract_id], now=access.starts_at)
    home.people_for(grant.__class__(**_as_another(grant)), [report.extract_id], now=grant.starts_at)
    log = home.access_log()
    publish(settings.HEADWATER_EXCHANGE, "access", log.statements(), public_key=log.public_key)
    (look,) = looks_under(access)
    assert (look.rows, look.is_sound, look.at) == (2, True, access.starts_at)
    page = signed_in("farah").get(reverse("agreements:access", args=[access.reference]))
    assert "holds" in page.content.decode()


def _as_another(grant: AccessGrant) -> dict[str, Any]:
    named = {each.name: getattr(grant, each.name) for each in fields(AccessGrant)}
    return named | {"reference": "Z-999"}


def test_deletions_are_listed_with_their_proof(
    cast: Cast, tmp_path: Path, settings: Settings, signed_in: SignedIn
) -> None:
    settings.HEADWATER_EXCHANGE = tmp_path / "exchange"
    page = signed_in("farah").get(reverse("agreements:deleted"))
    assert "told of no deletion yet" in page.content.decode()
    home = home_at(tmp_path)
    report = load(home, rows_of({}))
    home.delete_expired(TODAY + timedelta(days=4_000))
    log = home.deletion_log()
    publish(settings.HEADWATER_EXCHANGE, "deletions", log.statements(), public_key=log.public_key)
    published, rows = deletions()
    assert published is not None
    assert published.amiss == ()
    assert rows[0].size > 0
    page = signed_in("farah").get(reverse("agreements:deleted")).content.decode()
    assert report.extract_id in page
    assert "all hold" in page


def test_what_was_taken_back_is_said_to_be_deleted_whole_and_why(
    cast: Cast, tmp_path: Path, settings: Settings, signed_in: SignedIn
) -> None:
    settings.HEADWATER_EXCHANGE = tmp_path / "exchange"
    home = home_at(tmp_path)
    report = load(home, rows_of({}))
    add_organisation(by=None, key="wardens", name="Town Wardens")
    home.withdraw(str(report.extract_id), now=NOW, asked_by="person/1", because="The wrong month")
    log = home.deletion_log()
    publish(settings.HEADWATER_EXCHANGE, "deletions", log.statements(), public_key=log.public_key)
    page = signed_in("farah").get(reverse("agreements:deleted")).content.decode()
    (table,) = re.findall(r"<tbody.*?</tbody>", page, re.DOTALL)
    assert table.count("it was taken back") == table.count("<tr") == 3
    assert all(words in table for words in ("accepted rows", "people", "file as supplied"))
    assert "ended on" not in table
    assert table.count(", Town Wardens<") == 3
    assert "The wrong month" not in page


def test_an_altered_statement_shows(
    cast: Cast, tmp_path: Path, settings: Settings, signed_in: SignedIn
) -> None:
    settings.HEADWATER_EXCHANGE = tmp_path / "exchange"
    home = home_at(tmp_path)
    load(home, rows_of({}))
    home.delete_expired(TODAY + timedelta(days=4_000))
    log = home.deletion_log()
    publish(settings.HEADWATER_EXCHANGE, "deletions", log.statements(), public_key=log.public_key)
    path = settings.HEADWATER_EXCHANGE / "statements" / "deletions.jsonl"
    path.write_bytes(path.read_bytes().replace(b"raw_days_over", b"basis_ended__", 1))
    page = signed_in("farah").get(reverse("agreements:deleted")).content.decode()
    assert "do not hold" in page
