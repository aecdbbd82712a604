"""No feed may bring a score of a child's adverse experiences, whatever it is called."""

from pathlib import Path
from typing import Any

import pytest
from tests.unit.intake.small_feed import (
    CODELISTS,
    COLUMNS,
    HEADERS,
    TODAY,
    basis,
    column,
    csv_of,
    mapping,
    rows_of,
    specification,
)

from headwater.definitions.library import Library
from headwater.definitions.refusing import scores_of_childhoods
from headwater.intake import receive
from headwater.intake.faults import ColumnsAmiss
from headwater.intake.headers import Header, refuse_people
from headwater.intake.mapping import MappingAmiss, check_mapping

LIBRARY = Library(Path(__file__).resolve().parents[3] / "definitions")
SCORES = [
    *("ACE score", "ACE_Score", "AceScore", "acescore", "ACEs", "ACE", "Number of ACEs"),
    *("ACE 1", "Total ACEs", "ACE count", "Adverse Childhood Experiences", "YP ACE Score (0-10)"),
    *("adverse childhood experiences score", "Childhood trauma score", "score of ACEs"),
]
OTHERS = [
    *("Place", "Surface", "Race", "Place score", "Replacement count", "Peace", "Space number"),
    *("Adults with four or more ACEs (percent)", "Total", "Score", "Ace Academy number"),
]


@pytest.mark.parametrize("header", SCORES)
@pytest.mark.parametrize("feed", LIBRARY.extracts())
def test_a_score_is_refused_in_every_feed(feed: str, header: str) -> None:
    asked_for = LIBRARY.extract(feed)
    names = tuple(each.headers[0] for each in asked_for.columns)
    refuse_people(Header(names, ","), asked_for)
    with pytest.raises(ColumnsAmiss) as refusal:
        refuse_people(Header((*names, header), ","), asked_for)
    assert header in refusal.value.found
    assert "nothing reliable of one child" in refusal.value.expected
    assert "delete these columns" in refusal.value.next_step


@pytest.mark.parametrize("header", OTHERS)
def test_other_columns_pass(header: str) -> None:
    assert scores_of_childhoods([header]) == ()


def test_a_file_of_events_with_a_score_is_refused_whole(tmp_path: Path) -> None:
    path = tmp_path / "file.csv"
    rows = [{**row, "ACE score": "4"} for row in rows_of({}, {})]
    path.write_text(csv_of(rows, [*HEADERS, "ACE score"]), encoding="utf-8")
    given: dict[str, Any] = {
        "specification": specification(),
        "codelists": CODELISTS,
        "bases": [basis()],
        "supplier": None,
        "today": TODAY,
        "workspace": tmp_path / "workspace",
        "home_nature": None,
    }
    with pytest.raises(ColumnsAmiss, match="adverse childhood experiences: 'ACE score'"):
        receive(path, **given)
    path.write_text(csv_of(rows_of({}, {})), encoding="utf-8")
    assert receive(path, **given).report.rows_accepted == 2


def test_no_specification_can_ask_for_one() -> None:
    asked_for = [*COLUMNS, column("ace_score", "Adversity", "integer", becomes="age")]
    with pytest.raises(ValueError, match="ace_score, a score of adverse childhood experiences"):
        specification(columns=asked_for)


def test_no_mapping_can_bring_one_under_another_name() -> None:
    stated = mapping(renames={"ACE score": "Age"})
    with pytest.raises(MappingAmiss, match="'ACE score' cannot stand for a column"):
        check_mapping(stated, specification(), CODELISTS)
