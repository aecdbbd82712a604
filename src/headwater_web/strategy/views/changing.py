"""Pages on which something is said about one action. All are made in one way."""

from collections.abc import Callable
from typing import Any

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from headwater_web.accounts.api import NotPermitted, Rule, declares, person_of
from headwater_web.audit.api import Actor
from headwater_web.strategy import faults, forms
from headwater_web.strategy.actions import closing, doing
from headwater_web.strategy.models import Condition
from headwater_web.strategy.queries.actions import ShownAction
from headwater_web.strategy.views.actions import found_action, may_update, organisation_names

Act = Callable[[Actor, dict[str, Any]], object]


def _changed(
    request: HttpRequest, found: ShownAction, form: Form, title: Promise, act: Act
) -> HttpResponse:
    """Do what a valid form says and go back to the action; else show the form with its faults."""
    if request.method == "POST" and form.is_valid():
        try:
            act(person_of(request), form.cleaned_data)
        except faults.NotAllowedNow as fault:
            form.add_error(None, str(fault.words))
            _take_newest_version(form, found.reference)
        else:
            return redirect("strategy:action", found.reference)
    context = {"form": form, "shown": found_action(found.reference), "title": title}
    return render(request, "strategy/change.html", context, status=400 if form.errors else 200)


def _take_newest_version(form: Form, reference: str) -> None:
    """What was typed stays; sent again, it goes on top of what somebody else changed."""
    if "version" in form.fields:
        newest = str(found_action(reference).action.version)
        form.data = {**form.data.dict(), "version": newest}  # type: ignore[attr-defined]  # what a browser sent


def _form(request: HttpRequest, form: type[Form], found: ShownAction, **more: Any) -> Form:
    data = request.POST if request.method == "POST" else None
    return form(data, initial={"version": found.action.version}, **more)


def _of_ones_own(request: HttpRequest, reference: str) -> ShownAction:
    """The action, if the person's organisation leads it or the person is of the team."""
    found = found_action(reference)
    if not may_update(request, found):
        raise NotPermitted(Rule.UPDATE_ACTIONS)
    return found


@declares(Rule.UPDATE_ACTIONS)
@require_http_methods(["GET", "POST"])
@never_cache
def progress(request: HttpRequest, reference: str) -> HttpResponse:
    """Say how an action goes."""
    found = _of_ones_own(request, reference)

    def act(by: Actor, given: dict[str, Any]) -> object:
        return doing.report_progress(by=by, action=found.action, **given)

    form = _form(request, forms.ProgressForm, found)
    return _changed(request, found, form, _("Say how it is going"), act)


@declares(Rule.UPDATE_ACTIONS)
@require_http_methods(["GET", "POST"])
@never_cache
def hold_up(request: HttpRequest, reference: str) -> HttpResponse:
    """Say that an action waits on others, or is blocked."""
    found = _of_ones_own(request, reference)

    def act(by: Actor, given: dict[str, Any]) -> object:
        kind = Condition.Kind(given.pop("kind"))
        return doing.hold_up(by=by, action=found.action, kind=kind, **given)

    form = _form(request, forms.ConditionForm, found)
    return _changed(request, found, form, _("Say what holds it up"), act)


@declares(Rule.UPDATE_ACTIONS)
@require_POST
def go_on(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Say that something holds an action up no longer."""
    found = _of_ones_own(request, reference)
    condition = get_object_or_404(found.action.conditions, pk=number, ended_on=None)
    doing.go_on(by=person_of(request), condition=condition)
    return redirect("strategy:action", reference)


@declares(Rule.UPDATE_ACTIONS)
@require_http_methods(["GET", "POST"])
@never_cache
def more_time(request: HttpRequest, reference: str) -> HttpResponse:
    """Ask for a later date."""
    found = _of_ones_own(request, reference)

    def act(by: Actor, given: dict[str, Any]) -> object:
        return doing.ask_for_time(by=by, action=found.action, **given)

    form = _form(request, forms.MoreTimeForm, found)
    return _changed(request, found, form, _("Ask for more time"), act)


@declares(Rule.MANAGE_STRATEGY)
@require_http_methods(["GET", "POST"])
@never_cache
def decide_time(request: HttpRequest, reference: str) -> HttpResponse:
    """Note what the body decided about a later date."""
    found = found_action(reference)
    waiting = found.waiting_request
    if waiting is None:
        raise Http404

    def act(by: Actor, given: dict[str, Any]) -> object:
        return doing.decide_on_time(by=by, request=waiting, **given)

    form = _form(request, forms.DecisionForm, found, person=request.user)
    return _changed(request, found, form, _("Note what the body decided"), act)


@declares(Rule.UPDATE_ACTIONS)
@require_http_methods(["GET", "POST"])
@never_cache
def done(request: HttpRequest, reference: str) -> HttpResponse:
    """Say that an action is done."""
    found = _of_ones_own(request, reference)

    def act(by: Actor, given: dict[str, Any]) -> object:
        evidence = closing.Evidence(
            given["evidence"], given["evidence_address"], given["evidence_reference"]
        )
        return closing.say_done(
            by=by, action=found.action, version=given["version"], evidence=evidence
        )

    form = _form(request, forms.DoneForm, found, person=request.user)
    return _changed(request, found, form, _("Say that it is done"), act)


@declares(Rule.CONFIRM_CLOSURE)
@require_http_methods(["GET", "POST"])
@never_cache
def confirm(request: HttpRequest, reference: str) -> HttpResponse:
    """Confirm that an action is done."""
    found = found_action(reference)

    def act(by: Actor, given: dict[str, Any]) -> object:
        return closing.confirm_done(by=by, action=found.action, version=given["version"])

    form = _form(request, forms.ConfirmForm, found)
    return _changed(request, found, form, _("Confirm that it is done"), act)


@declares(Rule.CONFIRM_CLOSURE)
@require_http_methods(["GET", "POST"])
@never_cache
def send_back(request: HttpRequest, reference: str) -> HttpResponse:
    """Say what the evidence does not show."""
    found = found_action(reference)

    def act(by: Actor, given: dict[str, Any]) -> object:
        return closing.send_back(by=by, action=found.action, **given)

    form = _form(request, forms.SendBackForm, found)
    return _changed(request, found, form, _("Send it back"), act)


@declares(Rule.MANAGE_STRATEGY)
@require_http_methods(["GET", "POST"])
@never_cache
def add_lead(request: HttpRequest, reference: str) -> HttpResponse:
    """Name one more lead."""
    found = found_action(reference)

    def act(by: Actor, given: dict[str, Any]) -> object:
        lead = doing.NewLead(given["organisation"], given["post"], given["email"])
        return doing.change_lead(
            by=by, action=found.action, version=given["version"], ends=None, begins=lead
        )

    choices = list(organisation_names().items())
    form = _form(request, forms.LeadForm, found, organisations=choices)
    return _changed(request, found, form, _("Name another lead"), act)


@declares(Rule.MANAGE_STRATEGY)
@require_http_methods(["GET", "POST"])
@never_cache
def end_lead(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Say that a lead leads no longer."""
    found = found_action(reference)
    lead = get_object_or_404(found.action.leads, pk=number, ends_on=None)

    def act(by: Actor, given: dict[str, Any]) -> object:
        return doing.change_lead(
            by=by, action=found.action, version=given["version"], ends=lead, begins=None
        )

    form = _form(request, forms.ConfirmForm, found)
    return _changed(request, found, form, _("This lead leads no longer"), act)
