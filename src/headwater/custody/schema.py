"""The tables of the ledger, and how a ledger that an older Headwater wrote becomes a newer one."""

import sqlite3

from headwater.tables.lineage import Coverage, Extract
from headwater.vocabulary.faults import ExitCode, Fault

VERSION = 1
"""Grows with every change that an older ledger needs; the ledger holds the version it is of."""
_KEPT_BESIDE = """
    becomes TEXT NOT NULL, period_key TEXT NOT NULL, basis_reference TEXT NOT NULL,
    basis_ends_on TEXT, keep_raw_days INTEGER NOT NULL, nature TEXT NOT NULL, report TEXT NOT NULL,
    raw_deleted_on TEXT, people_deleted_on TEXT
"""
_ADDED_TO_EXTRACTS = {
    "judged_with": "TEXT NOT NULL DEFAULT ''",
    "mapping_version": "INTEGER",
    "received_on": "TEXT",
    "withdrawn_on": "TEXT",
    "accepted_deleted_on": "TEXT",
}
"""Columns that version 1 added."""
_TABLES = f"""
CREATE TABLE IF NOT EXISTS extract ({Extract.column_definitions()}, {_KEPT_BESIDE},
    sequence INTEGER PRIMARY KEY AUTOINCREMENT, UNIQUE (extract_id));
CREATE TABLE IF NOT EXISTS coverage ({Coverage.column_definitions()},
    PRIMARY KEY (feed, supplier, month));
CREATE TABLE IF NOT EXISTS reference_coverage (feed TEXT NOT NULL, supplier TEXT NOT NULL,
    period_key TEXT NOT NULL, extract_id TEXT NOT NULL, PRIMARY KEY (feed, supplier, period_key));
CREATE TABLE IF NOT EXISTS basis (basis_reference TEXT PRIMARY KEY, extract_id TEXT NOT NULL,
    stated TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS run (run_id INTEGER PRIMARY KEY AUTOINCREMENT, command TEXT NOT NULL,
    started_at TEXT NOT NULL, ended_at TEXT, outcome TEXT, release_id TEXT);
CREATE TABLE IF NOT EXISTS fact (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS extract_period (extract_id TEXT NOT NULL, period_key TEXT NOT NULL,
    PRIMARY KEY (extract_id, period_key));
CREATE TABLE IF NOT EXISTS mapping (feed TEXT NOT NULL, supplier TEXT NOT NULL,
    version INTEGER NOT NULL, mapping_id TEXT NOT NULL UNIQUE, stated TEXT NOT NULL,
    PRIMARY KEY (feed, supplier, version));
CREATE TABLE IF NOT EXISTS withdrawal (extract_id TEXT PRIMARY KEY, withdrawn_at TEXT NOT NULL,
    asked_by TEXT NOT NULL, because TEXT NOT NULL, came_of_it TEXT NOT NULL);
"""
_GUARDS = "".join(
    f"""
CREATE TRIGGER IF NOT EXISTS {table}_never_{deed} BEFORE {deed} ON {table}
BEGIN SELECT RAISE(ABORT, 'what stands in {table} stays'); END;
"""
    for table in ("mapping", "withdrawal")
    for deed in ("update", "delete")
)


class HomeTooNew(Fault):
    """A newer Headwater wrote this home."""

    exit_code = ExitCode.STORAGE


def prepare(connection: sqlite3.Connection) -> None:
    """Make the tables, or bring those of an older ledger up to date, all at once or not at all.

    Raises HomeTooNew.
    """
    found = connection.execute("PRAGMA user_version").fetchone()[0]
    if found > VERSION:
        raise HomeTooNew(
            found=f"This home was written by a newer Headwater (ledger {found}, not {VERSION}).",
            expected="the Headwater that wrote it, or a newer one.",
            next_step="install that version, or use another home.",
        )
    if found == VERSION:
        return
    try:
        connection.executescript(f"BEGIN IMMEDIATE; {_TABLES} {_GUARDS}")
        _add_columns(connection)
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _add_columns(connection: sqlite3.Connection) -> None:
    """Whoever waited for another process to do so finds them there."""
    there = {row[1] for row in connection.execute("PRAGMA table_info(extract)")}
    for name, definition in _ADDED_TO_EXTRACTS.items():
        if name not in there:
            connection.execute(f"ALTER TABLE extract ADD COLUMN {name} {definition}")
