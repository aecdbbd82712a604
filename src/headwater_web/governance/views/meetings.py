"""The page of a meeting; calling, moving and calling off."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from headwater_web.accounts.api import Rule, declares, person_of
from headwater_web.governance.actions import meetings as actions
from headwater_web.governance.actions.acting import ChangedMeanwhile
from headwater_web.governance.forms.meetings import BecauseForm, ChangeMeetingForm, MeetingForm
from headwater_web.governance.models import Meeting
from headwater_web.governance.queries import attendance, decisions, meetings, seats
from headwater_web.governance.views.asking import (
    ask,
    body_or_404,
    changed_meanwhile,
    meeting_or_404,
)
from headwater_web.ui.asking import posted


@declares(Rule.SEE_GOVERNANCE)
@require_GET
@never_cache
def meeting(request: HttpRequest, reference: str) -> HttpResponse:
    """What is asked of the table first; then the agenda, who came, and what was decided."""
    found = meeting_or_404(reference)
    agenda = meetings.agenda_seen_by(request.user, found)
    before = meetings.meeting_before(found)
    came, names = attendance.came_to(found), seats.seat_names(found)
    context = {
        "meeting": found,
        "is_past": found.starts_at <= timezone.now(),
        "agenda": agenda,
        "wanted": [each for each in agenda if each.wants_decision],
        "papers": meetings.other_papers_seen_by(request.user, found),
        "has_minutes": any(each.minute for each in agenda),
        "came": [(names[seat], came[seat.pk].label) for seat in names if seat.pk in came],
        "quorum": attendance.quorum_words(found),
        "decisions": decisions.decisions_of_meeting(found),
        "before": before,
        "decided_before": decisions.followed_up(
            request.user, decisions.decisions_of_meeting(before) if before else ()
        ),
    }
    return render(request, "governance/meeting.html", context)


@declares(Rule.MANAGE_GOVERNANCE)
@require_http_methods(["GET", "POST"])
@never_cache
def call(request: HttpRequest, reference: str) -> HttpResponse:
    """Call a meeting of a body."""
    body = body_or_404(reference)
    form = MeetingForm(posted(request), body=body, today=timezone.localdate())
    if form.is_valid():
        called = actions.call_meeting(
            by=person_of(request),
            body=body,
            title=form.cleaned_data["title"],
            starts_at=form.starts_at,
            place=form.cleaned_data["place"],
        )
        messages.success(request, _("The meeting is called. Now put together its agenda."))
        return redirect("governance:meeting", called.reference)
    heading, button = _("Call a meeting"), _("Call the meeting")
    return ask(request, form, heading=heading, parent=body, button=button)


@declares(Rule.MANAGE_GOVERNANCE)
@require_http_methods(["GET", "POST"])
@never_cache
def change(request: HttpRequest, reference: str) -> HttpResponse:
    """Move a meeting that has not been held."""
    found = meeting_or_404(reference)
    form = ChangeMeetingForm(
        posted(request), body=found.body, today=timezone.localdate(), initial=_as_it_is(found)
    )
    now = None
    if form.is_valid():
        try:
            _move(request, form, found)
        except ChangedMeanwhile:
            now = found
            changed_meanwhile(form, version=found.version)
        except actions.MeetingIsOver:
            form.add_error(None, _("This meeting has been held. What happened in it stays."))
        else:
            messages.success(request, _("The meeting is changed."))
            return redirect("governance:meeting", reference)
    heading, button = _("Change the meeting"), _("Change it")
    return ask(request, form, heading=heading, parent=found, button=button, meeting_now=now)


def _move(request: HttpRequest, form: ChangeMeetingForm, found: Meeting) -> None:
    actions.change_meeting(
        by=person_of(request),
        meeting=found,
        version=form.cleaned_data["version"],
        title=form.cleaned_data["title"],
        starts_at=form.starts_at,
        place=form.cleaned_data["place"],
    )


def _as_it_is(found: Meeting) -> dict[str, object]:
    begins = timezone.localtime(found.starts_at)
    return {
        "title": found.title,
        "day": begins.date(),
        "time": begins.time(),
        "place": found.place,
        "version": found.version,
    }


@declares(Rule.MANAGE_GOVERNANCE)
@require_http_methods(["GET", "POST"])
@never_cache
def call_off(request: HttpRequest, reference: str) -> HttpResponse:
    """Call a meeting off, saying why."""
    found = meeting_or_404(reference)
    form = BecauseForm(posted(request))
    if form.is_valid():
        try:
            actions.call_off(by=person_of(request), meeting=found, **form.cleaned_data)
        except actions.MeetingIsOver:
            form.add_error(None, _("This meeting has been held, or is called off already."))
        else:
            messages.success(request, _("The meeting is called off."))
            return redirect("governance:meeting", reference)
    heading, button = _("Call the meeting off"), _("Call it off")
    return ask(request, form, heading=heading, parent=found, button=button)
