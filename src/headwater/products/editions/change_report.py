"""What moved between two releases, as a short document of its own: a page, and PDF/UA."""

from pathlib import Path
from typing import Any

from markupsafe import Markup

from headwater.products.editions.computed.changes import change_pieces
from headwater.products.editions.document import Document
from headwater.products.editions.pages import context, environment, runs, write_styles
from headwater.products.editions.pieces import Chapter, Text
from headwater.products.editions.printing import can_print, print_pdf
from headwater.products.editions.register import Register
from headwater.products.editions.source import Source
from headwater.products.editions.standing_alone import edition_of
from headwater.released.editions.content import Cut
from headwater.released.movements import Movements
from headwater.released.words import day_words

PAGE, PDF = "changes.html", "changes.pdf"


def change_report(source: Source, movements: Movements) -> Document:
    """The report as a document of one chapter."""
    title = f"What moved since {day_words(movements.since_as_at)}"
    edition = edition_of(source.release, title=title, keys=())
    chapters = (Chapter("changes", title, tuple(change_pieces(source.release, movements))),)
    register = Register(source.release, chapters)
    return Document(edition, Cut.PUBLIC, source, chapters, register)


def write_change_report(document: Document, folder: Path) -> tuple[Path, ...]:
    """Write it into a folder, and return the files: the page, and the PDF where it can be made."""
    folder.mkdir(parents=True, exist_ok=True)
    write_styles(folder)
    template = environment().get_template("report.html")
    page = folder / PAGE
    page.write_text(template.render(context(document) | _on_one_page(document)), "utf-8")
    if not can_print():
        return (page,)
    printed = template.render(context(document, for_print=True))
    (folder / PDF).write_bytes(print_pdf(printed, folder=folder))
    return page, folder / PDF


def _on_one_page(document: Document) -> dict[str, Any]:
    """Numbers lead to the foot of the same page, where each is explained."""

    def led(text: Text, in_table: bool = False) -> Markup:
        return runs(text, document, in_table=in_table, for_print=True)

    return {"numbers_page": "", "runs": led}
