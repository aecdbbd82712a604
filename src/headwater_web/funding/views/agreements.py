"""Pages of agreements: all of them, one, its conditions, and what each priority gets."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from headwater_web.accounts.api import Rule, declares, person_of
from headwater_web.audit.api import Actor
from headwater_web.funding import actions
from headwater_web.funding.forms.agreements import AgreementForm, CheckForm, ConditionForm
from headwater_web.funding.models import Condition
from headwater_web.funding.queries.agreements import shown_agreement, shown_agreements
from headwater_web.funding.queries.priorities import priorities_funded, priorities_without_activity
from headwater_web.funding.views.asking import ask, found_agreement
from headwater_web.ui.asking import NotAllowedNow, organisation_names, posted


@declares(Rule.SEE_FUNDING)
@require_GET
@never_cache
def agreements(request: HttpRequest) -> HttpResponse:
    """Every agreement, and how its conditions stand."""
    today = timezone.localdate()
    context = {
        "agreements": shown_agreements(today=today),
        "without": priorities_without_activity(today),
        "today": today,
    }
    return render(request, "funding/agreements.html", context)


@declares(Rule.SEE_FUNDING)
@require_GET
@never_cache
def priorities(request: HttpRequest) -> HttpResponse:
    """What is funded for each priority, and which has no funded activity."""
    today = timezone.localdate()
    context = {
        "priorities": priorities_funded(today),
        "organisations": organisation_names(),
        "today": today,
    }
    return render(request, "funding/priorities.html", context)


@declares(Rule.SEE_FUNDING)
@require_GET
@never_cache
def agreement(request: HttpRequest, reference: str) -> HttpResponse:
    """One agreement: its money against its budget, and its conditions with their sums."""
    shown = shown_agreement(found_agreement(reference), today=timezone.localdate())
    context = {
        "shown": shown,
        "agreement": shown.agreement,
        "organisations": organisation_names(),
    }
    return render(request, "funding/agreement.html", context)


@declares(Rule.MANAGE_FUNDING)
@require_http_methods(["GET", "POST"])
@never_cache
def new_agreement(request: HttpRequest) -> HttpResponse:
    """Note an agreement."""
    form = AgreementForm(posted(request), person=request.user)
    if form.is_valid():
        given = form.cleaned_data
        comes_from = given.pop("comes_from")
        try:
            made = actions.add_agreement(
                by=person_of(request), words=actions.AgreementWords(**given), comes_from=comes_from
            )
        except NotAllowedNow as fault:
            form.add_error("starts_on", str(fault.words))
        else:
            return redirect("funding:agreement", made.reference)
    context = {"form": form, "heading": _("Note a funding agreement"), "button": _("Keep it")}
    return render(request, "funding/ask.html", context, status=422 if form.errors else 200)


@declares(Rule.MANAGE_FUNDING)
@require_http_methods(["GET", "POST"])
@never_cache
def new_condition(request: HttpRequest, reference: str) -> HttpResponse:
    """Note one thing that an agreement asks for."""
    found = found_agreement(reference)

    def act(by: Actor, given: dict[str, Any]) -> object:
        kind = Condition.Kind(given.pop("kind"))
        words = actions.ConditionWords(kind=kind, **given)
        return actions.add_condition(by=by, agreement=found, words=words)

    return ask(request, ConditionForm(posted(request)), found, act, heading=_("Note a condition"))


@declares(Rule.MANAGE_FUNDING)
@require_http_methods(["GET", "POST"])
@never_cache
def check(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Say whether a product is there, or what was found on looking at a condition."""
    found = found_agreement(reference)
    condition = found.conditions.filter(pk=number, kind__in=("product", "in_words")).first()
    if condition is None:
        raise Http404

    def act(by: Actor, given: dict[str, Any]) -> object:
        return actions.check_condition(
            by=by,
            condition=condition,
            is_met=given["is_met"],
            happened_on=given["happened_on"],
            evidence=actions.Evidence(given["words"], given["reference"], given["address"]),
        )

    form = CheckForm(posted(request), person=request.user, today=timezone.localdate())
    return ask(request, form, found, act, heading=_("Look at a condition"), condition=condition)
