"""Places told in words: each is read once, while the rows are staged, and only codes go on.

The words are given to the room `placing` and come back as codes, a band and a reason. They stand
in no staged, accepted or rejected row. Where a code of the file tells the place, its words are
not read at all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa

from headwater.exchange.report import Finding
from headwater.intake import reasons
from headwater.intake.reading import quoted
from headwater.placing import Band, Placer, Why

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from headwater.definitions.extract import SpecifiedColumn

PLACED = "placed_by_words"
"""The column of `staged` with what became of the words; empty where a code told the place."""

_FUNCTION = "place_of_words"
_PARTS = ("small_area_code", "district_code", "band", "why")
_ALL_PARTS = f"STRUCT({', '.join(f'{part} VARCHAR' for part in _PARTS)})"
_HOME = "home"
"""The kind of place that is somebody's home, as every codelist of kinds of place writes it."""


def teach(connection: DuckDBPyConnection, placer: Placer) -> None:
    """Make `place_of_words(words, at_home)` known to the database."""
    from duckdb.func import FunctionNullHandling, PythonUDFType

    def placed(words: pa.ChunkedArray, at_home: pa.ChunkedArray) -> pa.Array:
        table = placer.column(words, at_home=at_home).counted()
        columns = [table.column(part).combine_chunks() for part in _PARTS]
        return pa.StructArray.from_arrays(columns, names=list(_PARTS))

    connection.create_function(
        _FUNCTION,
        placed,
        ["VARCHAR", "BOOLEAN"],
        _ALL_PARTS,
        type=PythonUDFType.ARROW,
        null_handling=FunctionNullHandling.SPECIAL,
    )


def staged_place(words: SpecifiedColumn, values: dict[str, str]) -> dict[str, str]:
    """SQL over `cells` for what becomes of the words of a row without a code of its place.

    `values` is SQL for what the other cells become.
    """
    is_home = f"CAST({values.get('place_type', 'NULL')} AS VARCHAR) IS NOT DISTINCT FROM '{_HOME}'"
    placed = f"{_FUNCTION}({quoted(words.name)}, {is_home})"
    stated = values.get("small_area_code", "NULL")
    return {PLACED: f"CASE WHEN {stated} IS NULL THEN {placed} END"}


def placed_values(values: dict[str, str]) -> dict[str, str]:
    """SQL over `staged` for the columns of an event that its words may fill.

    Only a place of the high band is a small area; below it, a district or nothing.
    """
    stated = values.get("small_area_code", "NULL")
    worded = f"{PLACED}.small_area_code"
    return {
        "small_area_code": f"coalesce({stated}, {worded})",
        "worded_district_code": f"CASE WHEN {worded} IS NULL THEN {PLACED}.district_code END",
        "place_band": f"{PLACED}.band",
    }


_OUTCOMES = {
    reasons.PLACE_STATED: f"{PLACED} IS NULL",
    reasons.PLACED_HIGH: f"{PLACED}.band = '{Band.HIGH.value}'",
    reasons.PLACED_MEDIUM: f"{PLACED}.band = '{Band.MEDIUM.value}'",
    reasons.PLACED_LOW: f"{PLACED}.band = '{Band.LOW.value}'",
    reasons.AT_HOME: f"{PLACED}.why = '{Why.RESIDENTIAL.value}'",
    reasons.AN_ADDRESS: f"{PLACED}.why IN ('{Why.ADDRESS.value}', '{Why.POSTCODE.value}')",
    reasons.NO_WORDS: f"{PLACED}.why = '{Why.BLANK.value}'",
    reasons.NOT_PLACED: "true",
}
"""What can become of an accepted row's place, in the order in which it is told."""


def about_placed_words(
    connection: DuckDBPyConnection, words: SpecifiedColumn
) -> tuple[Finding, ...]:
    """How many accepted rows were placed by words, how surely, and why others were not.

    The findings add up to the accepted rows.
    """
    cases = " ".join(f"WHEN {holds} THEN '{key}'" for key, holds in _OUTCOMES.items())
    counted = dict(
        connection.execute(f"SELECT CASE {cases} END, count(*) FROM kept GROUP BY 1").fetchall()
    )
    return tuple(
        Finding(key, reasons.WORDS[key], words.name, counted[key])
        for key in _OUTCOMES
        if key in counted
    )
