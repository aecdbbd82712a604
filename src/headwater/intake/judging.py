"""Finds the rows that cannot be accepted, and what must be noted about the others.

Only rows in doubt are set aside in memory: those that fail a check, and those whose reference
may stand more than once. Repeats are found by a hash of the reference, so that a file of ten
million rows needs no table of ten million references.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from headwater.definitions.extract import ExtractSpecification, SpecifiedColumn
from headwater.intake import reasons
from headwater.intake.checks import Check, Coding, joins
from headwater.intake.reading import ReadingDiffers, literal, named_cells, one, quoted

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

TOTALS = ("total", "totals", "grand total", "subtotal", "sub-total", "total:", "totals:")
_LONGEST_TOTAL = 12
_MARKS = 1 << 24
_PLACES = ("small_area_code", "district_code")


@dataclass(frozen=True, slots=True)
class Repeats:
    """How often references repeat in one column."""

    column: SpecifiedColumn
    references: int
    rows: int
    disagreeing: int


@dataclass(frozen=True, slots=True)
class Rules:
    """What the rows of one file are judged by.

    `cells` is how each column is had from the view `numbered`; `first_column` stands leftmost in
    the file, where a totals row says that it is one.
    """

    specification: ExtractSpecification
    codes: tuple[Coding, ...]
    checks: tuple[Check, ...]
    doubts: tuple[tuple[SpecifiedColumn, str], ...]
    cells: dict[str, str]
    first_column: str

    @property
    def references(self) -> tuple[tuple[int, SpecifiedColumn], ...]:
        """The columns in which a value may stand once only, each with its place."""
        return tuple(enumerate(self.specification.references))


def judge(connection: DuckDBPyConnection, rules: Rules) -> tuple[Repeats, ...]:
    """Create `doubtful` and `rejected_rows` (`row_number`, `reasons`); say what repeats.

    Raises ReadingDiffers when a second reading of the file finds other rows than were staged.
    """
    for place, _column in rules.references:
        _find_repeated_digests(connection, place)
    _number_doubtful_rows(connection, rules)
    _set_doubtful_rows_aside(connection, rules)
    _reject_faulty_rows(connection, rules.checks)
    return tuple(
        repeats
        for place, column in rules.references
        if (repeats := _reject_repeats(connection, rules.specification, place, column))
    )


def _find_repeated_digests(connection: DuckDBPyConnection, place: int) -> None:
    """Create `repeated_…`, and mark those digests: a join with them would lose the file's order."""
    digest = f"digest_{place}"
    connection.execute(
        f"CREATE TEMP TABLE repeated_{place} AS SELECT {digest} AS digest FROM staged "
        f"WHERE {digest} IS NOT NULL GROUP BY {digest} HAVING count(*) > 1"
    )
    connection.execute(
        f"SET VARIABLE marks_{place} = (SELECT bitstring_agg({_mark('digest')}, 0, {_MARKS - 1}) "
        f"FROM repeated_{place})"
    )


def _mark(digest: str) -> str:
    return f"CAST({digest} % {_MARKS} AS INTEGER)"


def _may_repeat(place: int, digest: str) -> str:
    """SQL that is true of every digest that repeats, and of few others."""
    return f"coalesce(get_bit(getvariable('marks_{place}'), {_mark(digest)}) = 1, false)"


def _number_doubtful_rows(connection: DuckDBPyConnection, rules: Rules) -> None:
    """Create `doubtful_numbers`: for each row in doubt, in file order, its number and digests."""
    doubts = ["is_in_doubt"]
    doubts += [_may_repeat(place, f"digest_{place}") for place, _column in rules.references]
    connection.execute(
        "CREATE TEMP TABLE doubtful_numbers AS SELECT row_number, "
        f"{_list_of_digests(f'digest_{place}' for place, _column in rules.references)} "
        f"AS digests FROM staged WHERE {' OR '.join(doubts)}"
    )


def digest_of(column: SpecifiedColumn) -> str:
    """SQL for a short digest of a cell; empty where the cell is."""
    cell = f"cells.{quoted(column.name)}"
    return f"CASE WHEN {cell} IS NOT NULL THEN hash({cell}) END"


def _list_of_digests(digests: Iterable[str]) -> str:
    return f"[{', '.join(digests)}]::UBIGINT[]"


def _is_repeated(place: int, column: SpecifiedColumn) -> str:
    cell = f"cells.{quoted(column.name)}"
    return f"({cell} IS NOT NULL AND hash({cell}) IN (SELECT digest FROM repeated_{place}))"


def in_doubt(rules: Rules) -> str:
    """SQL over `cells` that is true of a row that may be at fault, a repeated reference apart."""
    doubts = [f"({doubt})" for _column, doubt in rules.doubts]
    return f"({' OR '.join([*doubts, _is_total(quoted(rules.first_column))])})"


def _set_doubtful_rows_aside(connection: DuckDBPyConnection, rules: Rules) -> None:
    """Create `doubtful`: the cells of the rows in doubt, and what is wrong with each.

    The file is read once more, in parallel and without numbers: the rows in doubt come in the
    order in which they were staged. Raises ReadingDiffers when they are not the same rows.
    """
    _set_unnumbered_rows_aside(connection, rules)
    differing = one(
        connection,
        "SELECT count(*) FROM doubtful_numbers AS numbers POSITIONAL JOIN doubtful_unnumbered "
        "AS rows WHERE numbers.digests IS DISTINCT FROM rows.digests",
    )
    if differing:
        raise ReadingDiffers(f"{differing:,} rows in doubt differ when the file is read again")
    connection.execute(
        "CREATE TEMP TABLE doubtful AS SELECT row_number, rows.* EXCLUDE (digests) FROM "
        "doubtful_numbers POSITIONAL JOIN doubtful_unnumbered AS rows"
    )
    connection.execute("DROP TABLE doubtful_unnumbered")


def _set_unnumbered_rows_aside(connection: DuckDBPyConnection, rules: Rules) -> None:
    """Trim only the columns that can put a row in doubt, then the others of the rows in doubt."""
    first = quoted(rules.first_column)
    doubts = [_may_repeat(place, digest_of(column)) for place, column in rules.references]
    looked_at = {column.name for _place, column in rules.references}
    looked_at |= {each.column.name for each in rules.codes if not each.codelist.keeps_codes}
    # Where no staged row fails a check, the checks need not be asked of every row once more.
    if one(connection, "SELECT count(*) FROM staged WHERE is_in_doubt"):
        doubts.append(in_doubt(rules))
        looked_at |= {column.name for column, _doubt in rules.doubts} | {rules.first_column}
    early = {name: cell for name, cell in rules.cells.items() if name in looked_at}
    every = {name: quoted(name) if name in early else cell for name, cell in rules.cells.items()}
    names = [quoted(name) for name in every]
    connection.execute(
        f"CREATE TEMP TABLE doubtful_unnumbered AS SELECT {named_cells(every)}, "
        f"{_list_of_faults(rules.checks)} AS faults, "
        f"coalesce({_is_total(first)}, false) AS begins_as_total, "
        f"list_bool_or([{', '.join(_is_total(name) for name in names)}]) AS holds_total, "
        f"coalesce({', '.join(names)}) IS NULL AS is_empty, "
        f"{_list_of_digests(digest_of(column) for _place, column in rules.references)} AS digests "
        f"FROM (SELECT *, {named_cells(early)} FROM unnumbered) AS cells {joins(rules.codes)} "
        f"WHERE {' OR '.join(doubts) or 'false'}"
    )


def _list_of_faults(checks: tuple[Check, ...]) -> str:
    """SQL for the numbers of the checks that a row fails."""
    faults = ", ".join(
        f"CASE WHEN {check.fails} THEN {number} END" for number, check in enumerate(checks)
    )
    return f"list_filter([{faults}]::INTEGER[], lambda fault: fault IS NOT NULL)"


def _is_total(cell: str) -> str:
    """SQL that is true of a cell that calls its row a total; only its beginning is looked at."""
    words = ", ".join(literal(word) for word in TOTALS)
    return f"(lower(left({cell}, {_LONGEST_TOTAL})) IN ({words}))"


def _reject_faulty_rows(connection: DuckDBPyConnection, checks: tuple[Check, ...]) -> None:
    rejecting = [number for number, check in enumerate(checks) if check.rejects]
    named = ", ".join(literal(check.reason) for check in checks)
    connection.execute(
        "CREATE TEMP TABLE rejected_rows AS SELECT row_number, CASE "
        f"WHEN is_empty THEN [{literal(reasons.EMPTY_ROW)}] "
        "WHEN begins_as_total OR holds_total AND is_faulty "
        f"THEN [{literal(reasons.TOTALS_ROW)}] "
        f"ELSE list_distinct(list_transform(rejecting, lambda fault: [{named}][fault + 1])) END "
        "AS reasons, rejecting FROM (SELECT *, len(rejecting) > 0 AS is_faulty FROM "
        f"(SELECT *, list_intersect(faults, {rejecting}::INTEGER[]) AS rejecting FROM doubtful)) "
        "WHERE is_empty OR begins_as_total OR is_faulty"
    )
    connection.execute("INSERT INTO rejected_rows SELECT row_number, [reason], [] FROM malformed")


def _reject_repeats(
    connection: DuckDBPyConnection,
    specification: ExtractSpecification,
    place: int,
    column: SpecifiedColumn,
) -> Repeats | None:
    """Keep the first row of each repeated reference, in file order, and reject the others."""
    cell = quoted(column.name)
    connection.execute(
        f"CREATE TEMP TABLE repeats_{place} AS SELECT row_number, {cell} AS reference, "
        f"row_number() OVER same AS occurrence, {_disagreement(specification, column)} "
        f"AS disagrees FROM doubtful AS cells WHERE {_is_repeated(place, column)} "
        "AND row_number NOT IN (SELECT row_number FROM rejected_rows) "
        f"WINDOW same AS (PARTITION BY {cell} ORDER BY row_number), "
        f"every AS (PARTITION BY {cell}) QUALIFY count(*) OVER every > 1"
    )
    connection.execute(
        "INSERT INTO rejected_rows SELECT row_number, [CASE WHEN disagrees THEN "
        f"{literal(reasons.REPEATED_DISAGREES)} ELSE {literal(reasons.REPEATED)} END], [] "
        f"FROM repeats_{place} WHERE occurrence > 1"
    )
    references, rows, disagreeing = connection.execute(
        "SELECT count(DISTINCT reference), count(*), "
        f"count(DISTINCT reference) FILTER (disagrees) FROM repeats_{place}"
    ).fetchall()[0]
    return Repeats(column, references, rows, disagreeing) if rows else None


def _disagreement(specification: ExtractSpecification, reference: SpecifiedColumn) -> str:
    """SQL that is true where rows of one reference state different places."""
    places = [
        quoted(column.name)
        for column in specification.columns
        if column.becomes in _PLACES and column.name != reference.name
    ]
    differing = [f"min({place}) OVER every <> max({place}) OVER every" for place in places]
    return f"coalesce({' OR '.join(differing)}, false)" if differing else "false"
