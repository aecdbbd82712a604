"""Small files of every kind, made as a test needs them."""

import io
import zipfile

from django.core.files.uploadedfile import SimpleUploadedFile
from pypdf import PdfWriter

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00\x00\x00\rIHDR" + bytes(13)
JPEG = b"\xff\xd8\xff\xe0" + bytes(12)
AUTHOR = "A. N. Author"


def pdf(pages: int, *, password: str = "") -> bytes:
    """A PDF of so many empty pages, with its author's name in it."""
    writer = PdfWriter()
    for _page in range(pages):
        writer.add_blank_page(width=100, height=100)
    writer.add_metadata({"/Author": AUTHOR})
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    return _bytes_of(writer)


def archive(*parts: tuple[str, str]) -> bytes:
    """A ZIP file of parts."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as made:
        for name, text in parts:
            made.writestr(zipfile.ZipInfo(name), text)  # its date is fixed: bytes are alike
    return written.getvalue()


def docx(pages: int | None = 1, *, macros: bool = False) -> bytes:
    """A document that says how many pages it has and who wrote it."""
    said = "" if pages is None else f"<Pages>{pages}</Pages>"
    parts = [
        ("word/document.xml", "<w:document/>"),
        ("docProps/app.xml", f"<Properties>{said}</Properties>"),
        ("docProps/core.xml", f"<dc:creator>{AUTHOR}</dc:creator>"),
    ]
    return archive(*parts, *([("word/vbaProject.bin", "x")] if macros else []))


def xlsx() -> bytes:
    return archive(("xl/workbook.xml", "<workbook/>"))


def odt(pages: int = 1) -> bytes:
    return archive(
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("meta.xml", f'<meta:document-statistic meta:page-count="{pages}"/>'),
    )


def upload(content: bytes, name: str = "evidence.pdf") -> SimpleUploadedFile:
    """As a browser sends it."""
    return SimpleUploadedFile(name, content, content_type="application/x-whatever")


def _bytes_of(writer: PdfWriter) -> bytes:
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()
