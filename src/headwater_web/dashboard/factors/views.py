"""The page of factors: all by level, or those most within somebody's gift."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from headwater.released.factors import FactorsOfLevel, Holder
from headwater.released.opened import Release
from headwater.vocabulary.areas import Area
from headwater_web.accounts.api import Rule, declares
from headwater_web.dashboard.factors.cards import Card, cards, holder_address, meanings
from headwater_web.dashboard.factors.forms import FactorsAsked
from headwater_web.ui.api import released_page


@dataclass(frozen=True, slots=True)
class LevelShown:
    """The factors of one level."""

    level: FactorsOfLevel
    cards: list[Card]


@dataclass(frozen=True, slots=True)
class GiftShown:
    """The three factors most within somebody's gift, and the others that are partly so."""

    holder: Holder
    cards: list[Card]
    others: list[Card]


@declares(Rule.EVERYONE)
@released_page
def factors(request: HttpRequest, release: Release) -> HttpResponse:
    """Factors with the numbers of an area."""
    form = FactorsAsked(_asked(request, release), release=release)
    is_sound = form.is_valid()
    area = release.area(form.cleaned_data["area"]) if is_sound else release.whole_area
    holder = release.factors.holder(form.cleaned_data["for"]) if is_sound else None
    context = {
        "release": release,
        "form": form,
        "whose": form["for"],
        "area": area,
        "gift": _gift(release, holder, area) if holder else None,
        "levels": _levels(release, area) if is_sound and not holder else [],
        "holders": [(each, holder_address(each, area)) for each in release.factors.holders],
        "meanings": meanings(),
    }
    status = 422 if form.errors else 200
    return render(request, "dashboard/factors.html", context, status=status)


def _asked(request: HttpRequest, release: Release) -> dict[str, str]:
    return {
        "for": request.GET.get("for", ""),
        "area": request.GET.get("area", "") or release.whole_area.code,
    }


def _gift(release: Release, holder: Holder, area: Area) -> GiftShown:
    library = release.factors
    return GiftShown(
        holder,
        cards(release, library.most_within(holder), area),
        cards(release, library.also_within(holder), area),
    )


def _levels(release: Release, area: Area) -> list[LevelShown]:
    return [LevelShown(each, cards(release, each.factors, area)) for each in release.factors.levels]
