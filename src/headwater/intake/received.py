"""What becomes of a file whose rows are judged: everything that custody needs to keep it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from headwater.definitions.basis import Basis
from headwater.definitions.extract import ExtractSpecification
from headwater.exchange.report import FileReport
from headwater.intake.aggregates import last_day_stated, periods_stated
from headwater.intake.file_read import Reading
from headwater.intake.nature import check_home, nature_of_rows
from headwater.intake.reading import literal
from headwater.intake.tabular.repairs import Repair, rows_left_out
from headwater.intake.targets import year_column
from headwater.intake.writing import Origin, write_people, write_rejected
from headwater.tables.evaluations import AreaMonthCount
from headwater.vocabulary.nature import Nature
from headwater.vocabulary.periods import add_months

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@dataclass(frozen=True, slots=True)
class Received:
    """A file judged and not yet kept: everything that custody needs to keep it.

    `months` are those of accepted events; `period_key` names the years that a reference table
    describes, and `periods` what a table of published aggregates states, one by one. `accepted`,
    `people` and `rejected` are plain files in the workspace; `people` and `rejected` are to be
    sealed and then deleted.
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
    repairs: tuple[Repair, ...] = ()
    judged_with: str = ""
    """A digest of the mapping and of the repairs done without; empty where there was none."""
    periods: tuple[str, ...] = ()

    @property
    def rows_left_out(self) -> int:
        """Rows of the file that are neither header, accepted nor rejected; `repairs` say why."""
        return rows_left_out(self.repairs)


def received(
    connection: DuckDBPyConnection,
    reading: Reading,
    origin: Origin,
    basis: Basis,
    report: FileReport,
) -> Received:
    """Write what tells of people and what was rejected, and say what the file describes.

    Raises MixedNature when synthetic and real rows would meet.
    """
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
        as_at_date=_as_at(connection, reading, months),
        sha256=origin.sha256(),
        extract_id=origin.extract_id,
        repairs=reading.repairs,
        judged_with=reading.used.digest,
        periods=_periods(connection, specification, reading.accepted),
    )


def _as_at(connection: DuckDBPyConnection, reading: Reading, months: tuple[date, ...]) -> date:
    """The last day that the file describes: the end of its last month, if that has passed."""
    if reading.specification.becomes == "aggregate":
        last = last_day_stated(connection, reading.accepted)
        return min(reading.today, last or reading.today)
    if reading.specification.becomes == AreaMonthCount.name:
        months = _months_stated(connection, reading.accepted)
    if not months:
        return reading.today
    return min(reading.today, add_months(months[-1], 1) - timedelta(days=1))


def _periods(
    connection: DuckDBPyConnection, specification: ExtractSpecification, accepted: Path
) -> tuple[str, ...]:
    if specification.becomes == AreaMonthCount.name:
        # A series by itself: a file with some of another's series leaves the rest of it current.
        return tuple(_period_key(connection, specification, accepted).split(","))
    if specification.becomes != "aggregate":
        return ()
    return periods_stated(connection, accepted)


def _months(
    connection: DuckDBPyConnection, specification: ExtractSpecification, accepted: Path
) -> tuple[date, ...]:
    return _months_stated(connection, accepted) if specification.becomes == "event" else ()


def _months_stated(connection: DuckDBPyConnection, accepted: Path) -> tuple[date, ...]:
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
