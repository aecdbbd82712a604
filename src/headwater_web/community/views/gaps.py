"""Where nothing is, and what there is by kind, district and protective factor."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from headwater_web.accounts.api import Rule, declares
from headwater_web.community.drawing import reach_picture
from headwater_web.community.forms.looking import ReachForm
from headwater_web.community.lists import AgeBand, asset_lists
from headwater_web.community.queries.gaps import gaps_on
from headwater_web.community.queries.reach import reach_on
from headwater_web.thread.api import things_seen_by
from headwater_web.ui.api import current_release


@declares(Rule.EVERYONE)
@require_GET
@never_cache
def gaps(request: HttpRequest) -> HttpResponse:
    """Kinds by districts, and assets by protective factor beside the factor's number."""
    told = gaps_on(timezone.localdate(), release=current_release())
    figures = things_seen_by(request.user, [row.figure for row in told.factors if row.figure])
    factors = [(row, figures.get(row.figure)) for row in told.factors]
    return render(request, "community/gaps.html", {"gaps": told, "factors": factors})


@declares(Rule.EVERYONE)
@require_GET
@never_cache
def reach(request: HttpRequest) -> HttpResponse:
    """For a band of ages and a kind, the small areas with nothing within 20 minutes."""
    release, lists = current_release(), asset_lists()
    form = ReachForm(_asked(request, lists.age_bands), lists=lists)
    context: dict[str, Any] = {"form": form, "release": release}
    if form.is_valid() and release is not None:
        said = form.cleaned_data
        band = lists.band(said["ages"]) or lists.age_bands[0]
        told = reach_on(release, band=band, kind=said["kind"], today=timezone.localdate())
        context |= {
            "told": told,
            "band": band,
            "kind": lists.kind(said["kind"]) if said["kind"] else None,
            "chosen": told.district(said["district"]),
            "picture": reach_picture(release, told.without, said["district"]),
        }
    return render(request, "community/reach.html", context, status=422 if form.errors else 200)


def _asked(request: HttpRequest, bands: tuple[AgeBand, ...]) -> dict[str, str]:
    """What the address asks for; at first, the second band of ages."""
    usual = bands[min(1, len(bands) - 1)].key
    return {
        "ages": request.GET.get("ages", "") or usual,
        "kind": request.GET.get("kind", ""),
        "district": request.GET.get("district", ""),
    }
