"""Versions as they were signed off: a page to print, and a file."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from headwater_web.accounts.api import Rule, declares, display_names
from headwater_web.returns.models import Edition
from headwater_web.returns.queries.editions import as_csv, is_whole, read_content
from headwater_web.returns.views.asking import found_return


@declares(Rule.SEE_RETURNS)
@require_GET
@never_cache
def edition(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """One version as it was signed off, to read, print or send."""
    found = _found(reference, number)
    people = [found.signed_off_by]
    context = {
        "edition": found,
        "report": found.report,
        "content": read_content(found),
        "is_whole": is_whole(found),
        "signed_off_by": display_names(people).get(found.signed_off_by, ""),
    }
    return render(request, "returns/edition.html", context)


@declares(Rule.SEE_RETURNS)
@require_GET
@never_cache
def edition_file(_request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """The same as CSV."""
    found = _found(reference, number)
    name = f"{found.report.reference}-version-{found.number}.csv"
    return HttpResponse(
        as_csv(read_content(found)),
        headers={
            "Content-Type": "text/csv; charset=utf-8",
            "Content-Disposition": f'attachment; filename="{name}"',
        },
    )


def _found(reference: str, number: int) -> Edition:
    report = found_return(reference)
    found: Edition | None = (
        report.editions.select_related("report", "sending", "reopening")
        .filter(number=number)
        .first()
    )
    if found is None:
        raise Http404
    return found
