"""The words of a report: one and many, dates as officers write them, headers that are free."""

from pathlib import Path

import pytest
from tests.unit.intake.small_feed import HEADERS, csv_of, received, rows_of

from headwater.intake.faults import ColumnsAmiss

BLANK = "," * (len(HEADERS) - 1)


@pytest.mark.parametrize(
    ("blank", "words"),
    [(1, "1 row without a value left out."), (3, "3 rows without a value left out.")],
)
def test_one_row_is_not_rows(tmp_path: Path, blank: int, words: str) -> None:
    lines = csv_of(rows_of({}, {})).splitlines()
    lines = ["Incidents of March", *lines[:2], *[BLANK] * blank, *lines[2:], ""]
    result = received(tmp_path, "\n".join(lines))
    assert words in [repair.words for repair in result.report.repairs]


def test_forms_of_dates_are_told_as_officers_write_them(tmp_path: Path) -> None:
    happened = ("14/03/2025 21:30", "2025-03-14 21:30", "14 Mar 2025 21:30")
    result = received(tmp_path, csv_of(rows_of(*({"Happened": each} for each in happened))))
    (note,) = (each for each in result.report.notes if each.reason == "several_date_formats")
    assert note.words == (
        "Dates come in several forms: DD/MM/YYYY hh:mm (1), YYYY-MM-DD hh:mm (1), "
        "DD Mon YYYY hh:mm (1)."
    )


def test_a_header_that_the_feed_knows_is_not_offered_for_another_column(tmp_path: Path) -> None:
    """`Age` is close to `Area`, and is a column of its own; `Areas` is free."""
    rows = rows_of({}, {})
    with pytest.raises(ColumnsAmiss) as refused:
        received(tmp_path, csv_of(rows).replace("Area", "Place", 1))
    assert "'Area' is absent." in refused.value.found
    with pytest.raises(ColumnsAmiss) as refused:
        received(tmp_path, csv_of(rows).replace("Area", "Areas", 1))
    assert "'Area' is absent (is it 'Areas'?)" in refused.value.found
