"""What is taken away is what was shown, and says what it is wherever it goes."""

import csv
import io
import struct
import zlib
from xml.etree import ElementTree

import openpyxl
import pytest
from django.test import Client
from python_calamine import CalamineWorkbook
from tests.unit.products import sample
from tests.unit.web.ui.sample_release import CURRENT, FIRST

from headwater_web.dashboard.downloads.png import NotAPng, with_words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shown")]
KNIVES = "/measures/knife_crime/"
STATES = ["", "?period=month", "?breakdown=kind&area=Z07000001", f"?release={FIRST}"]
SAID = [
    "Release R000",
    "describes nobody",
    "version 1",
    "data up to",
    "http://testserver/measures/",
]
SVG = "{http://www.w3.org/2000/svg}"


def of_csv(client: Client, address: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(client.get(address).text)))


def sheets(content: bytes) -> dict[str, list[list[object]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


@pytest.mark.parametrize("state", STATES)
def test_every_download_is_linked_and_has_the_rows_of_the_page(client: Client, state: str) -> None:
    response = client.get(f"{KNIVES}{state}")
    page = response.context["page"]
    for address in (*page.shown.tables.values(), *page.shown.pictures.values()):
        assert address.replace("&", "&amp;") in response.text
        assert client.get(address).status_code == 200
    rows = of_csv(client, page.shown.tables["csv"])
    assert len(rows) == len(page.rows)
    assert [row["figure"] for row in rows] == [
        str(page.shown.release.reference(row))
        for row in sorted(page.chosen, key=lambda each: each.when.first_month, reverse=True)
    ]


@pytest.mark.parametrize("ending", ["xlsx", "ods"])
def test_a_workbook_has_a_cover_contents_notes_and_both_tables(client: Client, ending: str) -> None:
    response = client.get(f"{KNIVES}values.{ending}")
    found = sheets(response.content)
    assert list(found) == ["Cover", "Contents", "Notes", "Table 1", "Table 2"]
    cover = " ".join(str(line[0]) for line in found["Cover"])
    for part in (*SAID, "Source:", "Unit:", "Area: Riverside", "Period: 2020 to 2025"):
        assert part in cover
    about = [line[0] for line in found["Notes"]]
    assert {"What it counts", "What it cannot say", "Break in the series"} <= set(about)
    assert [line[0] for line in found["Table 2"][4:]] == ["Millfield", "Northbank", "Southbank"]


def test_numbers_of_a_workbook_are_those_of_the_page(client: Client) -> None:
    page = client.get(KNIVES).context["page"]
    table = sheets(client.get(page.shown.tables["xlsx"]).content)["Table 1"]
    headings, cells = table[3], table[4:]
    assert headings[:3] == ["Area", "Area code", "Period"]
    newest_first = sorted(page.chosen, key=lambda row: row.when.first_month, reverse=True)
    # A workbook keeps a number to sixteen digits, one more than a spreadsheet shows.
    values = [row.value for row in newest_first]
    assert [line[3] for line in cells] == pytest.approx(values, rel=1e-15)
    assert [line[4] for line in cells] == [row.numerator for row in newest_first]


def test_where_there_is_no_number_a_workbook_says_why_in_every_cell(client: Client) -> None:
    content = client.get("/measures/callouts/values.xlsx?period=month").content
    cells = sheets(content)["Table 1"][4:]
    words = {line[3] for line in cells if isinstance(line[3], str)}
    assert "[not collected]" in words
    assert "[not arrived]" in words
    assert not [line for line in cells if "" in line or None in line]
    notes = " ".join(" ".join(map(str, line)) for line in sheets(content)["Notes"])
    assert "it is not zero" in notes


def test_a_withheld_number_is_in_no_format(client: Client) -> None:
    asked = "?area=Z07000003&period=month"
    row = next(
        row
        for row in of_csv(client, f"/measures/ed_assaults/values.csv{asked}")
        if row["state"] == "suppressed"
    )
    assert [row[name] for name in ("value", "numerator", "lower", "upper")] == [""] * 4
    for ending in ("xlsx", "ods"):
        content = client.get(f"/measures/ed_assaults/values.{ending}{asked}").content
        line = next(line for line in sheets(content)["Table 1"] if row["figure"] in map(str, line))
        assert {line[3], line[4], line[6], line[7]} == {"[withheld]"}


def test_every_row_of_a_csv_says_what_it_is(client: Client) -> None:
    for row in of_csv(client, f"{KNIVES}values.csv"):
        assert row["release"] == CURRENT
        assert row["definition_version"] == "1"
        assert "What it cannot say:" in row["notes"]
        for part in SAID:
            assert part in row["citation"]


def test_words_that_a_spreadsheet_would_run_stay_words(client: Client) -> None:
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"{KNIVES}values.xlsx").content))
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds
    for row in of_csv(client, f"{KNIVES}values.csv"):
        assert not [cell for cell in row.values() if cell.startswith(("=", "+", "@"))]


@pytest.mark.parametrize("state", ["", "?period=month", "?breakdown=kind"])
def test_a_chart_to_take_away_holds_its_words_and_its_styles(client: Client, state: str) -> None:
    response = client.get(f"{KNIVES}chart.svg{state}")
    assert response["Content-Type"] == "image/svg+xml"
    root = ElementTree.fromstring(response.content)  # noqa: S314 - our own
    words = " ".join(part.text or "" for part in root.iter(f"{SVG}text"))
    for part in (*SAID[:4], "Serious violence with a knife", "Riverside", "Source:"):
        assert part in words
    style = root.find(f"{SVG}style")
    assert style is not None
    drawn = {part.get("class") for part in root.iter() if part.get("class")}
    for name in {each for names in drawn for each in names.split()} - {"foot"}:
        assert f".{name}" in (style.text or "")
    assert "url(http" not in response.text
    assert root.get("aria-labelledby") == "picture-title picture-words"


def test_all_words_stay_inside_the_picture(client: Client) -> None:
    root = ElementTree.fromstring(client.get(f"{KNIVES}chart.svg").content)  # noqa: S314
    width, height = float(root.get("width", 0)), float(root.get("height", 0))
    for line in root.findall(f"{SVG}text"):
        assert 0 < float(line.get("y", 0)) < height
        letter = {"title": 10.5, "foot": 6.0}.get(line.get("class", ""), 7.6)
        assert float(line.get("x", 0)) + letter * len(line.text or "") < width


def test_a_break_is_told_in_the_picture(client: Client) -> None:
    assert "The police changed how knives are recorded." in client.get(f"{KNIVES}chart.svg").text


def test_a_png_is_sharp_and_says_what_it_shows(client: Client) -> None:
    content = client.get(f"{KNIVES}chart.png").content
    width, height = struct.unpack(">II", content[16:24])
    assert width == 1616
    assert height > 800
    assert len(content) < 250_000
    for part in (b"iTXtTitle", b"Comment", CURRENT.encode(), b"describes nobody"):
        assert part in content


def png(*chunks: tuple[bytes, bytes]) -> bytes:
    written = b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + written


def test_pixels_in_several_parts_become_one_and_stay_the_same() -> None:
    pixels = bytes(range(256)) * 40
    packed = zlib.compress(pixels, 0)
    drawn = png(
        (b"IHDR", b"x" * 13), (b"IDAT", packed[:50]), (b"IDAT", packed[50:]), (b"IEND", b"")
    )
    told = with_words(drawn, {"Title": "Ünder"})
    assert told.count(b"IDAT") == 1
    start = told.index(b"IDAT") + 4
    (length,) = struct.unpack(">I", told[start - 8 : start - 4])
    assert zlib.decompress(told[start : start + length]) == pixels
    assert "Ünder".encode() in told
    assert len(told) < len(drawn)


def test_what_is_no_png_is_refused() -> None:
    with pytest.raises(NotAPng, match="signature"):
        with_words(b"GIF89a", {})


@pytest.mark.parametrize("page", ["values.pdf", "values.", "values.CSV", "chart.gif", "chart.csv"])
def test_a_format_that_is_not_offered_is_not_found(client: Client, page: str) -> None:
    response = client.get(f"{KNIVES}{page}")
    assert response.status_code == 404
    assert "There is no page here" in response.text


def test_a_series_without_any_row_still_comes_down(client: Client) -> None:
    for ending in ("csv", "xlsx", "ods"):
        address = f"/measures/homicides/values.{ending}?area=unknown_area"
        assert client.get(address).status_code == 200
    assert client.get("/measures/homicides/chart.svg?area=unknown_area").status_code == 200


def test_the_same_address_is_the_same_file(client: Client) -> None:
    for page in ("values.xlsx", "values.ods", "chart.svg", "chart.png"):
        address = f"{KNIVES}{page}?release={sample.RELEASE_ID}"
        assert client.get(address).content == client.get(address).content


def test_a_file_is_named_for_what_it_holds(client: Client) -> None:
    response = client.get(f"{KNIVES}values.ods?breakdown=kind&area=Z07000001")
    name = f"knife_crime-Z07000001-year-kind-{CURRENT}.ods"
    assert response["Content-Disposition"] == f'attachment; filename="{name}"'
