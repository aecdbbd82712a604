"""Proof of deletion: what of which extract was deleted, how many bytes, when, and by which rule.

A deletion is said before it begins and again when it is done, so that a stop in between is
finished later with the bytes that were counted before.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from headwater.custody.layout import Layout
from headwater.custody.ledger import ExtractRecord
from headwater.custody.signed_log import SignedLog
from headwater.exchange.statements import Detail, Statement

BEGUN, DONE = "deletion_begun", "deleted"
What = Literal["raw", "people", "accepted"]
KINDS: dict[str, tuple[str, ...]] = {
    "raw": ("raw", "rejected"),
    "people": ("people",),
    "accepted": ("accepted",),
}
"""What is deleted together: a file as supplied goes with the rows of it that were rejected."""


@dataclass(frozen=True, slots=True)
class Due:
    """What of an extract is due for deletion, from which day, and by which rule.

    `because` is raw_days_over, superseded, basis_ended or withdrawn.
    """

    what: What
    due_on: date
    because: str


class DeletionProofs:
    """What was deleted, as signed statements in one log."""

    def __init__(self, layout: Layout, log: SignedLog) -> None:
        self._layout = layout
        self._log = log
        self._said = {_key(each): each for each in log.statements()}

    def begin(self, record: ExtractRecord, due: Due, *, today: date) -> None:
        """Say what is about to be deleted, with its bytes, unless a stopped run said so."""
        if (BEGUN, record.extract_id, due.what) in self._said:
            return
        sizes = {f"bytes_{kind}": self._bytes(kind, record) for kind in KINDS[due.what]}
        self._say(BEGUN, record, due, today, dict(sizes))

    def finish(self, record: ExtractRecord, due: Due, *, today: date) -> None:
        """Say that it is deleted, once. Call it when the files are gone."""
        if (DONE, record.extract_id, due.what) in self._said:
            return
        begun = self._said[BEGUN, record.extract_id, due.what]
        sizes = {name: n for name, n in begun.details.items() if name.startswith("bytes_")}
        self._say(DONE, record, due, today, sizes)

    def _say(
        self, step: str, record: ExtractRecord, due: Due, today: date, sizes: dict[str, Detail]
    ) -> None:
        details = sizes | _details(record, due)
        said = self._log.add(step, said_at=today.isoformat(), details=details)
        self._said[_key(said)] = said

    def _bytes(self, kind: str, record: ExtractRecord) -> int:
        path = file_of(self._layout, record, kind)
        return path.stat().st_size if path.exists() else 0


def unproven(layout: Layout, records: tuple[ExtractRecord, ...], log: SignedLog) -> tuple[str, ...]:
    """What does not agree between the ledger, the log and the disk, one line for each.

    A statement that was taken from the end of the log shows here: the ledger still knows.
    """
    done = {_key(each)[1:] for each in log.statements() if each.what == DONE}
    found = [f"statement {number} does not hold" for number in log.unsound()]
    for record in records:
        for what, day in deleted_on(record).items():
            if day and (record.extract_id, what) not in done:
                found.append(f"{record.extract_id}: {what} has no statement")
            if day and _is_there(layout, record, what):
                found.append(f"{record.extract_id}: {what} is still there")
    return tuple(found)


def _is_there(layout: Layout, record: ExtractRecord, what: str) -> bool:
    return any(file_of(layout, record, kind).exists() for kind in KINDS[what])


def file_of(layout: Layout, record: ExtractRecord, kind: str) -> Path:
    """Where one kind of file of an extract stands."""
    if kind == "accepted":
        return layout.accepted(record.feed, record.extract_id)
    return layout.sealed(kind, record.extract_id)


def deleted_on(record: ExtractRecord) -> dict[What, date | None]:
    """The day on which each was deleted, if it was."""
    return {
        "raw": record.raw_deleted_on,
        "people": record.people_deleted_on,
        "accepted": record.accepted_deleted_on,
    }


def _key(statement: Statement) -> tuple[str, str, str]:
    details = statement.details
    return statement.what, str(details.get("extract_id")), str(details.get("what"))


def _details(record: ExtractRecord, due: Due) -> dict[str, Detail]:
    ends_on = record.basis_ends_on
    return {
        "extract_id": record.extract_id,
        "what": due.what,
        "feed": record.feed,
        "supplier": record.supplier,
        "sha256": record.sha256,
        "rows_in_file": record.rows_in_file,
        "basis_reference": record.basis_reference,
        "basis_ends_on": ends_on.isoformat() if ends_on else None,
        "keep_raw_days": record.keep_raw_days,
        "because": due.because,
        "due_on": due.due_on.isoformat(),
    }
