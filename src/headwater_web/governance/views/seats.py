"""Keeping seats, invitations and holders."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from headwater_web.accounts.api import Rule, declares, display_names, person_of
from headwater_web.governance.actions import seats as actions
from headwater_web.governance.forms.bodies import (
    EndHoldingForm,
    HolderForm,
    RepresentationForm,
    SeatForm,
)
from headwater_web.governance.models import Seat
from headwater_web.governance.queries.seats import holder_with, seat_shown, seat_with
from headwater_web.governance.views.asking import ask, body_or_404
from headwater_web.ui.asking import posted


@declares(Rule.MANAGE_GOVERNANCE)
@require_GET
@never_cache
def seat(request: HttpRequest, number: int) -> HttpResponse:
    """One seat: everyone who held it, and its invitation."""
    found = _seat_or_404(number)
    holders = found.holders.order_by("starts_on", "pk")
    names = display_names({holder.person for holder in holders})
    context = {
        "shown": seat_shown(found, timezone.localdate()),
        "holders": [(holder, names.get(holder.person, "")) for holder in holders],
    }
    return render(request, "governance/seat.html", context)


@declares(Rule.MANAGE_GOVERNANCE)
@require_http_methods(["GET", "POST"])
@never_cache
def add_seat(request: HttpRequest, reference: str) -> HttpResponse:
    """Put a seat at a body's table."""
    body = body_or_404(reference)
    form = SeatForm(posted(request), body=body, initial={"starts_on": timezone.localdate()})
    if form.is_valid():
        actions.add_seat(
            by=person_of(request),
            body=body,
            key=form.key,
            organisation=form.cleaned_data["organisation"].key,
            role=form.cleaned_data["role"],
            post=form.cleaned_data["post"],
            starts_on=form.cleaned_data["starts_on"],
        )
        messages.success(request, _("The seat is there. It is empty until somebody holds it."))
        return redirect("governance:body", reference)
    heading, button = _("Add a seat"), _("Add the seat")
    return ask(request, form, heading=heading, parent=body, button=button)


@declares(Rule.MANAGE_GOVERNANCE)
@require_http_methods(["GET", "POST"])
@never_cache
def add_holder(request: HttpRequest, number: int) -> HttpResponse:
    """Give a seat to whoever holds a post, or name a deputy."""
    held = _seat_or_404(number)
    today = timezone.localdate()
    form = HolderForm(posted(request), today=today, initial={"starts_on": today})
    if form.is_valid():
        try:
            actions.seat_holder(by=person_of(request), seat=held, **form.cleaned_data)
        except actions.SeatTaken:
            form.add_error(
                None, _("Somebody holds this seat. End that holding first, or name a deputy.")
            )
        else:
            messages.success(request, _("The seat is held."))
            return redirect("governance:seat", number)
    heading, button = _("Who holds the seat"), _("Keep it")
    return ask(request, form, heading=heading, parent=held.body, button=button, note=held.post)


@declares(Rule.MANAGE_GOVERNANCE)
@require_http_methods(["GET", "POST"])
@never_cache
def invitation(request: HttpRequest, number: int) -> HttpResponse:
    """When a seat's organisation was invited, and when it accepted."""
    held = _seat_or_404(number)
    known = {"invited_on": held.invited_on, "accepted_on": held.accepted_on}
    form = RepresentationForm(posted(request), initial=known)
    if form.is_valid():
        actions.note_representation(by=person_of(request), seat=held, **form.cleaned_data)
        messages.success(request, _("The invitation is kept."))
        return redirect("governance:seat", number)
    heading, button = _("Invitation to the table"), _("Keep it")
    return ask(request, form, heading=heading, parent=held.body, button=button, note=held.post)


@declares(Rule.MANAGE_GOVERNANCE)
@require_http_methods(["GET", "POST"])
@never_cache
def end_holding(request: HttpRequest, number: int) -> HttpResponse:
    """Say from when somebody no longer holds a seat."""
    holder = holder_with(number)
    if holder is None or holder.ends_on is not None:
        raise Http404
    today = timezone.localdate()
    form = EndHoldingForm(posted(request), starts_on=holder.starts_on, initial={"ends_on": today})
    body = holder.seat.body
    if form.is_valid():
        actions.end_holding(by=person_of(request), holder=holder, **form.cleaned_data)
        messages.success(request, _("The holding has its end."))
        return redirect("governance:body", body.reference)
    heading, button = _("No longer holds the seat"), _("Keep its end")
    return ask(request, form, heading=heading, parent=body, button=button, note=holder.title)


def _seat_or_404(number: int) -> Seat:
    found = seat_with(number)
    if found is None:
        raise Http404
    return found
