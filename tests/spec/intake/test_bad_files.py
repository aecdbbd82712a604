"""Files that are not what they should be: each a clear refusal, or read with nothing lost."""

import gzip
import io
import zipfile
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from tests.unit.intake.small_feed import (
    HEADERS,
    column,
    csv_of,
    received,
    rows_of,
    specification,
)

from headwater.intake import FileRefused, NothingAccepted, refusal_report
from headwater.intake.faults import (
    ArchiveDamaged,
    ArchiveTooLarge,
    ColumnsAmiss,
    FileEmpty,
    NotCsv,
    WrongFeed,
)
from headwater.intake.findings import MOST_DROPPED_NAMED
from headwater.vocabulary.faults import MixedNature
from headwater.vocabulary.nature import Nature

SOUND = csv_of(rows_of({}, {}, {}))


def _zipped(*names: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in names:
            archive.writestr(name, SOUND)
    return packed.getvalue()


REFUSED = {
    "nothing": (b"", FileEmpty, "is empty"),
    "blank lines": (b"\r\n\r\n", FileEmpty, "is empty"),
    "headers only": (csv_of([]).encode(), FileEmpty, "no rows"),
    "a PDF": (b"%PDF-1.7 ...", NotCsv, "a PDF document"),
    "a workbook": (_zipped("[Content_Types].xml", "sheet.xml"), NotCsv, "an Excel workbook"),
    "two files in a zip": (_zipped("a.csv", "b.csv"), NotCsv, "2 files"),
    "a letter": (b"Dear analyst\nplease find attached\n", NotCsv, "not a line of headers"),
    "bytes": (bytes(range(256)) * 40, NotCsv, "not a line of headers"),
    "a truncated gzip": (gzip.compress(SOUND.encode() * 50)[:-40], ArchiveDamaged, "stops"),
    "a damaged gzip": (b"\x1f\x8b\x08" + b"\x00" * 60, ArchiveDamaged, "stops unpacking"),
    "a zip bomb": (gzip.compress(b"0" * (70 << 20), 9), ArchiveTooLarge, "still going"),
}
REFUSED_BY_HEADERS = {
    "a missing column": ([name for name in HEADERS if name != "Age"], "'Age' is absent"),
    "a renamed column": (
        ["Offence Cd" if name == "Offence" else name for name in HEADERS],
        "'Offence' is absent (is it 'Offence Cd'?)",
    ),
    "two missing columns": (HEADERS[2:], "'Ref' is absent; 'Happened' is absent"),
    "a column twice": ([*HEADERS, "Sex"], "'sex' stands twice"),
}
READ_ALL_THE_SAME = {
    "a byte-order mark": SOUND.encode("utf-8-sig"),
    "UTF-16 with a mark": SOUND.encode("utf-16"),
    "UTF-16 without a mark": SOUND.encode("utf-16-le"),
    "Windows line ends": SOUND.replace("\n", "\r\n").encode(),
    "old Macintosh line ends": SOUND.replace("\n", "\r").encode(),
    "no last line end": SOUND.rstrip("\n").encode(),
    "blank lines at the end": (SOUND + "\n\n").encode(),
    "blank lines between": SOUND.replace("\n", "\n\n").encode(),
    "semicolons": csv_of(rows_of({}, {}, {}), delimiter=";").encode(),
    "tabs": csv_of(rows_of({}, {}, {}), delimiter="\t").encode(),
    "gzip": gzip.compress(SOUND.encode()),
    "zip": _zipped("rows.csv"),
    "zip made on a Mac": _zipped("rows.csv", "__MACOSX/._rows.csv", ".DS_Store"),
    "headers in capitals": SOUND.replace(",".join(HEADERS), ",".join(HEADERS).upper()).encode(),
    "another accepted header": SOUND.replace("Happened", "When").encode(),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path, case: str) -> None:
    content, fault, words = REFUSED[case]
    with pytest.raises(fault) as refusal:
        received(tmp_path, content)
    assert words in refusal.value.found
    assert refusal.value.expected
    assert refusal.value.next_step


@pytest.mark.parametrize("case", REFUSED_BY_HEADERS)
def test_columns_amiss_are_all_named(tmp_path: Path, case: str) -> None:
    headers, words = REFUSED_BY_HEADERS[case]
    with pytest.raises(ColumnsAmiss) as refusal:
        received(tmp_path, ",".join(headers) + "\n" + ",".join("x" for _ in headers) + "\n")
    assert words in refusal.value.found


@pytest.mark.parametrize("case", READ_ALL_THE_SAME)
def test_an_unusual_form_loses_nothing(tmp_path: Path, case: str) -> None:
    report = received(tmp_path, READ_ALL_THE_SAME[case]).report
    assert (report.rows_in_file, report.rows_accepted) == (3, 3)


def test_windows_letters_are_read_and_noted(tmp_path: Path) -> None:
    name = "Núñez \N{EN DASH} O\N{RIGHT SINGLE QUOTATION MARK}Brien"
    text = csv_of(rows_of({"Surname": name}))
    result = received(tmp_path, text.encode("cp1252"))
    assert pq.read_table(result.people)["family_name"].to_pylist() == [name]
    assert [note.words for note in result.report.notes] == [
        "The file was read as cp1252; UTF-8 is safer."
    ]


def test_a_file_of_another_feed_is_named(tmp_path: Path) -> None:
    other = specification(
        "door_visits",
        [column("happened_at", "Visited", "date", dateFormats=["%Y"]), column("reference", "Door")],
    )
    with pytest.raises(WrongFeed) as refusal:
        received(tmp_path, "Door,Visited\n1,2025\n", others=(specification(), other))
    assert "headers of door_visits, not of street_incidents" in refusal.value.found


def test_of_many_extra_columns_some_are_named_and_the_others_counted(tmp_path: Path) -> None:
    extra = [f"Spare {number}" for number in range(MOST_DROPPED_NAMED + 3)]
    notes = received(tmp_path, csv_of(rows_of({}), [*HEADERS, *extra])).report.notes
    assert [note.column for note in notes] == [*extra[:MOST_DROPPED_NAMED], None]
    assert notes[-1].words.startswith("3 more columns")


def test_an_extra_column_is_noted_and_stored_nowhere(tmp_path: Path) -> None:
    rows = [{**row, "Diary": "private"} for row in rows_of({}, {"Offence": ""})]
    result = received(tmp_path, csv_of(rows, [*HEADERS, "Diary"]))
    assert [(note.reason, note.column) for note in result.report.notes] == [
        ("extra_column", "Diary")
    ]
    for written in (result.accepted, result.rejected, result.people):
        assert b"private" not in written.read_bytes()


def test_a_line_of_100_megabytes_is_one_rejected_row(tmp_path: Path) -> None:
    first, *others = SOUND.splitlines(keepends=True)
    giant = "SYN-9," + "x" * (100 << 20) + "\n"
    report = received(tmp_path, first + others[0] + giant + others[1]).report
    assert (report.rows_accepted, report.rows_rejected) == (2, 1)
    assert report.rejections[0].reason == "line_too_long"


MALFORMED = [
    ("too few cells", "SYN-9,14/03/2025 21:30\n", "wrong_number_of_cells"),
    ("too many cells", "SYN-9" + ",x" * 12 + "\n", "wrong_number_of_cells"),
    ("text after a quote", '"SYN-9"x' + "," * 8 + "\n", "quotes_unbalanced"),
    ("a quote never closed", '"SYN-9' + "," * 8 + "\n", "quotes_unbalanced"),
    ("a NUL", "SYN-9\0" + "," * 8 + "\n", "not_text"),
]


@pytest.mark.parametrize(("case", "line", "reason"), MALFORMED)
def test_a_record_that_is_no_row_is_rejected_alone(
    tmp_path: Path, case: str, line: str, reason: str
) -> None:
    first, *others = SOUND.splitlines(keepends=True)
    result = received(tmp_path, first + others[0] + line + others[1] + others[2])
    assert (result.report.rows_accepted, result.report.rows_in_file) == (3, 4)
    assert [finding.reason for finding in result.report.rejections] == [reason]
    assert pq.read_table(result.accepted)["row_number"].to_pylist() == [1, 3, 4]
    assert pq.read_table(result.rejected)["row_number"].to_pylist() == [2]


def test_cells_may_hold_quotes_delimiters_and_line_ends(tmp_path: Path) -> None:
    areas = ['a "corner", by\nthe bridge', '5" knife', "x"]
    result = received(tmp_path, csv_of(rows_of(*({"Area": area} for area in areas))))
    assert pq.read_table(result.accepted)["small_area_code"].to_pylist() == areas


def test_an_inch_mark_inside_a_cell_opens_nothing(tmp_path: Path) -> None:
    text = SOUND.replace("Z01000001", 'Z01 5" x')
    result = received(tmp_path, text)
    assert pq.read_table(result.accepted)["small_area_code"].to_pylist() == ['Z01 5" x'] * 3


def test_a_file_of_which_nothing_is_accepted_is_refused_with_its_reasons(tmp_path: Path) -> None:
    with pytest.raises(NothingAccepted) as refusal:
        received(tmp_path, csv_of(rows_of({"Offence": "44562"}, {"Offence": "44563"})))
    report = refusal_report(
        refusal.value, path=tmp_path / "incidents.csv", feed="street_incidents", supplier=None
    )
    assert (report.rows_in_file, report.rows_rejected, report.rows_accepted) == (2, 2, 0)
    assert report.rejections[0].values == ("44562", "44563")
    assert isinstance(refusal.value, FileRefused)


def test_synthetic_and_real_rows_do_not_mix_in_a_file(tmp_path: Path) -> None:
    with pytest.raises(MixedNature) as refusal:
        received(tmp_path, csv_of(rows_of({}, {"Ref": "C-17"})))
    assert "1 of 2 rows are marked synthetic" in refusal.value.found


@pytest.mark.parametrize(
    ("reference", "home_nature"), [("SYN-1", Nature.REAL), ("C-1", Nature.SYNTHETIC)]
)
def test_a_home_refuses_the_other_nature(
    tmp_path: Path, reference: str, home_nature: Nature
) -> None:
    with pytest.raises(MixedNature):
        received(tmp_path, csv_of(rows_of({"Ref": reference})), home_nature=home_nature)


def test_dates_in_three_forms_are_read_and_counted(tmp_path: Path) -> None:
    dates = ["14/03/2025 21:30", "2025-03-15 07:05", "16 Mar 2025 00:00", "17/03/2025 10:00"]
    result = received(tmp_path, csv_of(rows_of(*({"Happened": text} for text in dates))))
    days = [moment.day for moment in pq.read_table(result.accepted)["occurred_at"].to_pylist()]
    assert days == [14, 15, 16, 17]
    note = result.report.notes[0]
    assert (note.reason, note.rows) == ("several_date_formats", 2)
    assert "DD/MM/YYYY hh:mm (2)" in note.words


def test_a_date_that_two_agreed_forms_read_differently_is_noted(tmp_path: Path) -> None:
    forms = ["%d/%m/%Y", "%m/%d/%Y"]
    columns = [column("reference", "Ref"), column("happened_at", "Day", "date", dateFormats=forms)]
    rows = [{"Ref": "SYN-1", "Day": "03/04/2025"}, {"Ref": "SYN-2", "Day": "14/04/2025"}]
    text = csv_of(rows, ["Ref", "Day"])
    result = received(tmp_path, text, specification=specification(columns=columns))
    assert ("ambiguous_date", 1) in [(note.reason, note.rows) for note in result.report.notes]
    months = [month.month for month in pq.read_table(result.accepted)["month"].to_pylist()]
    assert months == [4, 4]
