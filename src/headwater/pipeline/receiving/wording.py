"""Reports on what became of a submission, in words, where intake itself has none."""

from dataclasses import replace

from headwater.exchange.messages import Submission
from headwater.exchange.report import FileReport, Outcome
from headwater.vocabulary.faults import Fault

SUPERSEDED = "superseded"


def unforeseen(submission: Submission, error: Exception) -> FileReport:
    return refused(
        submission,
        found=f"The file met a fault in Headwater itself ({type(error).__name__}).",
        expected="every file to be accepted or refused with a reason.",
        next_step="tell the partnership's analyst; nothing of the file was kept.",
    )


def amiss_within(report: FileReport, error: Exception) -> FileReport:
    return replace(
        report,
        found=f"What was asked met a fault in Headwater itself ({type(error).__name__}).",
        expected="everything that is asked to be done, or refused with a reason.",
        next_step="tell the partnership's analyst; what stood before stands.",
    )


def with_fault(report: FileReport, fault: Fault) -> FileReport:
    return replace(report, found=fault.found, expected=fault.expected, next_step=fault.next_step)


def withdrawn(report: FileReport, came_of_it: str) -> FileReport:
    return replace(
        report,
        outcome=Outcome.WITHDRAWN,
        found=f"Its sender took the file back. {came_of_it}",
        expected=None,
        next_step=None,
        notes=tuple(note for note in report.notes if note.reason != SUPERSEDED),
        question=None,
    )


def blank(submission: Submission) -> FileReport:
    return FileReport(
        feed=submission.feed,
        supplier=submission.supplier,
        file_name=submission.file_name,
        sha256="",
        outcome=Outcome.REFUSED,
    )


def refused(submission: Submission, *, found: str, expected: str, next_step: str) -> FileReport:
    return replace(blank(submission), found=found, expected=expected, next_step=next_step)
