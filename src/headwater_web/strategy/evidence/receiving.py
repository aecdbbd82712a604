"""A file as it arrives with a form: looked at, and not yet kept."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Any, BinaryIO

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.utils.translation import gettext_lazy as _

from headwater_web.strategy.evidence.kinds import FileKind, NotEvidence, kind_of
from headwater_web.strategy.evidence.limits import (
    LARGEST_EVIDENCE_BYTES,
    LONGEST_NAME,
    MOST_PAGES_WITHOUT_A_PLACE,
)
from headwater_web.strategy.evidence.pages import count_pages


class TooLarge(NotEvidence):
    """A file is larger than any that is taken."""

    words = _(
        "This file is larger than 20 MB, so it was not taken. Choose the pages that show it, or "
        "give the address where the whole document can be read."
    )


@dataclass(frozen=True, slots=True)
class Received:
    """One file that can be evidence, and where in it to look."""

    opened: BinaryIO
    shown_name: str
    kind: FileKind
    size_bytes: int
    pages: int | None
    where_to_look: str = ""

    @property
    def is_long(self) -> bool:
        """Whether a second person has to be told where in it to look."""
        return self.pages is not None and self.pages > MOST_PAGES_WITHOUT_A_PLACE


class LimitedUploadHandler(TemporaryFileUploadHandler):
    """Writes an upload to a temporary file, and drops what comes after the largest size taken.

    It is dropped rather than cut off, so that the person gets a page that says what to do.
    """

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Take a portion, unless the file is already too large."""
        if start + len(raw_data) <= LARGEST_EVIDENCE_BYTES:
            super().receive_data_chunk(raw_data, start)  # type: ignore[no-untyped-call,unused-ignore]


def receive(upload: "UploadedFile[Any]") -> Received:
    """What was uploaded, looked at. Raises NotEvidence."""
    size = upload.size or 0
    if size > LARGEST_EVIDENCE_BYTES:
        raise TooLarge
    opened: BinaryIO = upload.file  # type: ignore[assignment]  # a temporary file
    kind = kind_of(opened, name=upload.name or "")
    return Received(
        opened=opened,
        shown_name=shown_name(upload.name or "", kind),
        kind=kind,
        size_bytes=size,
        pages=count_pages(opened, kind),
    )


def shown_name(name: str, kind: FileKind) -> str:
    """A file's name as it may be shown and offered: letters, digits, and the ending of its kind.

    >>> shown_name("../../etc/Report of\\tMay (final).exe", FileKind.PDF)
    'Report of May (final).pdf'
    """
    bare = re.split(r"[/\\]", unicodedata.normalize("NFKC", name))[-1]
    stem = bare.rpartition(".")[0] or bare
    kept = "".join(each if each.isalnum() or each in "-_.() " else " " for each in stem)
    words = " ".join(kept.split()).strip(". ")
    return f"{words[: LONGEST_NAME - 10] or 'evidence'}.{kind.value}"
