"""The map, the page of a body, and what is kept of a body itself."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from headwater_web.accounts.api import Rule, declares, person_of
from headwater_web.governance.actions import bodies as actions
from headwater_web.governance.drawing import draw_map
from headwater_web.governance.forms.bodies import EndBodyForm, TermsForm
from headwater_web.governance.queries import attendance, decisions, mapping, meetings, papers, seats
from headwater_web.governance.queries.bodies import described, standings, successions_of
from headwater_web.governance.views.asking import ask, body_or_404
from headwater_web.ui.asking import posted

_SOON = 6
_ON_A_PAGE = 20


@declares(Rule.SEE_GOVERNANCE)
@require_GET
@never_cache
def governance(request: HttpRequest) -> HttpResponse:
    """Who reports to whom, what each body is missing, and the meetings to come."""
    today = timezone.localdate()
    found = mapping.governance_map(today)
    context = {
        "map": found,
        "drawing": draw_map(found),
        "coming": meetings.meetings_from(today)[:_SOON],
    }
    return render(request, "governance/map.html", context)


@declares(Rule.SEE_GOVERNANCE)
@require_GET
@never_cache
def body(request: HttpRequest, reference: str) -> HttpResponse:
    """What a body is for, who sits on it, who came, and what it decided."""
    found, today = body_or_404(reference), timezone.localdate()
    shown = seats.seats_shown(found, today)
    met = attendance.attended_meetings(found)
    names = seats.names_at_table(shown)
    after, before = successions_of(found)
    decided = Paginator(decisions.decisions_of_body(found), _ON_A_PAGE)
    terms = [each for each in found.terms.all() if each.agreed_on <= today]
    context = {
        "body": found,
        "described": described(found),
        "standing": standings([found.key], on=today)[found.key],
        "after": after,
        "before": before,
        "missing": mapping.missing_of(found, today)
        if found.meets and found.in_force(today)
        else (),
        "reports_to": mapping.parents_of(found, today),
        "reported_to_by": mapping.children_of(found, today),
        "terms": terms[0] if terms else None,
        "terms_overdue": bool(terms) and terms[0].review_is_overdue(today),
        "older_terms": terms[1:],
        "seats": shown,
        "vacant": [each for each in shown if each.is_vacant],
        "ended_seats": seats.ended_seats(found, today),
        "held_elsewhere": seats.seats_for(found.key, today),
        "met": met,
        "attendance": attendance.attendance_rows(found, names, met),
        "decisions": decided.get_page(request.GET.get("page")),
        "coming": [each for each in meetings.meetings_from(today) if each.body_key == found.key],
        "held": meetings.meetings_held(found, today)[:_ON_A_PAGE],
        "papers_sent": papers.papers_sent_seen_by(request.user, found),
        "papers_received": papers.papers_received_seen_by(request.user, found),
    }
    return render(request, "governance/body.html", context)


@declares(Rule.MANAGE_GOVERNANCE)
@require_http_methods(["GET", "POST"])
@never_cache
def agree_terms(request: HttpRequest, reference: str) -> HttpResponse:
    """Keep new terms of reference; the older ones stay."""
    found = body_or_404(reference)
    form = TermsForm(posted(request), body=found, today=timezone.localdate())
    if form.is_valid():
        actions.agree_terms(by=person_of(request), body=found, **form.cleaned_data)
        messages.success(request, _("The terms of reference are kept. The older ones stay below."))
        return redirect("governance:body", reference)
    heading, button = _("Terms of reference that were agreed"), _("Keep them")
    return ask(request, form, heading=heading, parent=found, button=button)


@declares(Rule.MANAGE_GOVERNANCE)
@require_http_methods(["GET", "POST"])
@never_cache
def end_body(request: HttpRequest, reference: str) -> HttpResponse:
    """Say when a body ceased and who took over."""
    found = body_or_404(reference)
    form = EndBodyForm(posted(request), body=found)
    if form.is_valid():
        try:
            actions.end_body(by=person_of(request), body=found, **form.cleaned_data)
        except actions.EndedAlready:
            form.add_error(None, _("This body has an end already. Its page says when."))
        else:
            messages.success(request, _("The end is kept. Nothing that the body did is changed."))
            return redirect("governance:body", reference)
    heading, button = _("The body has ended"), _("Keep its end")
    return ask(request, form, heading=heading, parent=found, button=button)
