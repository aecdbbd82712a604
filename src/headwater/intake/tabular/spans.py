"""How far a sheet spans, counted in the text of its XML: cells with content alone."""

import re
from dataclasses import dataclass

_XLSX_CELL = re.compile(rb"<(?:\w+:)?c\s[^>]*?\br\s*=\s*[\"']([A-Z]{1,3})([0-9]{1,7})[\"'][^>]*>")
_XLSX_ERROR = re.compile(rb"<(?:\w+:)?c\s[^>]*?\bt\s*=\s*[\"']e[\"']")
_XLSX_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
_XLSX_UNSAVED = re.compile(
    rb"(?:</(?:\w+:)?f>|<(?:\w+:)?f(?:\s[^>]*)?/>)(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?"
    rb"</(?:\w+:)?c>"
)
_XLSX_HIDDEN = re.compile(
    rb"<(?:\w+:)?row\s[^>]*?\bhidden\s*=\s*[\"'](?:1|true)[\"'][^>]*(?<!/)>\s*"
    rb"<(?:\w+:)?c\s"
)
_ODS_HIDDEN = re.compile(rb"table:visibility\s*=\s*[\"'](?:collapse|filter)[\"']")
_ODS_TAG = re.compile(rb"<table:(table|table-row|table-cell|covered-table-cell)([\s/][^>]*)?>")
_REPEATED = re.compile(rb"table:number-(?:columns|rows)-repeated\s*=\s*[\"'](\d{1,9})[\"']")


@dataclass(slots=True)
class XlsxSpan:
    """The span of the sheet being read, and what all sheets hold."""

    formulas: int = 0
    unsaved: int = 0
    errors: int = 0
    hidden: int = 0
    rows: int = 0
    columns: int = 0

    @property
    def cells(self) -> int:
        """The cells of the rectangle from the sheet's first cell to its last."""
        return self.rows * self.columns

    def begin_sheet(self) -> None:
        """Measure a sheet of its own from here on."""
        self.rows = self.columns = 0

    def take(self, text: bytes) -> None:
        """Measure the next piece, which ends between tags."""
        for cell in _XLSX_CELL.finditer(text):
            if not cell[0].endswith(b"/>"):
                self.rows = max(self.rows, int(cell[2]))
                self.columns = max(self.columns, column_number(cell[1]))
        self.formulas += len(_XLSX_FORMULA.findall(text))
        self.unsaved += len(_XLSX_UNSAVED.findall(text))
        self.errors += len(_XLSX_ERROR.findall(text))
        self.hidden += len(_XLSX_HIDDEN.findall(text))


@dataclass(slots=True)
class OdsSpan:
    """The span of the table being read. One tag may stand for a million rows or columns.

    Empty rows and cells count when something follows them. `cells` is the largest rectangle from
    the first cell of a table to its last.
    """

    formulas: int = 0
    unsaved: int = 0
    errors: int = 0
    hidden: int = 0
    rows: int = 0
    columns: int = 0
    cells: int = 0
    _is_hidden: bool = False
    _blank_rows: int = 0
    _repeats: int = 1
    _width: int = 0
    _place: int = 0

    def begin_sheet(self) -> None:
        """Measure a table of its own from here on."""
        self.rows = self.columns = self._blank_rows = self._width = self._place = 0

    def take(self, text: bytes) -> None:
        """Measure the next piece, which ends between tags."""
        for tag in _ODS_TAG.finditer(text):
            word, stated = tag[1], tag[2] or b""
            if word == b"table":
                self._end_row()
                self.begin_sheet()
            elif word == b"table-row":
                self._end_row()
                self._repeats, self._place, self._width = _times(stated), 0, 0
                self._is_hidden = _ODS_HIDDEN.search(stated) is not None
            else:
                self._take_cell(stated)
        self._end_row()

    def _take_cell(self, stated: bytes) -> None:
        self._place += _times(stated)
        if not stated.endswith(b"/") or b"office:value" in stated:
            self._width = self._place
        self.formulas += b"table:formula" in stated

    def _end_row(self) -> None:
        """Count the rows begun last, once; a later piece may still widen them."""
        if self._width:
            self.rows += self._blank_rows + self._repeats
            self.hidden += self._repeats * self._is_hidden
            self._blank_rows = 0
        else:
            self._blank_rows += self._repeats
        self.columns = max(self.columns, self._width)
        self.cells = max(self.cells, self.rows * self.columns)
        self._repeats = 0


def _times(stated: bytes) -> int:
    found = _REPEATED.search(stated)
    return int(found[1]) if found else 1


def column_number(letters: bytes) -> int:
    """The number of a column from its letters.

    >>> column_number(b"A"), column_number(b"AA")
    (1, 27)
    """
    number = 0
    for letter in letters:
        number = 26 * number + letter - 64
    return number
