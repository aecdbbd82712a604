"""Pages on which somebody says how an action goes, what holds it up, or that it takes longer."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST

from headwater_web.accounts.api import Rule, declares, person_of
from headwater_web.audit.api import Actor
from headwater_web.strategy.actions import doing, extending
from headwater_web.strategy.forms.actions import (
    ConditionForm,
    DecisionForm,
    MoreTimeForm,
    ProgressForm,
)
from headwater_web.strategy.models import Condition
from headwater_web.strategy.views.actions import found_action
from headwater_web.strategy.views.saying import changed, form_for, limit_uploads, of_ones_own


# The token is checked inside, after the rule: reading it reads the upload, which must first be
# given to a handler that writes no more of it than may be kept.
@csrf_exempt
@declares(Rule.UPDATE_ACTIONS)
@require_http_methods(["GET", "POST"])
@never_cache
def progress(request: HttpRequest, reference: str) -> HttpResponse:
    """Say how an action goes."""
    limit_uploads(request)
    return _progress(request, reference)


@csrf_protect
def _progress(request: HttpRequest, reference: str) -> HttpResponse:
    found = of_ones_own(request, reference)

    def act(by: Actor, given: dict[str, Any]) -> object:
        return doing.report_progress(by=by, action=found.action, **given)

    form = form_for(request, ProgressForm, found)
    return changed(request, found, form, _("Say how it is going"), act)


@declares(Rule.UPDATE_ACTIONS)
@require_http_methods(["GET", "POST"])
@never_cache
def hold_up(request: HttpRequest, reference: str) -> HttpResponse:
    """Say that an action waits on others, or is blocked."""
    found = of_ones_own(request, reference)

    def act(by: Actor, given: dict[str, Any]) -> object:
        kind = Condition.Kind(given.pop("kind"))
        return doing.hold_up(by=by, action=found.action, kind=kind, **given)

    form = form_for(request, ConditionForm, found)
    return changed(request, found, form, _("Say what holds it up"), act)


@declares(Rule.UPDATE_ACTIONS)
@require_POST
def go_on(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Say that something holds an action up no longer."""
    found = of_ones_own(request, reference)
    condition = get_object_or_404(found.action.conditions, pk=number, ended_on=None)
    doing.go_on(by=person_of(request), condition=condition)
    return redirect("strategy:action", reference)


@declares(Rule.UPDATE_ACTIONS)
@require_http_methods(["GET", "POST"])
@never_cache
def more_time(request: HttpRequest, reference: str) -> HttpResponse:
    """Ask for a later date."""
    found = of_ones_own(request, reference)

    def act(by: Actor, given: dict[str, Any]) -> object:
        return extending.ask_for_time(by=by, action=found.action, **given)

    form = form_for(request, MoreTimeForm, found)
    return changed(request, found, form, _("Ask for more time"), act)


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
        return extending.decide_on_time(by=by, request=waiting, **given)

    form = form_for(request, DecisionForm, found, person=request.user)
    return changed(request, found, form, _("Note what the body decided"), act)
