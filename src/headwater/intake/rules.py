"""What the rows of a file are judged by, as SQL over text cells."""

from __future__ import annotations

from dataclasses import dataclass

from headwater.definitions.extract import ExtractSpecification, SpecifiedColumn
from headwater.intake.checks import Check
from headwater.intake.reading import literal, quoted
from headwater.intake.values import Coding

TOTALS = ("total", "totals", "grand total", "subtotal", "sub-total", "total:", "totals:")
_LONGEST_TOTAL = max(len(word) for word in TOTALS)


@dataclass(frozen=True, slots=True)
class Rules:
    """What the rows of one file are judged by.

    `first_column` stands leftmost in the file, where a totals row says that it is one.
    """

    specification: ExtractSpecification
    codes: tuple[Coding, ...]
    checks: tuple[Check, ...]
    doubts: tuple[tuple[SpecifiedColumn, str], ...]
    first_column: str

    @property
    def references(self) -> tuple[tuple[int, SpecifiedColumn], ...]:
        """The columns in which a value may stand once only, each with its place."""
        return tuple(enumerate(self.specification.references))


def digest_of(column: SpecifiedColumn) -> str:
    """SQL for a short digest of a cell; empty where the cell is."""
    cell = f"cells.{quoted(column.name)}"
    return f"CASE WHEN {cell} IS NOT NULL THEN hash({cell}) END"


def in_doubt(rules: Rules) -> str:
    """SQL over `cells` that is true of a row that may be at fault, a repeated reference apart."""
    doubts = [f"({doubt})" for _column, doubt in rules.doubts]
    return f"({' OR '.join([*doubts, is_total(quoted(rules.first_column))])})"


def is_total(cell: str) -> str:
    """SQL that is true of a cell that calls its row a total; no longer cell is looked into."""
    words = ", ".join(literal(word) for word in TOTALS)
    is_short = f"strlen({cell}) <= {_LONGEST_TOTAL}"
    return f"(CASE WHEN {is_short} THEN lower({cell}) IN ({words}) ELSE false END)"
