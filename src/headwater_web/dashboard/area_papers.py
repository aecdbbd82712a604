"""One area's paper for a meeting: its numbers, how they add up, and what is being done there."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from headwater.released.opened import Release
from headwater.vocabulary.areas import Area, AreaType
from headwater_web.accounts.api import Asker, Rule, declares, may
from headwater_web.dashboard import headlines, places, queries
from headwater_web.dashboard.divisions import division_of
from headwater_web.strategy.api import actions_in_area
from headwater_web.ui.api import released_page
from headwater_web.ui.printing import pdf_page

HAVE_PAPERS = frozenset({AreaType.PARTNERSHIP, AreaType.PARTNERSHIP_AREA, AreaType.DISTRICT})
"""Small areas have none: nothing is decided about one of them by itself."""


def paper_address(person: Asker, area: Area) -> str:
    """Where an area's paper is, for people who may see it; else nothing."""
    if area.area_type not in HAVE_PAPERS or not may(person, Rule.SEE_STRATEGY):
        return ""
    return reverse("dashboard:area_paper", args=[area.code])


@declares(Rule.SEE_STRATEGY)
@never_cache
@released_page
def paper(request: HttpRequest, release: Release, code: str) -> HttpResponse:
    """The paper on the screen."""
    return render(request, "dashboard/area_paper.html", _context(release, code))


@declares(Rule.SEE_STRATEGY)
@never_cache
@released_page
def paper_pdf(request: HttpRequest, release: Release, code: str) -> HttpResponse:
    """The same as a document."""
    return pdf_page(
        request,
        "dashboard/area_paper_document.html",
        _context(release, code),
        name=f"paper-{code}-{timezone.localdate().isoformat()}",
        instead=reverse("dashboard:area_paper", args=[code]),
    )


def _context(release: Release, code: str) -> dict[str, object]:
    """What the paper says. Raises a fault where there is no such area."""
    place = release.area(code)
    if place.area_type not in HAVE_PAPERS:
        raise Http404
    is_whole = place.area_type is AreaType.PARTNERSHIP
    themes = headlines.themes(release, place)
    return {
        "release": release,
        "area": place,
        "is_whole": is_whole,
        "notices": queries.notices(release),
        "themes": themes,
        "silent": headlines.silent(themes),
        "made_of": places.districts_of(release, place) if place.member_codes else (),
        "division": division_of(release, place),
        "actions": actions_in_area("" if is_whole else code, today=timezone.localdate()),
    }
