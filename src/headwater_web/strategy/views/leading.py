"""Pages on which leads are named, end, and are taken on by whoever came after."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from headwater_web.accounts.api import NotPermitted, Rule, declares, may
from headwater_web.audit.api import Actor
from headwater_web.strategy.actions import leading
from headwater_web.strategy.forms.actions import LeadForm, TakeOnForm
from headwater_web.strategy.forms.closing import ConfirmForm
from headwater_web.strategy.views.actions import found_action, lead_choices
from headwater_web.strategy.views.saying import changed, form_for


@declares(Rule.MANAGE_STRATEGY)
@require_http_methods(["GET", "POST"])
@never_cache
def add_lead(request: HttpRequest, reference: str) -> HttpResponse:
    """Name one more lead."""
    found = found_action(reference)

    def act(by: Actor, given: dict[str, Any]) -> object:
        version = given.pop("version")
        lead = leading.NewLead(**given)
        return leading.change_lead(
            by=by, action=found.action, version=version, ends=None, begins=lead
        )

    choices = lead_choices()
    form = form_for(request, LeadForm, found, organisations=choices)
    return changed(request, found, form, _("Name another lead"), act)


@declares(Rule.MANAGE_STRATEGY)
@require_http_methods(["GET", "POST"])
@never_cache
def end_lead(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Say that a lead leads no longer."""
    found = found_action(reference)
    lead = get_object_or_404(found.action.leads, pk=number, ends_on=None)

    def act(by: Actor, given: dict[str, Any]) -> object:
        return leading.change_lead(
            by=by, action=found.action, version=given["version"], ends=lead, begins=None
        )

    form = form_for(request, ConfirmForm, found)
    return changed(request, found, form, _("This lead leads no longer"), act)


@declares(Rule.UPDATE_ACTIONS)
@require_http_methods(["GET", "POST"])
@never_cache
def take_on(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """A successor takes on what an organisation led that is no more."""
    found = found_action(reference)
    ended = next((each for each in found.led if each.lead.pk == number), None)
    if ended is None or not ended.answering.is_waiting:
        raise Http404
    own = {
        key: name
        for key, name in ended.answering.successors.items()
        if may(request.user, Rule.UPDATE_ACTIONS, about=key)
    }
    if not own:
        raise NotPermitted(Rule.UPDATE_ACTIONS)

    def act(by: Actor, given: dict[str, Any]) -> object:
        version = given.pop("version")
        return leading.take_on(
            by=by,
            action=found.action,
            version=version,
            ended=ended.lead,
            begins=leading.NewLead(**given),
        )

    form = form_for(request, TakeOnForm, found, successors=own)
    return changed(request, found, form, _("Take it on"), act)
