"""Receives one partner file: refuses it, or judges every row and writes what is accepted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from functools import cache, partial
from pathlib import Path

from headwater.definitions.basis import Basis
from headwater.definitions.codelist import Codelist
from headwater.definitions.extract import ExtractSpecification
from headwater.exchange.report import FileReport, Outcome
from headwater.intake.agreeing import bases_in_force
from headwater.intake.checks import codings, joins
from headwater.intake.faults import NothingAccepted, RowsUnaccounted
from headwater.intake.headers import match, no_rows, read_header
from headwater.intake.reading import ReadingDiffers, Source, connect
from headwater.intake.records import Rewritten, rewrite
from headwater.intake.rows import Reading, Received, receive_rows
from headwater.intake.survey import digest_of, survey
from headwater.vocabulary.faults import Fault, StorageFault
from headwater.vocabulary.nature import Nature


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
    sha256: Callable[[], str] | None = None,
) -> Received:
    """Judge every row of `path`; write the accepted and the rejected rows into `workspace`.

    `others` are the specifications of other feeds, to recognise a file sent as the wrong one.
    `sha256` gives the digest of `path` to a caller who has it worked out beside the judging; it is
    asked for only when the file is not refused.
    Raises NoBasis, MixedNature, StorageFault, or one of the FileRefused faults.
    """
    in_force = bases_in_force(bases, specification, supplier=supplier, today=today)
    codes = codings(specification, codelists)
    others = tuple(others)
    with _storage_faults():
        workspace.mkdir(parents=True, exist_ok=True)
        surveyed = survey(path, workspace=workspace)
        header = read_header(
            surveyed.plain,
            encoding=surveyed.encoding,
            known=(specification, *others),
            file_name=path.name,
        )
        reading = Reading(
            path=path,
            specification=specification,
            codes=codes,
            in_force=in_force,
            supplier=supplier,
            today=today,
            workspace=workspace,
            home_nature=home_nature,
            surveyed=surveyed,
            sha256=sha256 or cache(partial(digest_of, path)),
            matched=match(header, specification, others=others),
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


def _read(reading: Reading) -> Received:
    """Read a regular file as it is; any other, and any that surprises, record by record."""
    if reading.surveyed.is_regular:
        try:
            return _read_with(reading, None)
        except ReadingDiffers:
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
        return _read_with(reading, rewritten)
    except ReadingDiffers as difference:
        raise RowsUnaccounted(
            found=f"The rows of {reading.path.name} do not add up ({difference}).",
            expected="accepted and rejected rows that add up to the rows in the file.",
            next_step="keep the file and report this; nothing was loaded.",
        ) from None


def _read_with(reading: Reading, rewritten: Rewritten | None) -> Received:
    import duckdb

    source = Source(
        path=rewritten.rows if rewritten else reading.surveyed.plain,
        matched=reading.matched,
        delimiter="," if rewritten else reading.matched.header.delimiter,
        is_numbered=rewritten is not None,
        is_joined=bool(joins(reading.codes)),
    )
    connection = connect(reading.workspace)
    try:
        return receive_rows(connection, reading, source, rewritten)
    except duckdb.InvalidInputException as error:
        # The message may quote a row, so only its kind goes on.
        raise ReadingDiffers(type(error).__name__) from None
    finally:
        connection.close()


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
        ) from None
