"""What every page shares on which something is said about one action."""

from collections.abc import Callable
from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise

from headwater_web.accounts.api import NotPermitted, Rule, person_of
from headwater_web.audit.api import Actor
from headwater_web.strategy.evidence.receiving import LimitedUploadHandler
from headwater_web.strategy.forms.evidence import EvidenceFields
from headwater_web.strategy.queries.actions import ShownAction
from headwater_web.strategy.views.actions import found_action, may_update
from headwater_web.ui.asking import NotAllowedNow, read_anew

Act = Callable[[Actor, dict[str, Any]], object]


def changed(
    request: HttpRequest, found: ShownAction, form: Form, title: Promise, act: Act
) -> HttpResponse:
    """Do what a valid form says and go back to the action; else show the form with its faults."""
    if request.method == "POST" and form.is_valid():
        try:
            act(person_of(request), form.cleaned_data)
        except NotAllowedNow as fault:
            form.add_error(None, str(fault.words))
            _take_newest_version(form, found.reference)
        else:
            return redirect("strategy:action", found.reference)
    if form.errors and isinstance(form, EvidenceFields):
        form.ask_for_the_file_again()
    context = {"form": form, "shown": found_action(found.reference), "title": title}
    return render(request, "strategy/change.html", context, status=422 if form.errors else 200)


def _take_newest_version(form: Form, reference: str) -> None:
    """What was typed stays; sent again, it goes on top of what somebody else changed."""
    if "version" in form.fields:
        read_anew(form, version=found_action(reference).action.version)


def form_for(request: HttpRequest, form: type[Form], found: ShownAction, **more: Any) -> Form:
    """A form that knows which version of the action its reader has before them."""
    data, files = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    return form(data, files, initial={"version": found.action.version}, **more)


def of_ones_own(request: HttpRequest, reference: str) -> ShownAction:
    """The action, if the person's organisation leads it or the person is of the team."""
    found = found_action(reference)
    if not may_update(request, found):
        raise NotPermitted(Rule.UPDATE_ACTIONS)
    return found


def limit_uploads(request: HttpRequest) -> None:
    """Let no more of a file be written than may be kept. Must come before the form is read."""
    request.upload_handlers = [LimitedUploadHandler(request)]
