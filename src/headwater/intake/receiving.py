"""Receives one partner file: refuses it, or judges every row and writes what is accepted."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import cache, partial
from pathlib import Path

from headwater.definitions.basis import Basis
from headwater.definitions.codelist import Codelist
from headwater.definitions.extract import ExtractSpecification
from headwater.exchange.messages import Mapping as SuppliersMapping
from headwater.exchange.report import FileReport, Outcome
from headwater.intake.agreeing import bases_in_force
from headwater.intake.asking import about_columns
from headwater.intake.faults import HeadersAmiss, NothingAccepted, RowsUnaccounted
from headwater.intake.file_read import Reading
from headwater.intake.headers import no_rows
from headwater.intake.mapping import in_use
from headwater.intake.reading import ReadingDiffers, Source, connect
from headwater.intake.received import Received
from headwater.intake.records import Rewritten, rewrite
from headwater.intake.rows import CellsRemediable, receive_rows
from headwater.intake.signed import SignedTerms, signed_values
from headwater.intake.survey import digest_of
from headwater.intake.tabular.laying import fewest_cells, padded_rows
from headwater.intake.tabular.opening import open_table
from headwater.intake.values import codings
from headwater.placing import Gazetteer, Placer
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
    others: Collection[ExtractSpecification] = (),
    sha256: Callable[[], str] | None = None,
    mapping: SuppliersMapping | None = None,
    without: Iterable[str] = (),
    name_extract: Callable[[str, str], str] | None = None,
    gazetteer: Gazetteer | None = None,
    signed: SignedTerms | None = None,
) -> Received:
    """Judge every row of `path`; write the accepted and the rejected rows into `workspace`.

    `path` is text, a workbook (XLSX, ODS) or Parquet, alone or as the only file of a .gz or .zip.

    `others` are the specifications of other feeds, to recognise a file sent as the wrong one.
    `sha256` gives the digest of `path` to a caller who has it worked out beside the judging; it is
    asked for only when the file is not refused.
    `mapping` is the supplier's own, used where the file calls for it. `without` names repairs not
    to be made, each a `RepairKind`; what was done is in `repairs` of the result.
    `name_extract` gives the name under which the file is kept, from its digest and from that of
    how it was read (`Received.judged_with`).
    `gazetteer` has the names in which words about a place are looked up; without it they name none.
    `signed` is what a file of a signed feed is held against; such a feed cannot do without it.
    Raises NoBasis, MixedNature, StorageFault, or one of the FileRefused faults; ValueError when
    `without` names what is no repair or cannot be done without.
    """
    used = in_use(mapping, without=without)
    in_force = bases_in_force(bases, specification, supplier=supplier, today=today)
    codes = codings(specification, codelists)
    with _storage_faults():
        workspace.mkdir(parents=True, exist_ok=True)
        table = path
        if specification.is_signed:
            supplier, table = signed_values(
                path, in_force=in_force, terms=signed, today=today, workspace=workspace
            )
        try:
            opened = open_table(
                table,
                specification=specification,
                others=others,
                renames=used.renames,
                without=used.without,
                workspace=workspace,
            )
        except HeadersAmiss as fault:
            fault.question = about_columns(fault.headers, specification)
            raise
        reading = Reading(
            path=path,
            specification=specification,
            codes=codes,
            in_force=in_force,
            supplier=supplier,
            today=today,
            workspace=workspace,
            home_nature=home_nature,
            surveyed=opened.surveyed,
            sha256=sha256 or cache(partial(digest_of, path)),
            matched=opened.matched,
            placer=Placer(gazetteer or Gazetteer.of(())),
            repairs=opened.repairs,
            without=opened.without,
            used=used.kept_to(opened.renames),
            name_extract=name_extract,
        )
        return _read(reading, opened.rewritten)


def refusal_report(
    fault: Fault, *, path: Path, feed: str, supplier: str | None, sha256: str = ""
) -> FileReport:
    """The report on a file that `fault` turned away."""
    report = FileReport(
        feed=feed,
        supplier=supplier,
        file_name=path.name,
        sha256=sha256,
        outcome=Outcome.REFUSED,
        found=fault.found,
        expected=fault.expected,
        next_step=fault.next_step,
    )
    if isinstance(fault, HeadersAmiss):
        return replace(report, question=fault.question)
    if isinstance(fault, NothingAccepted):
        return replace(
            report,
            rows_in_file=fault.rows,
            rows_rejected=fault.rows,
            rejections=fault.rejections,
            repairs=fault.repairs,
            rows_left_out=fault.rows_left_out,
            question=fault.question,
        )
    return report


def _read(reading: Reading, laid: Rewritten | None) -> Received:
    """Read a regular file as it is; any other, and any that surprises, record by record."""
    if laid is None and reading.surveyed.is_regular:
        try:
            return _read_with(reading, None)
        except ReadingDiffers:
            pass
    rewritten = laid or _rewritten(reading)
    if rewritten.records == 0:
        raise no_rows(reading.path.name)
    reading = replace(reading, repairs=(*reading.repairs, *padded_rows(rewritten)))
    try:
        return _read_with(reading, rewritten)
    except ReadingDiffers as difference:
        raise RowsUnaccounted(
            found=f"The rows of {reading.path.name} do not add up ({difference}).",
            expected="accepted and rejected rows that add up to the rows in the file.",
            next_step="keep the file and report this; nothing was loaded.",
        ) from None


def _rewritten(reading: Reading) -> Rewritten:
    return rewrite(
        reading.surveyed.plain,
        encoding=reading.surveyed.encoding,
        delimiter=reading.matched.header.delimiter,
        width=len(reading.matched.header.names),
        workspace=reading.workspace,
        fewest=fewest_cells(reading.matched, reading.specification, without=reading.without),
    )


def _read_with(reading: Reading, rewritten: Rewritten | None) -> Received:
    """Read the rows, and again where cells in doubt turn out to be readable."""
    try:
        return _read_once(reading, rewritten)
    except CellsRemediable as remediable:
        found = remediable.found
    repairs = (*reading.repairs, *(each.repair for each in found))
    remedies = tuple(each.remedy for each in found)
    return _read_once(replace(reading, repairs=repairs, remedies=remedies), rewritten)


def _read_once(reading: Reading, rewritten: Rewritten | None) -> Received:
    import duckdb

    source = Source(
        path=rewritten.rows if rewritten else reading.surveyed.plain,
        matched=reading.matched,
        delimiter="," if rewritten else reading.matched.header.delimiter,
        is_numbered=rewritten is not None,
        is_rewritten=rewritten is not None,
        has_loose_spaces=rewritten is not None or reading.surveyed.has_loose_spaces,
        remedies=reading.remedies,
    )
    connection = connect(reading.workspace)
    try:
        return receive_rows(connection, reading, source, rewritten)
    except duckdb.InvalidInputException as error:
        # The message may quote a row, so only its kind goes on.
        raise ReadingDiffers(type(error).__name__) from None
    finally:
        connection.close()
        # What it says of people is written by now, or unwanted.
        reading.staged.unlink(missing_ok=True)


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
