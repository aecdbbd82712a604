"""The files of an edition: data that agree with each other, real headings, the same bytes again."""

import csv
import io
import json
import zipfile
from dataclasses import replace
from xml.etree import ElementTree

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from headwater.products.editions.appendix import HEADS, sheets_of
from headwater.products.editions.building import build_edition, digests_of
from headwater.products.editions.cells import cells_of
from headwater.products.editions.document import chapters_of
from headwater.products.editions.figures import FigureNotThere, Figures
from headwater.products.editions.printing import can_print
from headwater.products.editions.workbook import as_guided_xlsx, described
from headwater.released.editions.content import Cut, FigureBlock, Module
from headwater.released.editions.frozen import freeze, read_edition
from headwater.released.editions.reading import CHECKSUMS, EDITION
from headwater.released.workbooks.ods import as_ods

needs_pdf = pytest.mark.skipif(not can_print(), reason="the libraries for PDF are absent")


@pytest.fixture(scope="module")
def rows(built):
    return list(csv.DictReader(io.StringIO(built.text("public/sn-1-v1-numbers.csv"))))


def test_the_edition_lies_beside_its_cuts_as_it_was_frozen(built):
    assert read_edition(built.text(EDITION)) == built.edition
    listed = built.text(CHECKSUMS).splitlines()
    assert [line.partition("  ")[0] for line in listed] == list(digests_of(built.folder).values())
    assert {line.partition("  ")[2].partition("/")[0] for line in listed} == {
        "public", "partner", "edition.json",
    }  # fmt: skip


def test_contents_name_the_page_of_each_chapter(built):
    found = json.loads(built.text("public/contents.json"))
    assert [each["key"] for each in found][:3] == ["start", "moved", "glance"]
    assert all((built.folder / "public" / each["page"]).is_file() for each in found)


def test_one_row_of_the_data_is_one_cell_with_all_that_belongs_to_it(rows, built):
    said = next(row for row in rows if row["Reference"] == built.edition.numbers[0].reference)
    cell = built.source.release.cell("ed_assaults", "Z06000001", "2025")
    assert float(said["Value"]) == cell.value
    assert int(said["Counted (n)"]) == cell.numerator
    assert float(said["95% range, lower"]) == cell.lower
    assert (said["State"], said["Completeness"], said["As at"]) == ("shown", "0.93", "2025-12-31")
    assert "Where we stand" in said["Said in"]


def test_a_number_that_is_not_there_is_a_word_and_never_a_zero(rows):
    absent = [row for row in rows if row["State"] != "shown"]
    assert absent
    for row in absent:
        assert row["Value"] == row["Counted (n)"] == row["95% range, lower"] == ""


def test_workbook_and_open_document_hold_what_the_csv_holds(built, rows):
    folder = built.folder / "public"
    book = openpyxl.load_workbook(folder / "sn-1-v1-data.xlsx")
    assert book.sheetnames[0] == "Cover"
    assert "Numbers" in book.sheetnames
    sheet = [[cell.value for cell in row] for row in book["Numbers"].iter_rows()]
    start = next(place for place, row in enumerate(sheet) if row[0] == HEADS[0])
    in_book = [[_plain(cell) for cell in row] for row in sheet[start + 1 :]]
    in_open = [[_plain(cell) for cell in row] for row in _open_rows(folder / "sn-1-v1-data.ods")]
    in_csv = [[_plain(cell) for cell in row.values()] for row in rows]
    assert in_book == in_csv
    assert in_open == in_csv


def _plain(cell):
    """A cell as its number or its words; nothing where none is given."""
    if cell in (None, "", "[x]"):
        return None
    try:
        return round(float(cell), 9)
    except ValueError:
        return cell


def _open_rows(path):
    space = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
    office = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
    with zipfile.ZipFile(path) as archive:
        assert archive.namelist()[0] == "mimetype"
        assert archive.getinfo("mimetype").compress_type == zipfile.ZIP_STORED
        tree = ElementTree.fromstring(archive.read("content.xml"))  # noqa: S314 - our own
    sheet = next(
        each for each in tree.iter(f"{space}table") if each.get(f"{space}name") == "Numbers"
    )
    rows = [
        [cell.get(f"{office}value") or "".join(cell.itertext()) for cell in row]
        for row in sheet.iter(f"{space}table-row")
    ]
    start = next(place for place, row in enumerate(rows) if row[0] == HEADS[0])
    return rows[start + 1 :]


@pytest.fixture
def typed(built):
    """What a title of ours would become if a spreadsheet took it for more than words."""
    content = replace(built.edition.content, title="=1+1 & <theirs>\x07")
    document = replace(built.document(), edition=replace(built.edition, content=content))
    return described(document, sheets_of(document))


def test_an_open_document_escapes_what_people_typed(typed):
    with zipfile.ZipFile(io.BytesIO(as_ods(typed))) as archive:
        content = archive.read("content.xml")
        assert b"<dc:title>=1+1 &amp; &lt;theirs&gt;: data" in archive.read("meta.xml")
    assert b"'=1+1 &amp; &lt;theirs&gt;" in content
    assert b"table:formula" not in content


def test_no_cell_of_the_workbook_is_a_formula_whatever_was_typed(typed):
    book = openpyxl.load_workbook(io.BytesIO(as_guided_xlsx(typed)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert "'=1+1 & <theirs>: data" in [cell.value for cell in cells]
    assert "f" not in {cell.data_type for cell in cells}


def test_both_workbooks_have_the_same_sheets_and_are_the_same_again(built):
    book = described(built.document(), sheets_of(built.document()))
    folder = built.folder / "public"
    for write, name in ((as_guided_xlsx, "sn-1-v1-data.xlsx"), (as_ods, "sn-1-v1-data.ods")):
        assert write(book) == (folder / name).read_bytes()
    names = [
        CalamineWorkbook.from_filelike(io.BytesIO(write(book))).sheet_names
        for write in (as_guided_xlsx, as_ods)
    ]
    assert names[0] == names[1] == ["Cover", "Contents", "Numbers", "Worked out"]


def test_worked_out_numbers_say_how(built):
    found = list(csv.DictReader(io.StringIO(built.text("public/sn-1-v1-worked-out.csv"))))
    assert found
    assert all(row["How it was worked out"] and row["Said in"] for row in found)


def test_a_docx_has_headings_header_rows_words_for_pictures_and_links(built):
    import docx

    file = docx.Document(str(built.folder / "public" / "sn-1-v1.docx"))
    headings = [each.text for each in file.paragraphs if each.style.name.startswith("Heading")]
    assert headings[0] == "Where we stand"
    assert "How each number was made" in headings
    assert file.core_properties.title == "Needs assessment 2026"
    assert file.core_properties.language == "en-GB"
    xml = file.element.xml
    assert xml.count("<w:tblHeader/>") == len(file.tables)
    assert all(shape._inline.docPr.get("descr") for shape in file.inline_shapes)
    # On paper: the picture that people chose; that of the district's profile is on its page.
    assert len(file.inline_shapes) == 1
    names = set(_values(xml, "w:bookmarkStart", "w:name"))
    assert set(_values(xml, "w:hyperlink", "w:anchor")) <= names
    ids = list(_values(xml, "w:bookmarkStart", "w:id"))
    assert len(ids) == len(set(ids))
    said = [each.text for each in file.paragraphs]
    assert "EV-3 Evidence card, version 2: Sharing where people were hurt" in said
    assert "Effect: Rate ratio: 0.58 (95% interval 0.49 to 0.69)" in said
    assert "Who asked: EV-8 Did they come back?; A meeting" in said
    assert "TH-1 What people told us" in said


def _values(xml, tag, attribute):
    import re

    return re.findall(rf'<{tag} [^>]*?{attribute}="([^"]+)"', xml)


def test_what_every_cut_needs_is_made_once(source, monkeypatch):
    import vl_convert

    drawn = []
    monkeypatch.setattr(vl_convert, "svg_to_png", lambda svg, **_: drawn.append(svg) or b"png")
    figures = Figures(source.release.figures.values(), source.figures.folder)
    slug = next(iter(source.release.figures))
    assert figures.png(slug) == figures.png(slug) == b"png"
    assert len(drawn) == 1
    module = Module("start", "Start", computed="glance")
    assert chapters_of(module, source) is chapters_of(module, source)
    elsewhere = replace(source, movements=None)  # other movements, other chapters
    assert chapters_of(module, elsewhere) is not chapters_of(module, source)
    assert cells_of(source.release) is cells_of(source.release)


@needs_pdf
def test_print_and_easy_read_are_tagged_pdfs(built):
    from tests.unit.products.test_needs_assessment import unpacked

    for name in ("sn-1-v1.pdf", "easy-read.pdf"):
        said = unpacked((built.folder / "public" / name).read_bytes())
        for needed in (b"/MarkInfo", b"/StructTreeRoot", b"/Lang", b"pdfuaid"):
            assert needed in said, name


def test_a_figure_that_is_not_there_stops_the_build(built, source, tmp_path):
    content = built.edition.content
    first = content.modules[0]
    spoilt = replace(first, blocks=(*first.blocks, FigureBlock("gone-trend")))
    edition = freeze(replace(content, modules=(spoilt,)), source.release)
    with pytest.raises(FigureNotThere, match="gone-trend"):
        build_edition(edition, source, folder=tmp_path, progress=lambda _: None)


def test_a_release_without_figures_is_written_in_words_alone(built, tmp_path):
    bare = replace(built.source, figures=Figures((), tmp_path))
    modules = tuple(each for each in built.edition.content.modules if each.key == "northbank")
    edition = freeze(replace(built.edition.content, modules=modules), bare.release)
    document = replace(built, edition=edition, source=bare).document()
    assert document.register.cells
    assert not document.register.shown


def test_a_fuller_cut_has_more_words_and_the_same_kinds_of_row(built):
    public, partner = (sheets_of(built.document(cut))[0] for cut in (Cut.PUBLIC, Cut.PARTNER))
    assert public.heads == partner.heads
    here, there = ({row[-1]: row[2:] for row in sheet.rows} for sheet in (public, partner))
    assert here.keys() < there.keys()
    assert all(there[reference] == row for reference, row in here.items())
