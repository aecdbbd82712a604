"""Intake: a partner's file becomes a checked table, or is refused with a reason.

    received = receive(
        path,
        specification=library.extract("police_uk_street"),
        codelists=library.codelists(),
        bases=(*library.bases(partnership), *home.bases()),
        supplier=None,                      # found in the file or in the basis register
        today=date(2026, 11, 22),
        workspace=home.new_workspace(),
        home_nature=home.nature,
        others=library.extracts().values(), # to recognise a file sent as the wrong feed
    )
    print(received.report.rows_accepted)

Nothing is kept: `headwater.custody` keeps what `receive` returns. A file that cannot be read as
the feed raises a fault; `refusal_report` makes its report. To judge a file without loading it,
call `receive` and let the workspace go.
"""

from headwater.intake.faults import FileRefused, NoBasis, NothingAccepted
from headwater.intake.receiving import receive, refusal_report
from headwater.intake.rows import Received
from headwater.intake.survey import digest_of

__all__ = [
    "FileRefused",
    "NoBasis",
    "NothingAccepted",
    "Received",
    "digest_of",
    "receive",
    "refusal_report",
]
