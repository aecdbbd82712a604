"""Why a whole file can be turned away. Nothing of it is kept."""

from headwater.exchange.report import Finding, Question, RepairMade
from headwater.vocabulary.counts import counted
from headwater.vocabulary.faults import ExitCode, Fault


class FileRefused(Fault):
    """The file cannot be read as this feed."""

    exit_code = ExitCode.FILE_REFUSED


class FileEmpty(FileRefused):
    """There is nothing in the file, or nothing under its headers."""


class NotCsv(FileRefused):
    """The file is no table that can be read: neither text, workbook nor Parquet."""


class WorkbookLocked(FileRefused):
    """The workbook or archive is protected by a password."""


class TableTooLarge(FileRefused):
    """A workbook spans more cells, or a header more columns, than can be read safely."""


class PathsInArchive(FileRefused):
    """An archive holds names that lead out of it."""


class HeaderUnclear(FileRefused):
    """Several rows of the file could be its header."""


class SheetUnclear(FileRefused):
    """Several sheets of a workbook could be the one meant, or only a hidden one."""


class ArchiveDamaged(FileRefused):
    """A compressed file ends too early, or does not unpack."""


class ArchiveTooLarge(FileRefused):
    """A compressed file unpacks to more than any partner's file holds."""


class HeadersAmiss(FileRefused):
    """The headers are not those of the feed. `headers` are those that may be asked about.

    `question` is what a mapping could put right.
    """

    def __init__(
        self, *, found: str, expected: str, next_step: str, headers: tuple[str, ...] = ()
    ) -> None:
        super().__init__(found=found, expected=expected, next_step=next_step)
        self.headers = headers
        self.question: Question | None = None


class WrongFeed(HeadersAmiss):
    """The headers are those of another feed."""


class ColumnsAmiss(HeadersAmiss):
    """Columns are absent, renamed or given twice."""


class SupplierUnclear(FileRefused):
    """The file does not say who supplied it, or names more than one."""


class RowsUnaccounted(FileRefused):
    """Accepted and rejected rows do not add up to the rows in the file."""


class NothingAccepted(FileRefused):
    """Every row was rejected; the findings say why."""

    def __init__(
        self,
        *,
        rows: int,
        rejections: tuple[Finding, ...],
        repairs: tuple[RepairMade, ...] = (),
        rows_left_out: int = 0,
        question: Question | None = None,
    ) -> None:
        reasons = ", ".join(finding.reason for finding in rejections[:5])
        super().__init__(
            found=f"Every row was rejected: {counted(rows, 'row')} ({reasons}).",
            expected="at least one row that passes every check.",
            next_step="correct the columns that the report names and send the file again.",
        )
        self.rows = rows
        self.rejections = rejections
        self.repairs = repairs
        self.rows_left_out = rows_left_out
        self.question = question


class MappingAmiss(Fault):
    """A mapping names columns or codes that the specification does not have."""

    exit_code = ExitCode.USAGE


class NoBasis(Fault):
    """No basis is in force for this supplier, feed, fields and day."""

    exit_code = ExitCode.NO_BASIS
