"""The home: everything that the engine keeps, and the only hand that puts it there."""

from __future__ import annotations

import json
import os
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from headwater.custody import admitting, deleting
from headwater.custody.access_log import AccessGrant, check_grant, note_closed, note_opened
from headwater.custody.arrival import Arrival
from headwater.custody.faults import Busy, ExtractUnknown, KeyAmiss
from headwater.custody.keys import ExchangeKeys, Keys, find_keys
from headwater.custody.layout import Layout, put_whole, storage_fault
from headwater.custody.ledger import (
    CoverageRecord,
    ExtractRecord,
    Ledger,
    RunRecord,
    WithdrawalRecord,
)
from headwater.custody.proofs import DeletionProofs, unproven
from headwater.custody.sealed import Sealing, open_sealed, open_sealed_table, sealing
from headwater.custody.signed_log import SignedLog
from headwater.custody.withdrawing import withdraw
from headwater.definitions.basis import Basis
from headwater.exchange.messages import Mapping as SuppliersMapping
from headwater.exchange.messages import said_by
from headwater.exchange.report import FileReport
from headwater.exchange.statements import is_published, publish
from headwater.vocabulary.nature import Nature

if TYPE_CHECKING:
    import pyarrow as pa

_FINGERPRINT = "key fingerprint"
_BY_PERIOD = frozenset({"aggregate", "area_month_count"})


@dataclass(frozen=True)
class CurrentTable:
    """An accepted table that is current. `months` is None when all of its rows are.

    Of published aggregates, `periods` are those that no newer file states anew; of counts for an
    evaluation, the series.
    """

    extract_id: str
    feed: str
    supplier: str
    path: Path
    months: tuple[date, ...] | None
    periods: tuple[str, ...] = ()


class Home:
    """One engine root, opened with its keys."""

    def __init__(self, root: Path, keys: Keys) -> None:
        self.layout = Layout(root)
        self._keys = keys
        self._check_key()

    @cached_property
    def _ledger(self) -> Ledger:
        return Ledger(self.layout.ledger)

    @property
    def root(self) -> Path:
        """The engine's root folder."""
        return self.layout.root

    @property
    def inbox(self) -> Path:
        """The folder from which new files are taken: `inbox/<feed>/<file>`."""
        return self.layout.inbox

    @property
    def nature(self) -> Nature | None:
        """Whether this home holds synthetic or real data; None until it holds a file."""
        return admitting.nature_of(self._ledger)

    def close(self) -> None:
        """Let go of the ledger."""
        self._ledger.close()

    def new_workspace(self) -> Path:
        """A folder of its own, on the home's disk, for files that do not outlive the run."""
        self.layout.workspaces.mkdir(parents=True, exist_ok=True, mode=0o700)
        return Path(tempfile.mkdtemp(dir=self.layout.workspaces, prefix=f"{os.getpid()}-"))

    def sealing(self, raw: Path, *, workspace: Path) -> AbstractContextManager[Sealing]:
        """Seal `raw` into `workspace` in a thread of its own, while it is being judged.

        What it yields is given to `admit`. A large file is sealed by the time it is judged; if it
        is refused, leaving the context stops the sealing.
        """
        return sealing(raw, workspace / "raw.sealed", key=self._keys.at_rest())

    def admit(
        self, arrival: Arrival, *, now: datetime, sealing: Sealing | None = None
    ) -> FileReport:
        """Keep what intake accepted and make it current, month by month; the report, completed.

        `sealing` is the file's own, where it was begun beside the judging. A file that was
        accepted before changes nothing. Raises MixedNature, FileChanged or StorageFault; then
        nothing has changed.
        """
        report = admitting.admit(
            arrival,
            layout=self.layout,
            ledger=self._ledger,
            key=self._keys.at_rest(),
            now=now,
            sealing=sealing,
        )
        self._write_nature()
        return report

    def accepted_before(self, sha256: str) -> FileReport | None:
        """The report on exactly this file, if it was accepted before."""
        record = self._ledger.extract_of_file(sha256)
        return admitting.unchanged_report(record) if record else None

    def extract_name(self, sha256: str, judged_with: str) -> str:
        """The name under which a file would be kept, read as it stands or in another way."""
        return admitting.extract_name(self._ledger, sha256, judged_with)

    def extracts(self) -> tuple[ExtractRecord, ...]:
        """Every accepted file that was not taken back, oldest first."""
        return tuple(each for each in self._ledger.extracts() if each.withdrawn_on is None)

    def extract(self, extract_id: str) -> ExtractRecord | None:
        """The accepted file of that name, taken back or not."""
        return self._ledger.extract(extract_id)

    def withdraw(
        self, extract_id: str, *, now: datetime, asked_by: str, because: str
    ) -> WithdrawalRecord:
        """Take an extract back: its months go to the version before, its files are deleted.

        The deletion log says so. Twice changes nothing. The caller holds the lock.
        Raises ExtractUnknown and StorageFault.
        """
        return withdraw(
            extract_id,
            layout=self.layout,
            ledger=self._ledger,
            proofs=DeletionProofs(self.layout, self.deletion_log()),
            now=now,
            asked_by=asked_by,
            because=because,
        )

    def withdrawals(self) -> tuple[WithdrawalRecord, ...]:
        """Every extract that was taken back, oldest first."""
        return self._ledger.withdrawals()

    def keep_mapping(self, mapping: SuppliersMapping) -> SuppliersMapping:
        """Keep a mapping as the next version of its feed and supplier, and give it back so.

        One that says what the newest version says already is not kept again.
        """
        with self._ledger.transaction():
            newest = self.mapping(mapping.feed, mapping.supplier)
            if newest and said_by(newest) == said_by(mapping):
                return newest
            kept = replace(mapping, version=newest.version + 1 if newest else 1)
            self._ledger.add_mapping(kept)
        return kept

    def mapping(self, feed: str, supplier: str) -> SuppliersMapping | None:
        """The newest version of one supplier's mapping for one feed."""
        return next(
            (each for each in self.mappings() if (each.feed, each.supplier) == (feed, supplier)),
            None,
        )

    def mappings(self) -> tuple[SuppliersMapping, ...]:
        """Every version of every mapping, the newest first."""
        return self._ledger.mappings()

    def coverage(self) -> tuple[CoverageRecord, ...]:
        """Every covered month and the extract that is current for it."""
        return self._ledger.coverage()

    def bases(self) -> tuple[Basis, ...]:
        """The register of bases, as its newest version says."""
        return self._ledger.bases()

    def current_tables(self, becomes: str) -> tuple[CurrentTable, ...]:
        """The accepted tables of one kind (`event`, `area_lookup`, …) that are current."""
        months: dict[str, list[date]] = defaultdict(list)
        for covered in self._ledger.coverage():
            months[covered.extract_id].append(covered.month)
        periods: dict[str, list[str]] = defaultdict(list)
        for (_, _, key), extract_id in self._ledger.reference_coverage().items():
            periods[extract_id].append(key)
        current = deleting.current_ids(self._ledger)
        return tuple(
            self._current_table(record, months[record.extract_id], periods[record.extract_id])
            for record in self._ledger.extracts()
            if record.becomes == becomes and record.extract_id in current
        )

    def current_parquets(self, table: str) -> list[tuple[Path, tuple[date, ...] | None]]:
        """The current files of one kind, and which of their months count; None for all."""
        return [(current.path, current.months) for current in self.current_tables(table)]

    def people(self, extract_ids: Iterable[str]) -> pa.Table | None:
        """The people named in these extracts, opened in memory; None when nobody is."""
        import pyarrow as pa

        paths = [self.layout.sealed("people", extract_id) for extract_id in extract_ids]
        key = self._keys.at_rest()
        tables = [open_sealed_table(path, key=key) for path in paths if path.exists()]
        # Where every row of a file fills a column, its own table says that none is empty.
        return pa.concat_tables(tables, promote_options="default") if tables else None

    def rejected(self, extract_id: str) -> pa.Table | None:
        """The rejected rows of one extract as text, with reasons; None when there are none kept."""
        path = self.layout.sealed("rejected", extract_id)
        return open_sealed_table(path, key=self._keys.at_rest()) if path.exists() else None

    def raw_file(self, extract_id: str) -> Iterator[bytes]:
        """The file as supplied, chunk by chunk. Raises ExtractUnknown once it is deleted."""
        path = self.layout.sealed("raw", extract_id)
        if not path.exists():
            raise ExtractUnknown(
                found=f"No raw file of {extract_id} is kept.",
                expected="an extract whose day of deletion has not come.",
                next_step="ask the supplier for the file again.",
            )
        return open_sealed(path, key=self._keys.at_rest())

    def people_for(
        self, grant: AccessGrant, extract_ids: Iterable[str], *, now: datetime
    ) -> pa.Table | None:
        """The people named in these extracts, for somebody who was granted to see them.

        The access log says so before anything is returned. Raises AccessRefused.
        """
        wanted = set(extract_ids)
        records = tuple(each for each in self.extracts() if each.extract_id in wanted)
        check_grant(grant, records, now=now)
        found = self.people(record.extract_id for record in records)
        rows = found.num_rows if found is not None else 0
        note_opened(self.access_log(), grant, records, rows=rows, now=now)
        return found

    def end_access(self, grant: AccessGrant, *, now: datetime) -> None:
        """Say that somebody is done with what they opened."""
        note_closed(self.access_log(), grant, now=now)

    def delete_expired(self, today: date) -> tuple[str, ...]:
        """Delete raw files, rejected rows and people whose day has come; whose they were.

        What was deleted is said in the deletion log.
        """
        proofs = DeletionProofs(self.layout, self.deletion_log())
        return deleting.delete_expired(self.layout, self._ledger, proofs, today=today)

    def unproven(self) -> tuple[str, ...]:
        """What does not agree between the ledger, the deletion log and the disk; none is well."""
        return unproven(self.layout, self._ledger.extracts(), self.deletion_log())

    def deletion_log(self) -> SignedLog:
        """What was deleted, as signed statements."""
        return SignedLog(self.layout.deletion_log, self._keys.statements())

    def access_log(self) -> SignedLog:
        """Who opened person-level data, as signed statements."""
        return SignedLog(self.layout.access_log, self._keys.statements())

    def evaluation_log(self) -> SignedLog:
        """Which sums of which counts every evaluation was answered from, as signed statements."""
        return SignedLog(self.layout.evaluation_log, self._keys.statements())

    def publish_statements(self, exchange: Path) -> None:
        """Put both logs of statements where the site reads them: references, codes and counts.

        A log that nothing was added to since is left as it stands there.
        """
        for name, log in (("deletions", self.deletion_log()), ("access", self.access_log())):
            as_of = log.added_to_at  # asked first: what is added meanwhile is published next time
            if not is_published(exchange, name, as_of=as_of):
                said = log.statements()
                publish(exchange, name, said, public_key=log.public_key, as_of=as_of)

    def linkage_key(self) -> bytes:
        """The key of the pseudonyms, derived from the engine's key."""
        return self._keys.linkage()

    def exchange_keys(self) -> ExchangeKeys:
        """The pair to which the site seals what it submits."""
        return self._keys.exchange()

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Hold the home for one run, and clear what a stopped run left behind.

        The lock ends with the process, however it ends. Raises Busy when another run holds it.
        """
        self.layout.root.mkdir(parents=True, exist_ok=True)
        with self.layout.run_lock.open("a+") as held:
            self._take(held.fileno())
            held.truncate(0)
            held.write(str(os.getpid()))
            held.flush()
            deleting.remove_leftovers(self.layout, self._ledger)
            yield

    def _take(self, descriptor: int) -> None:
        import fcntl  # a partner's desk needs custody's key and log on systems that lack it

        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Busy(
                found="Another run is working in this home.",
                expected="one run at a time.",
                next_step="wait until it has finished, then run the command again.",
            ) from None

    def begin_run(self, command: str, *, started_at: datetime) -> int:
        """Record that a run has begun; its number."""
        with self._ledger.transaction():
            return self._ledger.begin_run(command, started_at)

    def end_run(
        self, run_id: int, *, ended_at: datetime, outcome: str, release_id: str | None = None
    ) -> None:
        """Record how a run ended and what it released."""
        with self._ledger.transaction():
            self._ledger.end_run(run_id, ended_at=ended_at, outcome=outcome, release_id=release_id)

    def runs(self) -> tuple[RunRecord, ...]:
        """Every run, oldest first; one without an end was stopped."""
        return self._ledger.runs()

    def _current_table(
        self, record: ExtractRecord, months: list[date], periods: list[str]
    ) -> CurrentTable:
        is_whole = record.becomes != "event" or admitting.months_key(months) == record.period_key
        return CurrentTable(
            extract_id=record.extract_id,
            feed=record.feed,
            supplier=record.supplier,
            path=self.layout.accepted(record.feed, record.extract_id),
            months=None if is_whole else tuple(sorted(months)),
            periods=tuple(sorted(periods)) if record.becomes in _BY_PERIOD else (),
        )

    def _check_key(self) -> None:
        """Remember the key on first use; refuse another one ever after."""
        fingerprint = self._keys.fingerprint()
        known = self._ledger.fact(_FINGERPRINT)
        if known is None:
            with self._ledger.transaction():
                self._ledger.set_fact(_FINGERPRINT, fingerprint)
        elif known != fingerprint:
            raise KeyAmiss(
                found="The key is not the one that this home was sealed with.",
                expected="the key that was set when this home was made.",
                next_step="set HEADWATER_KEY to that key, or use another home.",
            )

    def _write_nature(self) -> None:
        """Say the home's nature in a file that people can read; the ledger is what counts."""
        nature = self.nature
        if nature and not self.layout.nature.exists():
            with put_whole(self.layout.nature) as target:
                target.write(json.dumps({"nature": nature.value}).encode() + b"\n")


def open_home(root: Path, environment: Mapping[str, str]) -> Home:
    """Open the home at `root`, making it on first use.

    The key comes from `HEADWATER_KEY` in `environment`, else from `root/keys`.
    Raises KeyAmiss, or StorageFault when the folder cannot be made.
    """
    try:
        root.mkdir(parents=True, exist_ok=True, mode=0o700)
        return Home(root, find_keys(Layout(root).keys, environment))
    except OSError as error:
        raise storage_fault(error) from error
