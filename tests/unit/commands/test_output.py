"""What commands print, for programs and for people."""

import csv
import io
import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from headwater.commands.output import print_csv, print_json, print_table
from headwater.vocabulary.states import ValueState


@dataclass(frozen=True)
class Card:
    name: str
    drawn_on: date
    state: ValueState
    path: Path
    parts: tuple["Card", ...] = ()


CARD = Card("naïve", date(2025, 1, 2), ValueState.SUPPRESSED, Path("a/b"))
ROWS = [
    {"area": "Here, there", "state": ValueState.RELEASED, "value": 1234.5678},
    {"area": "Nowhere", "state": ValueState.MISSING, "value": None},
]
COLUMNS = ("area", "state", "value")


def test_json_is_plain_and_keeps_letters(capsys: pytest.CaptureFixture[str]) -> None:
    print_json([Card("whole", CARD.drawn_on, CARD.state, CARD.path, (CARD,))])
    printed = capsys.readouterr().out
    (found,) = json.loads(printed)
    assert "naïve" in printed
    assert found["parts"][0] == {
        "name": "naïve",
        "drawn_on": "2025-01-02",
        "state": "suppressed",
        "path": "a/b",
        "parts": [],
    }


def test_csv_quotes_and_leaves_an_absent_number_empty(capsys: pytest.CaptureFixture[str]) -> None:
    print_csv(ROWS, columns=COLUMNS)
    read = list(csv.reader(io.StringIO(capsys.readouterr().out)))
    assert read == [
        list(COLUMNS),
        ["Here, there", "released", "1234.57"],
        ["Nowhere", "missing", ""],
    ]


def test_a_table_for_a_file_cuts_nothing_off(capsys: pytest.CaptureFixture[str]) -> None:
    long = "a name of more than eighty letters, " * 3
    print_table([{**ROWS[0], "area": long.strip()}], columns=COLUMNS)
    assert long.strip() in capsys.readouterr().out


def test_a_table_of_nothing_is_its_headers(capsys: pytest.CaptureFixture[str]) -> None:
    print_table([], columns=COLUMNS)
    assert capsys.readouterr().out.split() == list(COLUMNS)
