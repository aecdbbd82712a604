"""How long a document is, so that a second person is told where in it to look."""

import re
import zipfile
from typing import BinaryIO

from django.utils.translation import gettext_lazy as _

from headwater_web.strategy.evidence.kinds import PORTION, FileKind, NotEvidence

LETTERS_ON_A_PAGE = 3_000
_SAID = {
    FileKind.DOCX: ("docProps/app.xml", re.compile(rb"<Pages>(\d{1,6})</Pages>")),
    FileKind.ODT: ("meta.xml", re.compile(rb'meta:page-count="(\d{1,6})"')),
}
"""The part of an office file that says how many pages it has. Nothing else in it is read."""


class Unopenable(NotEvidence):
    """A PDF is broken."""

    words = _(
        "This PDF cannot be opened, so nobody could check it. Make it again, and choose the new "
        "file."
    )


class NeedsPassword(NotEvidence):
    """A PDF is locked."""

    words = _(
        "This PDF asks for a password, so a second person could not open it. Save it without one, "
        "and choose the new file."
    )


def count_pages(opened: BinaryIO, kind: FileKind) -> int | None:
    """How many pages a document has; nothing for what has none or does not say.

    Plain text has a page for every 3,000 bytes. Raises Unopenable, NeedsPassword.
    """
    opened.seek(0)
    if kind is FileKind.PDF:
        return _pages_of_pdf(opened)
    if kind in _SAID:
        return _pages_said(opened, *_SAID[kind])
    if kind is FileKind.TXT:
        return max(1, -(-opened.seek(0, 2) // LETTERS_ON_A_PAGE))
    return None


def _pages_of_pdf(opened: BinaryIO) -> int:
    from pypdf import PdfReader  # late: few requests bring a PDF
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(opened)
        if reader.is_encrypted:
            raise NeedsPassword
        return len(reader.pages)
    # A hostile PDF fails wherever it likes; each of these only says that it cannot be read.
    except (PyPdfError, ArithmeticError, AttributeError, LookupError, OSError):
        raise Unopenable from None
    except (RecursionError, TypeError, ValueError):
        raise Unopenable from None


def _pages_said(opened: BinaryIO, part: str, pattern: re.Pattern[bytes]) -> int | None:
    try:
        with zipfile.ZipFile(opened) as archive, archive.open(part) as said:
            found = pattern.search(said.read(PORTION))
    except (KeyError, zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError):
        return None
    return int(found[1]) if found else None
