"""The register that the engine reads: one row for each feed that an agreement covers.

The site hands nothing else to the engine. The same records make the same bytes.
"""

import csv
import io
from datetime import date

from django.conf import settings

from headwater_web.agreements.feeds import register_columns
from headwater_web.agreements.models import Agreement, AgreementFeed
from headwater_web.agreements.permitting import read_fields
from headwater_web.agreements.rules import rules
from headwater_web.agreements.terms import term_of

DIVIDER = "|"
SYNTHETIC = "SYN-"
"""What the register's specification calls the mark of made-up rows."""
FILE_NAME = "basis_register.csv"


def register_file(day: date) -> bytes:
    """The register as it stands on a day, as CSV in UTF-8."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, register_columns(), lineterminator="\n")
    writer.writeheader()
    writer.writerows(register_rows(day))
    return text.getvalue().encode()


def register_rows(day: date) -> list[dict[str, str]]:
    """The register's rows, by reference. Drafts are in it: the engine is to know and refuse."""
    rows = Agreement.objects.select_related("superseded_by", "assessment").prefetch_related(
        "events", "feeds"
    )
    found = [_row(each, covered, day) for each in rows for covered in each.feeds.all()]
    return sorted(found, key=lambda row: row["basis_reference"])


def basis_reference(agreement: Agreement, feed: str) -> str:
    """The name under which the engine knows what permits a feed."""
    mark = SYNTHETIC if settings.HEADWATER_DEMONSTRATION else ""
    return f"{mark}{agreement.reference}-{feed}"


def _row(agreement: Agreement, covered: AgreementFeed, day: date) -> dict[str, str]:
    term = term_of(agreement)
    last = term.last_day
    assessment = agreement.assessment
    return {
        "basis_reference": basis_reference(agreement, covered.feed),
        "kind": agreement.kind,
        "feed": covered.feed,
        "supplier": agreement.supplier,
        "supplier_name": agreement.supplier_name,
        "purpose": DIVIDER.join(_purposes(agreement)),
        "fields": DIVIDER.join(read_fields(covered)),
        "licence": agreement.licence,
        "legal_powers": DIVIDER.join(covered.powers),
        "dpia_reference": assessment.reference if assessment else "",
        "key_fingerprint": covered.key_fingerprint,
        "starts_on": agreement.starts_on.isoformat(),
        "ends_on": last.isoformat() if last else "",
        "keep_raw_days": str(covered.keep_raw_days),
        "state": term.register_state(day),
    }


def _purposes(agreement: Agreement) -> list[str]:
    known = rules()
    return [known.title("purposes", key) for key in agreement.purposes] or ["not named yet"]
