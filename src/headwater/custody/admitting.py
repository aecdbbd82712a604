"""Keeps an accepted file: whole, or not at all, whenever the machine stops.

The files are put in their places first, each whole and on the disk; then one transaction of the
ledger makes the extract current. Until it commits the files are leftovers that nobody reads.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from headwater.custody.arrival import Arrival
from headwater.custody.faults import FileChanged
from headwater.custody.layout import Layout, move_whole
from headwater.custody.ledger import ExtractRecord, Ledger
from headwater.custody.sealed import FileState, Sealing, seal_file
from headwater.definitions.basis import Basis, basis_from_cells
from headwater.exchange.report import FileReport, Outcome
from headwater.exchange.wire import read_message, write_message
from headwater.vocabulary.faults import ExitCode, Fault, MixedNature
from headwater.vocabulary.nature import Nature

if TYPE_CHECKING:
    from datetime import date

NATURE = "nature"
_NAME_LENGTH = 16


def unchanged_report(record: ExtractRecord) -> FileReport:
    """The report on a file that was accepted before."""
    return replace(read_message(FileReport, json.loads(record.report)), outcome=Outcome.UNCHANGED)


def admit(
    arrival: Arrival,
    *,
    layout: Layout,
    ledger: Ledger,
    key: bytes,
    now: datetime,
    sealing: Sealing | None = None,
) -> FileReport:
    """Keep what intake accepted and make it current, month by month; the report, completed.

    Raises MixedNature, FileChanged or StorageFault; then nothing has changed.
    """
    known = ledger.extract_of_file(arrival.sha256)
    if known:
        _check_same_origin(known, arrival)
        if known.judged_with == arrival.judged_with:
            return unchanged_report(known)
    _check_nature(arrival, ledger.fact(NATURE))
    try:
        _put_raw_file(arrival, layout, key, sealing)
        _put_tables(arrival, layout, key)
        with ledger.transaction():
            report = _record(arrival, ledger, layout, now)
    except BaseException:
        if ledger.extract(arrival.extract_id) is None:
            remove_files(layout, arrival.specification.feed, arrival.extract_id)
        raise
    for plain in (arrival.people, arrival.rejected):
        if plain:
            plain.unlink(missing_ok=True)
    return report


def extract_name(ledger: Ledger, sha256: str, judged_with: str) -> str:
    """The name of the extract that a file becomes, read as it stood or in another way.

    A file that was taken back, or read otherwise since, and then comes again has a name of its own:
    what was deleted under the first one stays deleted.
    """
    times = ledger.times_judged(sha256, judged_with)
    if not judged_with and not times:
        return sha256[:_NAME_LENGTH]
    return hashlib.sha256(f"{sha256} {judged_with} {times}".encode()).hexdigest()[:_NAME_LENGTH]


def remove_files(layout: Layout, feed: str, extract_id: str) -> None:
    """Delete everything that stands under an extract's name."""
    shutil.rmtree(layout.accepted(feed, extract_id).parent, ignore_errors=True)
    for kind in ("raw", "rejected", "people"):
        layout.sealed(kind, extract_id).unlink(missing_ok=True)


def _check_nature(arrival: Arrival, home_nature: str | None) -> None:
    if home_nature not in {None, arrival.nature.value}:
        raise MixedNature(
            found=f"The file holds {arrival.nature} data; this home holds {home_nature} data.",
            expected=f"{home_nature} data only.",
            next_step="load it into a home of its own (set HEADWATER_HOME).",
        )


def _check_same_origin(known: ExtractRecord, arrival: Arrival) -> None:
    origin = (arrival.specification.feed, arrival.report.supplier)
    if (known.feed, known.supplier) != origin:
        raise FileChanged(
            found=f"This file was accepted before as {known.feed} from {known.supplier}.",
            expected="a file that belongs to one feed of one supplier.",
            next_step="check which feed and supplier the file is of.",
        )


def _put_raw_file(arrival: Arrival, layout: Layout, key: bytes, sealing: Sealing | None) -> None:
    """Seal the file as supplied, or bring it where it was sealed beside the judging of it."""
    path = layout.sealed("raw", arrival.extract_id)
    digest = sealing.digest.result() if sealing else seal_file(arrival.raw, path, key=key)
    is_unchanged = sealing is None or sealing.unread == FileState.of(arrival.raw)
    if digest != arrival.sha256 or not is_unchanged:
        raise FileChanged(
            found=f"{arrival.raw.name} changed while it was being read.",
            expected="a file that nobody writes to.",
            next_step="wait until the copy has finished and load it again.",
        )
    if sealing:
        move_whole(sealing.path, path)


def _put_tables(arrival: Arrival, layout: Layout, key: bytes) -> None:
    extract_id = arrival.extract_id
    for kind, plain in (("rejected", arrival.rejected), ("people", arrival.people)):
        if plain:
            seal_file(plain, layout.sealed(kind, extract_id), key=key)
    move_whole(arrival.accepted, layout.accepted(arrival.specification.feed, extract_id))


def _record(arrival: Arrival, ledger: Ledger, layout: Layout, now: datetime) -> FileReport:
    superseded = _superseded(arrival, ledger)
    earlier = (*superseded, *_withdrawn(arrival, ledger))
    report = replace(
        arrival.report,
        version=1 + max((record.version for record in earlier), default=0),
        supersedes=tuple(record.extract_id for record in superseded),
    )
    ledger.set_fact(NATURE, arrival.nature.value)
    record = _extract_record(arrival, report, json.dumps(write_message(report)), now)
    received_on = _received_on(ledger.extract_of_file(arrival.sha256))
    ledger.add_extract(replace(record, received_on=received_on))
    _make_current(arrival, ledger, layout)
    return report


def _superseded(arrival: Arrival, ledger: Ledger) -> list[ExtractRecord]:
    """The extracts of the same feed and supplier that lose a month or a period to this one."""
    feed, supplier = arrival.specification.feed, arrival.report.supplier
    losing = {
        month.extract_id
        for month in ledger.coverage()
        if (month.feed, month.supplier) == (feed, supplier) and month.month in arrival.months
    }
    covered = ledger.reference_coverage()
    losing |= {covered.get((feed, str(supplier), key), "") for key in _period_keys(arrival)}
    return [record for record in ledger.extracts() if record.extract_id in losing]


def _withdrawn(arrival: Arrival, ledger: Ledger) -> list[ExtractRecord]:
    """Extracts of the same months or periods that were taken back; their numbers stay theirs."""
    origin = (arrival.specification.feed, arrival.report.supplier)
    stated = {f"{month:%Y-%m}" for month in arrival.months} or set(_period_keys(arrival))
    return [
        record
        for record in ledger.extracts()
        if record.withdrawn_on
        and (record.feed, record.supplier) == origin
        and not stated.isdisjoint(ledger.periods_of(record))
    ]


def _extract_record(
    arrival: Arrival, report: FileReport, written: str, now: datetime
) -> ExtractRecord:
    return ExtractRecord(
        extract_id=arrival.extract_id,
        feed=arrival.specification.feed,
        supplier=str(report.supplier),
        version=report.version or 1,
        file_name=report.file_name,
        sha256=arrival.sha256,
        as_at_date=arrival.as_at_date,
        loaded_at=now,
        rows_in_file=report.rows_in_file,
        rows_accepted=report.rows_accepted,
        rows_rejected=report.rows_rejected,
        becomes=arrival.specification.becomes,
        period_key=arrival.period_key or months_key(arrival.months),
        basis_reference=arrival.basis.basis_reference,
        basis_ends_on=arrival.basis.ends_on,
        keep_raw_days=arrival.basis.keep_raw_days,
        nature=arrival.nature.value,
        report=written,
        judged_with=arrival.judged_with,
        mapping_version=report.mapping_version,
    )


def _received_on(known: ExtractRecord | None) -> date | None:
    """The day on which a file came that is read again while it is still kept; else none."""
    if known is None or known.raw_deleted_on:
        return None
    return known.received_on or known.loaded_at.date()


def months_key(months: Iterable[date]) -> str:
    """Months as one text, to tell whether all of an extract's months are still current."""
    return ",".join(f"{month:%Y-%m}" for month in sorted(months))


def _make_current(arrival: Arrival, ledger: Ledger, layout: Layout) -> None:
    feed, supplier = arrival.specification.feed, str(arrival.report.supplier)
    for month in arrival.months:
        ledger.cover(feed, supplier, month, arrival.extract_id)
    if arrival.specification.becomes != "event":
        ledger.add_periods(arrival.extract_id, _period_keys(arrival))
        for key in _period_keys(arrival):
            ledger.cover_reference(feed, supplier, key, arrival.extract_id)
    if arrival.specification.becomes == "basis":
        accepted = layout.accepted(feed, arrival.extract_id)
        ledger.replace_bases(bases_in(accepted), arrival.extract_id)


def _period_keys(arrival: Arrival) -> tuple[str, ...]:
    """What a later file may take the place of by itself."""
    return arrival.periods or (arrival.period_key,)


def bases_in(accepted: Path) -> tuple[Basis, ...]:
    """The bases that an accepted register holds. Raises BasisUnsound."""
    import pyarrow.parquet as pq

    return tuple(_basis(row) for row in pq.read_table(accepted).to_pylist())


def _basis(row: dict[str, str | None]) -> Basis:
    try:
        return basis_from_cells(row)
    except ValueError as error:
        raise BasisUnsound(row.get("basis_reference") or "without a reference") from error


class BasisUnsound(Fault):
    """A row of the register is no basis."""

    exit_code = ExitCode.FILE_REFUSED

    def __init__(self, reference: str) -> None:
        super().__init__(
            found=f"The basis {reference} in the register does not hold together.",
            expected="a kind, dates and days that the specification allows.",
            next_step="correct that row and send the register again.",
        )


def nature_of(ledger: Ledger) -> Nature | None:
    """The nature of a home; None until it holds a file."""
    stated = ledger.fact(NATURE)
    return Nature(stated) if stated else None
