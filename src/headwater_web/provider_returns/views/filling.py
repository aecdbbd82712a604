"""Pages on which a return is filled in: a page a group, or a file with all of it."""

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from headwater.released.workbooks.xlsx import MEDIA_TYPE as XLSX
from headwater.released.workbooks.xlsx import as_xlsx
from headwater_web.accounts.api import Rule, declares, person_of
from headwater_web.provider_returns.actions import answering
from headwater_web.provider_returns.answers import Answer
from headwater_web.provider_returns.files.reading import Expected, read_file
from headwater_web.provider_returns.files.row_faults import FileUnreadable
from headwater_web.provider_returns.files.template import template_lines, template_workbook
from headwater_web.provider_returns.forms.acts import UploadForm
from headwater_web.provider_returns.forms.page import PageForm
from headwater_web.provider_returns.models import ProviderReturn, Version
from headwater_web.provider_returns.queries.asking import about_of, form_of, said_in
from headwater_web.provider_returns.queries.returns import months_words
from headwater_web.provider_returns.views.shared import (
    FORM_METHODS,
    Asking,
    form_page,
    latest_of,
    return_address,
    return_found,
    return_to_act_on,
)
from headwater_web.ui.asking import posted


@declares(Rule.WRITE_PROVIDER_RETURNS)
@require_http_methods(FORM_METHODS)
@never_cache
def page(request: HttpRequest, reference: str, group: str) -> HttpResponse:
    """One page of a return, kept by itself, so that it can be filled in over several sittings."""
    report = return_to_act_on(request, reference, Rule.WRITE_PROVIDER_RETURNS)
    version, asked = latest_of(report), form_of(report)
    found = asked.group(group)
    if found is None:
        raise Http404
    if request.method == "GET" and version.submitted_at is not None:
        return redirect(return_address(report))
    form = PageForm(
        posted(request),
        group=found,
        said=said_in(version),
        about=about_of(report),
        initial={"counter": _counter(version, group)},
    )
    keys = [each.key for each in asked.groups]
    place = keys.index(group)
    after = keys[place + 1] if place + 1 < len(keys) else ""

    def act() -> str:
        answering.save_page(
            by=person_of(request),
            version=version,
            group=found,
            counter=form.cleaned_data["counter"],
            answers=form.answers,
        )
        if after and "save_and_go_on" in request.POST:
            return reverse("provider_returns:page", args=[reference, after])
        return return_address(report)

    asking = Asking(
        heading=found.title,
        button=_("Save and go on") if after else _("Save"),
        back=return_address(report),
        caption=_("{reference}, {months}: page {number} of {all}").format(
            reference=reference, months=months_words(report), number=place + 1, all=len(keys)
        ),
        introduction=found.introduction,
        template="provider_returns/page.html",
        newest=lambda: _counter(latest_of(return_found(request, reference)), group),
        more={"group": found, "after": after, "report": report},
    )
    return form_page(request, form, asking, act)


@declares(Rule.WRITE_PROVIDER_RETURNS)
@require_http_methods(FORM_METHODS)
@never_cache
def upload(request: HttpRequest, reference: str) -> HttpResponse:
    """Take over a filled-in template: all of it, or nothing and every fault."""
    report = return_to_act_on(request, reference, Rule.WRITE_PROVIDER_RETURNS)
    version = latest_of(report)
    if request.method == "GET" and version.submitted_at is not None:
        return redirect(return_address(report))
    files = request.FILES if request.method == "POST" else None
    form = UploadForm(posted(request), files, initial={"counter": version.counter})
    answers: dict[str, dict[str, Answer]] = {}
    if request.method == "POST" and form.is_valid():
        answers = _read_or_say(form, report, version)

    def act() -> None:
        answering.save_file(
            by=person_of(request),
            version=version,
            counter=form.cleaned_data["counter"],
            answers=answers,
        )

    asking = Asking(
        heading=_("Send {reference} as a file").format(reference=reference),
        button=_("Check it and take it over"),
        back=return_address(report),
        template="provider_returns/upload.html",
        newest=lambda: latest_of(return_found(request, reference)).counter,
        more={"report": report},
    )
    return form_page(request, form, asking, act)


@declares(Rule.SEE_PROVIDER_RETURNS)
@require_GET
@never_cache
def template(request: HttpRequest, reference: str, ending: str) -> HttpResponse:
    """The template of a return, with what is answered so far."""
    report = return_found(request, reference)
    version, asked = latest_of(report), form_of(report)
    said = said_in(version)
    if ending == "csv":
        content: str | bytes = "".join(template_lines(reference, asked, said))
        kind = "text/csv; charset=utf-8"
    elif ending == "xlsx":
        title = f"{report.programme_name}, {months_words(report)}"
        book = template_workbook(reference, title, asked, said, made_at=report.opened_at)
        content, kind = as_xlsx(book), XLSX
    else:
        raise Http404
    name = f'attachment; filename="{reference}.{ending}"'
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": name})


def _read_or_say(
    form: UploadForm, report: ProviderReturn, version: Version
) -> dict[str, dict[str, Answer]]:
    """The answers of the file, or the form with every fault of it."""
    sent = form.cleaned_data["file"]
    expected = Expected(report.reference, form_of(report), about_of(report), said_in(version))
    try:
        return read_file(sent.name, sent.read(), expected)
    except FileUnreadable as fault:
        form.faults = fault.faults
        form.add_error(
            "file",
            forms.ValidationError(
                _("Nothing was kept: the file has faults. Put each right, and send it again.")
            ),
        )
        return {}


def _counter(version: Version, group: str) -> int:
    found = next((each for each in version.pages.all() if each.group == group), None)
    return found.counter if found else 0
