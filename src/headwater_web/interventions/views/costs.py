"""Pages of break-even, and of the costs on which it rests."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from headwater_web.accounts.api import NotPermitted, Rule, declares, person_of
from headwater_web.funding.api import pounds
from headwater_web.interventions.actions.costs import take_over_edition
from headwater_web.interventions.cost_files import COLUMNS, NEEDED
from headwater_web.interventions.forms.system import BreakEvenForm, CostsForm
from headwater_web.interventions.models import EditionKind
from headwater_web.interventions.money_rules import NOTHING
from headwater_web.interventions.parts import result_of
from headwater_web.interventions.queries.costs import (
    PERCENTS,
    editions,
    events_to_choose,
    latest_edition,
    ratio_of,
    sums_of,
)
from headwater_web.interventions.queries.seeing import may_see_money
from headwater_web.interventions.views.shared import FORM_METHODS, programme_found
from headwater_web.ui.asking import NotAllowedNow, posted


@declares(Rule.SEE_INTERVENTIONS)
@require_GET
@never_cache
def break_even(request: HttpRequest, reference: str) -> HttpResponse:
    """How many events a programme would have to prevent to pay for itself."""
    found = programme_found(reference)
    if not may_see_money(request.user, found.version.organisation):
        raise NotPermitted(Rule.SEE_PROGRAMME_MONEY)
    edition = latest_edition(EditionKind.UNIT_COSTS)
    events = events_to_choose(edition) if edition else ()
    given = sum((each.amount for each in found.allocations), NOTHING)
    first = {"event": events[0].pk if events else "", "cost": pounds(given) if given else ""}
    is_asked = bool(request.GET.get("event"))
    form = BreakEvenForm(request.GET if is_asked else first, events=events)
    sums = None
    if events and form.is_valid():
        event = next(each for each in events if each.pk == form.cleaned_data["event"])
        sums = sums_of(event, cost=form.cleaned_data["cost"])
    context = {
        "programme": found,
        "form": form if is_asked else BreakEvenForm(initial=first, events=events),
        "edition": edition,
        "sums": sums,
        "percents": PERCENTS,
        "ratio": ratio_of(sums, result_of(reference)) if sums else None,
        "given": given,
    }
    status = 422 if is_asked and sums is None else 200
    return render(request, "interventions/break_even.html", context, status=status)


@declares(Rule.SEE_PROGRAMME_MONEY)
@require_GET
@never_cache
def costs(request: HttpRequest) -> HttpResponse:
    """Every edition of unit costs and price indices that was taken over."""
    return render(request, "interventions/costs.html", {"editions": editions()})


@declares(Rule.MANAGE_INTERVENTIONS)
@require_http_methods(FORM_METHODS)
@never_cache
def take_over_costs(request: HttpRequest) -> HttpResponse:
    """Take over an edition from a file, whole or not at all."""
    form = CostsForm(posted(request), request.FILES or None)
    if form.is_valid():
        try:
            take_over_edition(by=person_of(request), read=form.read)
        except NotAllowedNow as fault:
            form.add_error(None, str(fault.words))
        else:
            return redirect("interventions:costs")
    context = {"form": form, "columns": COLUMNS, "needed": NEEDED}
    status = 422 if form.errors else 200
    return render(request, "interventions/take_over_costs.html", context, status=status)
