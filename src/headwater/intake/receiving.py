"""Receives one partner file: refuses it, or judges every row and writes what is accepted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from headwater.definitions.basis import Basis
from headwater.definitions.codelist import Codelist
from headwater.definitions.extract import ExtractSpecification
from headwater.exchange.report import FileReport, Finding, Outcome
from headwater.intake import findings
from headwater.intake.agreeing import bases_in_force, basis_for, supplier_of
from headwater.intake.checks import Check, Coding, checks_of, codings
from headwater.intake.faults import NothingAccepted, RowsUnaccounted
from headwater.intake.headers import Matched, match, no_rows, read_header
from headwater.intake.judging import TOTALS, Repeats, judge
from headwater.intake.reading import (
    Source,
    connect,
    lay_out,
    lay_out_malformed,
    literal,
    quoted,
)
from headwater.intake.records import Rewritten, rewrite
from headwater.intake.survey import Surveyed, survey
from headwater.intake.targets import year_column
from headwater.intake.writing import Origin, write_accepted, write_people, write_rejected
from headwater.vocabulary.faults import Fault, MixedNature, StorageFault
from headwater.vocabulary.nature import Nature
from headwater.vocabulary.periods import add_months

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

EXTRACT_ID_LENGTH = 16


@dataclass(frozen=True, slots=True)
class Received:
    """A file judged and not yet kept: everything that custody needs to keep it.

    `months` are those of accepted events; `period_key` names the years that a reference table
    describes. `accepted`, `people` and `rejected` are plain files in the workspace; `people` and
    `rejected` are to be sealed and then deleted.
    """

    specification: ExtractSpecification
    basis: Basis
    report: FileReport
    raw: Path
    accepted: Path
    people: Path | None
    rejected: Path | None
    nature: Nature
    months: tuple[date, ...]
    period_key: str
    as_at_date: date
    sha256: str
    extract_id: str


class _ReadDiffers(Exception):
    """The fast reader stumbled, or counts other rows than the survey."""


def receive(
    path: Path,
    *,
    specification: ExtractSpecification,
    codelists: Mapping[str, Codelist],
    bases: Iterable[Basis],
    supplier: str | None,
    today: date,
    workspace: Path,
    home_nature: Nature | None,
    others: Iterable[ExtractSpecification] = (),
) -> Received:
    """Judge every row of `path`; write the accepted and the rejected rows into `workspace`.

    `others` are the specifications of other feeds, to recognise a file sent as the wrong one.
    Raises NoBasis, MixedNature, StorageFault, or one of the FileRefused faults.
    """
    others = tuple(others)
    in_force = bases_in_force(bases, specification, supplier=supplier, today=today)
    with _storage_faults():
        workspace.mkdir(parents=True, exist_ok=True)
        surveyed = survey(path, workspace=workspace)
        header = read_header(
            surveyed.plain,
            encoding=surveyed.encoding,
            known=(specification, *others),
            file_name=path.name,
        )
        matched = match(header, specification, others=others)
        reading = _Reading(
            path=path,
            specification=specification,
            codes=codings(specification, codelists),
            in_force=in_force,
            supplier=supplier,
            today=today,
            workspace=workspace,
            home_nature=home_nature,
            surveyed=surveyed,
            matched=matched,
        )
        return _read(reading)


def refusal_report(
    fault: Fault, *, path: Path, feed: str, supplier: str | None, sha256: str = ""
) -> FileReport:
    """The report on a file that `fault` turned away."""
    rows = fault.rows if isinstance(fault, NothingAccepted) else 0
    return FileReport(
        feed=feed,
        supplier=supplier,
        file_name=path.name,
        sha256=sha256,
        outcome=Outcome.REFUSED,
        rows_in_file=rows,
        rows_rejected=rows,
        rejections=fault.rejections if isinstance(fault, NothingAccepted) else (),
        found=fault.found,
        expected=fault.expected,
        next_step=fault.next_step,
    )


@dataclass(frozen=True, slots=True)
class _Reading:
    path: Path
    specification: ExtractSpecification
    codes: tuple[Coding, ...]
    in_force: tuple[Basis, ...]
    supplier: str | None
    today: date
    workspace: Path
    home_nature: Nature | None
    surveyed: Surveyed
    matched: Matched

    @property
    def extract_id(self) -> str:
        return self.surveyed.sha256[:EXTRACT_ID_LENGTH]


def _read(reading: _Reading) -> Received:
    """Read a regular file as it is; any other, and any that surprises, record by record."""
    if reading.surveyed.is_regular:
        try:
            return _judge(reading, None)
        except _ReadDiffers:
            pass
    rewritten = rewrite(
        reading.surveyed.plain,
        encoding=reading.surveyed.encoding,
        delimiter=reading.matched.header.delimiter,
        width=len(reading.matched.header.names),
        workspace=reading.workspace,
    )
    if rewritten.records == 0:
        raise no_rows(reading.path.name)
    try:
        return _judge(reading, rewritten)
    except _ReadDiffers as difference:
        raise RowsUnaccounted(
            found=f"The rows of {reading.path.name} do not add up ({difference}).",
            expected="accepted and rejected rows that add up to the rows in the file.",
            next_step="keep the file and report this; nothing was loaded.",
        ) from None


def _judge(reading: _Reading, rewritten: Rewritten | None) -> Received:
    import duckdb

    source = Source(
        path=rewritten.rows if rewritten else reading.surveyed.plain,
        matched=reading.matched,
        is_numbered=rewritten is not None,
    )
    connection = connect(reading.workspace)
    try:
        lay_out(connection, source, reading.specification)
        lay_out_malformed(connection, rewritten)
        _lay_out_codelists(connection, reading.codes)
        return _receive_rows(connection, reading, rewritten)
    except duckdb.InvalidInputException as error:
        raise _ReadDiffers(type(error).__name__) from None
    finally:
        connection.close()


def _lay_out_codelists(connection: DuckDBPyConnection, codes: tuple[Coding, ...]) -> None:
    for name, codelist in {each.codelist.name: each.codelist for each in codes}.items():
        table = quoted(f"codelist_{name}")
        connection.execute(f"CREATE TEMP TABLE {table} (listed_code VARCHAR, listed_value VARCHAR)")
        connection.executemany(
            f"INSERT INTO {table} VALUES (?, ?)",
            [[code, value] for code, value in codelist.values.items()],
        )


def _receive_rows(
    connection: DuckDBPyConnection, reading: _Reading, rewritten: Rewritten | None
) -> Received:
    specification, codes = reading.specification, reading.codes
    supplier = supplier_of(
        reading.in_force,
        stated=_stated_suppliers(connection, specification),
        supplier=reading.supplier,
        feed=specification.feed,
    )
    basis = basis_for(reading.in_force, specification, reading.matched, supplier=supplier)
    checks = checks_of(specification, codes, today=reading.today)
    first = min(reading.matched.positions, key=lambda name: reading.matched.positions[name])
    repeated = judge(connection, specification, checks, codes, first_column=first)
    origin = Origin(specification, supplier, reading.extract_id, codes)
    accepted = reading.workspace / "accepted.parquet"
    write_accepted(connection, origin, accepted)
    in_file = rewritten.records if rewritten else reading.surveyed.records - 1
    counts = _counts(connection, accepted, in_file)
    report = _report(connection, reading, origin, checks, repeated, accepted, counts)
    return _received(connection, reading, origin, basis, report, accepted)


@dataclass(frozen=True, slots=True)
class _Counts:
    in_file: int
    accepted: int
    rejected: int


def _counts(connection: DuckDBPyConnection, accepted: Path, in_file: int) -> _Counts:
    """Accepted and rejected rows, which must add up to the rows that were counted beforehand.

    Raises _ReadDiffers when they do not.
    """
    kept = _one(connection, f"SELECT count(*) FROM read_parquet({literal(accepted)})")
    turned_away = _one(connection, "SELECT count(DISTINCT row_number) FROM rejected_rows")
    if kept + turned_away != in_file:
        raise _ReadDiffers(f"{kept:,} + {turned_away:,} is not {in_file:,}")
    return _Counts(in_file, kept, turned_away)


def _report(
    connection: DuckDBPyConnection,
    reading: _Reading,
    origin: Origin,
    checks: tuple[Check, ...],
    repeated: tuple[Repeats, ...],
    accepted: Path,
    counts: _Counts,
) -> FileReport:
    rejections = findings.rejections(connection, checks, repeated)
    if counts.accepted == 0:
        raise NothingAccepted(rows=counts.in_file, rejections=rejections)
    specification = reading.specification
    return FileReport(
        feed=specification.feed,
        supplier=origin.supplier,
        file_name=reading.path.name,
        sha256=reading.surveyed.sha256,
        outcome=Outcome.ACCEPTED,
        rows_in_file=counts.in_file,
        rows_accepted=counts.accepted,
        rows_rejected=counts.rejected,
        rejections=rejections,
        notes=_notes(connection, reading, checks, repeated, accepted),
        completeness=findings.completeness(connection, specification, accepted),
        extract_id=origin.extract_id,
    )


def _notes(
    connection: DuckDBPyConnection,
    reading: _Reading,
    checks: tuple[Check, ...],
    repeated: tuple[Repeats, ...],
    accepted: Path,
) -> tuple[Finding, ...]:
    noted = findings.notes(
        connection,
        reading.specification,
        surveyed=reading.surveyed,
        matched=reading.matched,
        checks=checks,
        repeated=repeated,
    )
    return (*noted, *findings.vintages(connection, reading.specification, accepted))


def _received(
    connection: DuckDBPyConnection,
    reading: _Reading,
    origin: Origin,
    basis: Basis,
    report: FileReport,
    accepted: Path,
) -> Received:
    specification = reading.specification
    nature = _nature(connection, reading, report.rows_accepted)
    months = _months(connection, specification, accepted)
    people, rejected = reading.workspace / "people.parquet", reading.workspace / "rejected.parquet"
    has_people = write_people(connection, origin, people)
    if report.rows_rejected:
        write_rejected(connection, origin, rejected)
    if months:
        report = replace(report, first_month=months[0], last_month=months[-1])
    return Received(
        specification=specification,
        basis=basis,
        report=report,
        raw=reading.path,
        accepted=accepted,
        people=people if has_people else None,
        rejected=rejected if report.rows_rejected else None,
        nature=nature,
        months=months,
        period_key=_period_key(connection, specification, accepted),
        as_at_date=_as_at(months, reading.today),
        sha256=reading.surveyed.sha256,
        extract_id=origin.extract_id,
    )


def _as_at(months: tuple[date, ...], today: date) -> date:
    if not months:
        return today
    return min(today, add_months(months[-1], 1) - timedelta(days=1))


def _months(
    connection: DuckDBPyConnection, specification: ExtractSpecification, accepted: Path
) -> tuple[date, ...]:
    if specification.becomes != "event":
        return ()
    found = connection.execute(
        f"SELECT DISTINCT month FROM read_parquet({literal(accepted)}) ORDER BY month"
    ).fetchall()
    return tuple(row[0] for row in found)


def _period_key(
    connection: DuckDBPyConnection, specification: ExtractSpecification, accepted: Path
) -> str:
    year = None if specification.becomes in {"event", "basis"} else year_column(specification)
    if year is None:
        return ""
    found = connection.execute(
        f"SELECT DISTINCT {year} FROM read_parquet({literal(accepted)}) ORDER BY {year}"
    ).fetchall()
    return ",".join(str(row[0]) for row in found)


def _stated_suppliers(
    connection: DuckDBPyConnection, specification: ExtractSpecification
) -> frozenset[str]:
    name = specification.supplier_column
    if name is None:
        return frozenset()
    words = ", ".join(literal(word) for word in TOTALS)
    found = connection.execute(
        f"SELECT DISTINCT {quoted(name)} FROM unnumbered_cells WHERE {quoted(name)} IS NOT NULL "
        f"AND lower({quoted(name)}) NOT IN ({words})"
    ).fetchmany(100)
    return frozenset(row[0] for row in found)


def _nature(connection: DuckDBPyConnection, reading: _Reading, accepted: int) -> Nature:
    """The nature of the accepted rows. Raises MixedNature."""
    marked = _marked(connection, reading.specification)
    if 0 < marked < accepted:
        raise MixedNature(
            found=f"{marked:,} of {accepted:,} rows are marked synthetic, the others are not.",
            expected="a file of synthetic rows only, or of real rows only.",
            next_step="find out how the two came into one file.",
        )
    nature = Nature.SYNTHETIC if marked else Nature.REAL
    if reading.home_nature not in {None, nature}:
        raise MixedNature(
            found=f"{reading.path.name} holds {nature} data; this home holds {reading.home_nature}.",
            expected=f"{reading.home_nature} data only.",
            next_step="load it into a home of its own (set HEADWATER_HOME).",
        )
    return nature


def _marked(connection: DuckDBPyConnection, specification: ExtractSpecification) -> int:
    mark = specification.synthetic_mark
    if mark is None:
        return 0
    return _one(
        connection,
        f"SELECT count(*) FROM cells WHERE starts_with({quoted(mark.column)}, "
        f"{literal(mark.prefix)}) AND row_number NOT IN (SELECT row_number FROM rejected_rows)",
    )


def _one(connection: DuckDBPyConnection, statement: str) -> int:
    return int(connection.execute(statement).fetchall()[0][0])


@contextmanager
def _storage_faults() -> Iterator[None]:
    """Say plainly when the disk is full, whoever noticed it."""
    import duckdb

    try:
        yield
    except (OSError, duckdb.IOException, duckdb.OutOfMemoryException) as error:
        raise StorageFault(
            found=f"The workspace could not hold the file being read ({type(error).__name__}).",
            expected="free space of about twice the size of the plain file.",
            next_step="free some space or set another home, then run the same command again.",
        ) from error
