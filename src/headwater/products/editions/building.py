"""All files of an edition, cut by cut, with the digest of each."""

import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path

from headwater.products.editions.appendix import as_csv, sheets_of
from headwater.products.editions.document import Document, written_out
from headwater.products.editions.fragments import write_fragments
from headwater.products.editions.pages import EASY_PAGE, page_name, write_pages
from headwater.products.editions.paper import on_paper
from headwater.products.editions.printing import (
    can_print,
    easy_page,
    print_pdf,
    printed_edition,
)
from headwater.products.editions.source import Source
from headwater.products.editions.word_processor import as_docx
from headwater.products.editions.workbook import as_guided_xlsx, described
from headwater.released.editions.content import Cut
from headwater.released.editions.frozen import FrozenEdition, write_edition
from headwater.released.editions.reading import CHECKSUMS, CONTENTS, EDITION
from headwater.released.workbooks.ods import as_ods

Progress = Callable[[str], None]
EASY_PDF = "easy-read.pdf"
_CUT_WORDS = {Cut.PUBLIC: "for everyone", Cut.PARTNER: "for partners", Cut.FULL: "in full"}


def build_edition(
    edition: FrozenEdition, source: Source, *, folder: Path, progress: Progress
) -> None:
    """Write every cut that differs from the one below it, the edition itself, and the digests.

    The same edition of the same release is always the same pages and the same data. PDF and DOCX
    depend on the typefaces at hand. Raises the release's faults, FigureNotThere, and OSError.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for cut in Cut:
        if edition.content.built_as(cut) is cut:
            progress(f"Writing the edition {_CUT_WORDS[cut]}")
            build_cut(written_out(edition, source, cut), folder / cut, progress=progress)
    (folder / EDITION).write_text(write_edition(edition), "utf-8")
    write_digests(folder)


def build_cut(document: Document, folder: Path, *, progress: Progress) -> None:
    """Write the pages, the print, the file for word processors, the data and the easy read."""
    has_pdf = can_print()
    beside = _files_beside(document, has_pdf=has_pdf)
    write_pages(document, folder, beside=beside)
    (folder / EASY_PAGE).write_text(easy_page(document), "utf-8")
    write_fragments(document, folder)
    (folder / CONTENTS).write_text(_contents(document), "utf-8")
    progress("Writing its data")
    numbers, worked = sheets_of(document)
    book = described(document, (numbers, worked))
    (folder / f"{document.name}-numbers.csv").write_bytes(as_csv(numbers))
    (folder / f"{document.name}-worked-out.csv").write_bytes(as_csv(worked))
    (folder / f"{document.name}-data.xlsx").write_bytes(as_guided_xlsx(book))
    (folder / f"{document.name}-data.ods").write_bytes(as_ods(book))
    progress("Writing it for word processors")
    paper = on_paper(document)
    (folder / f"{document.name}.docx").write_bytes(as_docx(paper))
    if has_pdf:
        progress("Printing it as PDF")
        pdf = print_pdf(printed_edition(paper), folder=folder)
        (folder / f"{document.name}.pdf").write_bytes(pdf)
        easy = print_pdf(easy_page(document, for_print=True), folder=folder)
        (folder / EASY_PDF).write_bytes(easy)


def _files_beside(document: Document, *, has_pdf: bool) -> dict[str, str]:
    """The files that pages offer, with what each is."""
    printed = {f"{document.name}.pdf": "For paper (PDF)", EASY_PDF: "Easy read (PDF)"}
    return (printed if has_pdf else {}) | {
        f"{document.name}.docx": "For word processors (DOCX)",
        f"{document.name}-data.xlsx": "Every number (XLSX)",
        f"{document.name}-data.ods": "Every number (ODS)",
        f"{document.name}-numbers.csv": "Every number (CSV)",
        f"{document.name}-worked-out.csv": "Numbers that were worked out (CSV)",
    }


def _contents(document: Document) -> str:
    """The chapters of a cut in reading order, for whoever shows them elsewhere."""
    chapters = [
        {
            "key": chapter.key,
            "title": chapter.title,
            "page": page_name(document, chapter),
            "part_of": chapter.part_of,
            "function": chapter.function,
        }
        for chapter in document.chapters
    ]
    return json.dumps(chapters, ensure_ascii=False, indent=1) + "\n"


def digests_of(folder: Path) -> dict[str, str]:
    """The SHA-256 of every file by its path from the folder, but for the list of them itself."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.relative_to(folder).as_posix() != CHECKSUMS
    }


def write_digests(folder: Path) -> None:
    """Write the digests in the form that `sha256sum --check` reads."""
    lines = [f"{digest}  {name}\n" for name, digest in digests_of(folder).items()]
    path = folder / CHECKSUMS
    with path.open("w", encoding="utf-8") as file:
        file.write("".join(lines))
        file.flush()
        os.fsync(file.fileno())
