"""Pages of actions: the tables that a board follows, one action, and a new one."""

from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from headwater_web.accounts.api import (
    Rule,
    all_organisations,
    declares,
    display_names,
    may,
    person_of,
)
from headwater_web.strategy import faults
from headwater_web.strategy.actions.doing import NewLead, add_action
from headwater_web.strategy.forms import ActionForm, PeriodForm
from headwater_web.strategy.queries.actions import ShownAction, shown_action
from headwater_web.strategy.queries.history import history
from headwater_web.strategy.queries.trackers import tracker

USUAL_PERIOD = timedelta(days=31)


@declares(Rule.SEE_STRATEGY)
@require_GET
@never_cache
def actions(request: HttpRequest) -> HttpResponse:
    """Every action in the table that it belongs to."""
    return render(request, "strategy/actions.html", _tables(request))


@declares(Rule.SEE_STRATEGY)
@require_GET
@never_cache
def highlight_report(request: HttpRequest) -> HttpResponse:
    """What happened in a period, to be printed or sent as it is."""
    return render(request, "strategy/highlight_report.html", _tables(request))


@declares(Rule.SEE_STRATEGY)
@require_GET
@never_cache
def action(request: HttpRequest, reference: str) -> HttpResponse:
    """One action with every fact from which its standing comes."""
    found = found_action(reference)
    events = history(found.action)
    context = {
        "shown": found,
        "history": events,
        "names": display_names({each.by for each in events}),
        "organisations": organisation_names(),
        "may_update": may_update(request, found),
        "may_confirm": may(request.user, Rule.CONFIRM_CLOSURE),
    }
    return render(request, "strategy/action.html", context)


@declares(Rule.MANAGE_STRATEGY)
@require_http_methods(["GET", "POST"])
@never_cache
def new_action(request: HttpRequest) -> HttpResponse:
    """Begin an action."""
    form = ActionForm(
        request.POST if request.method == "POST" else None,
        initial={"carries_out": request.GET.get("for", "")},
        person=request.user,
        organisations=list(organisation_names().items()),
    )
    if form.is_valid():
        given = form.cleaned_data
        try:
            made = add_action(
                by=person_of(request),
                title=given["title"],
                words=given["words"],
                due_on=given["due_on"],
                leads=[NewLead(given["organisation"], given["post"], given["email"])],
                carries_out=given["carries_out"],
            )
        except faults.NotAllowedNow as fault:
            form.add_error("due_on", str(fault.words))
        else:
            return redirect("strategy:action", made.reference)
    status = 400 if form.errors else 200
    return render(request, "strategy/new_action.html", {"form": form}, status=status)


def found_action(reference: str) -> ShownAction:
    """The action of an address, as it stands today."""
    found = shown_action(reference, today=timezone.localdate())
    if found is None:
        raise Http404
    return found


def may_update(request: HttpRequest, found: ShownAction) -> bool:
    """Whether this person may report on the action: for one of the organisations that lead it."""
    return any(
        may(request.user, Rule.UPDATE_ACTIONS, about=organisation)
        for organisation in found.organisations
    )


def organisation_names() -> dict[str, str]:
    """The name of each organisation by its key."""
    return {each.key: each.name for each in all_organisations()}


def _tables(request: HttpRequest) -> dict[str, object]:
    today = timezone.localdate()
    since, organisation = PeriodForm(request.GET).chosen(today - USUAL_PERIOD)
    return {
        "tracker": tracker(since=since, today=today, organisation=organisation),
        "organisations": organisation_names(),
        "organisation": organisation,
    }
