"""What the pages that ask something share."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise

from headwater_web.accounts.api import person_of
from headwater_web.audit.api import Actor
from headwater_web.returns.models import Return
from headwater_web.returns.queries.returns import return_with, shown_return
from headwater_web.ui.asking import NotAllowedNow, read_anew

Act = Callable[[Actor, dict[str, Any]], object]


def found_return(reference: str) -> Return:
    """The return of an address."""
    found = return_with(reference)
    if found is None:
        raise Http404
    return found


def ask(
    request: HttpRequest,
    form: forms.Form,
    report: Return,
    act: Act,
    *,
    heading: Promise,
    button: Promise,
    **context: Any,
) -> HttpResponse:
    """Do what a valid form says and go back to the return; else show the form with its faults."""
    if request.method == "POST" and form.is_valid():
        try:
            act(person_of(request), form.cleaned_data)
        except NotAllowedNow as fault:
            form.add_error(None, str(fault.words))
            _take_newest_version(form, report)
        else:
            return redirect("returns:return", report.reference)
    shown = {
        "form": form,
        "report": report,
        "shown": shown_return(found_return(report.reference), today=timezone.localdate()),
        "heading": heading,
        "button": button,
        **context,
    }
    return render(request, "returns/ask.html", shown, status=422 if form.errors else 200)


def _take_newest_version(form: forms.Form, report: Return) -> None:
    """What was typed stays; sent again, it goes on top of what somebody else changed."""
    if "version" in form.fields:
        read_anew(form, version=found_return(report.reference).version)
