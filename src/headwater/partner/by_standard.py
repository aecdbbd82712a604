"""A file judged by a data standard that was handed over: no partnership, agreement or key."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from headwater.definitions.basis import EVERY_FIELD, Basis
from headwater.definitions.extract import ExtractSpecification
from headwater.definitions.library import Library
from headwater.exchange.report import FileReport, Finding
from headwater.intake import VALUE_FAULTS, receive, refusal_report
from headwater.partner.faults import FeedUnknown
from headwater.vocabulary.faults import ExitCode, Fault

_SENDER = "sender"


@dataclass(frozen=True, slots=True)
class Broken:
    """One rule that a file does not keep; `rule` is its id, `rows` how many rows it touches."""

    rule: str
    column: str | None
    rows: int
    words: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a file passes, and each rule that it does not keep.

    It passes when no row is rejected and every value that is there can be read.
    """

    feed: str
    version: str
    passes: bool
    broken: tuple[Broken, ...]
    report: FileReport


def judged_by_standard(path: Path, *, library: Library, feed: str, today: date) -> Verdict:
    """Judge a file by the definitions of a standard; nothing is kept.

    Who sent it is not asked, and names of places are not looked up: both are a partnership's.
    Raises FeedUnknown, and the faults of which the file is not the cause.
    """
    specification = _specification(library, feed)
    with TemporaryDirectory(prefix="headwater-standard-") as folder:
        try:
            received = receive(
                path,
                specification=specification,
                codelists=library.codelists_as_asked(),
                bases=[_basis(feed, today)],
                supplier=_SENDER,
                today=today,
                workspace=Path(folder),
                home_nature=None,
                others=library.extracts_as_asked().values(),
            )
        except Fault as fault:
            if fault.exit_code is not ExitCode.FILE_REFUSED:
                raise
            return _refused(fault, path, specification)
    return _verdict(received.report, specification)


def _specification(library: Library, feed: str) -> ExtractSpecification:
    specifications = library.extracts_as_asked()
    if feed not in specifications or specifications[feed].is_signed:
        raise FeedUnknown(
            found=f"The standard has no feed {feed}.",
            expected=f"one of: {', '.join(specifications)}.",
            next_step="name one of them.",
        )
    return specifications[feed].model_copy(update={"supplier_column": None})


def _basis(feed: str, today: date) -> Basis:
    """What lets anybody have a file judged that they hold: that it is theirs."""
    return Basis(
        basis_reference="OWN-FILE",
        kind="anonymous_aggregate",
        feed=feed,
        supplier=_SENDER,
        supplier_name="Whoever holds the file",
        purpose="Checking an own file",
        fields=(EVERY_FIELD,),
        starts_on=today,
        keep_raw_days=0,
        state="in_force",
    )


def _verdict(report: FileReport, specification: ExtractSpecification) -> Verdict:
    notes = [note for note in report.notes if note.reason in VALUE_FAULTS]
    broken = tuple(_broken(each, specification) for each in (*report.rejections, *notes))
    return Verdict(
        specification.feed,
        specification.version,
        passes=not broken,
        broken=broken,
        report=report,
    )


def _refused(fault: Fault, path: Path, specification: ExtractSpecification) -> Verdict:
    report = refusal_report(fault, path=path, feed=specification.feed, supplier=None)
    name = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", type(fault).__name__).lower()
    whole = Broken(_rule(specification, "file", name), None, report.rows_in_file, fault.found)
    rows = (_broken(each, specification) for each in report.rejections)
    return Verdict(
        specification.feed,
        specification.version,
        passes=False,
        broken=(whole, *rows),
        report=report,
    )


def _broken(finding: Finding, specification: ExtractSpecification) -> Broken:
    headers = {each.name: each.header for each in specification.columns}
    rule = _rule(specification, finding.column or "row", finding.reason)
    header = headers.get(finding.column or "", finding.column)
    return Broken(rule, header, finding.rows, finding.words, finding.values)


def _rule(specification: ExtractSpecification, about: str, reason: str) -> str:
    """The id of a rule: feed and version, then the field by its name and the reason's key."""
    return f"{specification.feed}@{specification.version}/{about}:{reason}"
