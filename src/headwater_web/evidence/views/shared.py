"""What the pages of evidence share: a page that asks, and finding the thing of an address."""

from collections.abc import Callable
from typing import Any

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from headwater_web.accounts.api import person_of
from headwater_web.audit.api import Actor
from headwater_web.evidence.followed_studies import FollowedStudy
from headwater_web.evidence.following import FollowedGap, ShownCard
from headwater_web.evidence.queries.cards import card_seen_by
from headwater_web.evidence.queries.gaps import gap_with
from headwater_web.evidence.queries.studies import study_with
from headwater_web.ui.asking import NotAllowedNow

FORM_METHODS = ["GET", "POST"]


def ask(
    request: HttpRequest,
    form: Form,
    act: Callable[[Actor], str],
    *,
    refused: Callable[[Form], None] = lambda _form: None,
    template: str = "evidence/form.html",
    **context: Any,
) -> HttpResponse:
    """Do what a valid form says and open the address that `act` gives; else show its faults.

    `refused` tells a form that came too late what there is to read now.
    """
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(act(person_of(request)))
        except NotAllowedNow as fault:
            refused(form)
            form.add_error(None, str(fault.words))
    status = 422 if form.errors else 200
    return render(request, template, {"form": form, **context}, status=status)


def card_found(request: HttpRequest, reference: str) -> ShownCard:
    """A card that this person may read, or a page that says only that there is none."""
    found = card_seen_by(request.user, reference, timezone.localdate())
    if found is None:
        raise Http404
    return found


def gap_found(reference: str) -> FollowedGap:
    """A gap."""
    found = gap_with(reference, timezone.localdate())
    if found is None:
        raise Http404
    return found


def study_found(reference: str) -> FollowedStudy:
    """A study."""
    found = study_with(reference, timezone.localdate())
    if found is None:
        raise Http404
    return found
