"""What the pages of interventions share: a page that asks, and finding the thing of an address."""

from collections.abc import Callable
from typing import Any

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from headwater_web.accounts.api import person_of
from headwater_web.audit.api import Actor
from headwater_web.interventions.queries.appraisals import (
    ShownAppraisal,
    all_appraisals,
    shown_appraisal,
)
from headwater_web.interventions.queries.programmes import (
    FollowedProgramme,
    all_programmes,
    followed,
    programme_at,
)
from headwater_web.ui.asking import NotAllowedNow

FORM_METHODS = ["GET", "POST"]


def ask(
    request: HttpRequest,
    form: Form,
    act: Callable[[Actor], str],
    *,
    refused: Callable[[Form], None] = lambda _form: None,
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
    return render(request, "interventions/form.html", {"form": form, **context}, status=status)


def programme_found(reference: str) -> FollowedProgramme:
    """A programme, or a page that says that there is none."""
    found = programme_at(reference, timezone.localdate())
    if found is None:
        raise Http404
    return found


def appraisal_found(reference: str) -> ShownAppraisal:
    """An appraisal, or a page that says that there is none."""
    found = all_appraisals().filter(reference=reference).first()
    if found is None:
        raise Http404
    return shown_appraisal(found, timezone.localdate())


def programmes_to_choose() -> list[tuple[str, str]]:
    """Programmes that are not over, by reference and name."""
    return [
        (each.reference, f"{each.reference} {each.version.name}")
        for each in followed(all_programmes(), timezone.localdate())
        if each.standing.is_live or not each.decisions
    ]
