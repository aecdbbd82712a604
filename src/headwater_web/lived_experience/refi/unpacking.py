"""Opening a file that somebody sent: a zip that is small enough and what it says it is, or XML.

Nothing is ever written to a disk, no entity is expanded, and no document type is allowed.
"""

import io
import zipfile
from collections.abc import Mapping
from xml.etree import ElementTree as Xml

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from headwater_web.lived_experience.refi.writing import PROJECT_FILE

LARGEST_FILE = 5 * 1024 * 1024
LARGEST_UNPACKED = 30 * 1024 * 1024
MOST_MEMBERS = 2_000
_ZIP = b"PK\x03\x04"


class NotReadable(Exception):
    """A file is no project or codebook that could be read. `words` say what was found instead."""

    def __init__(self, words: Promise) -> None:
        super().__init__(str(words))
        self.words = words


def unpack(body: bytes) -> tuple[Xml.Element, Mapping[str, bytes]]:
    """The root of a project or codebook, and the files beside it by name. Raises NotReadable."""
    if len(body) > LARGEST_FILE:
        raise NotReadable(_("The file is larger than 5 MB."))
    if not body.startswith(_ZIP):
        return _root(body), {}
    members = _members(body)
    if PROJECT_FILE not in members:
        raise NotReadable(_("The file holds no project.qde, so it is not a REFI-QDA project."))
    return _root(members[PROJECT_FILE]), members


def _members(body: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            every = archive.infolist()
            _check_size(every)
            return {each.filename: _read(archive, each) for each in every if not each.is_dir()}
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError):
        raise NotReadable(_("The file is damaged or locked with a password.")) from None


def _check_size(every: list[zipfile.ZipInfo]) -> None:
    if len(every) > MOST_MEMBERS:
        raise NotReadable(_("The file holds more than 2,000 files."))
    if len({each.filename for each in every}) < len(every):
        raise NotReadable(_("The file holds two files of one name."))
    if sum(each.file_size for each in every) > LARGEST_UNPACKED:
        raise NotReadable(_("What the file holds is larger than 30 MB."))


def _read(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """A member as far as it said that it goes: one that goes on is a fault of the zip."""
    with archive.open(member) as opened:
        return opened.read(member.file_size + 1)


def _root(body: bytes) -> Xml.Element:
    try:
        root: Xml.Element = fromstring(body, forbid_dtd=True)
    except DefusedXmlException:
        raise NotReadable(_("The file declares a document type, which is not allowed.")) from None
    except (ParseError, ValueError, LookupError):
        raise NotReadable(_("The file is not XML that can be read.")) from None
    return root
