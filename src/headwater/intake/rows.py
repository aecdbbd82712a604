"""From the rows of a file, laid out as cells, to everything that is said and kept of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from headwater.definitions.basis import Basis
from headwater.definitions.extract import ExtractSpecification
from headwater.exchange.report import FileReport, Outcome
from headwater.intake import findings
from headwater.intake.agreeing import basis_for, supplier_of
from headwater.intake.checks import Coding, checks_of, doubts_of
from headwater.intake.faults import NothingAccepted
from headwater.intake.headers import Matched
from headwater.intake.judging import Repeats, judge
from headwater.intake.nature import check_home, nature_of_rows
from headwater.intake.reading import (
    ReadingDiffers,
    Source,
    lay_out,
    lay_out_malformed,
    literal,
    one,
    quoted,
)
from headwater.intake.records import Rewritten
from headwater.intake.rules import TOTALS, Rules
from headwater.intake.staging import stage
from headwater.intake.survey import Surveyed
from headwater.intake.targets import year_column
from headwater.intake.writing import Origin, write_accepted, write_people, write_rejected
from headwater.vocabulary.nature import Nature
from headwater.vocabulary.periods import add_months

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


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


@dataclass(frozen=True, slots=True)
class Reading:
    """One file on its way through intake, with all that it is judged by."""

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
    sha256: Callable[[], str]

    @property
    def accepted(self) -> Path:
        """Where the accepted rows are written."""
        return self.workspace / "accepted.parquet"

    @property
    def staged(self) -> Path:
        """Where every row is written before it is judged."""
        return self.workspace / "staged.parquet"

    @property
    def first_column(self) -> str:
        """The specified column that stands leftmost in the file."""
        positions = self.matched.positions
        return min(positions, key=lambda name: positions[name])


def receive_rows(
    connection: DuckDBPyConnection, reading: Reading, source: Source, rewritten: Rewritten | None
) -> Received:
    """Judge the rows of one file and write them.

    Raises NoBasis, SupplierUnclear, NothingAccepted or MixedNature; ReadingDiffers when accepted
    and rejected rows do not add up to the rows counted beforehand, or two readings differ.
    """
    lay_out(connection, source, reading.specification)
    lay_out_malformed(connection, rewritten)
    _lay_out_codelists(connection, reading.codes)
    supplier = supplier_of(
        reading.in_force,
        stated=_stated_suppliers(connection, reading.specification),
        supplier=reading.supplier,
        feed=reading.specification.feed,
    )
    basis = basis_for(reading.in_force, reading.specification, reading.matched, supplier=supplier)
    rules = _rules(reading)
    origin = Origin(reading.specification, supplier, reading.codes, reading.sha256)
    stage(connection, rules, origin, reading.staged, is_numbered=source.is_numbered)
    repeated = judge(connection, rules, source, reading.workspace)
    write_accepted(connection, origin, reading.accepted)
    in_file = rewritten.records if rewritten else reading.surveyed.records - 1
    report = _report(connection, reading, origin, rules, repeated, in_file=in_file)
    return _received(connection, reading, origin, basis, report)


def _lay_out_codelists(connection: DuckDBPyConnection, codes: tuple[Coding, ...]) -> None:
    for name, codelist in {each.codelist.name: each.codelist for each in codes}.items():
        table = quoted(f"codelist_{name}")
        connection.execute(f"CREATE TEMP TABLE {table} (listed_code VARCHAR, listed_value VARCHAR)")
        connection.executemany(
            f"INSERT INTO {table} VALUES (?, ?)",
            [[code, value] for code, value in codelist.values.items()],
        )


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
    *,
    in_file: int,
) -> FileReport:
    specification, accepted_file = reading.specification, reading.accepted
    accepted, rejected = _counts(connection, accepted_file, in_file)
    rejections = findings.rejections(connection, rules.checks, repeated)
    if accepted == 0:
        raise NothingAccepted(rows=in_file, rejections=rejections)
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
            *findings.about_the_rows(connection, specification, rules.checks, repeated),
            *findings.vintages(connection, specification, accepted_file),
        ),
        completeness=findings.completeness(connection, specification, accepted_file),
        extract_id=origin.extract_id,
    )


def _counts(connection: DuckDBPyConnection, accepted: Path, in_file: int) -> tuple[int, int]:
    """Accepted and rejected rows, which must add up to the rows that were counted beforehand."""
    kept = one(connection, f"SELECT count(*) FROM read_parquet({literal(accepted)})")
    turned_away = one(connection, "SELECT count(DISTINCT row_number) FROM rejected_rows")
    if kept + turned_away != in_file:
        raise ReadingDiffers(f"{kept:,} + {turned_away:,} is not {in_file:,}")
    return kept, turned_away


def _received(
    connection: DuckDBPyConnection,
    reading: Reading,
    origin: Origin,
    basis: Basis,
    report: FileReport,
) -> Received:
    specification = reading.specification
    nature = nature_of_rows(connection, specification, accepted=report.rows_accepted)
    check_home(nature, reading.home_nature, file_name=reading.path.name)
    months = _months(connection, specification, reading.accepted)
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
        accepted=reading.accepted,
        people=people if has_people else None,
        rejected=rejected if report.rows_rejected else None,
        nature=nature,
        months=months,
        period_key=_period_key(connection, specification, reading.accepted),
        as_at_date=_as_at(months, reading.today),
        sha256=origin.sha256(),
        extract_id=origin.extract_id,
    )


def _as_at(months: tuple[date, ...], today: date) -> date:
    """The last day that the file describes: the end of its last month, if that has passed."""
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
    """What the supplier column says, totals rows apart."""
    if specification.supplier_column is None:
        return frozenset()
    cell = quoted(specification.supplier_column)
    words = ", ".join(literal(word) for word in TOTALS)
    found = connection.execute(
        f"SELECT DISTINCT {cell} FROM unnumbered_cells "
        f"WHERE {cell} IS NOT NULL AND lower({cell}) NOT IN ({words})"
    ).fetchmany(100)
    return frozenset(row[0] for row in found)
