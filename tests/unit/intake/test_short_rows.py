"""Rows that end early: filled up where every cell that they lack may be empty, and said."""

from pathlib import Path

import pyarrow.parquet as pq
import pytest
from tests.unit.intake.small_feed import HEADERS, csv_of, received, rows_of

from headwater.intake import Received

HEADER = ",".join(HEADERS) + "\n"
SOUND = "SYN-1,14/03/2025 21:30,5/1,Z01000001,F,31,yes,Okafor,02/05/1993\n"
SHORT = "SYN-2,14/03/2025 21:30,5/1\n"
SHORTER = "SYN-3,14/03/2025 21:30\n"
TITLE = "Incidents of March\n"


def said(result: Received) -> dict[str, tuple[int, tuple[int, ...]]]:
    return {each.kind: (each.count, each.rows) for each in result.report.repairs}


@pytest.mark.parametrize("above", ["", TITLE], ids=["plain", "under a title"])
def test_a_row_that_ends_early_is_filled_up(tmp_path: Path, above: str) -> None:
    result = received(
        tmp_path, above + HEADER + SOUND + SHORT + SHORTER + SOUND[:4] + "4" + SOUND[5:]
    )
    assert (result.report.rows_accepted, result.report.rows_rejected) == (3, 1)
    assert [finding.reason for finding in result.report.rejections] == ["wrong_number_of_cells"]
    assert said(result)["short_rows"] == (1, (3 + bool(above),))
    ages = pq.read_table(result.accepted, columns=["age"])["age"].to_pylist()
    assert ages == [31, None, 31]


@pytest.mark.parametrize("above", ["", TITLE], ids=["plain", "under a title"])
def test_a_line_that_has_no_end_may_have_been_cut(tmp_path: Path, above: str) -> None:
    result = received(tmp_path, above + HEADER + SOUND + SHORT.rstrip())
    assert (result.report.rows_accepted, result.report.rows_rejected) == (1, 1)
    assert "short_rows" not in said(result)


def test_it_is_not_done_where_it_is_refused(tmp_path: Path) -> None:
    result = received(tmp_path, HEADER + SOUND + SHORT, without={"short_rows"})
    assert (result.report.rows_accepted, result.report.rows_rejected) == (1, 1)
    assert said(result) == {}


def test_a_file_of_whole_rows_is_read_as_before(tmp_path: Path) -> None:
    assert said(received(tmp_path, csv_of(rows_of({}, {})))) == {}


def test_at_most_twenty_rows_are_named(tmp_path: Path) -> None:
    rows = "".join(SHORT.replace("SYN-2", f"SYN-{n}") for n in range(50))
    count, places = said(received(tmp_path, HEADER + rows))["short_rows"]
    assert (count, places) == (50, tuple(range(2, 22)))
