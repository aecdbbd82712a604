"""What was done to a file before its rows were judged, so that its sender can see and undo it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

MOST_PLACES = 20


class RepairKind(StrEnum):
    """One kind of repair; a caller refuses it by this name."""

    HEADER_ROW = "header_row"
    """The header was found below the first row; the rows above it were left out."""
    MERGED_HEADERS = "merged_headers"
    """The header spans two rows; each name was put together from both."""
    SHEET_CHOSEN = "sheet_chosen"
    """One of several visible sheets was taken. Refused: a workbook may have only one."""
    HIDDEN_SHEETS = "hidden_sheets"
    """Hidden sheets were left out. Refused: they are looked at like the others."""
    TOTALS_ROWS = "totals_rows"
    """Rows that add up others were left out. Refused: they are judged like any row."""
    TRAILING_NOTES = "trailing_notes"
    """Notes under the last row were left out. Refused: they are judged like any row."""
    BLANK_ROWS = "blank_rows"
    """Rows without a value were left out. Refused: they are judged, and rejected as empty."""
    SHORT_ROWS = "short_rows"
    """Rows ended early; the cells that they lack were read as empty. Refused: they are rejected."""
    REPEATED_HEADERS = "repeated_headers"
    """The header stands again further down. Refused: it is judged like any row."""
    COLUMNS_WITHOUT_HEADER = "columns_without_header"
    """Cells under no header were left out; no specification can name them."""
    RENAMED_COLUMNS = "renamed_columns"
    """Headers were read as the mapping says. Refused: they stay what they are."""
    MAPPED_CODES = "mapped_codes"
    """Values were read as the codes that the mapping says. Refused: they stay what they are."""
    THOUSANDS_SEPARATORS = "thousands_separators"
    """Grouped digits were read as one number. Refused: they are no numbers."""
    SERIAL_DATES = "serial_dates"
    """A spreadsheet's day numbers were read as dates. Refused: they are no dates."""
    FORMULAS_AS_VALUES = "formulas_as_values"
    """Cells are formulas; the result that was saved with each was read, nothing calculated."""
    FORMULAS_WITHOUT_RESULT = "formulas_without_result"
    """Cells are formulas that were never worked out; they were read as empty."""
    FORMULA_ERRORS = "formula_errors"
    """Cells hold an error of a formula; they were read as empty."""
    HIDDEN_ROWS_READ = "hidden_rows_read"
    """Rows that the workbook hides, as a filter does, were read like the others."""
    MACROS_NOT_RUN = "macros_not_run"
    """The workbook holds macros; nothing in it was run."""
    LINKS_NOT_FOLLOWED = "links_not_followed"
    """The workbook points at other files; none was opened."""


LEAVES_ROWS_OUT = frozenset(
    {
        RepairKind.HEADER_ROW,
        RepairKind.TOTALS_ROWS,
        RepairKind.TRAILING_NOTES,
        RepairKind.BLANK_ROWS,
        RepairKind.REPEATED_HEADERS,
    }
)
OF_A_MAPPING = frozenset({RepairKind.RENAMED_COLUMNS, RepairKind.MAPPED_CODES})
REFUSABLE = frozenset(
    {
        *LEAVES_ROWS_OUT,
        RepairKind.MERGED_HEADERS,
        RepairKind.SHEET_CHOSEN,
        RepairKind.HIDDEN_SHEETS,
        RepairKind.THOUSANDS_SEPARATORS,
        RepairKind.SERIAL_DATES,
        RepairKind.SHORT_ROWS,
        RepairKind.RENAMED_COLUMNS,
        RepairKind.MAPPED_CODES,
    }
)
"""The repairs that a caller may refuse; the others only say how the file was read."""


@dataclass(frozen=True, slots=True)
class Repair:
    """One thing done to a file: how often, and where.

    `rows` are rows of the file or sheet, the first being 1, at most twenty of them; `columns` are
    headers or the names of specified columns. Never a cell.
    """

    kind: RepairKind
    words: str
    count: int
    rows: tuple[int, ...] = ()
    columns: tuple[str, ...] = ()

    @property
    def leaves_rows_out(self) -> bool:
        """Whether `count` is of rows that are neither accepted nor rejected."""
        return self.kind in LEAVES_ROWS_OUT

    @property
    def is_reversible(self) -> bool:
        """Whether it is not made where its kind is refused. A mapping is undone by another one."""
        return self.kind in REFUSABLE - OF_A_MAPPING


def rows_left_out(repairs: Iterable[Repair]) -> int:
    """How many rows of the file are neither its header nor rows to be judged."""
    return sum(repair.count for repair in repairs if repair.leaves_rows_out)


def refused_kinds(names: Iterable[str]) -> frozenset[RepairKind]:
    """The repairs that a caller does without. Raises ValueError on a name that is none of them."""
    refused = frozenset(names)
    unknown = sorted(refused - REFUSABLE)
    if unknown:
        listed = ", ".join(sorted(kind.value for kind in REFUSABLE))
        raise ValueError(f"found repairs {', '.join(unknown)}; expected some of {listed}")
    return frozenset(RepairKind(name) for name in refused)
