"""What is done to a partner's file, said each time, and undone by name."""

import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.unit.intake.small_feed import HEADERS, SOUND, mapping, received, rows_of
from tests.unit.intake.tabular.written import Rows, ods, saved, text, xlsx

from headwater.intake import FileRefused, Received, RepairKind
from headwater.intake.faults import ColumnsAmiss, HeaderUnclear, SheetUnclear

BLANK = [""] * len(HEADERS)


def _one(word: str) -> list[str]:
    return [word, *BLANK[1:]]


def _rows(*changes: dict[str, str]) -> Rows:
    return [[row[header] for header in HEADERS] for row in rows_of(*changes)]


def _done(result: Received) -> dict[str, tuple[int, tuple[int, ...]]]:
    return {repair.kind.value: (repair.count, repair.rows) for repair in result.repairs}


REPAIRED: list[tuple[str, Rows, dict[str, tuple[int, tuple[int, ...]]]]] = [
    ("nothing to do", [HEADERS, *_rows({})], {}),
    (
        "a title, a note and a blank row",
        [_one("Assaults"), _one("Provisional"), BLANK, HEADERS, *_rows({})],
        {"header_row": (3, (1, 2, 3))},
    ),
    (
        "totals by their word",
        [HEADERS, *_rows({}, {}), ["Grand Total", *BLANK[1:-1], "62"]],
        {"totals_rows": (1, (4,))},
    ),
    (
        "a total by its sum, with its keys missing",
        [HEADERS, *_rows({}, {}), ["", "", "", "", "", "62", "", "", ""]],
        {"totals_rows": (1, (4,))},
    ),
    (
        "notes under the last row",
        [HEADERS, *_rows({}), _one("* is withheld"), _one("Source: us")],
        {"trailing_notes": (2, (3, 4))},
    ),
    (
        "blank rows",
        [HEADERS, *_rows({}), BLANK, *_rows({"Ref": "SYN-2"})],
        {"blank_rows": (1, (3,))},
    ),
    (
        "the header again",
        [_one("Title"), HEADERS, *_rows({}), *[BLANK] * 30, HEADERS, *_rows({"Ref": "SYN-2"})],
        {
            "header_row": (1, (1,)),
            "repeated_headers": (1, (34,)),
            "blank_rows": (30, tuple(range(4, 24))),
        },
    ),
]


@pytest.mark.parametrize(("case", "rows", "done"), REPAIRED, ids=[case[0] for case in REPAIRED])
def test_what_was_done_is_listed(
    tmp_path: Path, case: str, rows: Rows, done: dict[str, tuple[int, tuple[int, ...]]]
) -> None:
    result = received(tmp_path, xlsx(rows))
    assert _done(result) == done
    assert result.report.rows_rejected == 0
    assert {repair.kind for repair in result.report.repairs} == set(done)
    assert result.report.rows_left_out == result.rows_left_out
    left_out = sum(count for kind, (count, _rows) in done.items())
    assert result.report.rows_accepted + result.rows_left_out + 1 == len(rows)
    assert result.rows_left_out == left_out


@pytest.mark.parametrize(
    ("kind", "last", "reason"),
    [
        ("totals_rows", ["Total", *BLANK[1:-1], "1"], "totals_row"),
        ("trailing_notes", _one("Note"), "missing_value"),
    ],
)
def test_a_repair_that_is_refused_is_not_made(
    tmp_path: Path, kind: str, last: list[str], reason: str
) -> None:
    result = received(tmp_path, xlsx([HEADERS, *_rows({}), last]), without={kind})
    assert result.repairs == ()
    assert reason in {finding.reason for finding in result.report.rejections}


def test_only_what_can_be_refused_is(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="expected some of"):
        received(tmp_path, xlsx([HEADERS, *_rows({})]), without={"formulas_as_values"})


def test_a_row_in_the_middle_that_equals_the_sum_stays(tmp_path: Path) -> None:
    rows = _rows({"Age": "10"}, {"Age": "20"}, {"Age": "30", "Surname": ""})
    result = received(tmp_path, xlsx([HEADERS, *rows]))
    assert (result.report.rows_accepted, result.repairs) == (3, ())


def test_a_row_keeps_its_number_under_the_header(tmp_path: Path) -> None:
    total = ["Subtotal", *BLANK[1:-1], "1"]
    rows = [_one("Title"), HEADERS, *_rows({}), total, *_rows({"Ref": "SYN-2"})]
    accepted = pq.read_table(received(tmp_path, xlsx(rows)).accepted)
    assert accepted["row_number"].to_pylist() == [1, 3]


def test_two_rows_that_could_be_the_header_are_refused(tmp_path: Path) -> None:
    with pytest.raises(HeaderUnclear, match="Rows 2, 4"):
        received(tmp_path, xlsx([_one("Title"), HEADERS, *_rows({}), HEADERS]))


def test_the_header_row_can_be_insisted_on(tmp_path: Path) -> None:
    for content in (xlsx([_one("Title"), HEADERS, *_rows({})]), text([BLANK, HEADERS])):
        with pytest.raises(FileRefused):
            received(tmp_path, content, without={"header_row"})


def test_merged_headers_are_put_together(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.active
    page.append(["Ref", "Happened", "Offence", "Area", "Sex", "Age", "Weapon", "Person", ""])
    page.append(["", "", "", "", "", "", "", "Surname", "Born"])
    page.merge_cells("H1:I1")
    page.merge_cells("A1:A2")
    page.append(_rows({})[0])
    result = received(tmp_path, saved(book))
    assert result.report.rows_accepted == 1
    assert _done(result)["merged_headers"][1] == (1, 2)
    with pytest.raises(ColumnsAmiss):
        received(tmp_path, saved(book), without={"merged_headers"})


def test_a_mapping_renames_headers_in_every_way_of_reading(tmp_path: Path) -> None:
    headers = ["Case no", *HEADERS[1:]]
    for content in (
        text([headers, *_rows({})]),
        text([_one("Title"), headers, *_rows({})]),
        xlsx([headers, *_rows({})]),
    ):
        with pytest.raises(ColumnsAmiss, match="'Ref' is absent"):
            received(tmp_path, content)
        result = received(tmp_path, content, mapping=mapping(renames={"case  NO": "Ref"}))
        assert result.report.rows_accepted == 1
        assert [
            repair.columns for repair in result.repairs if repair.kind is RepairKind.RENAMED_COLUMNS
        ] == [("Case no",)]


def _book(*sheets: tuple[str, str, Rows]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, state, rows in sheets:
        page = book.create_sheet(name)
        page.sheet_state = state
        for row in rows:
            page.append(row)
    return saved(book)


TABLE = [HEADERS, *_rows({}, {})]


def test_the_sheet_with_the_columns_is_taken(tmp_path: Path) -> None:
    content = _book(
        ("About", "visible", [["Read me"]]),
        ("Data", "visible", TABLE),
        ("Old", "hidden", TABLE),
    )
    result = received(tmp_path, content)
    words = {repair.kind.value: repair.words for repair in result.repairs}
    assert words == {
        "sheet_chosen": "Sheet 'Data' of 2 taken.",
        "hidden_sheets": "1 hidden sheet left out.",
    }
    with pytest.raises(SheetUnclear, match="'Data', 'Old'"):
        received(tmp_path, content, without={"hidden_sheets"})


@pytest.mark.parametrize(
    ("sheets", "words"),
    [
        ([("May", "visible", TABLE), ("June", "visible", TABLE)], "'May', 'June'"),
        ([("A", "visible", [["x"]]), ("B", "hidden", TABLE)], "Only the hidden sheet 'B'"),
    ],
)
def test_a_sheet_is_never_guessed(
    tmp_path: Path, sheets: list[tuple[str, str, Rows]], words: str
) -> None:
    with pytest.raises(SheetUnclear, match=words):
        received(tmp_path, _book(*sheets))


def test_dates_numbers_and_formulas_of_a_workbook(tmp_path: Path) -> None:
    moment = datetime.datetime(2025, 3, 4, 21, 30)  # noqa: DTZ001 -- a cell has no zone
    values: dict[str, Any] = {**SOUND, "Happened": moment, "Age": 31, "Weapon": True}
    values |= {"Born": datetime.date(1993, 5, 2), "Surname": "=1+1", "Area": "@x"}
    book = openpyxl.Workbook()
    book.active.append(HEADERS)
    book.active.append([values[header] for header in HEADERS])
    result = received(tmp_path, saved(book))
    row = pq.read_table(result.accepted).to_pylist()[0]
    assert (row["occurred_at"], row["age"], row["weapon"]) == (moment, 31, True)
    assert row["small_area_code"] == "@x"
    assert _done(result) == {
        "formulas_as_values": (1, ()),
        "formulas_without_result": (1, ()),
    }
    assert [repair.is_reversible for repair in result.report.repairs] == [False, False]


def test_a_cell_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    areas = ["=1+1", "+44", "-x", "@sum(A1)"]
    rows = [HEADERS, *_rows(*({"Area": area} for area in areas))]
    for content in (text(rows), xlsx(rows), ods(rows)):
        accepted = pq.read_table(received(tmp_path, content).accepted)
        assert accepted["small_area_code"].to_pylist() == areas


def test_the_day_numbers_of_a_spreadsheet_are_dates(tmp_path: Path) -> None:
    content = text([HEADERS, *_rows({"Happened": "45730.5"}, {"Happened": "45731"}, {})])
    result = received(tmp_path, content)
    moments = pq.read_table(result.accepted)["occurred_at"].to_pylist()
    assert [moment.isoformat() for moment in moments[:2]] == [
        "2025-03-14T12:00:00",
        "2025-03-15T00:00:00",
    ]
    assert _done(result) == {"serial_dates": (2, ())}
    refused = received(tmp_path, content, without={"serial_dates"})
    assert refused.report.rows_rejected == 2


GROUPED = [
    # cells                     read as          accepted as grouped
    (["1,234", "12"], [None, 12], True),  # beyond the agreed range: read, and emptied
    (["0,031", "12"], [31, 12], True),
    (["0,031", "1,2"], [None, None], False),
    (["0 031", "0,031"], [None, None], False),
    (["0'031", "<5"], [31, None], True),
]


@pytest.mark.parametrize(("cells", "ages", "is_grouped"), GROUPED)
def test_thousands_are_read_where_all_cells_agree(
    tmp_path: Path, cells: list[str], ages: list[int | None], is_grouped: bool
) -> None:
    result = received(tmp_path, xlsx([HEADERS, *_rows(*({"Age": cell} for cell in cells))]))
    assert pq.read_table(result.accepted)["age"].to_pylist() == ages
    assert ("thousands_separators" in _done(result)) == is_grouped


def test_parquet_of_typed_columns_is_read_like_text(tmp_path: Path) -> None:
    moment = datetime.datetime(2025, 3, 14, 21, 30)  # noqa: DTZ001 -- a cell has no zone
    columns: dict[str, Any] = {header: [value] for header, value in SOUND.items()}
    columns |= {"Happened": [moment], "Age": [31.0], "Born": [datetime.date(1993, 5, 2)]}
    path = tmp_path / "rows"
    pq.write_table(pa.table(columns), path)
    result = received(tmp_path, path.read_bytes())
    row = pq.read_table(result.accepted).to_pylist()[0]
    assert (row["occurred_at"], row["age"]) == (moment, 31)
    people = pq.read_table(result.people).to_pylist()
    assert [each["birth_date"] for each in people] == [datetime.date(1993, 5, 2)]
