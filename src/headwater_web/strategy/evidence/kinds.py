"""What a file is, read from its content and never from what it is called."""

import codecs
import zipfile
from collections.abc import Iterator
from typing import BinaryIO, ClassVar

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PORTION = 64 * 1024
_MOST_PARTS = 10_000
_LINE_CHARACTERS = frozenset("\t\n\r\f")


class FileKind(TextChoices):
    """A kind of file that can be evidence, by the ending of its name."""

    PDF = "pdf", _("PDF")
    PNG = "png", _("picture (PNG)")
    JPEG = "jpg", _("picture (JPEG)")
    CSV = "csv", _("table (CSV)")
    XLSX = "xlsx", _("spreadsheet (XLSX)")
    DOCX = "docx", _("document (DOCX)")
    ODT = "odt", _("document (ODT)")
    TXT = "txt", _("plain text")


MEDIA_TYPES = {
    FileKind.PDF: "application/pdf",
    FileKind.PNG: "image/png",
    FileKind.JPEG: "image/jpeg",
    FileKind.CSV: "text/csv",
    FileKind.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    FileKind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    FileKind.ODT: "application/vnd.oasis.opendocument.text",
    FileKind.TXT: "text/plain",
}
_BEGINNINGS = {
    b"%PDF-": FileKind.PDF,
    b"\x89PNG\r\n\x1a\n": FileKind.PNG,
    b"\xff\xd8\xff": FileKind.JPEG,
}
_PARTS = {"word/document.xml": FileKind.DOCX, "xl/workbook.xml": FileKind.XLSX}


class NotEvidence(Exception):
    """A file that cannot be taken. `words` say what was found, and what to do next."""

    words: ClassVar[Promise]


class UnknownKind(NotEvidence):
    """The content is of no kind that is taken."""

    words = _(
        "This file is none of PDF, PNG, JPEG, CSV, XLSX, DOCX, ODT or TXT, whatever it is called. "
        "Save it as one of these, and choose the new file."
    )


class HasMacros(NotEvidence):
    """An office file carries programs."""

    words = _(
        "This file carries macros, which are programs. Save it without them, or as a PDF, and "
        "choose the new file."
    )


def kind_of(opened: BinaryIO, *, name: str) -> FileKind:
    """What a file is. Plain text alone is told apart by the ending of its name.

    Raises UnknownKind, HasMacros.
    """
    opened.seek(0)
    head = opened.read(8)
    for beginning, kind in _BEGINNINGS.items():
        if head.startswith(beginning):
            return kind
    if head.startswith(b"PK\x03\x04"):
        return _kind_of_archive(opened)
    return _kind_of_text(opened, name.lower())


def _kind_of_archive(opened: BinaryIO) -> FileKind:
    try:
        with zipfile.ZipFile(opened) as archive:
            names = archive.namelist()
            if len(names) > _MOST_PARTS:
                raise UnknownKind
            if any(name.endswith("vbaProject.bin") for name in names):
                raise HasMacros
            if "mimetype" in names and _says_odt(archive):
                return FileKind.ODT
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError):
        raise UnknownKind from None
    for part, kind in _PARTS.items():
        if part in names:
            return kind
    raise UnknownKind


def _says_odt(archive: zipfile.ZipFile) -> bool:
    with archive.open("mimetype") as part:
        return part.read(100).strip() == MEDIA_TYPES[FileKind.ODT].encode()


def _kind_of_text(opened: BinaryIO, name: str) -> FileKind:
    kind = FileKind.CSV if name.endswith(".csv") else FileKind.TXT
    if not name.endswith((".csv", ".txt")):
        raise UnknownKind
    for encoding in ("utf-8", "cp1252"):
        try:
            if all(_is_text(portion) for portion in _decoded(opened, encoding)):
                return kind
        except UnicodeDecodeError:
            continue
    raise UnknownKind


def _decoded(opened: BinaryIO, encoding: str) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(encoding)()
    opened.seek(0)
    while portion := opened.read(PORTION):
        yield decoder.decode(portion)
    yield decoder.decode(b"", final=True)


def _is_text(portion: str) -> bool:
    return not any(
        character < " " and character not in _LINE_CHARACTERS for character in set(portion)
    )
