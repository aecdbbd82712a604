"""Pages of subjects, and each as a download."""

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render

from headwater.released.opened import Release
from headwater_web.accounts.api import Rule, declares
from headwater_web.dashboard.rows import CSV_COLUMNS
from headwater_web.dashboard.subjects import pages
from headwater_web.ui.api import released_page
from headwater_web.ui.spreadsheets import lines_of

DOWNLOADED = ("line", "kind", *CSV_COLUMNS, "least", "most", "standing")


@declares(Rule.EVERYONE)
@released_page
def subjects(request: HttpRequest, release: Release) -> HttpResponse:
    """Every subject by its title."""
    context = {"release": release, "links": pages.links(release), "nothing": pages.no_subjects()}
    return render(request, "dashboard/subjects.html", context)


@declares(Rule.EVERYONE)
@released_page
def subject(request: HttpRequest, release: Release, key: str) -> HttpResponse:
    """One question, and what several measures answer together."""
    page = pages.subject_page(release, pages.find_subject(release, key))
    return render(request, "dashboard/subject.html", {"release": release, "page": page})


@declares(Rule.EVERYONE)
@released_page
def subject_csv(_request: HttpRequest, release: Release, key: str) -> StreamingHttpResponse:
    """Every number of a subject's tables, each with what it rests on."""
    tables = pages.tables(release, pages.find_subject(release, key))
    rows = ([record.get(name) for name in DOWNLOADED] for each in tables for record in each.records)
    response = StreamingHttpResponse(lines_of(DOWNLOADED, rows), content_type="text/csv")
    file_name = f"{key}-{release.release_id}.csv"
    response.headers["Content-Disposition"] = f'attachment; filename="{file_name}"'
    return response
