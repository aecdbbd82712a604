"""Records: what ends one, and what is none."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as some

from headwater.intake.records import LONGEST_RECORD, ends_in_quotes, records

OPEN = [
    # record                 a quoted cell is still open at its end
    ("a,b", False),
    ('a,"b', True),
    ('a,"b"', False),
    ('a,"b""', True),
    ('a,"b"""', False),
    ('a,5" knife', False),
    ('"a\nb",c', False),
    ('"a\nb,c', True),
    ('"a"x,"b', True),
    ("", False),
]


@pytest.mark.parametrize(("record", "is_open"), OPEN)
def test_a_quote_opens_only_at_the_beginning_of_a_cell(record: str, is_open: bool) -> None:
    assert ends_in_quotes(record, delimiter=",") is is_open


def test_blank_lines_are_no_records() -> None:
    text = io.StringIO("a,b\n\n \n1,2\n")
    assert list(records(text, delimiter=",")) == ["a,b\n", "1,2\n"]


def test_a_quote_never_closed_takes_one_line_with_it() -> None:
    text = io.StringIO('a,b\n"1,2\n3,4\n')
    assert list(records(text, delimiter=",")) == ["a,b\n", '"1,2\n', "3,4\n"]


def test_a_giant_line_is_passed_over() -> None:
    text = io.StringIO("a,b\n" + "x" * (3 * LONGEST_RECORD) + "\n1,2\n")
    assert list(records(text, delimiter=",")) == ["a,b\n", None, "1,2\n"]


@given(some.lists(some.lists(some.text(alphabet='ab,"\n ', min_size=1), min_size=2, max_size=3)))
def test_records_of_a_sound_file_are_those_that_were_written(rows: list[list[str]]) -> None:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    found = [
        next(csv.reader([record]))
        for record in records(io.StringIO(text.getvalue()), delimiter=",")
        if record
    ]
    assert found == rows
