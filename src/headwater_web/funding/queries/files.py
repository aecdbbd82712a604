"""Every entry of an agreement as a file."""

from django.utils import timezone

from headwater_web.funding.models import Agreement, Spend
from headwater_web.ui.spreadsheets import lines_of

COLUMNS = (
    "agreement",
    "line",
    "category",
    "priority",
    "organisation",
    "period_starts_on",
    "period_ends_on",
    "amount",
    "ledger",
    "entered_on",
    "is_correction",
    "is_corrected",
    "because",
)


def spending_as_csv(agreement: Agreement) -> str:
    """What was entered, line by line and period by period, corrected entries included."""
    found = Spend.objects.filter(line__agreement=agreement).select_related("line", "corrected_by")
    rows = (_row(agreement, each) for each in found.order_by("line", "starts_on", "pk"))
    return "".join(lines_of(COLUMNS, rows))


def _row(agreement: Agreement, spend: Spend) -> list[object]:
    span = next(each for each in agreement.spans if each.starts_on == spend.starts_on)
    return [
        agreement.reference,
        spend.line.title,
        spend.line.category,
        spend.line.priority_number or "",
        spend.line.organisation,
        span.starts_on.isoformat(),
        span.last_day.isoformat(),
        spend.amount,
        spend.ledger,
        timezone.localdate(spend.entered_at).isoformat(),
        "yes" if spend.corrects_id else "no",
        "yes" if hasattr(spend, "corrected_by") else "no",
        spend.because,
    ]
