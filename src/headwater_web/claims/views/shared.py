"""What the pages of claims share: finding the claim of an address, and a page that asks."""

from collections.abc import Callable
from typing import Any

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from headwater_web.accounts.api import person_of
from headwater_web.audit.api import Actor
from headwater_web.claims.queries.claims import claim_seen_by
from headwater_web.claims.shown import ShownClaim
from headwater_web.ui.asking import NotAllowedNow

FORM_METHODS = ["GET", "POST"]


def claim_found(request: HttpRequest, reference: str) -> ShownClaim:
    """A claim that this person may read, or a page that says only that there is none."""
    found = claim_seen_by(request.user, reference)
    if found is None:
        raise Http404
    return found


def ask(
    request: HttpRequest,
    form: Form,
    act: Callable[[Actor], str],
    *,
    refused: Callable[[Form], None] = lambda _form: None,
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
    return render(request, "claims/form.html", {"form": form, **context}, status=status)
