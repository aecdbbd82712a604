"""Sets aside the rows in doubt: those that fail a check, or whose reference may stand twice.

Only they are laid out as cells again, so that a file of ten million rows needs no table of ten
million references. Repeats are found by a hash of the reference.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from headwater.intake.checks import Check
from headwater.intake.reading import ReadingDiffers, Source, named_cells, one, quoted, reader
from headwater.intake.record_ends import records_at
from headwater.intake.rules import Rules, digest_of, is_total
from headwater.intake.unpacking import plain_chunks
from headwater.intake.values import with_values
from headwater.vocabulary.counts import counted

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


def set_doubtful_rows_aside(
    connection: DuckDBPyConnection, rules: Rules, source: Source, workspace: Path
) -> None:
    """Create `repeated_…` of digests, and `doubtful`: cells of rows in doubt and what is wrong.

    Raises ReadingDiffers when the rows in doubt are not the rows that were staged.
    """
    for place, _column in rules.references:
        _find_repeated_digests(connection, place)
    _number_doubtful_rows(connection, rules)
    picked = _only_doubtful(connection, source, workspace)
    _lay_out_doubtful_rows(connection, rules, picked)
    if picked is not source:
        picked.path.unlink()  # it is plain text about people, and in the table now
    _check_that_they_are_the_same(connection)


def _find_repeated_digests(connection: DuckDBPyConnection, place: int) -> None:
    """Create `repeated_…`. Sorting millions of numbers is five times quicker than grouping them."""
    digests = connection.execute(
        f"SELECT digest_{place} AS digest FROM staged WHERE digest_{place} IS NOT NULL"
    ).fetchnumpy()["digest"]
    digests.sort()
    again = digests[1:][digests[1:] == digests[:-1]]
    # Not np.unique, which takes longer to be imported than a small file to be read.
    repeated = again[np.append(True, again[1:] != again[:-1])[: len(again)]]
    connection.register("repeated", {"digest": repeated})
    connection.execute(
        f"CREATE TEMP TABLE repeated_{place} AS SELECT CAST(digest AS UBIGINT) AS digest "
        "FROM repeated"
    )
    connection.unregister("repeated")


def _number_doubtful_rows(connection: DuckDBPyConnection, rules: Rules) -> None:
    """Create `doubtful_numbers`: the number and the digests of each row in doubt."""
    places = [place for place, _column in rules.references]
    digests = _list_of(f"digest_{place}" for place in places)
    doubts = ["is_in_doubt"]
    doubts += [f"digest_{place} IN (SELECT digest FROM repeated_{place})" for place in places]
    connection.execute(
        f"CREATE TEMP TABLE doubtful_numbers AS SELECT row_number, {digests} AS digests "
        f"FROM staged WHERE {' OR '.join(doubts)}"
    )


def _list_of(digests: Iterable[str]) -> str:
    return f"[{', '.join(digests)}]::UBIGINT[]"


def _only_doubtful(connection: DuckDBPyConnection, source: Source, workspace: Path) -> Source:
    """A source of numbered rows among which are all those in doubt, and few others.

    A regular file has no numbers: the rows are picked from its bytes, which takes a fifth of the
    time of having it parsed again.
    """
    if source.is_numbered:
        return source
    numbers = connection.execute(
        "SELECT row_number FROM doubtful_numbers ORDER BY row_number"
    ).fetchnumpy()["row_number"]
    picked = workspace / "doubtful.csv"
    delimiter = source.delimiter.encode()
    with picked.open("wb") as target:
        for number, record in records_at(plain_chunks(source.path), numbers):
            target.write(b"%d%b%b" % (number, delimiter, record))
    return replace(source, path=picked, is_numbered=True, is_rewritten=False)


def _lay_out_doubtful_rows(connection: DuckDBPyConnection, rules: Rules, source: Source) -> None:
    cells = source.cells(rules.specification)
    picked = (
        f"(SELECT doubtful_numbers.*, {named_cells(cells)} FROM {reader(source)} AS rows "
        "JOIN doubtful_numbers ON CAST(rows.row_number AS BIGINT) = doubtful_numbers.row_number)"
    )
    names = [quoted(name) for name in cells]
    first = quoted(rules.first_column)
    connection.execute(
        f"CREATE TEMP TABLE doubtful AS SELECT row_number, {', '.join(names)}, "
        f"{_list_of_faults(rules.checks)} AS faults, "
        f"coalesce({is_total(first)}, false) AS begins_as_total, "
        f"list_bool_or([{', '.join(is_total(name) for name in names)}]) AS holds_total, "
        f"coalesce({', '.join(names)}) IS NULL AS is_empty, digests AS digests_staged, "
        f"{_list_of(digest_of(column) for _place, column in rules.references)} AS digests "
        f"FROM {with_values(picked, rules.specification, rules.codes)} AS cells"
    )


def _check_that_they_are_the_same(connection: DuckDBPyConnection) -> None:
    missing = one(
        connection,
        "SELECT (SELECT count(*) FROM doubtful_numbers) - (SELECT count(*) FROM doubtful)",
    )
    differing = one(
        connection,
        "SELECT count(*) FROM doubtful WHERE digests IS DISTINCT FROM digests_staged",
    )
    if missing or differing:
        raise ReadingDiffers(
            f"looked at again, {counted(missing + differing, 'row')} read otherwise"
        )


def _list_of_faults(checks: tuple[Check, ...]) -> str:
    """SQL for the numbers of the checks that a row fails."""
    faults = ", ".join(
        f"CASE WHEN {check.fails} THEN {number} END" for number, check in enumerate(checks)
    )
    return f"list_filter([{faults}]::INTEGER[], lambda fault: fault IS NOT NULL)"
