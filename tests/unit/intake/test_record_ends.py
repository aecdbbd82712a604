"""Records are found by their number in the bytes of a file, whatever chunks it comes in."""

import csv
import io

import numpy as np
from hypothesis import given
from hypothesis import strategies as some

from headwater.intake.record_ends import RecordEnds, records_at

_ROWS = some.lists(
    some.lists(some.text(alphabet='ab,"\n', min_size=1), min_size=2, max_size=2), min_size=1
)


def _written(rows: list[list[str]]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()


def _in_chunks(content: bytes, size: int) -> list[bytes]:
    return [content[start : start + size] for start in range(0, len(content), size)]


@given(_ROWS, some.integers(min_value=1, max_value=9), some.data())
def test_each_record_asked_for_is_had_whole(
    rows: list[list[str]], size: int, data: some.DataObject
) -> None:
    numbers = sorted(data.draw(some.sets(some.integers(0, len(rows) - 1))))
    picked = records_at(iter(_in_chunks(_written(rows), size)), np.array(numbers, dtype=np.int64))
    read = [(number, next(csv.reader(io.StringIO(text.decode())))) for number, text in picked]
    assert read == [(number, rows[number]) for number in numbers]


@given(_ROWS, some.integers(min_value=1, max_value=9))
def test_counting_and_placing_agree(rows: list[list[str]], size: int) -> None:
    counted, placed = RecordEnds(), RecordEnds()
    chunks = _in_chunks(_written(rows), size)
    assert [counted.count(chunk) for chunk in chunks] == [
        len(placed.places(chunk)) for chunk in chunks
    ]


def test_a_last_record_without_a_newline_is_had_too() -> None:
    found = records_at(iter([b"a,b\n1,", b"2\n3,4"]), np.array([0, 2]))
    assert list(found) == [(0, b"a,b\n"), (2, b"3,4")]


def test_a_number_beyond_the_end_is_not_had() -> None:
    assert list(records_at(iter([b"a,b\n"]), np.array([0, 5]))) == [(0, b"a,b\n")]
