"""A partner's file is as it was signed, or it is none: whichever byte was changed."""

import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from headwater.exchange.partner_file import (
    MEMBERS,
    VALUES,
    Manifest,
    NoPartnerFile,
    PartnerFileAltered,
    fingerprint_of,
    is_same_fingerprint,
    open_partner_file,
    write_partner_file,
)
from headwater.vocabulary.nature import Nature

KEY = bytes(range(32))
CONTENT = b"Measure,Events\na,10\nb,[c]\n"
MANIFEST = Manifest(
    partnership="here",
    supplier="hospital_a",
    feed="attendances",
    specification_version="1.0.0",
    measures={"attendances": 1},
    rules=("age:out_of_range",),
    policy="nhs_subnational",
    nature=Nature.SYNTHETIC,
    reference="SYN-R0001",
    prepared_on=date(2026, 11, 22),
    first_month=date(2025, 1, 1),
    last_month=date(2025, 12, 1),
    rows_in_file=1_200,
    rows_accepted=1_200,
    rows_rejected=0,
    cells=2,
    withheld=1,
)


def written(folder: Path, *, key: bytes = KEY, manifest: Manifest = MANIFEST) -> Path:
    values, path = folder / "made.csv", folder / "sent.zip"
    values.write_bytes(CONTENT)
    with path.open("wb") as target:
        write_partner_file(target, manifest, values, private_key=key)
    return path


def opened(path: Path) -> Manifest:
    folder = path.parent
    return open_partner_file(path, values=folder / "values.csv", copy=folder / "copy.zip")


def test_what_was_written_is_opened_with_what_it_says(tmp_path: Path) -> None:
    path = written(tmp_path)
    manifest = opened(path)
    expected = replace(
        MANIFEST, values_sha256=manifest.values_sha256, public_key=manifest.public_key
    )
    assert manifest == expected
    assert (tmp_path / "values.csv").read_bytes() == CONTENT


def test_the_same_content_is_the_same_file(tmp_path: Path) -> None:
    assert written(tmp_path).read_bytes() == written(tmp_path).read_bytes()


def test_no_byte_can_be_changed(tmp_path: Path) -> None:
    """Every single one: of the values, the manifest, the signature and the archive around them."""
    path = written(tmp_path)
    content = path.read_bytes()
    for place in range(len(content)):
        changed = bytearray(content)
        changed[place] ^= 1 + place % 255
        path.write_bytes(changed)
        with pytest.raises((PartnerFileAltered, NoPartnerFile)):
            opened(path)


@given(cut=some.integers(1, 600), added=some.binary(max_size=40))
def test_nothing_can_be_cut_off_or_added(
    tmp_path_factory: pytest.TempPathFactory, cut: int, added: bytes
) -> None:
    path = written(tmp_path_factory.mktemp("cut"))
    content = path.read_bytes()
    path.write_bytes(content[:-cut] + added)
    with pytest.raises((PartnerFileAltered, NoPartnerFile)):
        opened(path)


def _recompressed(path: Path, kept: dict[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in kept.items():
            archive.writestr(name, content)


def _saved_again(path: Path, kept: dict[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in kept.items():
            archive.writestr(name, content)


def _with_a_stranger(path: Path, kept: dict[str, bytes]) -> None:
    _saved_again(path, {**kept, "rows.csv": b"a row"})


def _other_values(path: Path, kept: dict[str, bytes]) -> None:
    _saved_again(path, {**kept, VALUES: CONTENT.replace(b"10", b"15")})


def _deep(path: Path, kept: dict[str, bytes]) -> None:
    _saved_again(path, {**kept, "manifest.json": b"[" * 100_000})


def _other_claims(path: Path, kept: dict[str, bytes]) -> None:
    said = json.loads(kept["manifest.json"]) | {"supplier": "hospital_b"}
    _saved_again(path, {**kept, "manifest.json": json.dumps(said).encode()})


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (_recompressed, PartnerFileAltered),
        (_saved_again, PartnerFileAltered),
        (_with_a_stranger, NoPartnerFile),
        (_other_values, PartnerFileAltered),
        (_deep, PartnerFileAltered),
        (_other_claims, PartnerFileAltered),
    ],
)
def test_a_file_made_otherwise_is_refused(
    tmp_path: Path, change: Callable[[Path, dict[str, bytes]], None], fault: type[Exception]
) -> None:
    path = written(tmp_path)
    with zipfile.ZipFile(path) as archive:
        kept = {name: archive.read(name) for name in MEMBERS}
    change(path, kept)
    with pytest.raises(fault):
        opened(path)


def test_another_key_is_another_fingerprint_however_it_is_written(tmp_path: Path) -> None:
    own = opened(written(tmp_path)).fingerprint
    other = opened(written(tmp_path, key=bytes(32))).fingerprint
    assert own != other
    assert is_same_fingerprint(own, own.upper().replace(" ", ""))
    assert not is_same_fingerprint(own, other)
    assert len(fingerprint_of(b"x" * 32).split()) == 8


def test_plain_text_is_no_partner_file(tmp_path: Path) -> None:
    path = tmp_path / "sent.zip"
    path.write_bytes(CONTENT)
    with pytest.raises(NoPartnerFile):
        opened(path)
