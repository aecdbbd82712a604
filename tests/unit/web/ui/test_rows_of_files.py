"""A row is read column by column, from a form or a file alike, and every fault is told at once."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from headwater_web.ui.rows_of_files import (
    LONGEST_TEXT,
    Column,
    FileUnreadable,
    RowFault,
    Shape,
    dictionary_as_csv,
    read_row,
    text_of_file,
)

KINDS = (("club", "A club"), ("hall", "A hall"))

#         shape, what is typed, and what it is
READ = [
    (Shape.LINE, "  A club  ", "A club"),
    (Shape.TEXT, "One.\nTwo.", "One.\nTwo."),
    (Shape.NUMBER, "0.5834567", Decimal("0.58346")),
    (Shape.WHOLE, "1,573", 1573),
    (Shape.WHOLE, "28", 28),
    (Shape.DAY, "2026-11-21", date(2026, 11, 21)),
    (Shape.DAY, "21/11/2026", date(2026, 11, 21)),
    (Shape.DAY, "21 November 2026", date(2026, 11, 21)),
    (Shape.CHOICE, "club", "club"),
    (Shape.CHOICES, "hall; club;hall ;", ["hall", "club"]),
    (Shape.ADDRESS, "https://journal.example/1", "https://journal.example/1"),
]
REFUSED = [
    (Shape.LINE, "two\nlines", "Write this on one line."),
    (Shape.LINE, "a" * 301, "It has 301 characters. At most 300 fit."),
    (Shape.LINE, "nothing\x00", "It holds a character that is none."),
    (Shape.TEXT, "a" * (LONGEST_TEXT + 1), "At most 4000 fit."),
    (Shape.NUMBER, "half", "“half” is not a number, such as 0.58."),
    (Shape.NUMBER, "NaN", "is not a number that can be kept."),
    (Shape.NUMBER, "1000000", "is not a number that can be kept."),
    (Shape.WHOLE, "2.5", "“2.5” is not a whole number, such as 28."),
    (Shape.WHOLE, "0,58", "“0,58” is not a whole number, such as 28."),
    (Shape.WHOLE, "1234567890", "is not a whole number"),
    (Shape.DAY, "some day", "“some day” is not a day, such as 2026-11-21."),
    (Shape.CHOICE, "pub", "“pub” is not one of club, hall."),
    (Shape.CHOICES, "club; pub", "“pub” is not one of club, hall."),
    (Shape.ADDRESS, "ftp://journal.example", "is not an address that begins with https://."),
]
EMPTY = [
    (Shape.LINE, ""),
    (Shape.TEXT, ""),
    (Shape.CHOICE, ""),
    (Shape.ADDRESS, ""),
    (Shape.CHOICES, []),
    (Shape.NUMBER, None),
    (Shape.WHOLE, None),
    (Shape.DAY, None),
]


def column(shape: Shape = Shape.LINE, **more: Any) -> Column:
    return Column("it", "It", "what it is", shape, choices=KINDS, **more)


@pytest.mark.parametrize(("shape", "typed", "value"), READ)
def test_what_is_typed_is_read(shape: Shape, typed: str, value: object) -> None:
    assert read_row([column(shape)], {"it": typed}) == ({"it": value}, [])


@pytest.mark.parametrize(("shape", "typed", "words"), REFUSED)
def test_what_does_not_fit_is_refused_in_words(shape: Shape, typed: str, words: str) -> None:
    values, ((name, found),) = read_row([column(shape)], {"it": typed})
    assert (values, name) == ({}, "it")
    assert words in found


@pytest.mark.parametrize(("shape", "value"), EMPTY)
@pytest.mark.parametrize("said", [{}, {"it": " "}])
def test_what_is_not_there(shape: Shape, value: object, said: dict[str, str]) -> None:
    assert read_row([column(shape, is_needed=False)], said) == ({"it": value}, [])
    assert read_row([column(shape)], said) == ({}, [("it", "Say this: what it is.")])


def test_a_column_says_how_much_it_holds() -> None:
    short = column(longest=4)
    assert read_row([short], {"it": "club"})[1] == []
    assert "At most 4 fit." in read_row([short], {"it": "clubs"})[1][0][1]
    age = column(Shape.WHOLE, most_digits=3, expected="an age in years, such as 15")
    words = "“1,500” is not an age in years, such as 15."
    assert read_row([age], {"it": "1,500"})[1] == [("it", words)]


def test_a_long_value_is_shown_by_its_beginning() -> None:
    ((_name, words),) = read_row([column(Shape.DAY)], {"it": "x" * 90})[1]
    assert f"“{'x' * 60}…” is not a day" in words


def test_every_fault_of_a_row_at_once() -> None:
    columns = [Column(name, name, name, Shape.WHOLE) for name in ("one", "two", "three")]
    values, faults = read_row(columns, {"one": "a", "two": "2"})
    assert values == {"two": 2}
    assert [name for name, _words in faults] == ["one", "three"]


def test_where_no_choice_is_known_none_is_refused() -> None:
    free = Column("it", "It", "what it is", Shape.CHOICES)
    assert read_row([free], {"it": "school; home"})[0] == {"it": ["school", "home"]}


def test_the_text_of_a_file_is_whole_or_refused() -> None:
    assert text_of_file("\ufeffname".encode(), most_bytes=9, most_words="9 bytes") == "name"
    with pytest.raises(FileUnreadable, match="larger than 9 bytes"):
        text_of_file(b"a" * 10, most_bytes=9, most_words="9 bytes")
    with pytest.raises(FileUnreadable, match="not text in UTF-8"):
        text_of_file(b"\xff\xfe", most_bytes=9, most_words="9 bytes")


def test_faults_of_a_file_come_in_the_order_of_its_rows() -> None:
    fault = FileUnreadable([RowFault(3, "it", "Third."), RowFault(1, "it", "First.")])
    assert [each.row for each in fault.faults] == [1, 3]
    assert FileUnreadable.as_a_whole("Empty.").faults == (RowFault(0, "", "Empty."),)


def test_the_dictionary_says_what_each_column_holds() -> None:
    lines = dictionary_as_csv([column(Shape.CHOICE), column(is_needed=False)]).splitlines()
    assert lines[0] == "column,meaning,holds,always_there,values"
    assert lines[1] == "it,what it is,one of the values listed,yes,club: A club; hall: A hall"
    assert ",a line of words,no," in lines[2]
