"""An edition and its easy-read version as PDF/UA, in the same bytes whenever they are printed."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from headwater.products.editions.document import Document
from headwater.products.editions.pages import context, environment

_CLOCK = "SOURCE_DATE_EPOCH"
WITHOUT_PDF = (
    "There is no PDF, because the libraries for it were not found. Expected: Pango and HarfBuzz. "
    "Next: install libpango-1.0-0, libpangoft2-1.0-0 and libharfbuzz-subset0, then run again."
)


def can_print() -> bool:
    """Whether the system has the libraries for PDF."""
    try:
        import weasyprint  # noqa: F401 - its system libraries are what may be missing
    except OSError:
        return False
    return True


def print_pdf(html: str, *, folder: Path) -> bytes:
    """A page as PDF/UA; its styles and pictures lie in `folder`.

    The file's identifier is a digest of the page, where others put the time and place of printing.
    """
    from weasyprint import HTML

    page = HTML(string=html, base_url=f"{folder.resolve().as_uri()}/")
    with _at_no_time():
        printed: bytes = page.write_pdf(
            pdf_variant="pdf/ua-1", pdf_identifier=hashlib.sha256(html.encode()).digest()[:16]
        )
    return printed


@contextmanager
def _at_no_time() -> Iterator[None]:
    """While open, a typeface that is cut down to the letters used is not stamped with the time.

    Source: reproducible-builds.org, the variable SOURCE_DATE_EPOCH, which the library for
    typefaces heeds.
    """
    before = os.environ.get(_CLOCK)
    os.environ[_CLOCK] = "0"
    try:
        yield
    finally:
        if before is None:
            del os.environ[_CLOCK]
        else:
            os.environ[_CLOCK] = before


def printed_edition(document: Document) -> str:
    """The whole document as one page for print."""
    template = environment().get_template("document.html")
    return template.render(context(document, for_print=True))


def easy_page(document: Document, *, for_print: bool = False) -> str:
    """The easy-read version: large type, one idea a line, the same numbers."""
    shared = context(document, for_print=for_print) | {"unknown": easy_unknowns(document)}
    if for_print:
        # The numbers page is in the long document: on paper there is nothing here to lead to.
        shared["runs"] = document.register.words_of
    return environment().get_template("easy.html").render(shared)


def easy_unknowns(document: Document) -> tuple[str, ...]:
    """What nobody knows, said simply, with no number of its own."""
    release = document.source.release
    lines = ["Some people never tell anyone that they were hurt. They are not in our numbers."]
    if any(row.state != "current" for row in release.sources):
        lines.append("Some numbers have not come to us yet. Missing does not mean zero.")
    lines.append("We hide small numbers, so that nobody can be found from them.")
    lines.append("The numbers do not say why things happen.")
    return tuple(lines)
