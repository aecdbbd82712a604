"""Find a number: choose it, see how it reads, and take its token along."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from headwater.released.editions.tokens import NEWEST, WHOLE, Form
from headwater.released.opened import Release
from headwater.vocabulary.faults import Fault
from headwater_web.accounts.api import Rule, declares
from headwater_web.needs.forms.drafting import HowForm, WhichForm
from headwater_web.needs.numbers import figure_address
from headwater_web.needs.queries import finding_numbers
from headwater_web.ui.api import current_release

_USUAL = {"area": WHOLE, "period": NEWEST, "group": finding_numbers.EVERYONE, "form": Form.RATE}


@declares(Rule.COMMENT_ON_EDITIONS)
@require_GET
@never_cache
def find(request: HttpRequest) -> HttpResponse:
    """Choose a measure and an area first, then when, of whom and how it is said."""
    release = current_release()
    if release is None:
        return render(request, "ui/no_release_yet.html")
    return render(request, "needs/numbers.html", _chosen(request, release))


def _chosen(request: HttpRequest, release: Release) -> dict[str, Any]:
    first: dict[str, Any] = {
        "measures": finding_numbers.measure_choices(release),
        "areas": finding_numbers.area_choices(release),
    }
    chosen = {**_USUAL, **request.GET.dict()}
    which = WhichForm(chosen if "measure" in request.GET else None, initial=chosen, **first)
    if not which.is_valid():
        return {"form": which, "release": release}
    measure, area = which.cleaned_data["measure"], which.cleaned_data["area"]
    periods = finding_numbers.period_choices(release, measure, area)
    groups = finding_numbers.group_choices(release, measure, area)
    # What was chosen for another measure is forgotten where this one has no such thing.
    for name, offered in (("period", periods), ("group", groups)):
        if chosen[name] not in dict(offered):
            chosen[name] = _USUAL[name]
    how = HowForm(chosen, periods=periods, groups=groups, **first)
    if not how.is_valid():
        return {"form": how, "release": release}
    try:
        found = finding_numbers.found_number(release, how.cleaned_data)
    except Fault as fault:
        return {"form": how, "release": release, "fault": fault}
    address = figure_address(found.said.reference)
    return {"form": how, "release": release, "found": found, "address": address}
