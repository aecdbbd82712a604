"""Pages on how well suppliers record, and the sheet that is handed to one of them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from headwater.released.opened import Release
from headwater_web.accounts.api import Rule, declares, may
from headwater_web.dashboard.quality import (
    characteristics,
    delivery_cards,
    ethnicity,
    institutions,
    scorecards,
)
from headwater_web.ui.api import released_page
from headwater_web.ui.printing import pdf_page


@declares(Rule.EVERYONE)
@released_page
def quality(request: HttpRequest, release: Release) -> HttpResponse:
    """Every scorecard, and the ways across them."""
    context = {
        "release": release,
        "cards": scorecards.card_links(release),
        "sees_returns": may(request.user, Rule.SEE_PARTNER_CUT),
    }
    return render(request, "dashboard/quality.html", context)


@declares(Rule.EVERYONE)
@released_page
def scorecard(request: HttpRequest, release: Release, feed: str, supplier: str) -> HttpResponse:
    """One supplier's sheet for one feed."""
    kind, context = _card(release, feed, supplier)
    return render(request, f"dashboard/{kind}.html", context)


@declares(Rule.EVERYONE)
@released_page
def scorecard_pdf(request: HttpRequest, release: Release, feed: str, supplier: str) -> HttpResponse:
    """The same as a document to hand over."""
    kind, context = _card(release, feed, supplier)
    return pdf_page(
        request,
        f"dashboard/{kind}_document.html",
        context,
        name=f"scorecard-{feed}-{supplier}-{release.release_id}",
        instead=scorecards.card_address(feed, supplier),
    )


@declares(Rule.SEE_PARTNER_CUT)
@never_cache
@released_page
def returns(request: HttpRequest, release: Release) -> HttpResponse:
    """Which institutions' returns are late, incomplete or unlike, and who was asked about it."""
    context = {
        "release": release,
        "feeds": institutions.returns_asked(release, today=timezone.localdate()),
        "can_ask": may(request.user, Rule.MANAGE_NETWORKS),
    }
    return render(request, "dashboard/returns.html", context)


@declares(Rule.EVERYONE)
@released_page
def missing_ethnicity(request: HttpRequest, release: Release) -> HttpResponse:
    """Who does not record ethnicity, and what the missing could do to a disparity."""
    context = {
        "release": release,
        "lines": ethnicity.missing_lines(release),
        "months": ethnicity.month_heads(release),
        "disparities": ethnicity.disparity_lines(release),
    }
    return render(request, "dashboard/missing_ethnicity.html", context)


@declares(Rule.EVERYONE)
@released_page
def grid(request: HttpRequest, release: Release) -> HttpResponse:
    """Which characteristics each dataset can be asked about."""
    context = {
        "release": release,
        "names": characteristics.characteristic_names(),
        "rows": characteristics.grid(release),
        "nowhere": characteristics.nowhere(release),
        "meanings": characteristics.meanings(),
    }
    return render(request, "dashboard/characteristics.html", context)


def _card(release: Release, feed: str, supplier: str) -> tuple[str, dict[str, object]]:
    """Which sheet it is, of events or of what holds none, and what stands on it."""
    delivery = release.quality.deliveries.get((feed, supplier))
    source = scorecards.source_of(release, feed, supplier)
    if delivery is not None and source is not None:
        return "delivery", {
            "release": release,
            "card": delivery_cards.delivery_card(release, delivery, source),
        }
    return "scorecard", {
        "release": release,
        "card": scorecards.scorecard(release, feed, supplier),
    }
