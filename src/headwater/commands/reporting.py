"""What a person reads about one file: the outcome, the counts, every reason."""

from headwater.commands.output import say
from headwater.exchange.report import FileReport, Finding, Outcome

_HEADLINES = {
    Outcome.ACCEPTED: "Accepted",
    Outcome.UNCHANGED: "Unchanged: exactly this file was accepted before",
    Outcome.REFUSED: "Refused: nothing was accepted",
}


def say_report(report: FileReport) -> None:
    """Print a file's report in plain words."""
    say(f"{report.file_name}: {_HEADLINES[report.outcome]}")
    if report.outcome is Outcome.REFUSED:
        say(f"  Found:    {report.found}")
        say(f"  Expected: {report.expected}")
        say(f"  Next:     {report.next_step}")
        return
    say(
        f"  {report.rows_in_file:,} rows in the file = {report.rows_accepted:,} accepted"
        f" + {report.rows_rejected:,} rejected"
    )
    if report.first_month and report.last_month:
        say(f"  Months {report.first_month:%Y-%m} to {report.last_month:%Y-%m}")
    for finding in report.rejections:
        say(f"  Rejected {_finding(finding)}")
    for finding in report.notes:
        say(f"  Note: {_finding(finding)}")
    if report.supersedes:
        say(f"  Supersedes {', '.join(report.supersedes)} for the months it covers")


def _finding(finding: Finding) -> str:
    where = f" in `{finding.column}`" if finding.column else ""
    values = f" ({', '.join(finding.values)})" if finding.values else ""
    return f"{finding.rows:,}{where}: {finding.words}{values}"
