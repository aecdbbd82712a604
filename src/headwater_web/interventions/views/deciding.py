"""Pages on which a programme gets money, and decisions on it are noted."""

from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from headwater_web.accounts.api import Rule, declares
from headwater_web.audit.api import Actor
from headwater_web.interventions.actions import deciding, money
from headwater_web.interventions.forms.deciding import (
    BalanceForm,
    ChangedMoneyForm,
    DecisionForm,
    MoneyForm,
)
from headwater_web.interventions.lists import intervention_lists
from headwater_web.interventions.queries.money import lines_to_choose
from headwater_web.interventions.views.shared import FORM_METHODS, ask, programme_found
from headwater_web.ui.asking import posted

ONE_DAY = timedelta(days=1)


@declares(Rule.MANAGE_INTERVENTIONS)
@require_http_methods(FORM_METHODS)
@never_cache
def give_money(request: HttpRequest, reference: str) -> HttpResponse:
    """Give a programme money of a budget line."""
    found = programme_found(reference)
    form = MoneyForm(
        posted(request),
        initial={"starts_on": found.version.starts_on, "last_day": found.version.ends_on - ONE_DAY},
        programme=found,
        lines=[each for each in lines_to_choose(found.today) if each.amount > 0],
        districts=intervention_lists().districts,
    )

    def act(by: Actor) -> str:
        share = money.Share(**form.cleaned_data)
        money.allocate(by=by, programme=found.programme, share=share)
        return found.address

    return ask(
        request,
        form,
        act,
        caption=f"{reference} {found.version.name}",
        heading=_("Give it money"),
        introduction=_(
            "Money is a share of a budget line of a funding agreement. A pound can be given once."
        ),
        button=_("Give it"),
        back=found.address,
    )


@declares(Rule.MANAGE_INTERVENTIONS)
@require_http_methods(FORM_METHODS)
@never_cache
def change_money(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Give a programme another amount of a line, or nothing."""
    found = programme_found(reference)
    allocation = next((each for each in found.allocations if each.pk == number), None)
    if allocation is None:
        raise Http404
    form = ChangedMoneyForm(
        posted(request),
        initial={
            "line": allocation.line,
            "amount": allocation.amount,
            "district": allocation.district,
            "starts_on": allocation.starts_on,
            "last_day": allocation.ends_on - ONE_DAY,
        },
        programme=found,
        lines=lines_to_choose(found.today),
        districts=intervention_lists().districts,
    )

    def act(by: Actor) -> str:
        given = dict(form.cleaned_data)
        because = given.pop("because")
        money.change_allocation(
            by=by, allocation=allocation, share=money.Share(**given), because=because
        )
        return found.address

    return ask(
        request,
        form,
        act,
        caption=f"{reference} {found.version.name}",
        heading=_("Change what it gets"),
        introduction="",
        button=_("Keep it"),
        back=found.address,
    )


@declares(Rule.DECIDE_ON_INTERVENTIONS)
@require_http_methods(FORM_METHODS)
@never_cache
def note_decision(request: HttpRequest, reference: str) -> HttpResponse:
    """Note what a body decided on a programme."""
    found = programme_found(reference)
    form = DecisionForm(
        posted(request), initial={"takes_effect_on": timezone.localdate()}, person=request.user
    )

    def act(by: Actor) -> str:
        said = deciding.DecisionSaid(**form.cleaned_data)
        deciding.note_decision(by=by, programme=found.programme, said=said)
        return found.address

    return ask(
        request,
        form,
        act,
        caption=f"{reference} {found.version.name}",
        heading=_("Note a decision"),
        introduction=_(
            "The decision itself is on record with its body. Here is what it does to this "
            "programme, and what comes next."
        ),
        button=_("Note it"),
        back=found.address,
    )


@declares(Rule.DECIDE_ON_INTERVENTIONS)
@require_http_methods(FORM_METHODS)
@never_cache
def state_balance(request: HttpRequest) -> HttpResponse:
    """State which balance between tiers a body means to have."""
    form = BalanceForm(
        posted(request), initial={"holds_from": timezone.localdate()}, person=request.user
    )

    def act(by: Actor) -> str:
        deciding.state_balance(by=by, said=deciding.BalanceSaid(**form.cleaned_data))
        return reverse("interventions:portfolio")

    return ask(
        request,
        form,
        act,
        heading=_("Say which balance is meant"),
        introduction=_("Beside it the portfolio shows what is so, and how far the two are apart."),
        button=_("Keep it"),
        back=reverse("interventions:portfolio"),
    )
