"""Pages and the file of what changed since the last load. Every release keeps its own."""

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render

from headwater.released.opened import Release
from headwater_web.accounts.api import Rule, declares, may
from headwater_web.dashboard.changed.pages import changed_lines, changes_page, earlier_releases
from headwater_web.ui.api import released_page, released_reader


@declares(Rule.EVERYONE)
@released_page
def changes(request: HttpRequest, release: Release) -> HttpResponse:
    """What changed with the current release."""
    return _page(request, release, is_current=True)


@declares(Rule.EVERYONE)
@released_page
def release_changes(request: HttpRequest, release: Release, release_id: str) -> HttpResponse:
    """What changed with one release, at an address that lasts."""
    then = released_reader().open(release_id)
    return _page(request, then, is_current=then.release_id == release.release_id)


@declares(Rule.EVERYONE)
@released_page
def changes_csv(_request: HttpRequest, _release: Release, release_id: str) -> StreamingHttpResponse:
    """Every changed figure of one release as a file."""
    reader = released_reader()
    lines = changed_lines(reader, reader.open(release_id))
    response = StreamingHttpResponse(lines, content_type="text/csv")
    response.headers["Content-Disposition"] = f'attachment; filename="changes-{release_id}.csv"'
    return response


def _page(request: HttpRequest, release: Release, *, is_current: bool) -> HttpResponse:
    reader = released_reader()
    page = changes_page(
        reader,
        release,
        measure=request.GET.get("measure", ""),
        sees_detail=may(request.user, Rule.SEE_PARTNER_CUT),
    )
    context = {
        "release": release,
        "page": page,
        "is_current": is_current,
        "releases": earlier_releases(reader, release.release_id),
    }
    return render(request, "dashboard/changes.html", context)
