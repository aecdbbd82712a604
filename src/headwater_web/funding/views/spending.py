"""Pages on which money is budgeted, entered, corrected and foreseen."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from headwater_web.accounts.api import Rule, declares, display_names
from headwater_web.audit.api import Actor
from headwater_web.funding import actions
from headwater_web.funding.forms.spending import (
    BudgetForm,
    CorrectionForm,
    ForecastForm,
    LineForm,
    SpendForm,
)
from headwater_web.funding.models import Agreement, Line, Spend
from headwater_web.funding.queries.files import spending_as_csv
from headwater_web.funding.queries.lines import shown_line, shown_lines
from headwater_web.funding.views.asking import ask, found_agreement
from headwater_web.ui.asking import NotAllowedNow, organisation_names, posted, read_anew


@declares(Rule.SEE_FUNDING)
@require_GET
@never_cache
def line(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """One budget line: every entry, corrected ones included, and every change of its amount."""
    agreement, found = _line(reference, number)
    spends = list(found.spends.select_related("corrects", "corrected_by"))
    budgets = list(found.budgets.all())
    context = {
        "agreement": agreement,
        "shown": shown_line(found, agreement, today=timezone.localdate()),
        "spends": [(each, _words_of(agreement, each.starts_on)) for each in spends],
        "forecasts": [
            (each, _words_of(agreement, each.starts_on)) for each in found.forecasts.order_by("-pk")
        ],
        "budgets": budgets,
        "names": display_names(
            {each.entered_by for each in spends} | {each.set_by for each in budgets}
        ),
        "organisations": organisation_names(),
    }
    return render(request, "funding/line.html", context)


@declares(Rule.MANAGE_FUNDING)
@require_http_methods(["GET", "POST"])
@never_cache
def new_line(request: HttpRequest, reference: str) -> HttpResponse:
    """Add a line to a budget."""
    agreement = found_agreement(reference)
    names = list(organisation_names().items())
    form = LineForm(posted(request), agreement=agreement, organisations=names)

    def act(by: Actor, given: dict[str, Any]) -> object:
        amount = given.pop("amount")
        words = actions.LineWords(**given)
        return actions.add_line(by=by, agreement=agreement, words=words, amount=amount)

    return ask(request, form, agreement, act, heading=_("Add a budget line"))


@declares(Rule.MANAGE_FUNDING)
@require_http_methods(["GET", "POST"])
@never_cache
def change_budget(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Give a line another amount."""
    agreement, found = _line(reference, number)
    latest = list(found.budgets.all())[-1]
    form = BudgetForm(posted(request), initial={"seen": latest.pk, "amount": latest.amount})

    def act(by: Actor, given: dict[str, Any]) -> object:
        try:
            return actions.change_budget(by=by, line=found, **given)
        except NotAllowedNow:
            read_anew(form, seen=latest.pk)
            raise

    return ask(
        request, form, agreement, act, heading=_("Change a budget"), budgets=found.budgets.all()
    )


@declares(Rule.MANAGE_FUNDING)
@require_http_methods(["GET", "POST"])
@never_cache
def enter(request: HttpRequest, reference: str) -> HttpResponse:
    """Enter what a line spent in a period."""
    agreement = found_agreement(reference)
    lines = shown_lines(agreement, today=timezone.localdate())
    form = SpendForm(
        posted(request),
        initial={"line": request.GET.get("line"), "starts_on": request.GET.get("period")},
        agreement=agreement,
        lines=lines,
    )

    def act(by: Actor, given: dict[str, Any]) -> object:
        chosen = agreement.lines.get(pk=given.pop("line"))
        return actions.enter_spend(by=by, line=chosen, **given)

    return ask(request, form, agreement, act, heading=_("Enter what was spent"))


@declares(Rule.MANAGE_FUNDING)
@require_http_methods(["GET", "POST"])
@never_cache
def foresee(request: HttpRequest, reference: str) -> HttpResponse:
    """Say what a line will spend in a period."""
    agreement = found_agreement(reference)
    lines = shown_lines(agreement, today=timezone.localdate())
    form = ForecastForm(posted(request), agreement=agreement, lines=lines)

    def act(by: Actor, given: dict[str, Any]) -> object:
        chosen = agreement.lines.get(pk=given.pop("line"))
        return actions.forecast_spend(by=by, line=chosen, **given)

    return ask(request, form, agreement, act, heading=_("Say what will be spent"))


@declares(Rule.MANAGE_FUNDING)
@require_http_methods(["GET", "POST"])
@never_cache
def correct(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Write the right number beside a wrong one."""
    agreement = found_agreement(reference)
    spend = Spend.objects.filter(line__agreement=agreement, pk=number).first()
    if spend is None:
        raise Http404

    def act(by: Actor, given: dict[str, Any]) -> object:
        return actions.correct_spend(by=by, spend=spend, **given)

    form = CorrectionForm(posted(request), initial={"ledger": spend.ledger})
    period = _words_of(agreement, spend.starts_on)
    return ask(
        request, form, agreement, act, heading=_("Correct an entry"), spend=spend, period=period
    )


@declares(Rule.SEE_FUNDING)
@require_GET
@never_cache
def spend_file(_request: HttpRequest, reference: str) -> HttpResponse:
    """Every entry of an agreement as CSV, corrected ones included."""
    agreement = found_agreement(reference)
    name = f"spending-{agreement.reference}.csv"
    return HttpResponse(
        spending_as_csv(agreement),
        headers={
            "Content-Type": "text/csv; charset=utf-8",
            "Content-Disposition": f'attachment; filename="{name}"',
        },
    )


def _line(reference: str, number: int) -> tuple[Agreement, Line]:
    agreement = found_agreement(reference)
    found = agreement.lines.filter(pk=number).first()
    if found is None:
        raise Http404
    return agreement, found


def _words_of(agreement: Agreement, starts_on: date) -> str:
    return next(each.words for each in agreement.spans if each.starts_on == starts_on)
