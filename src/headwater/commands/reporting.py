"""What a person reads about one file: the outcome, the counts, every reason."""

from headwater.commands.output import say
from headwater.exchange.report import FileReport, Finding, Outcome, Question, RepairMade
from headwater.vocabulary.counts import counted
from headwater.vocabulary.periods import month_in_words

_HEADLINES = {
    Outcome.ACCEPTED: "Accepted",
    Outcome.UNCHANGED: "Unchanged: exactly this file was accepted before",
    Outcome.REFUSED: "Refused: nothing was accepted",
    Outcome.WITHDRAWN: "Taken back by its sender",
}
_MOST_ROWS = 8
_OF_A_MAPPING = {"renamed_columns", "mapped_codes"}


def say_report(report: FileReport, *, mapped_with: str = "headwater map") -> None:
    """Print a file's report in plain words; `mapped_with` is what takes a mapping here."""
    say(f"{report.file_name}: {_HEADLINES[report.outcome]}")
    if report.outcome in {Outcome.REFUSED, Outcome.WITHDRAWN}:
        _say_why(report)
        _say_question(report.question, mapped_with)
        return
    say(
        f"  {counted(report.rows_in_file, 'row')} in the file = {report.rows_accepted:,} accepted"
        f" + {report.rows_rejected:,} rejected"
    )
    if report.rows_left_out:
        one, many = "more was left out: it is no row", "more were left out: they are no rows"
        say(f"  {counted(report.rows_left_out, one, many)} to be judged")
    if report.first_month and report.last_month:
        first, last = month_in_words(report.first_month), month_in_words(report.last_month)
        say(f"  Months {first} to {last}")
    for finding in report.rejections:
        say(f"  Rejected {_finding(finding)}")
    for finding in report.notes:
        say(f"  Note: {_finding(finding)}")
    _say_repairs(report)
    _say_question(report.question, mapped_with)
    if report.version:
        say(f"  Kept as {report.extract_id}, version {report.version}")
    if report.supersedes:
        say(f"  Supersedes {', '.join(report.supersedes)} for the months it covers")


def _say_why(report: FileReport) -> None:
    for word, said in (
        ("Found:   ", report.found),
        ("Expected:", report.expected),
        ("Next:    ", report.next_step),
    ):
        if said:
            say(f"  {word} {said}")


def _say_repairs(report: FileReport) -> None:
    """Everything that was done to the file before its rows were judged, and how to undo it."""
    for repair in report.repairs:
        where = f" in {', '.join(f'`{name}`' for name in repair.columns)}" if repair.columns else ""
        rows = ", ".join(f"{row:,}" for row in repair.rows[:_MOST_ROWS])
        end = ", …" if repair.count > len(repair.rows[:_MOST_ROWS]) else "."
        placed = f" Rows {rows}{end}" if rows else ""
        say(f"  Done to the file{where}: {repair.words}{placed}{_undoing(repair)}")


def _undoing(repair: RepairMade) -> str:
    if repair.is_reversible:
        return f" To undo it: --without {repair.kind}"
    return " To undo it: --without-mapping" if repair.kind in _OF_A_MAPPING else ""


def _say_question(question: Question | None, mapped_with: str) -> None:
    """What a mapping could put right."""
    if question is None or not question.can_be_answered:
        return
    say(f"  A mapping could put right ({mapped_with}):")
    for column in question.absent if question.extra else ():
        needed = "needed" if column.is_needed else "may be absent"
        hint = f"; is it `{column.suggestion}`?" if column.suggestion else ""
        say(f"    `{column.header}` is absent ({needed}){hint}")
    if question.absent and question.extra:
        say(f"    Headers that nobody asked for: {', '.join(question.extra)}")
    for value in question.unknown:
        hint = f"; is it {value.suggestion}?" if value.suggestion else ""
        rows = counted(value.rows, "row")
        say(f"    {value.value!r} in `{value.header}` is no code ({rows}){hint}")


def _finding(finding: Finding) -> str:
    where = f" in `{finding.column}`" if finding.column else ""
    values = f" ({', '.join(finding.values)})" if finding.values else ""
    return f"{finding.rows:,}{where}: {finding.words}{values}"
