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
        mapping=home.mapping(feed, supplier),  # how this supplier's files differ, if they do
        without={"totals_rows"},            # repairs not to be made
    )
    print(received.report.rows_accepted, received.report.repairs)

Nothing is kept: `headwater.custody` keeps what `receive` returns. A file that cannot be read as
the feed raises a fault; `refusal_report` makes its report. To judge a file without loading it,
call `receive` and let the workspace go.
"""

from headwater.intake.faults import FileRefused, MappingAmiss, NoBasis, NothingAccepted
from headwater.intake.mapping import check_mapping
from headwater.intake.reasons import VALUE_FAULTS
from headwater.intake.received import Received
from headwater.intake.receiving import receive, refusal_report
from headwater.intake.signed import SignedTerms, open_signed, rule_ids
from headwater.intake.survey import digest_of
from headwater.intake.tabular.repairs import REFUSABLE, Repair, RepairKind

__all__ = [
    "REFUSABLE",
    "VALUE_FAULTS",
    "FileRefused",
    "MappingAmiss",
    "NoBasis",
    "NothingAccepted",
    "Received",
    "Repair",
    "RepairKind",
    "SignedTerms",
    "check_mapping",
    "digest_of",
    "open_signed",
    "receive",
    "refusal_report",
    "rule_ids",
]
