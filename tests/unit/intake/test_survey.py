"""The survey counts records without parsing them, in chunks of any size."""

import csv
import gzip
import hashlib
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from headwater.intake import unpacking
from headwater.intake.survey import digest_of, survey


def _survey(tmp_path: Path, content: bytes, name: str = "file.csv"):
    path = tmp_path / name
    path.write_bytes(content)
    return survey(path, workspace=tmp_path)


@settings(max_examples=100)
@given(
    some.lists(
        some.lists(some.text(alphabet='ab,"\n', min_size=1), min_size=2, max_size=2), min_size=1
    ),
    some.integers(min_value=1, max_value=9),
)
def test_it_counts_what_a_parser_counts(rows: list[list[str]], chunk: int) -> None:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(rows)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(unpacking, "CHUNK", chunk)
        import tempfile

        with tempfile.TemporaryDirectory() as folder:
            assert _survey(Path(folder), text.getvalue().encode()).records == len(rows)


@pytest.mark.parametrize(
    ("content", "encoding", "is_regular"),
    [
        (b"a,b\n1,2\n", "utf-8", True),
        ("a,b\n1,é\n".encode(), "utf-8", True),
        ("a,b\n1,é\n".encode("utf-8-sig"), "utf-8-sig", True),
        ("a,b\n1,é\n".encode("cp1252"), "cp1252", False),
        ("a,b\n1,é\n".encode("utf-16"), "utf-16", False),
        ("a,b\n1,é\n".encode("utf-16-be"), "utf-16-be", False),
        (b"a,b\n" + b"x" * 600_000 + b"\n1,2\n", "utf-8", False),
        (b"a,b\n1,\x002\n", "utf-8", False),
    ],
)
def test_it_tells_what_can_be_read_as_it_is(
    tmp_path: Path, content: bytes, encoding: str, is_regular: bool
) -> None:
    surveyed = _survey(tmp_path, content)
    assert (surveyed.encoding, surveyed.is_regular) == (encoding, is_regular)


def test_a_character_cut_in_two_by_a_chunk_is_still_utf8(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unpacking, "CHUNK", 1)
    assert _survey(tmp_path, "a,b\n1,é\n".encode()).encoding == "utf-8"


def test_the_digest_is_of_the_file_as_supplied(tmp_path: Path) -> None:
    packed = gzip.compress(b"a,b\n1,2\n")
    surveyed = _survey(tmp_path, packed, "file.csv.gz")
    assert digest_of(tmp_path / "file.csv.gz") == hashlib.sha256(packed).hexdigest()
    assert surveyed.plain.read_bytes() == b"a,b\n1,2\n"
