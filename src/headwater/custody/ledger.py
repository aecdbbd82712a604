"""The ledger: extracts, what they cover, the register of bases, and runs. One file, transactional.

An extract exists when, and only when, its row stands here; files without a row are leftovers.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from headwater.custody.layout import storage_fault
from headwater.custody.schema import prepare
from headwater.definitions.basis import Basis
from headwater.exchange.messages import Mapping
from headwater.exchange.wire import read_message, write_message


@dataclass(frozen=True, slots=True)
class ExtractRecord:
    """One accepted file, as the ledger holds it: the columns of `Extract`, and its keeping.

    `judged_with` is the digest of how it was read, empty for the file as it stood. `received_on` is
    the day on which the file came, where it was read again later. An extract that was withdrawn is
    current for nothing and holds no rows any more.
    """

    extract_id: str
    feed: str
    supplier: str
    version: int
    file_name: str
    sha256: str
    as_at_date: date
    loaded_at: datetime
    rows_in_file: int
    rows_accepted: int
    rows_rejected: int
    becomes: str
    period_key: str
    basis_reference: str
    basis_ends_on: date | None
    keep_raw_days: int
    nature: str
    report: str
    raw_deleted_on: date | None = None
    people_deleted_on: date | None = None
    judged_with: str = ""
    mapping_version: int | None = None
    received_on: date | None = None
    withdrawn_on: date | None = None
    accepted_deleted_on: date | None = None


@dataclass(frozen=True, slots=True)
class WithdrawalRecord:
    """That an extract was taken back: by whom (a reference), why, and what came of it, in words."""

    extract_id: str
    withdrawn_at: datetime
    asked_by: str
    because: str
    came_of_it: str


@dataclass(frozen=True, slots=True)
class CoverageRecord:
    """One month of one supplier's feed and the extract that is current for it."""

    feed: str
    supplier: str
    month: date
    extract_id: str


@dataclass(frozen=True, slots=True)
class RunRecord:
    """One run: what was asked, when it began and ended, and how."""

    run_id: int
    command: str
    started_at: datetime
    ended_at: datetime | None
    outcome: str | None
    release_id: str | None


_STORED = tuple(ExtractRecord.__dataclass_fields__)
_DATES = (
    "as_at_date",
    "basis_ends_on",
    "raw_deleted_on",
    "people_deleted_on",
    "received_on",
    "withdrawn_on",
    "accepted_deleted_on",
)


class Ledger:
    """Reads and writes the ledger; each writing method runs inside `transaction`."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._connection = sqlite3.connect(path, isolation_level=None, timeout=30)
        self._connection.row_factory = sqlite3.Row
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = FULL")
        prepare(self._connection)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of it or nothing. Raises StorageFault when the disk cannot hold it."""
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            yield
            self._connection.execute("COMMIT")
        except BaseException as error:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            if isinstance(error, sqlite3.OperationalError):
                raise storage_fault(OSError(str(error))) from error
            raise

    def extracts(self) -> tuple[ExtractRecord, ...]:
        """Every accepted file, oldest first, those that were withdrawn among them."""
        rows = self._connection.execute("SELECT * FROM extract ORDER BY sequence")
        return tuple(_extract(row) for row in rows)

    def extract_of_file(self, sha256: str) -> ExtractRecord | None:
        """The newest extract made of exactly this file that was not withdrawn."""
        found = self._connection.execute(
            "SELECT * FROM extract WHERE sha256 = ? AND withdrawn_on IS NULL "
            "ORDER BY sequence DESC LIMIT 1",
            [sha256],
        )
        return next((_extract(row) for row in found), None)

    def extract(self, extract_id: str) -> ExtractRecord | None:
        """The extract of that name."""
        found = self._connection.execute("SELECT * FROM extract WHERE extract_id = ?", [extract_id])
        return next((_extract(row) for row in found), None)

    def times_judged(self, sha256: str, judged_with: str) -> int:
        """How many extracts were made of exactly this file, read in exactly this way."""
        found = self._connection.execute(
            "SELECT count(*) FROM extract WHERE sha256 = ? AND judged_with = ?",
            [sha256, judged_with],
        )
        return int(found.fetchone()[0])

    def add_extract(self, record: ExtractRecord) -> None:
        """Record an accepted file."""
        marks = ", ".join("?" for _ in _STORED)
        self._connection.execute(
            f"INSERT INTO extract ({', '.join(_STORED)}) VALUES ({marks})",  # noqa: S608 -- own names
            [_stored(getattr(record, name)) for name in _STORED],
        )

    def add_periods(self, extract_id: str, keys: Iterable[str]) -> None:
        """Record what a reference table or published aggregates state, by period."""
        self._connection.executemany(
            "INSERT INTO extract_period VALUES (?, ?)", [[extract_id, key] for key in keys]
        )

    def periods_of(self, record: ExtractRecord) -> frozenset[str]:
        """The months (YYYY-MM) of an extract of events, or the periods that it states."""
        if record.becomes == "event":
            return frozenset(record.period_key.split(","))
        rows = self._connection.execute(
            "SELECT period_key FROM extract_period WHERE extract_id = ?", [record.extract_id]
        )
        # An older ledger had one period for each extract.
        return frozenset(row["period_key"] for row in rows) or frozenset([record.period_key])

    def coverage(self) -> tuple[CoverageRecord, ...]:
        """Every covered month and its current extract."""
        rows = self._connection.execute("SELECT * FROM coverage ORDER BY feed, supplier, month")
        return tuple(
            CoverageRecord(
                row["feed"], row["supplier"], date.fromisoformat(row["month"]), row["extract_id"]
            )
            for row in rows
        )

    def cover(self, feed: str, supplier: str, month: date, extract_id: str) -> None:
        """Make an extract current for a month."""
        self._connection.execute(
            "INSERT OR REPLACE INTO coverage VALUES (?, ?, ?, ?)",
            [feed, supplier, month.isoformat(), extract_id],
        )

    def uncover(self, feed: str, supplier: str, month: date) -> None:
        """Say that no extract covers a month any more."""
        self._connection.execute(
            "DELETE FROM coverage WHERE feed = ? AND supplier = ? AND month = ?",
            [feed, supplier, month.isoformat()],
        )

    def reference_coverage(self) -> dict[tuple[str, str, str], str]:
        """The current extract of each reference feed, supplier and period."""
        rows = self._connection.execute("SELECT * FROM reference_coverage")
        return {
            (row["feed"], row["supplier"], row["period_key"]): row["extract_id"] for row in rows
        }

    def cover_reference(self, feed: str, supplier: str, period_key: str, extract_id: str) -> None:
        """Make an extract current for the period that a reference table describes."""
        self._connection.execute(
            "INSERT OR REPLACE INTO reference_coverage VALUES (?, ?, ?, ?)",
            [feed, supplier, period_key, extract_id],
        )

    def uncover_reference(self, feed: str, supplier: str, period_key: str) -> None:
        """Say that no extract describes a period any more."""
        self._connection.execute(
            "DELETE FROM reference_coverage WHERE feed = ? AND supplier = ? AND period_key = ?",
            [feed, supplier, period_key],
        )

    def bases(self) -> tuple[Basis, ...]:
        """The register of bases, as its newest version says."""
        rows = self._connection.execute("SELECT stated FROM basis ORDER BY basis_reference")
        return tuple(Basis.model_validate_json(row["stated"]) for row in rows)

    def replace_bases(self, bases: tuple[Basis, ...], extract_id: str) -> None:
        """Put a new version of the register in the place of the old one."""
        self._connection.execute("DELETE FROM basis")
        self._connection.executemany(
            "INSERT INTO basis VALUES (?, ?, ?)",
            [(basis.basis_reference, extract_id, basis.model_dump_json()) for basis in bases],
        )

    def mark_deleted(self, extract_id: str, *, what: str, day: date) -> None:
        """Record that `raw` (with rejected rows), `people` or `accepted` rows were deleted."""
        statements = {
            "raw": "UPDATE extract SET raw_deleted_on = ? WHERE extract_id = ?",
            "people": "UPDATE extract SET people_deleted_on = ? WHERE extract_id = ?",
            "accepted": "UPDATE extract SET accepted_deleted_on = ? WHERE extract_id = ?",
        }
        self._connection.execute(statements[what], [day.isoformat(), extract_id])

    def withdraw(self, record: WithdrawalRecord) -> None:
        """Record that an extract was taken back; once and for all."""
        self._connection.execute(
            "UPDATE extract SET withdrawn_on = ? WHERE extract_id = ?",
            [record.withdrawn_at.date().isoformat(), record.extract_id],
        )
        self._connection.execute(
            "INSERT INTO withdrawal VALUES (?, ?, ?, ?, ?)",
            [
                record.extract_id,
                record.withdrawn_at.isoformat(),
                record.asked_by,
                record.because,
                record.came_of_it,
            ],
        )

    def withdrawals(self) -> tuple[WithdrawalRecord, ...]:
        """Every withdrawal, oldest first."""
        rows = self._connection.execute("SELECT * FROM withdrawal ORDER BY withdrawn_at")
        return tuple(
            WithdrawalRecord(
                row["extract_id"],
                datetime.fromisoformat(row["withdrawn_at"]),
                row["asked_by"],
                row["because"],
                row["came_of_it"],
            )
            for row in rows
        )

    def add_mapping(self, mapping: Mapping) -> None:
        """Keep one version of a mapping."""
        self._connection.execute(
            "INSERT INTO mapping VALUES (?, ?, ?, ?, ?)",
            [
                mapping.feed,
                mapping.supplier,
                mapping.version,
                mapping.mapping_id,
                json.dumps(write_message(mapping), ensure_ascii=False),
            ],
        )

    def mappings(self) -> tuple[Mapping, ...]:
        """Every version of every mapping, the newest first."""
        rows = self._connection.execute("SELECT stated FROM mapping ORDER BY rowid DESC")
        return tuple(read_message(Mapping, json.loads(row["stated"])) for row in rows)

    def begin_run(self, command: str, started_at: datetime) -> int:
        """Record that a run has begun; return its number."""
        cursor = self._connection.execute(
            "INSERT INTO run (command, started_at) VALUES (?, ?)",
            [command, started_at.isoformat()],
        )
        return int(cursor.lastrowid or 0)

    def end_run(
        self, run_id: int, *, ended_at: datetime, outcome: str, release_id: str | None
    ) -> None:
        """Record how a run ended."""
        self._connection.execute(
            "UPDATE run SET ended_at = ?, outcome = ?, release_id = ? WHERE run_id = ?",
            [ended_at.isoformat(), outcome, release_id, run_id],
        )

    def runs(self) -> tuple[RunRecord, ...]:
        """Every run, oldest first."""
        rows = self._connection.execute("SELECT * FROM run ORDER BY run_id")
        return tuple(
            RunRecord(
                row["run_id"],
                row["command"],
                datetime.fromisoformat(row["started_at"]),
                datetime.fromisoformat(row["ended_at"]) if row["ended_at"] else None,
                row["outcome"],
                row["release_id"],
            )
            for row in rows
        )

    def fact(self, name: str) -> str | None:
        """One fact about the home, such as the fingerprint of its key."""
        found = self._connection.execute("SELECT value FROM fact WHERE name = ?", [name])
        return next((row["value"] for row in found), None)

    def set_fact(self, name: str, value: str) -> None:
        """Record one fact about the home, once and for all."""
        self._connection.execute("INSERT OR IGNORE INTO fact VALUES (?, ?)", [name, value])


def _stored(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _extract(row: sqlite3.Row) -> ExtractRecord:
    values = {name: row[name] for name in _STORED}
    for name in _DATES:
        values[name] = date.fromisoformat(values[name]) if values[name] else None
    values["loaded_at"] = datetime.fromisoformat(values["loaded_at"])
    return ExtractRecord(**values)
