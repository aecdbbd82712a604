"""The list of what there is, the page of one asset, and what to confirm."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from headwater_web.accounts.api import Rule, declares, may
from headwater_web.community.forms.looking import WantedForm
from headwater_web.community.lists import asset_lists
from headwater_web.community.queries import assets as queries
from headwater_web.community.queries.gaps import protective_factors
from headwater_web.community.standings import Standing
from headwater_web.community.views.shared import asset_found
from headwater_web.ui.api import current_release

_ON_A_PAGE = 20


@declares(Rule.EVERYONE)
@require_GET
@never_cache
def home(request: HttpRequest) -> HttpResponse:
    """The public list, or what of it somebody looks for."""
    form = WantedForm(request.GET, lists=asset_lists())
    is_sound = form.is_valid()
    everything = queries.listed(timezone.localdate())
    found = queries.wanted_of(everything, form.wanted) if is_sound else []
    context = {
        "form": form,
        "page": Paginator(found, _ON_A_PAGE).get_page(request.GET.get("page")),
        "found": found,
        "everything": everything,
        "stale": sum(each.is_stale for each in everything),
    }
    return render(request, "community/assets.html", context, status=200 if is_sound else 422)


@declares(Rule.EVERYONE)
@require_GET
@never_cache
def asset(request: HttpRequest, reference: str) -> HttpResponse:
    """One asset, with the answers to the seven questions. Off the list, staff alone see it."""
    found = asset_found(reference)
    if found.standing is Standing.OFF_THE_LIST and not may(request.user, Rule.MANAGE_ASSETS):
        raise Http404
    factors = {each.factor: each.title for each in protective_factors(current_release())}
    context = {
        "found": found,
        "asset": found.asset,
        "factors": [factors[key] for key in found.asset.factors if key in factors],
        "confirmations": found.asset.confirmations.all(),
    }
    return render(request, "community/asset.html", context)


@declares(Rule.MANAGE_ASSETS)
@require_GET
@never_cache
def to_confirm(request: HttpRequest) -> HttpResponse:
    """What nobody confirmed for more than 12 months."""
    found = queries.to_confirm(timezone.localdate())
    return render(request, "community/to_confirm.html", {"found": found})
