"""Pages of returns: what is due, one return, and drafting it from the records."""

from datetime import timedelta

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from headwater_web.accounts.api import Rule, declares, person_of
from headwater_web.returns import actions, faults
from headwater_web.returns.changes import moved_since
from headwater_web.returns.definitions import Occurrence, ReportForm, form_with
from headwater_web.returns.drafting import SOURCES
from headwater_web.returns.queries.calendar import calendar
from headwater_web.returns.queries.hours import hours_by_year, hours_of, hours_words, total
from headwater_web.returns.queries.returns import ShownReturn, shown_return
from headwater_web.returns.views.asking import found_return
from headwater_web.thread.api import things_seen_by
from headwater_web.ui.asking import NotAllowedNow


@declares(Rule.SEE_RETURNS)
@require_GET
@never_cache
def due(request: HttpRequest) -> HttpResponse:
    """What is due to whom by when, what was sent, and what reporting cost."""
    context = {"due": calendar(timezone.localdate()), "years": hours_by_year()}
    return render(request, "returns/due.html", context)


@declares(Rule.MANAGE_RETURNS)
@require_POST
def begin(request: HttpRequest, form: str, starts_on: str) -> HttpResponse:
    """Begin one return of the calendar."""
    chosen, occurrence = _occurrence(form, starts_on)
    try:
        made = actions.begin_return(by=person_of(request), form=chosen, occurrence=occurrence)
    except faults.BegunAlready as fault:
        messages.info(request, str(fault.words))
        return redirect("returns:due")
    return redirect("returns:return", made.reference)


def _occurrence(form: str, starts_on: str) -> tuple[ReportForm, Occurrence]:
    """What the calendar lets somebody begin today."""
    chosen, today = form_with(form), timezone.localdate()
    begun = chosen.occurrences(until=today + timedelta(days=1)) if chosen else ()
    for each in begun:
        if chosen and each.span.starts_on.isoformat() == starts_on:
            return chosen, each
    raise Http404


@declares(Rule.SEE_RETURNS)
@require_GET
@never_cache
def one_return(request: HttpRequest, reference: str) -> HttpResponse:
    """One return: each question with its draft, its answer, and where the draft came from."""
    report = found_return(reference)
    shown = shown_return(report, today=timezone.localdate())
    found = hours_of(report)
    context = {
        "shown": shown,
        "report": report,
        "things": things_seen_by(request.user, _references(shown)),
        "sources": {key: source.title for key, source in SOURCES.items()},
        "hours": found,
        "hours_words": hours_words(total(found)),
        "entries": report.hours.select_related("corrects", "corrected_by"),
    }
    return render(request, "returns/return.html", context)


@declares(Rule.MANAGE_RETURNS)
@require_POST
def draft(request: HttpRequest, reference: str) -> HttpResponse:
    """Draft every answer that the records can give."""
    report = found_return(reference)
    version = request.POST.get("version", "")
    if not version.isdecimal():
        raise Http404
    try:
        made = actions.draft_answers(
            by=person_of(request),
            report=report,
            version=int(version),
            as_at=timezone.localdate(),
        )
    except NotAllowedNow as fault:
        messages.error(request, str(fault.words))
    else:
        words = ngettext(
            "{n} answer was drafted from the records.",
            "{n} answers were drafted from the records.",
            made,
        )
        messages.success(request, words.format(n=made))
    return redirect("returns:return", reference)


@declares(Rule.SEE_RETURNS)
@require_GET
@never_cache
def changes(request: HttpRequest, reference: str) -> HttpResponse:
    """Which figures the records give differently today, and as at which day they were drafted."""
    report = found_return(reference)
    today = timezone.localdate()
    shown = shown_return(report, today=today)
    context = {
        "shown": shown,
        "report": report,
        "moved": moved_since(shown, today),
        "today": today,
        "title": _("What changed since it was drafted"),
    }
    return render(request, "returns/changes.html", context)


def _references(shown: ShownReturn) -> set[str]:
    return {
        reference
        for each in shown.answers
        for draft in each.drafts
        for reference in draft.references
    }
