"""Persistent places as a download. For partners, not for everyone."""

from django.http import Http404, HttpRequest, StreamingHttpResponse
from django.views.decorators.cache import never_cache

from headwater.released.opened import Release
from headwater_web.accounts.api import Rule, declares
from headwater_web.dashboard.persistent_places.pages import CSV_COLUMNS, csv_rows
from headwater_web.ui.api import released_page
from headwater_web.ui.spreadsheets import lines_of


@declares(Rule.SEE_PARTNER_CUT)
@never_cache
@released_page
def places_csv(request: HttpRequest, release: Release) -> StreamingHttpResponse:  # noqa: ARG001 - every view is given the request
    """Where two sources agree, for three years, and when to be there, as rows."""
    if release.places is None:
        raise Http404
    lines = lines_of(CSV_COLUMNS, csv_rows(release, release.places))
    response = StreamingHttpResponse(lines, content_type="text/csv")
    name = f"places-{release.release_id}.csv"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
