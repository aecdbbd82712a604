"""What is noted in the room: who came, interests, minutes."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from headwater_web.accounts.api import Rule, declares, person_of
from headwater_web.governance.actions import minuting as actions
from headwater_web.governance.actions.acting import ChangedMeanwhile
from headwater_web.governance.forms.room import (
    AttendanceForm,
    ConfirmForm,
    InterestForm,
    MinuteForm,
)
from headwater_web.governance.queries import attendance as noted
from headwater_web.governance.queries.meetings import last_minute, meetings_to_confirm_in
from headwater_web.governance.queries.seats import seat_names
from headwater_web.governance.views.asking import ask, changed_meanwhile, meeting_or_404
from headwater_web.ui.asking import posted


def _not_held() -> str:
    return _("This meeting has not begun, or was called off. Nothing happened in it to note.")


@declares(Rule.MANAGE_GOVERNANCE)
@require_http_methods(["GET", "POST"])
@never_cache
def attendance(request: HttpRequest, reference: str) -> HttpResponse:
    """Who came for each seat."""
    meeting = meeting_or_404(reference)
    came, now = noted.came_to(meeting), []
    names = seat_names(meeting)
    first = {"seen": noted.last_note(meeting)}
    form = AttendanceForm(posted(request), seats=names, came=came, initial=first)
    if form.is_valid():
        seen = form.cleaned_data["seen"]
        try:
            actions.note_attendance(
                by=person_of(request), meeting=meeting, came=form.came, seen=seen
            )
        except ChangedMeanwhile:
            changed_meanwhile(form, seen=first["seen"])
            now = [(names[seat], came[seat.pk].label) for seat in names if seat.pk in came]
        except actions.NotHeldYet:
            form.add_error(None, _not_held())
        else:
            messages.success(request, _("Who came is noted."))
            return redirect("governance:meeting", reference)
    heading, button = _("Who came"), _("Note it")
    return ask(request, form, heading=heading, parent=meeting, button=button, came_now=now)


@declares(Rule.MANAGE_GOVERNANCE)
@require_http_methods(["GET", "POST"])
@never_cache
def interest(request: HttpRequest, reference: str) -> HttpResponse:
    """An interest that was declared, and what was done about it."""
    meeting = meeting_or_404(reference)
    form = InterestForm(posted(request), meeting=meeting, seats=seat_names(meeting))
    if form.is_valid():
        actions.declare_interest(
            by=person_of(request),
            item=form.cleaned_data["item"],
            seat=form.chosen_seat,
            nature=form.cleaned_data["nature"],
            handled=form.cleaned_data["handled"],
        )
        messages.success(request, _("The interest is kept."))
        return redirect("governance:meeting", reference)
    heading, button = _("An interest that was declared"), _("Keep it")
    return ask(request, form, heading=heading, parent=meeting, button=button)


@declares(Rule.MANAGE_GOVERNANCE)
@require_http_methods(["GET", "POST"])
@never_cache
def minute(request: HttpRequest, reference: str, position: int) -> HttpResponse:
    """What is minuted of one item."""
    meeting = meeting_or_404(reference)
    item = meeting.items.filter(position=position).first()
    if item is None:
        raise Http404
    last, now = last_minute(item), None
    first = {"seen": last.pk if last else 0, "text": last.text if last else ""}
    form = MinuteForm(posted(request), initial=first)
    if form.is_valid():
        try:
            actions.write_minute(by=person_of(request), item=item, **form.cleaned_data)
        except ChangedMeanwhile:
            changed_meanwhile(form, seen=first["seen"])
            now = last
        except actions.MinutesConfirmed:
            form.add_error(
                None,
                _("These minutes are confirmed. Minute the correction in the next meeting."),
            )
        except actions.NotHeldYet:
            form.add_error(None, _not_held())
        else:
            messages.success(request, _("The minute is kept as a draft."))
            return redirect("governance:meeting", reference)
    heading, button = _("Minutes"), _("Keep the draft")
    return ask(
        request,
        form,
        heading=heading,
        parent=meeting,
        button=button,
        note=item.title,
        minute_now=now,
    )


@declares(Rule.MANAGE_GOVERNANCE)
@require_http_methods(["GET", "POST"])
@never_cache
def confirm(request: HttpRequest, reference: str) -> HttpResponse:
    """Keep that a later meeting confirmed the minutes."""
    meeting = meeting_or_404(reference)
    later = meetings_to_confirm_in(meeting, timezone.now())
    form = ConfirmForm(posted(request), later=later)
    if form.is_valid():
        try:
            actions.confirm_minutes(by=person_of(request), meeting=meeting, **form.cleaned_data)
        except actions.NothingToConfirm:
            form.add_error(None, _("No minutes are written yet. Write them first."))
        except actions.MinutesConfirmed:
            form.add_error(None, _("These minutes are confirmed already."))
        else:
            messages.success(request, _("The minutes are confirmed."))
            return redirect("governance:meeting", reference)
    heading, button = _("Confirm the minutes"), _("They were confirmed")
    return ask(request, form, heading=heading, parent=meeting, button=button)
