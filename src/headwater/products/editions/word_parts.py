"""What the library for DOCX does not make by itself: links, header rows, words for pictures."""

import io
from collections.abc import Sequence
from typing import Any

from headwater.products.editions.pieces import Picture

_PICTURE_CENTIMETRES = 15.5


def new_file(*, title: str, author: str) -> Any:
    """An empty document with a title, an author, and British English as its language."""
    import docx
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement
    from docx.shared import Pt, RGBColor

    file = docx.Document()
    file.core_properties.title = title
    file.core_properties.author = author
    file.core_properties.last_modified_by = author
    file.core_properties.language = "en-GB"
    file.core_properties.comments = ""
    styles = file.styles
    styles["Normal"].font.name = "Arial"
    styles["Normal"].font.size = Pt(11)
    for name in ("Title", *(f"Heading {level}" for level in range(1, 5))):
        styles[name].font.name = "Arial"
        styles[name].font.color.rgb = RGBColor(0x07, 0x32, 0x4A)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-GB")
    defaults = styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for old in defaults.findall(qn("w:lang")):
        defaults.remove(old)
    defaults.append(language)
    return file


def add_table(file: Any, caption: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table with its caption above it and a header row that repeats on every page."""
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement
    from docx.shared import Pt

    file.add_paragraph(caption, style="Caption")
    table = file.add_table(rows=1 + len(rows), cols=len(heads), style="Light List Accent 1")
    # Cells by their place in the tree: the library's own way there looks at every cell before it.
    for row, words in zip(table._tbl.tr_lst, (heads, *rows), strict=True):
        for cell, said in zip(row.tc_lst, words, strict=True):
            run = cell.p_lst[0].add_r()
            run.text = said
    header = table._tbl.tr_lst[0].get_or_add_trPr()
    header.append(OxmlElement("w:tblHeader"))
    described = OxmlElement("w:tblDescription")
    described.set(qn("w:val"), caption)
    table._tbl.tblPr.append(described)
    table.style.font.size = Pt(8.5)


def add_figure(file: Any, piece: Picture, *, png: bytes) -> None:
    """A picture with its reading above, its words for who cannot see it, its table and source."""
    from docx.shared import Cm

    figure = piece.figure
    file.add_paragraph().add_run(figure.title).bold = True
    file.add_paragraph(figure.reading)
    shape = file.add_picture(io.BytesIO(png), width=Cm(_PICTURE_CENTIMETRES))
    described = shape._inline.docPr
    described.set("descr", f"{figure.title}. {figure.reading}")
    described.set("title", figure.title)
    add_table(file, f"The numbers: {figure.title}", piece.heads, piece.rows)
    file.add_paragraph(" ".join((*figure.notes, figure.source)))


def add_link(paragraph: Any, words: str, anchor: str) -> None:
    """Words that lead to a bookmark."""
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), bookmark_name(anchor))
    link.append(_run(words))
    paragraph._p.append(link)


def add_bookmark(paragraph: Any, words: str, anchor: str) -> None:
    """Words to which links lead."""
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for element in (start, end):
        element.set(qn("w:id"), _bookmark_number(anchor))
    start.set(qn("w:name"), bookmark_name(anchor))
    paragraph._p.extend([start, _run(words), end])


def bookmark_name(anchor: str) -> str:
    """A bookmark may have no hyphen."""
    return anchor.replace("-", "_")


def _run(words: str) -> Any:
    from docx.oxml.parser import OxmlElement

    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = words
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.append(text)
    return run


def _bookmark_number(anchor: str) -> str:
    """One number for each anchor: those of cells are even, those that were worked out are odd."""
    kind, _, place = anchor.partition("-")
    return str(2 * int(place) + (kind == "w"))
