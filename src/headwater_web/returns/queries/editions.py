"""What a signed-off version holds: made once, digested, and read back as it was."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

from headwater_web.returns.models import Edition
from headwater_web.returns.queries.hours import hours_of, total
from headwater_web.returns.queries.returns import ShownAnswer, ShownReturn, plain_number
from headwater_web.ui.spreadsheets import lines_of

COLUMNS = (
    "question",
    "answer",
    "number",
    "drafted",
    "because",
    "source",
    "as_at",
    "release",
    "references",
)
BETWEEN_CELLS = " | "
Content = Mapping[str, Any]


def content_of(shown: ShownReturn) -> str:
    """Everything that a version says, as text that is the same whenever it is made again."""
    report = shown.report
    said = {
        "reference": report.reference,
        "version": shown.next_number,
        "title": report.title,
        "funder": report.funder,
        "period": report.span.words,
        "period_starts_on": report.starts_on.isoformat(),
        "period_ends_on": report.span.last_day.isoformat(),
        "due_on": report.due_on.isoformat(),
        "hours": plain_number(total(hours_of(report))),
        "answers": [_answer(each) for each in shown.answers],
    }
    return json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest_of(content: str) -> str:
    """The fingerprint of a version: whoever holds a copy can compare."""
    return hashlib.sha256(content.encode()).hexdigest()


def read_content(edition: Edition) -> Content:
    """What a version says."""
    found: Content = json.loads(edition.content)
    return found


def is_whole(edition: Edition) -> bool:
    """Whether a version is still what was signed off."""
    return digest_of(edition.content) == edition.digest


def as_csv(content: Content) -> str:
    """A version as CSV: a row for each answer, and one for each row of its table."""
    return "".join(lines_of(COLUMNS, _rows(content)))


def _rows(content: Content) -> Iterator[list[str]]:
    for each in content["answers"]:
        yield [*(each[name] for name in COLUMNS[:-1]), " ".join(each["references"])]
        table = [each["headings"], *each["rows"]] if each["rows"] else []
        yield from (["", BETWEEN_CELLS.join(row)] for row in table)


def _answer(shown: ShownAnswer) -> dict[str, Any]:
    draft, standing = shown.draft, shown.standing
    return {
        "key": shown.question.key,
        "question": shown.question.words,
        "answer": shown.words,
        "number": str(standing.number) if standing and standing.number is not None else "",
        "drafted": shown.draft_words if shown.is_written else "",
        "because": standing.because if standing else "",
        "source": draft.source if draft else "",
        "as_at": draft.as_at.isoformat() if draft and draft.as_at else "",
        "release": draft.release_id if draft else "",
        "references": draft.references if draft else [],
        # The records' table stays beside what somebody wrote over their sentence.
        "headings": draft.headings if draft else [],
        "rows": draft.rows if draft else [],
        "figures": draft.figures if draft else {},
    }
