"""From the rows of a file, laid out as cells, to everything that is said and kept of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from headwater.definitions.extract import ExtractSpecification
from headwater.exchange.report import FileReport, Outcome
from headwater.intake import findings
from headwater.intake.agreeing import Agreed, agreed, supplier_of
from headwater.intake.asking import about_values
from headwater.intake.checks import checks_of, doubts_of
from headwater.intake.faults import NoBasis, NothingAccepted, SupplierUnclear
from headwater.intake.file_read import Reading
from headwater.intake.judging import Repeats, judge
from headwater.intake.laid_out import lay_out, lay_out_malformed
from headwater.intake.mapping import codes_met, with_version
from headwater.intake.reading import (
    ReadingDiffers,
    Source,
    literal,
    one,
    quoted,
)
from headwater.intake.received import Received, received
from headwater.intake.records import Rewritten
from headwater.intake.remedies import Found, remedies_for
from headwater.intake.rules import TOTALS, Rules
from headwater.intake.staging import STATED_SUPPLIER, stage
from headwater.intake.tabular.repairs import rows_left_out
from headwater.intake.worded_places import about_placed_words, teach
from headwater.intake.writing import (
    Origin,
    keep_rows,
    write_accepted,
)

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_FIRST_ROWS = 10_000


class CellsRemediable(Exception):
    """Cells in doubt can be read after all, in the ways that are found."""

    def __init__(self, found: tuple[Found, ...]) -> None:
        super().__init__()
        self.found = found


def receive_rows(
    connection: DuckDBPyConnection, reading: Reading, source: Source, rewritten: Rewritten | None
) -> Received:
    """Judge the rows of one file and write them.

    Raises NoBasis, SupplierUnclear, NothingAccepted or MixedNature; ReadingDiffers when accepted
    and rejected rows do not add up to the rows counted beforehand, or two readings differ;
    CellsRemediable, once, when the file should be read again with remedies.
    """
    lay_out(connection, source, reading.specification, reading.codes)
    lay_out_malformed(connection, rewritten)
    supplier = _supplier(connection, reading)
    covered = agreed(reading.in_force, reading.specification, reading.matched, supplier=supplier)
    reading = replace(reading, matched=covered.matched)
    reading, source = _with_codes(connection, reading, replace(source, matched=covered.matched))
    if covered.dropped or source.codes:
        lay_out(connection, source, reading.specification, reading.codes)
    rules = _rules(reading)
    origin = Origin(
        reading.specification,
        supplier,
        reading.codes,
        reading.sha256,
        reading.words,
        _name_of(reading),
    )
    if origin.words:
        teach(connection, reading.placer)
    stage(connection, rules, origin, reading.staged, is_numbered=source.is_numbered)
    _check_supplier(connection, reading)
    repeated = judge(connection, rules, source, reading.workspace)
    _look_for_remedies(connection, reading, rules)
    keep_rows(connection)
    write_accepted(connection, origin, reading.accepted)
    in_file = rewritten.records if rewritten else reading.surveyed.records - 1
    report = _report(connection, reading, origin, rules, repeated, covered, in_file=in_file)
    return received(connection, reading, origin, covered.basis, report)


def _with_codes(
    connection: DuckDBPyConnection, reading: Reading, source: Source
) -> tuple[Reading, Source]:
    """Reading and source with the codes of the mapping that the file calls for."""
    used, read_as = codes_met(connection, source, reading.specification, reading.used)
    repairs = with_version((*reading.repairs, *read_as), used.version)
    return replace(reading, used=used, repairs=repairs), replace(source, codes=used.codes)


def _name_of(reading: Reading) -> Callable[[str], str] | None:
    """How the file's digest gives its name, once it is known how it was read."""
    name, digest = reading.name_extract, reading.used.digest
    return (lambda sha256: name(sha256, digest)) if name else None


def _supplier(connection: DuckDBPyConnection, reading: Reading) -> str:
    """The supplier as the first rows state it, or else all of them.

    The others are asked once they are staged: the text is not read to its end for this alone.
    """
    column = reading.specification.supplier_column
    if column is None:
        return _supplier_stated(reading, frozenset())
    cell = quoted(column)
    first = f"(SELECT {cell} FROM cells LIMIT {_FIRST_ROWS})"
    try:
        return _supplier_stated(reading, _stated(connection, cell, first))
    except (NoBasis, SupplierUnclear):
        return _supplier_stated(reading, _stated(connection, cell, "cells"))


def _check_supplier(connection: DuckDBPyConnection, reading: Reading) -> None:
    """Raise NoBasis or SupplierUnclear unless all rows state the supplier whom the first state."""
    if reading.specification.supplier_column:
        _supplier_stated(reading, _stated(connection, quoted(STATED_SUPPLIER), "staged"))


def _supplier_stated(reading: Reading, stated: frozenset[str]) -> str:
    return supplier_of(
        reading.in_force,
        stated=stated,
        supplier=reading.supplier,
        feed=reading.specification.feed,
    )


def _stated(connection: DuckDBPyConnection, cell: str, rows: str) -> frozenset[str]:
    """What the supplier column says, totals rows apart."""
    words = ", ".join(literal(word) for word in TOTALS)
    found = connection.execute(
        f"SELECT DISTINCT {cell} FROM {rows} "
        f"WHERE {cell} IS NOT NULL AND lower({cell}) NOT IN ({words})"
    ).fetchmany(100)
    return frozenset(row[0] for row in found)


def _look_for_remedies(connection: DuckDBPyConnection, reading: Reading, rules: Rules) -> None:
    found = () if reading.remedies else remedies_for(connection, rules, without=reading.without)
    if found:
        raise CellsRemediable(found)


def _rules(reading: Reading) -> Rules:
    specification, codes = reading.specification, reading.codes
    return Rules(
        specification=specification,
        codes=codes,
        checks=checks_of(specification, codes, today=reading.today),
        doubts=doubts_of(specification, codes, today=reading.today),
        first_column=reading.first_column,
    )


def _report(
    connection: DuckDBPyConnection,
    reading: Reading,
    origin: Origin,
    rules: Rules,
    repeated: tuple[Repeats, ...],
    covered: Agreed,
    *,
    in_file: int,
) -> FileReport:
    specification, accepted_file = reading.specification, reading.accepted
    accepted, rejected = _counts(connection, accepted_file, in_file)
    rejections = findings.rejections(connection, rules.checks, repeated)
    repairs = findings.repairs_made(reading.repairs)
    left_out = rows_left_out(reading.repairs)
    question = about_values(connection, reading.matched, specification, rules.checks, rules.codes)
    if accepted == 0:
        raise NothingAccepted(
            rows=in_file,
            rejections=rejections,
            repairs=repairs,
            rows_left_out=left_out,
            question=question,
        )
    return FileReport(
        feed=specification.feed,
        supplier=origin.supplier,
        file_name=reading.path.name,
        sha256=origin.sha256(),
        outcome=Outcome.ACCEPTED,
        rows_in_file=in_file,
        rows_accepted=accepted,
        rows_rejected=rejected,
        rejections=rejections,
        notes=(
            *findings.about_the_file(reading.surveyed, reading.matched),
            *findings.about_fields_not_covered(covered.dropped, covered.notes),
            *findings.about_the_rows(connection, specification, rules.checks, repeated),
            *findings.vintages(connection, specification, accepted_file),
            *findings.withheld(connection, specification, accepted_file),
            *(about_placed_words(connection, origin.words) if origin.words else ()),
        ),
        completeness=tuple(
            fill
            for fill in findings.completeness(connection, specification, accepted_file)
            if fill.column not in _fields_not_read(specification, covered)
        ),
        extract_id=origin.extract_id,
        repairs=repairs,
        rows_left_out=left_out,
        mapping_version=reading.used.version_used,
        question=question,
    )


def _fields_not_read(specification: ExtractSpecification, covered: Agreed) -> frozenset[str | None]:
    """What nothing in the file fills, because the columns for it were dropped: no share of it."""
    dropped = {specification.column(name).becomes for name in covered.dropped}
    read = {specification.column(name).becomes for name in covered.matched.positions}
    return frozenset(dropped - read)


def _counts(connection: DuckDBPyConnection, accepted: Path, in_file: int) -> tuple[int, int]:
    """Accepted and rejected rows, which must add up to the rows that were counted beforehand."""
    kept = one(connection, f"SELECT count(*) FROM read_parquet({literal(accepted)})")
    turned_away = one(connection, "SELECT count(DISTINCT row_number) FROM rejected_rows")
    if kept + turned_away != in_file:
        raise ReadingDiffers(f"{kept:,} + {turned_away:,} is not {in_file:,}")
    return kept, turned_away
