"""An edition as DOCX: headings, tables with header rows, pictures with words, linked numbers.

Pictures are drawn as PNG, as word processors do not agree on SVG; so the bytes of a DOCX depend on
the typefaces at hand, and a published one is kept and known by its digest.
"""

import io
from datetime import UTC, datetime, time
from typing import Any

from headwater.products.editions.document import Document
from headwater.products.editions.made import made_of
from headwater.products.editions.pieces import (
    Attention,
    Finding,
    Grid,
    Kept,
    Listing,
    Picture,
    Piece,
    Prose,
    Quotation,
    Run,
    Terms,
    Text,
    Title,
)
from headwater.products.editions.word_parts import (
    add_bookmark,
    add_figure,
    add_link,
    add_table,
    new_file,
)
from headwater.released.editions.tokens import Form, Token
from headwater.released.workbooks.packing import packed_again


def as_docx(document: Document) -> bytes:
    """The whole document. Raises the release's faults."""
    content = document.edition.content
    file = new_file(title=content.title, author=document.edition.partnership)
    midnight = datetime.combine(content.published_on, time.min, UTC)
    file.core_properties.created = midnight
    file.core_properties.modified = midnight
    _cover(file, document)
    for chapter in document.chapters:
        file.add_page_break()
        if chapter.function:
            file.add_paragraph(chapter.function)
        file.add_heading(chapter.title, level=2 if chapter.part_of else 1)
        for piece in chapter.pieces:
            _piece(file, piece, document)
    _numbers(file, document)
    written = io.BytesIO()
    file.save(written)
    return packed_again(written.getvalue())


def _cover(file: Any, document: Document) -> None:
    content = document.edition.content
    file.add_heading(content.title, level=0)
    file.add_paragraph(document.edition.partnership)
    if document.edition.is_synthetic:
        words = "Synthetic data: these numbers were made by a computer. They describe nobody."
        file.add_paragraph().add_run(words).bold = True
    file.add_paragraph(f"Numbers of release {content.release_id}, up to {document.edition.as_at}.")
    signed = ", ".join(f"{each.name} ({each.role})" for each in content.signed_off)
    file.add_paragraph(f"Signed by {signed}." if signed else "Nobody has signed this document.")


def _piece(file: Any, piece: Piece, document: Document) -> None:
    if isinstance(piece, Title):
        file.add_heading(piece.words, level=piece.level + 1)
    elif isinstance(piece, Prose | Attention):
        _paragraph(file, piece.text, document)
    elif isinstance(piece, Listing):
        for item in piece.items:
            _paragraph(file, item, document, style="List Bullet")
    elif isinstance(piece, Terms):
        for term, meaning in piece.pairs:
            _paragraph(file, (f"{term}: ", *meaning), document)
    elif isinstance(piece, Grid):
        _grid(file, piece, document)
    elif isinstance(piece, Picture):
        add_figure(file, piece, png=document.source.figures.png(piece.figure.slug))
    elif isinstance(piece, Quotation):
        _quotation(file, piece, document)
    elif isinstance(piece, Kept):
        _kept(file, piece)
    else:
        _finding(file, piece)


def _grid(file: Any, piece: Grid, document: Document) -> None:
    words = document.register.words_of
    rows = [[words(cell, in_table=True) for cell in row] for row in piece.rows]
    add_table(file, piece.caption, piece.heads, rows)
    if piece.how:
        file.add_paragraph(piece.how)


def _quotation(file: Any, piece: Quotation, document: Document) -> None:
    file.add_paragraph(f"“{piece.words}”", style="Quote")
    file.add_paragraph(f"{piece.attribution} ({piece.reference})")
    if piece.bears_on:
        _paragraph(file, ("The number beside it: ", *piece.bears_on), document)


def _finding(file: Any, piece: Finding) -> None:
    file.add_paragraph().add_run(f"{piece.reference} {piece.title}").bold = True
    file.add_paragraph(piece.words)
    if piece.strength:
        file.add_paragraph(f"Strength of evidence: {piece.strength}.")
    for tied in piece.led_to:
        file.add_paragraph(f"{tied.reference} {tied.title}", style="List Bullet")


def _kept(file: Any, piece: Kept) -> None:
    file.add_paragraph(f"{piece.reference} {piece.sort}")
    file.add_paragraph().add_run(piece.title).bold = True
    file.add_paragraph(piece.words)
    read_at = (("Where it can be read", piece.address),) if piece.address else ()
    for term, words in (*piece.facts, *read_at):
        paragraph = file.add_paragraph(style="List Bullet")
        paragraph.add_run(f"{term}: ").bold = True
        paragraph.add_run(words)


def _paragraph(file: Any, text: Text, document: Document, *, style: str | None = None) -> None:
    paragraph = file.add_paragraph(style=style)
    for run in text:
        _run(paragraph, run, document)


def _run(paragraph: Any, run: Run, document: Document) -> None:
    if isinstance(run, str):
        paragraph.add_run(run)
        return
    words = document.register.words(run) if isinstance(run, Token) else run.words
    if isinstance(run, Token) and run.form is Form.PERIOD:
        paragraph.add_run(words)
    else:
        add_link(paragraph, words, document.register.anchor(run))


def _numbers(file: Any, document: Document) -> None:
    """How each number was made, where the links lead."""
    file.add_page_break()
    file.add_heading("How each number was made", level=1)
    for each in made_of(document.register):
        file.add_heading(each.measure.title, level=2)
        file.add_paragraph(
            f"{each.measure.definition} {each.measure.unit}; definition version "
            f"{each.measure.version}. {each.measure.interval_method}"
        )
        for row in each.numbers:
            group = f", {row.group}" if row.group else ""
            told = f"{row.area}, {row.period}{group}: {row.said}"
            more = (
                f". Range {row.interval or 'not given'}; counted {row.count or 'not given'}; "
                f"complete {row.completeness or 'not given'}; as at {row.as_at or 'not given'}. "
                f"{row.reference}"
            )
            add_bookmark(file.add_paragraph(style="List Bullet"), told + more, row.anchor)
    if document.register.workings:
        file.add_heading("Numbers that were worked out", level=2)
    for ways in document.register.workings_together:
        paragraph = file.add_paragraph(style="List Bullet")
        for worked in ways:
            add_bookmark(paragraph, f"{worked.number.words}; ", worked.anchor)
        paragraph.add_run(ways[0].number.how)
