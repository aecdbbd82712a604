"""Writes the accepted rows, the people named in them, and the rejected rows, each once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from headwater.definitions.extract import ExtractSpecification, PersonField, SpecifiedColumn
from headwater.intake.aggregates import states_of_figures
from headwater.intake.checks import value_of
from headwater.intake.consistency import rules_broken
from headwater.intake.reading import literal, one, quoted
from headwater.intake.targets import target_columns
from headwater.intake.values import Coding, is_month, value_type
from headwater.intake.worded_places import placed_values, staged_place
from headwater.tables.identifiable import IdentifiedPerson
from headwater.tables.schema import ColumnType

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

PARQUET = "(FORMAT parquet, PARQUET_VERSION v2, COMPRESSION snappy, DICTIONARY_SIZE_LIMIT 5000)"
_DIGEST_LENGTH = 20
_EXTRACT_ID_LENGTH = 16


@dataclass(frozen=True, slots=True)
class Origin:
    """What every row of one file shares.

    The file's digest is worked out while the rows are judged, so it is asked for afterwards.
    """

    specification: ExtractSpecification
    supplier: str
    codes: tuple[Coding, ...]
    sha256: Callable[[], str]
    words: SpecifiedColumn | None = None
    """The column that tells the place in words, where the file has it."""
    name_extract: Callable[[str], str] | None = None

    @property
    def extract_id(self) -> str:
        """The name under which the file is kept if it is accepted."""
        sha256 = self.sha256()
        return self.name_extract(sha256) if self.name_extract else sha256[:_EXTRACT_ID_LENGTH]

    def coding(self, column: SpecifiedColumn) -> Coding | None:
        """The codelist of a column, if it is coded."""
        return next((each for each in self.codes if each.column.name == column.name), None)

    def becoming(self, target: str) -> SpecifiedColumn | None:
        """The column that becomes `target`."""
        columns = self.specification.columns
        return next((column for column in columns if column.becomes == target), None)


def values_of_rows(origin: Origin) -> dict[str, str]:
    """SQL over `cells` for the target columns that differ from row to row, the number apart.

    Columns that the feed never fills are left out: writing them empty takes seconds for millions
    of rows, and whoever reads the file knows the table.
    """
    values = _stated_values(origin)
    if origin.specification.becomes == "event":
        values |= _event_values(origin)
    values |= states_of_figures(origin.specification, values)
    worded = staged_place(origin.words, values) if origin.words else {}
    return {
        name: f"CAST({values[name]} AS {_kept_as(origin, name, kind)})"
        for name, kind in target_columns(origin.specification).items()
        if name in values
    } | worded


def values_of_people(origin: Origin) -> dict[str, str]:
    """SQL over `cells` for what is said of each person in a row, and for the row's own name."""
    stated = {
        _staged_person(column.person): value_of(column, origin.coding(column))
        for column in origin.specification.columns
        if column.person
    }
    # The digest takes longer than reading the file, and only the linking of people asks for it.
    return stated | {"event_id": _id_by_reference(origin)} if stated else {}


def keep_rows(connection: DuckDBPyConnection) -> None:
    """Create the view `kept` of the staged rows that were not rejected, in file order."""
    rejected = _is_rejected(connection)
    connection.execute(f"CREATE TEMP VIEW kept AS SELECT * FROM staged WHERE NOT {rejected}")


def write_accepted(connection: DuckDBPyConnection, origin: Origin, path: Path) -> None:
    """Write the kept rows to `path`, in file order."""
    constants = _constants(origin)
    values = {name: quoted(name) for name in values_of_rows(origin)} | _numbered_values(origin)
    values |= placed_values(values) if origin.words else {}
    values |= {name: literal(value) for name, value in constants.items()}
    kinds = target_columns(origin.specification)
    types = {name: _kept_as(origin, name, kind) for name, kind in kinds.items()}
    types |= {
        name: f"ENUM({literal(value)})"
        for name, value in constants.items()
        if kinds[name] == ColumnType.TEXT
    }
    selected = ", ".join(
        f"CAST({values[name]} AS {types[name]}) AS {quoted(name)}"
        for name in kinds
        if name in values
    )
    connection.execute(f"COPY (SELECT {selected} FROM kept) TO {literal(path)} {PARQUET}")


def _kept_as(origin: Origin, name: str, kind: str) -> str:
    """The type a target column is written with; one of few texts is written without hashing it."""
    columns = [each for each in origin.specification.columns if each.becomes == name]
    coding = origin.coding(columns[0]) if len(columns) == 1 else None
    return value_type(coding) if coding and kind == ColumnType.TEXT else kind


def _is_rejected(connection: DuckDBPyConnection) -> str:
    """SQL that is true of a rejected row; a join would lose the order of the rows."""
    last = one(connection, "SELECT coalesce(max(row_number), 0) FROM rejected_rows")
    if not last:
        return "false"
    connection.execute(
        f"SET VARIABLE rejected = (SELECT bitstring_agg(row_number, 0, {last + 1}) "
        "FROM rejected_rows)"
    )
    number = f"CAST(least(row_number, {last + 1}) AS INTEGER)"
    return f"(get_bit(getvariable('rejected'), {number}) = 1)"


def write_people(connection: DuckDBPyConnection, origin: Origin, path: Path) -> bool:
    """Write the mentions of people in kept rows to `path`; say whether the feed has any."""
    mentions = [_mentions(origin, role) for role in _roles(origin.specification)]
    if not mentions:
        return False
    connection.execute(f"COPY ({' UNION ALL '.join(mentions)}) TO {literal(path)} {PARQUET}")
    return True


def write_rejected(connection: DuckDBPyConnection, origin: Origin, path: Path) -> None:
    """Write the rejected rows to `path`: number, reasons, and the specified columns as text.

    Words about a place are left out: nothing keeps them, sealed or not.
    """
    cells = ", ".join(
        f"doubtful.{quoted(column.name)} AS {quoted(column.header)}"
        for column in origin.specification.columns
        if not column.place_words
    )
    connection.execute(
        f"COPY (SELECT rejected_rows.row_number, "
        f"array_to_string(rejected_rows.reasons, '; ') AS reason, {cells} "
        "FROM rejected_rows LEFT JOIN doubtful USING (row_number) ORDER BY row_number) "
        f"TO {literal(path)} {PARQUET}"
    )


def _stated_values(origin: Origin) -> dict[str, str]:
    stated: dict[str, list[str]] = {}
    for column in origin.specification.columns:
        if column.becomes:
            stated.setdefault(column.becomes, []).append(value_of(column, origin.coding(column)))
    # Of several columns that become one, such as codes of an area and of what holds it, the first
    # that is filled counts.
    return {
        name: values[0] if len(values) == 1 else f"coalesce({', '.join(values)})"
        for name, values in stated.items()
    }


def _event_values(origin: Origin) -> dict[str, str]:
    specification = origin.specification
    month = specification.column(specification.month_column or "")
    day = value_of(month, origin.coding(month))
    values = {"month": day if is_month(month) else f"date_trunc('month', {day})"}
    return values | (
        {"inconsistencies": rules_broken(specification)} if specification.consistency else {}
    )


def _constants(origin: Origin) -> dict[str, object]:
    """What all rows of the file share."""
    specification = origin.specification
    stated = set(_stated_values(origin))
    values: dict[str, object] = dict(specification.constants)
    for name in stated & values.keys():
        del values[name]
    if specification.becomes not in {"event", "aggregate"}:
        return values
    return {
        **values,
        "feed": specification.feed,
        "supplier": origin.supplier,
        "extract_id": origin.extract_id,
    }


def _numbered_values(origin: Origin) -> dict[str, str]:
    """SQL over `staged` for what needs the number of the row."""
    if origin.specification.becomes != "event":
        return {}
    values = {"row_number": "row_number"}
    if _roles(origin.specification):
        values["event_id"] = _event_id(origin)
    return values


def _event_id(origin: Origin) -> str:
    return f"coalesce(event_id, {literal(origin.extract_id + ':')} || row_number)"


def _id_by_reference(origin: Origin) -> str:
    """The feed and a digest of supplier and reference; empty without a reference."""
    reference = origin.becoming("reference")
    if reference is None:
        return "NULL"
    text = f"{literal(origin.supplier + '/')} || {quoted(reference.name)}"
    return f"{literal(origin.specification.feed + ':')} || left(md5({text}), {_DIGEST_LENGTH})"


def _roles(specification: ExtractSpecification) -> list[str]:
    named = {column.person.role for column in specification.columns if column.person}
    return sorted(named)


def _staged_person(person: PersonField) -> str:
    """The column of `staged` for one thing that is said of a person."""
    return f"{person.role} {person.field}"


def _mentions(origin: Origin, role: str) -> str:
    people = [each.person for each in origin.specification.columns if each.person]
    stated: dict[str, str] = {
        each.field: quoted(_staged_person(each)) for each in people if each.role == role
    }
    constants = {
        "extract_id": origin.extract_id,
        "feed": origin.specification.feed,
        "role": role,
    }
    values = stated | {"event_id": _event_id(origin), "row_number": "row_number"}
    values |= {name: literal(value) for name, value in constants.items()}
    types = {name: column.column_type.value for name, column in IdentifiedPerson.columns().items()}
    types |= {name: f"ENUM({literal(value)})" for name, value in constants.items()}
    selected = ", ".join(
        f"CAST({values.get(name, 'NULL')} AS {kind}) AS {name}" for name, kind in types.items()
    )
    filled = [f"{value} IS NOT NULL" for field, value in stated.items() if field != "sex"]
    return f"SELECT {selected} FROM kept WHERE {' OR '.join(filled)}"
