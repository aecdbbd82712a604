"""Deletes what may no longer be kept, and what a stopped run left behind."""

import os
import shutil
from datetime import date, timedelta

from headwater.custody.layout import UNFINISHED, Layout, remove_strays
from headwater.custody.ledger import ExtractRecord, Ledger
from headwater.custody.proofs import KINDS, DeletionProofs, Due, deleted_on, file_of


def delete_raw_on(record: ExtractRecord) -> date:
    """The day from which a raw file and its rejected rows are no longer kept.

    Reading a file again does not lengthen the days for which it may be kept.
    """
    received_on = record.received_on or record.loaded_at.date()
    return received_on + timedelta(days=record.keep_raw_days)


def delete_people_on(record: ExtractRecord, *, is_current: bool, today: date) -> date | None:
    """The day from which the people named in an extract are no longer kept, if it is known.

    They are kept for linkage while the extract is current and its basis stands, and for the
    basis's days after it ends.
    """
    if not is_current:
        return today
    if record.basis_ends_on is None:
        return None
    return record.basis_ends_on + timedelta(days=record.keep_raw_days + 1)


def delete_expired(
    layout: Layout, ledger: Ledger, proofs: DeletionProofs, *, today: date
) -> tuple[str, ...]:
    """Delete what is due on `today` and leave proof of it; the extracts concerned."""
    current = current_ids(ledger)
    touched = []
    for record in ledger.extracts():
        is_current = record.extract_id in current
        if delete_due(layout, ledger, proofs, record, is_current=is_current, today=today):
            touched.append(record.extract_id)
    return tuple(touched)


def delete_due(
    layout: Layout,
    ledger: Ledger,
    proofs: DeletionProofs,
    record: ExtractRecord,
    *,
    is_current: bool,
    today: date,
) -> bool:
    """Delete what of one extract is due on `today`, with proof of it; say whether anything was."""
    due = _due(record, is_current=is_current, today=today)
    for each in due:
        _delete(layout, ledger, proofs, record, each, today=today)
    return bool(due)


def current_ids(ledger: Ledger) -> frozenset[str]:
    """The extracts that are current for at least one month or period."""
    months = {month.extract_id for month in ledger.coverage()}
    return frozenset(months | set(ledger.reference_coverage().values()))


def _due(record: ExtractRecord, *, is_current: bool, today: date) -> tuple[Due, ...]:
    if record.withdrawn_on:
        on = record.withdrawn_on
        return tuple(
            Due(what, on, "withdrawn") for what, day in deleted_on(record).items() if day is None
        )
    due = []
    raw_on = delete_raw_on(record)
    if record.raw_deleted_on is None and raw_on <= today:
        due.append(Due("raw", raw_on, "raw_days_over"))
    people_on = delete_people_on(record, is_current=is_current, today=today)
    if record.people_deleted_on is None and people_on and people_on <= today:
        because = "basis_ended" if is_current else "superseded"
        due.append(Due("people", people_on, because))
    return tuple(due)


def _delete(
    layout: Layout,
    ledger: Ledger,
    proofs: DeletionProofs,
    record: ExtractRecord,
    due: Due,
    *,
    today: date,
) -> None:
    """Delete first, record after: a stop in between deletes again, and never records too much."""
    proofs.begin(record, due, today=today)
    for kind in KINDS[due.what]:
        file_of(layout, record, kind).unlink(missing_ok=True)
    proofs.finish(record, due, today=today)
    with ledger.transaction():
        ledger.mark_deleted(record.extract_id, what=due.what, day=today)


def remove_leftovers(layout: Layout, ledger: Ledger) -> None:
    """Delete files that no extract of the ledger owns. Only while the run lock is held."""
    known = {record.extract_id for record in ledger.extracts()}
    _remove_workspaces_of_the_stopped(layout)
    remove_strays(
        layout.extracts,
        is_known=lambda path: path.parent.name in known and not path.name.startswith(UNFINISHED),
    )
    remove_strays(layout.identifiers, is_known=lambda path: path.name.split(".")[0] in known)


def _remove_workspaces_of_the_stopped(layout: Layout) -> None:
    """A workspace begins with the number of its process; one that still runs keeps its own."""
    for workspace in layout.workspaces.glob("*"):
        process = workspace.name.partition("-")[0]
        if not (process.isdecimal() and _is_running(int(process))):
            shutil.rmtree(workspace, ignore_errors=True)


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
