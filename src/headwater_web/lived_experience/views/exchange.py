"""Files for other programs, and files from them."""

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from headwater_web.accounts.api import Rule, declares, person_of
from headwater_web.audit.api import record
from headwater_web.lived_experience.actions.importing import take_project
from headwater_web.lived_experience.faults import Refused
from headwater_web.lived_experience.forms.exchange import ImportForm
from headwater_web.lived_experience.queries import exporting, notes
from headwater_web.lived_experience.queries.coded import themes_in_use
from headwater_web.lived_experience.refi.writing import write_codebook, write_project
from headwater_web.lived_experience.views.shared import FORM_METHODS, Page, form_page, session_found
from headwater_web.ui.asking import posted
from headwater_web.ui.spreadsheets import lines_of


@declares(Rule.SEE_LIVED_EXPERIENCE)
@require_GET
@never_cache
def home(request: HttpRequest) -> HttpResponse:
    """What can be taken to another program, and brought from one."""
    return render(request, "lived_experience/exchange.html")


@declares(Rule.SEE_LIVED_EXPERIENCE)
@require_GET
@never_cache
def project(request: HttpRequest) -> HttpResponse:
    """Notes, codes and themes as a .qdpx file. That it was taken is on record."""
    body = write_project(exporting.project_on(timezone.localdate()))
    return _file(request, body, "lived-experience.qdpx", "application/zip")


@declares(Rule.SEE_LIVED_EXPERIENCE)
@require_GET
@never_cache
def codebook(request: HttpRequest) -> HttpResponse:
    """The themes alone as a .qdc file."""
    body = write_codebook(exporting.codebook_on(themes_in_use()))
    return _file(request, body, "lived-experience.qdc", "application/xml")


@declares(Rule.SEE_LIVED_EXPERIENCE)
@require_GET
@never_cache
def segments(request: HttpRequest) -> HttpResponse:
    """Every coded piece of a note as a row."""
    rows = exporting.rows_on(timezone.localdate())
    body = "".join(lines_of(exporting.COLUMNS, rows)).encode("utf-8-sig")
    return _file(request, body, "coded-segments.csv", "text/csv; charset=utf-8")


@declares(Rule.CODE_LIVED_EXPERIENCE)
@require_http_methods(FORM_METHODS)
@never_cache
def read(request: HttpRequest) -> HttpResponse:
    """Take in a file that another program wrote, and say what was not taken."""
    form = ImportForm(
        posted(request),
        request.FILES if request.method == "POST" else None,
        sessions=notes.sessions(),
    )
    page = Page(
        heading=_("Take in a file"),
        button=_("Read the file"),
        back=reverse("lived_experience:exchange"),
        introduction=_(
            "Its codes become themes, and its texts notes of one session. Texts that seem to "
            "point at a person are left out. Somebody else checks the notes before they count."
        ),
        template="lived_experience/read.html",
    )
    if request.method == "POST" and form.is_valid():
        try:
            taken = take_project(
                by=person_of(request),
                project=form.cleaned_data["file"],
                session=session_found(int(form.cleaned_data["session"])),
            )
        except Refused as fault:
            for line in (str(fault.words), *fault.lines):
                form.add_error(None, line)
        else:
            session = form.cleaned_data["session"]
            return render(
                request, "lived_experience/taken.html", {"taken": taken, "session": session}
            )
    return form_page(request, form, page, lambda: None)


def _file(request: HttpRequest, body: bytes, name: str, content_type: str) -> HttpResponse:
    """A file to keep; that somebody took it is on record."""
    with transaction.atomic():
        record(
            actor=person_of(request),
            action="lived_experience.file_taken",
            about=f"file/{name}",
            details={"bytes": len(body)},
        )
    return HttpResponse(
        body,
        content_type=content_type,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
