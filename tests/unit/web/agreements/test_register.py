"""The register that goes out is the register that the engine reads: byte for byte, row for row."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings
from tests.unit.custody.arrivals import NOW, home_at
from tests.unit.intake.small_feed import basis, receive_file
from tests.unit.web.agreements.conftest import TODAY, Made, in_days

from headwater.custody import Home
from headwater.definitions.library import Library
from headwater_web.accounts.models import Person
from headwater_web.agreements.actions import carrying
from headwater_web.agreements.models import EventKind
from headwater_web.agreements.permitting import missing_for
from headwater_web.agreements.queries.register import (
    basis_reference,
    register_file,
    register_rows,
)

LIBRARY = Library(Path(__file__).resolve().parents[4] / "definitions")
Cast = dict[str, Person]
SignedIn = Callable[[str], Client]
SIGNED = {
    "feed": "partner_aggregate",
    "level": "aggregate",
    "regime": "not_personal",
    "lawful_basis": "none_needed",
    "special_category": "none",
    "powers": ["section_115"],
    "frequency": "monthly",
    "keep_raw_days": 30,
}


def loaded(tmp_path: Path, content: bytes, today: date = TODAY) -> Home:
    """An engine's home that has read the register."""
    home = home_at(tmp_path)
    workspace = home.new_workspace()
    path = workspace / "basis_register.csv"
    path.write_bytes(content)
    received = receive_file(
        path,
        workspace,
        specification=LIBRARY.extract("basis_register"),
        codelists=LIBRARY.codelists(),
        bases=(basis(feed="basis_register"),),
        today=today,
    )
    report = home.admit(received, now=NOW)
    assert (report.rows_in_file, report.rows_rejected) == (content.count(b"\n") - 1, 0)
    return home


def test_the_same_records_make_the_same_bytes(in_force: Made) -> None:
    in_force(title="Second")
    in_force(title="First")
    first = register_file(TODAY)
    assert register_file(TODAY) == first
    assert first.endswith(b"\n")
    assert b"\r" not in first
    references = [row["basis_reference"] for row in register_rows(TODAY)]
    assert references == sorted(references)


@pytest.mark.parametrize(("is_demonstration", "mark"), [(True, "SYN-"), (False, "")])
def test_made_up_rows_are_marked(
    is_demonstration: bool, mark: str, in_force: Made, settings: Settings
) -> None:
    settings.HEADWATER_DEMONSTRATION = is_demonstration
    agreement = in_force()
    (row,) = register_rows(TODAY)
    assert row["basis_reference"] == f"{mark}{agreement.reference}-police_recorded_crime"


def test_the_engine_reads_what_the_site_wrote(tmp_path: Path, in_force: Made) -> None:
    agreement = in_force(purposes=["counts", "linkage"])
    (found,) = loaded(tmp_path, register_file(TODAY)).bases()
    assert (found.feed, found.supplier) == ("police_recorded_crime", "police")
    assert (found.starts_on, found.ends_on) == (agreement.starts_on, agreement.ends_on)
    assert (found.fields, found.keep_raw_days) == (("*",), 30)
    assert found.rests_on_section_16_alone
    assert found.serves("Joining incidents across services under pseudonyms")
    assert found.in_force_on(TODAY)
    assert not found.in_force_on(in_days(201))


def test_drafts_and_what_was_suspended_reach_the_engine_as_not_in_force(
    tmp_path: Path, cast: Cast, drafted: Made, in_force: Made
) -> None:
    drafted(title="A draft")
    stopped = in_force(title="Stopped")
    carrying.say_became(
        by=cast["farah"],
        agreement=stopped,
        kind=EventKind.SUSPENDED,
        happened_on=TODAY,
        because="A breach is looked into",
    )
    found = loaded(tmp_path, register_file(TODAY)).bases()
    assert sorted(each.state for each in found) == ["draft", "suspended"]
    assert not any(each.in_force_on(TODAY) for each in found)


def test_where_rows_identify_nobody_the_engine_is_told_which_fields(
    tmp_path: Path, in_force: Made
) -> None:
    in_force(
        supplier="hospital_a",
        supplier_name="Hospital A",
        feed={
            "feed": "ed_assault_attendances",
            "level": "de_identified",
            "regime": "uk_gdpr",
            "lawful_basis": "article_6_1_e",
        },
    )
    (found,) = loaded(tmp_path, register_file(TODAY)).bases()
    people = [each for each in LIBRARY.extract("ed_assault_attendances").columns if each.person]
    assert people
    for column in people:
        assert not found.covers(frozenset({column.name}))


def test_the_key_of_a_signed_feed_reaches_the_engine_however_it_was_written_down(
    tmp_path: Path, cast: Cast, signed_in: SignedIn, drafted: Made
) -> None:
    draft = drafted(
        supplier="hospital_a",
        supplier_name="Hospital A",
        feed=SIGNED,
    )
    told = "6668 7aad f862 bd77 6c8f c18b 8e9f 8e20"
    assert any("key is not noted" in line for line in missing_for(draft, TODAY))
    response = signed_in("grace").post(
        reverse("agreements:cover", args=[draft.reference]),
        SIGNED
        | {
            "version": draft.version,
            "fields_named": "*",
            "key_fingerprint": told.replace(" ", "").upper(),
        },
    )
    assert response.status_code == 302, response.content.decode()
    draft.refresh_from_db()
    assert list(missing_for(draft, TODAY)) == []
    carrying.put_in_force(by=cast["farah"], agreement=draft, version=draft.version, signed_on=TODAY)
    page = signed_in("farah").get(reverse("agreements:agreement", args=[draft.reference]))
    assert told in page.content.decode()
    newer = carrying.revise(by=cast["grace"], agreement=draft, starts_on=in_days(5))
    assert [each.key_fingerprint for each in newer.feeds.all()] == [told]
    (found, _newer) = loaded(tmp_path, register_file(TODAY)).bases()
    assert found.key_fingerprint == told


def test_the_old_version_ends_for_the_engine_the_day_before_the_new_one(
    tmp_path: Path, cast: Cast, in_force: Made
) -> None:
    old = in_force()
    newer = carrying.revise(by=cast["grace"], agreement=old, starts_on=in_days(5))
    newer.refresh_from_db()
    carrying.put_in_force(by=cast["farah"], agreement=newer, version=newer.version, signed_on=TODAY)
    bases = {each.basis_reference: each for each in loaded(tmp_path, register_file(TODAY)).bases()}
    before = bases[basis_reference(old, "police_recorded_crime")]
    after = bases[basis_reference(newer, "police_recorded_crime")]
    assert (before.ends_on, after.starts_on) == (in_days(4), in_days(5))
