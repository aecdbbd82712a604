"""What the pages that ask something share."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from headwater_web.accounts.api import person_of
from headwater_web.audit.api import Actor
from headwater_web.funding.models import Agreement
from headwater_web.funding.queries.agreements import agreement_with
from headwater_web.ui.asking import NotAllowedNow

Act = Callable[[Actor, dict[str, Any]], object]


def found_agreement(reference: str) -> Agreement:
    """The agreement of an address."""
    found = agreement_with(reference)
    if found is None:
        raise Http404
    return found


def ask(
    request: HttpRequest,
    form: forms.Form,
    agreement: Agreement,
    act: Act,
    *,
    heading: Promise,
    **context: Any,
) -> HttpResponse:
    """Do what a valid form says and go back to the agreement; else show it with its faults."""
    if request.method == "POST" and form.is_valid():
        try:
            act(person_of(request), form.cleaned_data)
        except NotAllowedNow as fault:
            form.add_error(None, str(fault.words))
        else:
            return redirect("funding:agreement", agreement.reference)
    shown = {
        "form": form,
        "agreement": agreement,
        "heading": heading,
        "button": _("Keep it"),
        **context,
    }
    return render(request, "funding/ask.html", shown, status=422 if form.errors else 200)
