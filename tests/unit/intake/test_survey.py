"""The survey counts records without parsing them, in chunks of any size."""

import csv
import gzip
import hashlib
import io
import tempfile
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


@settings(max_examples=200)
@given(
    some.lists(
        some.lists(some.text(alphabet='a ,;"\n', max_size=3), min_size=2, max_size=2), min_size=1
    ),
    some.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]),
    some.integers(min_value=1, max_value=9),
    some.booleans(),
)
def test_no_cell_that_begins_or_ends_with_a_space_is_overlooked(
    rows: list[list[str]], quoting: int, chunk: int, ends_whole: bool
) -> None:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n", quoting=quoting).writerows(rows)  # type: ignore[arg-type]
    content = text.getvalue() if ends_whole else text.getvalue().removesuffix("\n")
    is_padded = any(cell != cell.strip(" ") for row in rows for cell in row)
    with pytest.MonkeyPatch.context() as patch, tempfile.TemporaryDirectory() as folder:
        patch.setattr(unpacking, "CHUNK", chunk)
        surveyed = _survey(Path(folder), b"a,b\n" + content.encode())
    assert surveyed.has_loose_spaces or not is_padded


@pytest.mark.parametrize("chunk", [1, 2, 3, 1 << 18])
@pytest.mark.parametrize(
    ("content", "has_loose_spaces"),
    [
        (b"a,b\nZ1 2AA,New Cross\n", False),
        ("a,b\né é,1\n".encode(), False),
        (b"a,b\n1 ,2\n", True),
        (b"a,b\n1, 2\n", True),
        (b"a,b\n1,2 \n", True),
        (b"a,b\n1,2 \r\n", True),
        (b"a,b\n 1,2\n", True),
        (b'a,b\n1," 2"\n', True),
        (b'a,b\n1,"2 "\n', True),
        (b"a;b\n1 ;2\n", True),
        (b"a\tb\n1\t 2\n", True),
        (b"a,b\n1,2 ", True),
    ],
)
def test_it_tells_whether_a_cell_may_begin_or_end_with_a_space(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    content: bytes,
    has_loose_spaces: bool,
    chunk: int,
) -> None:
    monkeypatch.setattr(unpacking, "CHUNK", chunk)
    assert _survey(tmp_path, content).has_loose_spaces is has_loose_spaces


def test_the_digest_is_of_the_file_as_supplied(tmp_path: Path) -> None:
    packed = gzip.compress(b"a,b\n1,2\n")
    surveyed = _survey(tmp_path, packed, "file.csv.gz")
    assert digest_of(tmp_path / "file.csv.gz") == hashlib.sha256(packed).hexdigest()
    assert surveyed.plain.read_bytes() == b"a,b\n1,2\n"
