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
from headwater_web.governance.api import bodies_in_force, bodies_standing
from headwater_web.strategy.actions.doing import add_action
from headwater_web.strategy.actions.leading import NewLead
from headwater_web.strategy.forms.actions import ActionForm
from headwater_web.strategy.forms.choosing import ChooseForm, PeriodForm
from headwater_web.strategy.models import ActionLead
from headwater_web.strategy.queries.actions import (
    ShownAction,
    all_actions,
    shown,
    shown_action,
)
from headwater_web.strategy.queries.choosing import chosen_from
from headwater_web.strategy.queries.history import history
from headwater_web.strategy.queries.places import counts_by_place
from headwater_web.strategy.queries.trackers import tracker
from headwater_web.thread.api import things_seen_by
from headwater_web.ui.asking import NotAllowedNow

USUAL_PERIOD = timedelta(days=31)


@declares(Rule.SEE_STRATEGY)
@require_GET
@never_cache
def actions(request: HttpRequest) -> HttpResponse:
    """Every action in the table that it belongs to; or those that were asked for, in one."""
    every = shown(all_actions(), today=timezone.localdate())
    form = ChooseForm(request.GET, organisations=organisation_names())
    chosen = form.chosen()
    context = {
        "form": form,
        "chosen": chosen_from(every, chosen) if chosen.is_any else None,
        "places": counts_by_place(every),
        **_tables(request),
    }
    return render(request, "strategy/actions.html", context)


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
        "may_take_on": _leads_to_take_on(request, found),
    }
    return render(request, "strategy/action.html", context)


@declares(Rule.MANAGE_STRATEGY)
@require_http_methods(["GET", "POST"])
@never_cache
def new_action(request: HttpRequest) -> HttpResponse:
    """Begin an action."""
    asked_for = request.GET.get("for", "")
    form = ActionForm(
        request.POST if request.method == "POST" else None,
        initial={"carries_out": asked_for},
        person=request.user,
        organisations=lead_choices(),
    )
    if form.is_valid():
        given = form.cleaned_data
        try:
            made = add_action(
                by=person_of(request),
                title=given["title"],
                words=given["words"],
                due_on=given["due_on"],
                area=given["area"],
                leads=[
                    NewLead(given["organisation"], given["post"], given["email"], given["person"])
                ],
                carries_out=given["carries_out"],
            )
        except NotAllowedNow as fault:
            form.add_error("due_on", str(fault.words))
        else:
            return redirect("strategy:action", made.reference)
    status = 422 if form.errors else 200
    context = {"form": form, "asked_for": things_seen_by(request.user, [asked_for]).get(asked_for)}
    return render(request, "strategy/new_action.html", context, status=status)


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
    """The name of everyone who leads or could lead an action, by key: bodies under their own."""
    names = {each.key: each.name for each in all_organisations()}
    led = ActionLead.objects.values_list("organisation", flat=True).distinct()
    today = timezone.localdate()
    bodies = {each.key: each.name for each in bodies_in_force(today)}
    ended = {key: each.body.name for key, each in bodies_standing(set(led), on=today).items()}
    return dict(sorted((names | ended | bodies).items(), key=lambda each: each[1]))


def lead_choices() -> dict[str, str]:
    """Those who can lead an action from today: whoever exists, organisations and groups alike."""
    today = timezone.localdate()
    known = organisation_names()
    ended = {key for key, each in bodies_standing(set(known), on=today).items() if each.is_gone}
    return {key: name for key, name in known.items() if key not in ended}


def _leads_to_take_on(request: HttpRequest, found: ShownAction) -> list[int]:
    """The leads whose part this person may take on for a successor."""
    return [
        each.lead.pk
        for each in found.led
        if each.answering.is_waiting
        and any(
            may(request.user, Rule.UPDATE_ACTIONS, about=key) for key in each.answering.successors
        )
    ]


def _tables(request: HttpRequest) -> dict[str, object]:
    today = timezone.localdate()
    since, organisation = PeriodForm(request.GET).chosen(today - USUAL_PERIOD)
    return {
        "tracker": tracker(since=since, today=today, organisation=organisation),
        "organisations": organisation_names(),
        "organisation": organisation,
    }
