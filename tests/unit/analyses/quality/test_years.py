"""The last twelve months of a supplier, added up once, with the files behind them once each."""

from dataclasses import replace
from datetime import date

from headwater.analyses.quality import Counted, FileFaults, last_years
from headwater.vocabulary.periods import add_months

JULY = date(2026, 7, 1)
ROW = Counted("ed", "north", JULY, "e0", "age", rows=100, filled=90, not_stated=3)
MONTHS = [
    replace(ROW, month=add_months(JULY, -back), extract_id=f"e{back // 2}") for back in range(14)
]
FILES = {
    f"e{number}": FileFaults(rows=210, missing={"age": 4}, invalid={"age": 1, "sex": 2})
    for number in range(7)
}


def test_twelve_months_are_added_up_and_earlier_ones_are_not() -> None:
    ((year,), _files) = last_years(MONTHS, FILES)
    assert (year.month, year.months) == (JULY, 12)
    assert (year.rows, year.filled, year.not_stated) == (1_200, 1_080, 36)


def test_a_file_of_two_months_counts_once() -> None:
    ((year,), files) = last_years(MONTHS, FILES)
    file = files[year.extract_id]
    assert (file.rows, dict(file.missing), dict(file.invalid)) == (
        6 * 210,
        {"age": 24},
        {"age": 6, "sex": 12},
    )


def test_suppliers_have_years_of_their_own() -> None:
    early = replace(ROW, supplier="south", month=date(2024, 3, 1), rows=7)
    years, _files = last_years([*MONTHS, early], FILES)
    assert {year.supplier: (year.month, year.rows) for year in years} == {
        "north": (JULY, 1_200),
        "south": (date(2024, 3, 1), 7),
    }


def test_without_a_report_there_is_nothing_to_add_up() -> None:
    (_years, files) = last_years(MONTHS, {})
    assert files == {}
