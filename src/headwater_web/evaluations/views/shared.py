"""What the pages of evaluations share: finding the plan of an address, and a page that asks."""

from collections.abc import Callable
from typing import Any

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from headwater_web.accounts.api import person_of
from headwater_web.audit.api import Actor
from headwater_web.evaluations.followed import FollowedPlan
from headwater_web.evaluations.queries.plans import plan_seen_by
from headwater_web.ui.asking import NotAllowedNow

FORM_METHODS = ["GET", "POST"]


def plan_found(request: HttpRequest, reference: str, number: int = 0) -> FollowedPlan:
    """A plan that this person may see, or a page that says only that there is none."""
    found = plan_seen_by(request.user, reference, number)
    if found is None:
        raise Http404
    return found


def ask(
    request: HttpRequest,
    form: Form,
    act: Callable[[Actor], str],
    *,
    refused: Callable[[Form], None] = lambda _form: None,
    template: str = "evaluations/form.html",
    **context: Any,
) -> HttpResponse:
    """Do what a valid form says and open the address that `act` gives; else show its faults."""
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(act(person_of(request)))
        except NotAllowedNow as fault:
            refused(form)
            form.add_error(None, str(fault.words))
    status = 422 if form.errors else 200
    return render(request, template, {"form": form, **context}, status=status)
