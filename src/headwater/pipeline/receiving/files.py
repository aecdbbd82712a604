"""From a partner's file to what custody keeps of it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from headwater.definitions.extract import ExtractSpecification
from headwater.exchange.messages import Mapping
from headwater.exchange.report import FileReport
from headwater.intake import REFUSABLE, Received, receive, refusal_report
from headwater.pipeline.engine import Engine
from headwater.pipeline.receiving.place_names import gazetteer_of
from headwater.pipeline.receiving.signed_files import refuse_rows_beside_counts, signed_terms
from headwater.pipeline.storage import storage_faults
from headwater.vocabulary.faults import ExitCode, Fault


class FeedUnknown(Fault):
    """No extract specification has that name."""

    exit_code = ExitCode.NOT_FOUND


class FileAbsent(Fault):
    """There is no file at that path, or none that may be read."""

    exit_code = ExitCode.USAGE


class RepairUnknown(Fault):
    """There is no such repair to do without."""

    exit_code = ExitCode.USAGE


@dataclass(frozen=True, slots=True)
class HowRead:
    """How a file is read: with the supplier's mapping or not, and the repairs that are not made.

    Raises RepairUnknown.
    """

    with_mapping: bool = True
    without: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        unknown = sorted(set(self.without) - REFUSABLE)
        if unknown:
            raise RepairUnknown(
                found=f"There is no repair {', '.join(unknown)} to do without.",
                expected=f"some of {', '.join(sorted(kind.value for kind in REFUSABLE))}.",
                next_step="name a repair as the report on the file names it.",
            )


AS_USUAL = HowRead()
"""With the mapping in force, and every repair made."""


@storage_faults()
def check_file(
    engine: Engine,
    path: Path,
    *,
    feed: str,
    supplier: str | None,
    today: date,
    how: HowRead = AS_USUAL,
) -> FileReport:
    """Judge a file and keep nothing. Raises the fault for which it would be refused."""
    specification = specification_of(engine, feed)
    require_file(path)
    # Not in the home: a run that starts meanwhile clears what it finds there.
    with TemporaryDirectory(prefix="headwater-check-") as folder:
        workspace = Path(folder)
        return _receive(
            engine,
            path,
            specification,
            supplier=supplier,
            today=today,
            workspace=workspace,
            how=how,
        ).report


@storage_faults()
def load_or_refuse(
    engine: Engine,
    path: Path,
    *,
    feed: str,
    supplier: str | None,
    today: date,
    now: datetime,
    how: HowRead = AS_USUAL,
) -> tuple[FileReport, ExitCode]:
    """Judge a file and keep what is accepted; a refused file gets a report and an exit code.

    Raises Busy while a run holds this home, FeedUnknown, FileAbsent and StorageFault.
    """
    with engine.home.lock():
        return _load(engine, path, feed=feed, supplier=supplier, today=today, now=now, how=how)


def load_inbox(engine: Engine, *, today: date, now: datetime) -> tuple[FileReport, ...]:
    """Load every file of the inbox, by feed and name. The caller holds the home's lock.

    A file that was loaded leaves the inbox, since its sealed copy is kept. A refused file moves to
    `refused/` beside the inbox for someone to look at, unless nothing permits holding it at all:
    then it is removed.
    """
    reports = []
    for path in sorted(engine.home.inbox.glob("*/*")):
        if path.is_file() and not path.name.startswith("."):
            reports.append(_load_from_inbox(engine, path, today=today, now=now))
    return tuple(reports)


def _load_from_inbox(engine: Engine, path: Path, *, today: date, now: datetime) -> FileReport:
    feed = path.parent.name
    report, code = _load(engine, path, feed=feed, supplier=None, today=today, now=now)
    if code in {ExitCode.DONE, ExitCode.NO_BASIS}:
        path.unlink()
    elif code is not ExitCode.STORAGE:
        refused = engine.home.inbox.with_name("refused") / feed
        refused.mkdir(parents=True, exist_ok=True)
        path.replace(refused / path.name)
    return report


def _load(
    engine: Engine,
    path: Path,
    *,
    feed: str,
    supplier: str | None,
    today: date,
    now: datetime,
    how: HowRead = AS_USUAL,
) -> tuple[FileReport, ExitCode]:
    specification = specification_of(engine, feed)
    require_file(path)
    try:
        report = _admit(
            engine, path, specification, supplier=supplier, today=today, now=now, how=how
        )
        return report, ExitCode.DONE
    except Fault as fault:
        report = refusal_report(fault, path=path, feed=feed, supplier=supplier)
        return report, fault.exit_code


@storage_faults()
def _admit(
    engine: Engine,
    path: Path,
    specification: ExtractSpecification,
    *,
    supplier: str | None,
    today: date,
    now: datetime,
    how: HowRead,
) -> FileReport:
    # A large file is sealed beside the judging, which waits for the disk often enough.
    with (
        engine.workspace() as workspace,
        engine.home.sealing(path, workspace=workspace) as sealing,
    ):
        received = _receive(
            engine,
            path,
            specification,
            supplier=supplier,
            today=today,
            workspace=workspace,
            sha256=sealing.digest.result,
            how=how,
        )
        return engine.home.admit(received, now=now, sealing=sealing)


def _receive(
    engine: Engine,
    path: Path,
    specification: ExtractSpecification,
    *,
    supplier: str | None,
    today: date,
    workspace: Path,
    how: HowRead,
    sha256: Callable[[], str] | None = None,
) -> Received:
    received = receive(
        path,
        specification=specification,
        codelists=engine.codelists,
        bases=engine.bases(),
        supplier=supplier,
        today=today,
        workspace=workspace,
        home_nature=engine.home.nature,
        others=engine.specifications.values(),
        sha256=sha256,
        mapping=_mapping(engine, specification.feed, supplier, today) if how.with_mapping else None,
        without=how.without,
        name_extract=engine.home.extract_name,
        gazetteer=gazetteer_of(engine) if specification.place_words else None,
        signed=signed_terms(engine) if specification.is_signed else None,
    )
    refuse_rows_beside_counts(engine, received)
    return received


def _mapping(engine: Engine, feed: str, supplier: str | None, today: date) -> Mapping | None:
    """The mapping of the supplier: as named, or the only one who may supply the feed today."""
    suppliers = {supplier} if supplier else engine.suppliers_of(feed, today)
    return engine.home.mapping(feed, suppliers.pop()) if len(suppliers) == 1 else None


def require_file(path: Path) -> None:
    """Raise FileAbsent unless the file can be opened."""
    try:
        path.open("rb").close()
    except OSError as error:
        raise FileAbsent(
            found=f"{path.name} cannot be opened ({error.strerror}).",
            expected="a file that can be read.",
            next_step="check the path and who may read it, then try again.",
        ) from error


def specification_of(engine: Engine, feed: str) -> ExtractSpecification:
    """The specification of that feed. Raises FeedUnknown."""
    if feed in engine.specifications:
        return engine.specifications[feed]
    raise FeedUnknown(
        found=f"There is no feed {feed}.",
        expected=f"one of {', '.join(engine.specifications)}.",
        next_step="name one of them, or add a specification to definitions/extracts.",
    )
