"""Words as they may stand in a cell or in XML, whatever the format of the workbook."""

import re
from xml.sax.saxutils import escape

from headwater.vocabulary.spreadsheets import as_words

_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def writable(text: str) -> str:
    """Words without the letters that XML has no room for.

    >>> writable("a \\x07 bell")
    'a  bell'
    """
    return _NOT_IN_XML.sub("", text)


def in_cell(text: str) -> str:
    """Words of a cell: writable, and never a formula.

    >>> in_cell("=1+1"), in_cell("knife")
    ("'=1+1", 'knife')
    """
    return as_words(writable(text))


def in_xml(text: str) -> str:
    """Words as they may stand in XML, in an attribute too.

    >>> in_xml('a < "b"')
    'a &lt; &quot;b&quot;'
    """
    return escape(writable(text), {'"': "&quot;"})
