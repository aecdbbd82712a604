"""A signed feed is taken from a known key, by these definitions, for months without rows."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from headwater.definitions.basis import Basis
from headwater.definitions.library import Library
from headwater.exchange.partner_file import Manifest, fingerprint_of, write_partner_file
from headwater.intake import FileRefused, NoBasis, Received, SignedTerms, receive, rule_ids
from headwater.intake.signed import (
    DefinitionsDiffer,
    NotSigned,
    RowsHeldAlready,
    SignatureBroken,
    SignerUnknown,
)
from headwater.vocabulary.nature import Nature
from headwater.vocabulary.periods import month_in_words

LIBRARY = Library(Path(__file__).resolve().parents[3] / "definitions")
SPECIFICATIONS, CODELISTS = LIBRARY.extracts(), LIBRARY.codelists()
AGGREGATE, FEED = "partner_aggregate", "ed_assault_attendances"
TODAY = date(2026, 11, 22)
KEY = bytes(range(32))
HEADERS = [column.header for column in SPECIFICATIONS[AGGREGATE].columns]
CELL = {
    "File Reference": "SYN-R0001",
    "Supplier": "hospital_a",
    "Source Feed": FEED,
    "Measure": FEED,
    "Area Type": "district",
    "Area Code": "E06000018",
    "Period": "2025-03",
    "Period Start": "2025-03-01",
    "Months": "1",
    "Events": "35",
    "Completeness": "0.95",
}
MANIFEST = Manifest(
    partnership="nottinghamshire",
    supplier="hospital_a",
    feed=FEED,
    specification_version=SPECIFICATIONS[FEED].version,
    measures={FEED: 1},
    rules=rule_ids(SPECIFICATIONS[FEED], CODELISTS, today=TODAY),
    policy="nhs_subnational",
    nature=Nature.SYNTHETIC,
    reference="SYN-R0001",
    prepared_on=TODAY,
    first_month=date(2025, 1, 1),
    last_month=date(2025, 12, 1),
    rows_in_file=1_200,
    rows_accepted=1_200,
    rows_rejected=0,
    cells=1,
    withheld=0,
)
TERMS = SignedTerms(
    partnership="nottinghamshire",
    measures={FEED: 1},
    specifications=SPECIFICATIONS,
    codelists=CODELISTS,
    months_as_rows=frozenset(),
)


def written(
    folder: Path, *cells: Mapping[str, str], manifest: Manifest = MANIFEST, key: bytes = KEY
) -> tuple[Path, Manifest]:
    values, path = folder / "made.csv", folder / "sent.zip"
    rows = [",".join(cell.get(header, "") for header in HEADERS) for cell in cells or (CELL,)]
    values.write_text("\n".join([",".join(HEADERS), *rows]) + "\n")
    with path.open("wb") as target:
        return path, write_partner_file(target, manifest, values, private_key=key)


def a_basis(fingerprint: str | None, *, supplier: str = "hospital_a") -> Basis:
    return Basis(
        basis_reference=f"COUNTS-{supplier}",
        kind="anonymous_aggregate",
        feed=AGGREGATE,
        supplier=supplier,
        supplier_name=supplier.title(),
        purpose="Counting",
        fields=("*",),
        key_fingerprint=fingerprint,
        starts_on=date(2026, 1, 1),
        keep_raw_days=30,
        state="in_force",
    )


def received(path: Path, *bases: Basis, **changed: Any) -> Received:
    return receive(
        path,
        **{
            "specification": SPECIFICATIONS[AGGREGATE],
            "codelists": CODELISTS,
            "bases": bases,
            "supplier": None,
            "today": TODAY,
            "workspace": path.parent / "work",
            "home_nature": None,
            "signed": TERMS,
            **changed,
        },
    )


def test_a_file_signed_with_a_known_key_becomes_aggregates(tmp_path: Path) -> None:
    import pyarrow.parquet as parquet

    others = [
        CELL | {"Events": "[c]", "Sex": "female", "Completeness": ""},
        CELL | {"Events": "[x]", "Period": "2025", "Months": "12", "Other Group": "kind: a"},
        CELL | {"Events": "0", "Area Code": "no_location", "Area Type": "unplaced"},
    ]
    path, manifest = written(tmp_path, CELL, *others)
    found = received(path, a_basis(manifest.fingerprint.upper().replace(" ", "")))
    assert (found.report.rows_in_file, found.report.rows_accepted) == (4, 4)
    assert (found.report.supplier, found.nature) == ("hospital_a", Nature.SYNTHETIC)
    assert found.report.file_name == "sent.zip"
    rows = parquet.read_table(found.accepted).to_pylist()
    assert [row["events"] for row in rows] == [35, None, None, 0]
    states = ["released", "suppressed", "missing", "released"]
    assert [row["events_state"] for row in rows] == states
    assert {row["indicator"] for row in rows} == {FEED}
    assert [row["period_months"] for row in rows] == [1, 1, 12, 1]
    assert rows[1]["sex"] == "female"


def test_the_digest_is_that_of_the_file_as_sent(tmp_path: Path) -> None:
    import hashlib

    path, manifest = written(tmp_path)
    found = received(path, a_basis(manifest.fingerprint))
    assert found.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert found.raw == path


OWN = fingerprint_of(bytes.fromhex("00" * 32))
SIGNERS = [
    # bases                                              fault          words
    ((), NoBasis, "No basis is in force"),
    ((a_basis(None),), SignerUnknown, "names no key"),
    ((a_basis(OWN),), SignerUnknown, "names another key"),
    ((a_basis(None, supplier="hospital_b"),), SignerUnknown, "hospital_a"),
]


@pytest.mark.parametrize(("bases", "fault", "words"), SIGNERS)
def test_an_unknown_signer_is_refused(
    tmp_path: Path, bases: tuple[Basis, ...], fault: type[Exception], words: str
) -> None:
    path, _ = written(tmp_path)
    with pytest.raises(fault, match=words):
        received(path, *bases)


def test_a_key_of_another_supplier_does_not_speak_for_this_one(tmp_path: Path) -> None:
    path, manifest = written(tmp_path)
    with pytest.raises(SignerUnknown):
        received(path, a_basis(None), a_basis(manifest.fingerprint, supplier="hospital_b"))


def test_values_about_another_supplier_than_the_signer_are_refused(tmp_path: Path) -> None:
    path, manifest = written(tmp_path, CELL | {"Supplier": "hospital_b"})
    bases = (a_basis(manifest.fingerprint), a_basis(None, supplier="hospital_b"))
    with pytest.raises(FileRefused, match="another supplier"):
        received(path, *bases)


OLDER = [
    # of the manifest                          named in the refusal
    ({"specification_version": "0.9.0"}, f"{FEED} 0.9.0, here 1.0.0"),
    ({"measures": {FEED: 7}}, f"the measure {FEED} 7, here 1"),
    ({"measures": {"moons": 1}}, "the measure moons 1, here none"),
    ({"rules": ("age:guessed",)}, "other rules"),
    ({"policy": "open"}, "the policy open"),
    ({"feed": "moons"}, "moons, which is not known here"),
    ({"partnership": "elsewhere"}, "the partnership elsewhere"),
]


@pytest.mark.parametrize(("changed", "words"), OLDER)
def test_other_definitions_are_refused_and_named(
    tmp_path: Path, changed: dict[str, Any], words: str
) -> None:
    path, manifest = written(tmp_path, manifest=replace(MANIFEST, **changed))
    with pytest.raises(DefinitionsDiffer) as refused:
        received(path, a_basis(manifest.fingerprint))
    assert words in refused.value.found


def test_every_difference_is_named_at_once(tmp_path: Path) -> None:
    other = replace(MANIFEST, specification_version="0.9.0", measures={FEED: 7})
    path, manifest = written(tmp_path, manifest=other)
    with pytest.raises(DefinitionsDiffer, match=r"0\.9\.0.*measure"):
        received(path, a_basis(manifest.fingerprint))


HELD = [
    # held as rows                                     refused
    ((FEED, "hospital_a", date(2025, 12, 1)), True),
    ((FEED, "hospital_a", date(2025, 1, 1)), True),
    ((FEED, "hospital_a", date(2026, 1, 1)), False),
    ((FEED, "hospital_a", date(2024, 12, 1)), False),
    ((FEED, "hospital_b", date(2025, 3, 1)), False),
    (("ambulance_callouts", "hospital_a", date(2025, 3, 1)), False),
]


@pytest.mark.parametrize(("month", "is_refused"), HELD)
def test_months_that_are_held_as_rows_are_not_counted_again(
    tmp_path: Path, month: tuple[str, str, date], is_refused: bool
) -> None:
    path, manifest = written(tmp_path)
    terms, bases = replace(TERMS, months_as_rows={month}), (a_basis(manifest.fingerprint),)
    if not is_refused:
        assert received(path, *bases, signed=terms).report.rows_accepted == 1
        return
    with pytest.raises(RowsHeldAlready, match=month_in_words(month[2])):
        received(path, *bases, signed=terms)


def test_an_altered_file_and_a_plain_one_are_refused(tmp_path: Path) -> None:
    path, manifest = written(tmp_path)
    basis = a_basis(manifest.fingerprint)
    content = path.read_bytes()
    path.write_bytes(content.replace(b",35,", b",40,"))
    with pytest.raises(SignatureBroken):
        received(path, basis)
    plain = tmp_path / "values.csv"
    plain.write_text((tmp_path / "made.csv").read_text())
    with pytest.raises(NotSigned):
        received(plain, basis)


def test_nothing_signed_is_taken_on_its_own_word(tmp_path: Path) -> None:
    path, manifest = written(tmp_path)
    with pytest.raises(ValueError, match="terms"):
        received(path, a_basis(manifest.fingerprint), signed=None)
