"""What the reports on files say of their cells, and when each month first came."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime

from headwater.analyses.quality import FileFaults
from headwater.custody import ExtractRecord
from headwater.exchange.report import FileReport, Finding
from headwater.exchange.wire import read_message
from headwater.intake.reasons import (
    CODE_BECAME_DATE,
    DATE_OUT_OF_RANGE,
    MISSING,
    NOT_A_DATE,
    NOT_A_NUMBER,
    NOT_IN_CODELIST,
    NOT_YES_OR_NO,
    OUT_OF_RANGE,
    PATTERN,
)
from headwater.vocabulary.periods import add_months

EMPTY = frozenset({MISSING})
UNREADABLE = frozenset(
    {
        CODE_BECAME_DATE,
        DATE_OUT_OF_RANGE,
        NOT_A_DATE,
        NOT_A_NUMBER,
        NOT_IN_CODELIST,
        NOT_YES_OR_NO,
        OUT_OF_RANGE,
        PATTERN,
    }
)
Month = tuple[str, str, date]
"""A feed, its supplier, and the first day of a month."""


def report_of(record: ExtractRecord) -> FileReport:
    """The report that was made when the file was accepted."""
    return read_message(FileReport, json.loads(record.report))


def faults_of(report: FileReport, fields: Mapping[str, str]) -> FileFaults:
    """Cells empty and cells at fault, by field; `fields` are those that columns become."""
    found = (*report.rejections, *report.notes)
    return FileFaults(
        rows=report.rows_in_file,
        missing=_by_field(found, fields, EMPTY),
        invalid=_by_field(found, fields, UNREADABLE),
    )


def first_arrivals(
    extracts: Sequence[ExtractRecord], reports: Mapping[str, FileReport]
) -> dict[Month, datetime]:
    """When each supplier's month first came, whichever file is current for it now."""
    first: dict[Month, datetime] = {}
    for record in extracts:
        for month in _months(reports[record.extract_id]):
            key = (record.feed, record.supplier, month)
            first[key] = min(record.loaded_at, first.get(key, record.loaded_at))
    return first


def _by_field(
    found: Iterable[Finding], fields: Mapping[str, str], reasons: frozenset[str]
) -> dict[str, int]:
    rows: dict[str, int] = defaultdict(int)
    for finding in found:
        field = fields.get(finding.column or "")
        if field and finding.reason in reasons:
            rows[field] += finding.rows
    return dict(rows)


def _months(report: FileReport) -> Iterator[date]:
    month, last = report.first_month, report.last_month
    while month is not None and last is not None and month <= last:
        yield month
        month = add_months(month, 1)
