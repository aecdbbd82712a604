"""Why a whole file can be turned away. Nothing of it is kept."""

from headwater.exchange.report import Finding
from headwater.vocabulary.faults import ExitCode, Fault


class FileRefused(Fault):
    """The file cannot be read as this feed."""

    exit_code = ExitCode.FILE_REFUSED


class FileEmpty(FileRefused):
    """There is nothing in the file, or nothing under its headers."""


class NotCsv(FileRefused):
    """The file is something other than comma-separated text."""


class ArchiveDamaged(FileRefused):
    """A compressed file ends too early, or does not unpack."""


class ArchiveTooLarge(FileRefused):
    """A compressed file unpacks to more than any partner's file holds."""


class WrongFeed(FileRefused):
    """The headers are those of another feed."""


class ColumnsAmiss(FileRefused):
    """Columns are absent, renamed or given twice."""


class SupplierUnclear(FileRefused):
    """The file does not say who supplied it, or names more than one."""


class RowsUnaccounted(FileRefused):
    """Accepted and rejected rows do not add up to the rows in the file."""


class NothingAccepted(FileRefused):
    """Every row was rejected; the findings say why."""

    def __init__(self, *, rows: int, rejections: tuple[Finding, ...]) -> None:
        reasons = ", ".join(finding.reason for finding in rejections[:5])
        super().__init__(
            found=f"All {rows:,} rows were rejected ({reasons}).",
            expected="at least one row that passes every check.",
            next_step="correct the columns that the report names and send the file again.",
        )
        self.rows = rows
        self.rejections = rejections


class NoBasis(Fault):
    """No basis is in force for this supplier, feed, fields and day."""

    exit_code = ExitCode.NO_BASIS
