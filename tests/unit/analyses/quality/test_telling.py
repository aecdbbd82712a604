"""What is told of each count: which aspect, which part, of how many rows."""

from dataclasses import replace
from datetime import date

import pytest

from headwater.analyses.quality import Counted, FileFaults, Told, told_of_rows
from headwater.vocabulary.quality import Aspect

ROW = Counted("ed", "north", date(2026, 6, 1), "e1", "age", rows=400, filled=372, not_stated=0)
FILE = FileFaults(rows=1_000, missing={"occurred_at": 70}, invalid={"age": 20})

# field, filled, not stated | aspect, part, of
TOLD = """
age              | 372 | 0  | filled 372 of 400, valid 980 of 1000
occurred_at      | 400 | 0  | filled 930 of 1000, valid 1000 of 1000
ethnicity        | 300 | 60 | filled 300 of 400, not_stated 60 of 400, not_recorded 40 of 400
alcohol          | 120 | 0  | answered 120 of 400, valid 1000 of 1000
substances_asked | 200 | 0  | asked 200 of 400, valid 1000 of 1000
early_arrival    | 390 | 0  | consistent 390 of 400
"""


def told(row: Counted, file: FileFaults | None = FILE) -> list[Told]:
    return list(
        told_of_rows(
            [row],
            files={"e1": file} if file and row.field != "ethnicity" else {},
            needed={"ed": frozenset({"occurred_at"})},
            unstated={"ed": frozenset({"ethnicity"})},
            rules={"ed": frozenset({"early_arrival"})},
        )
    )


def words(found: list[Told]) -> str:
    return ", ".join(f"{each.aspect} {each.part} of {each.rows}" for each in found)


@pytest.mark.parametrize("line", TOLD.strip().splitlines())
def test_what_is_told_of_a_count(line: str) -> None:
    field, filled, not_stated, expected = (cell.strip() for cell in line.split("|"))
    row = replace(ROW, field=field, filled=int(filled), not_stated=int(not_stated))
    assert words(told(row)) == expected


def test_without_a_report_only_the_accepted_rows_are_told() -> None:
    assert [each.aspect for each in told(ROW, None)] == [Aspect.FILLED]


def test_a_row_with_several_faults_never_makes_more_faults_than_rows() -> None:
    file = FileFaults(rows=10, invalid={"age": 25})
    (valid,) = [each for each in told(ROW, file) if each.aspect is Aspect.VALID]
    assert (valid.part, valid.rows) == (0, 10)
