"""Pages of the portfolio: every pound, ages, themes, evidence, and what shaped what."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from headwater_web.accounts.api import Rule, declares
from headwater_web.evidence.api import open_gaps
from headwater_web.funding.api import pounds
from headwater_web.governance.api import decision_with
from headwater_web.interventions.drawing import draw_bars
from headwater_web.interventions.queries.choices import shaped
from headwater_web.interventions.queries.files import ENDINGS, portfolio_file
from headwater_web.interventions.queries.grids import evidence_map, life_course, themes
from headwater_web.interventions.queries.portfolio import Breakdown, portfolio_on
from headwater_web.ui.asking import organisation_names


@declares(Rule.SEE_PROGRAMME_MONEY)
@require_GET
@never_cache
def portfolio(request: HttpRequest) -> HttpResponse:
    """Every pound by tier, place, need, age and evidence, and what is decided next."""
    shown = portfolio_on(timezone.localdate())
    context = {
        "portfolio": shown,
        "breakdowns": [(each, _drawn(each)) for each in shown.breakdowns],
        "balance_decision": decision_with(shown.balance.decision) if shown.balance else None,
    }
    return render(request, "interventions/portfolio.html", context)


@declares(Rule.SEE_PROGRAMME_MONEY)
@require_GET
@never_cache
def pounds_file(_request: HttpRequest, ending: str) -> HttpResponse:
    """Every pound as a file: CSV, XLSX or ODS."""
    if ending not in ENDINGS:
        raise Http404
    today = timezone.localdate()
    content, media_type = portfolio_file(
        portfolio_on(today), ending, organisations=organisation_names()
    )
    return HttpResponse(
        content,
        headers={
            "Content-Type": media_type,
            "Content-Disposition": f'attachment; filename="portfolio-{today}.{ending}"',
        },
    )


@declares(Rule.SEE_INTERVENTIONS)
@require_GET
@never_cache
def ages(request: HttpRequest) -> HttpResponse:
    """What is funded for which age, tier and part of the area, and what is not."""
    today = timezone.localdate()
    context = {"grid": life_course(today), "today": today}
    return render(request, "interventions/ages.html", context)


@declares(Rule.SEE_INTERVENTIONS)
@require_GET
@never_cache
def by_theme(request: HttpRequest) -> HttpResponse:
    """Each priority with what is funded for it, and those with nothing."""
    today = timezone.localdate()
    found = themes(today)
    context = {
        "themes": found,
        "without": [each for each in found if not each.funded],
        "today": today,
    }
    return render(request, "interventions/themes.html", context)


@declares(Rule.SEE_INTERVENTIONS)
@require_GET
@never_cache
def evidence(request: HttpRequest) -> HttpResponse:
    """Where there is evidence on what is done, and where there is none."""
    today = timezone.localdate()
    context = {"rows": evidence_map(today), "gaps": open_gaps(today=today), "today": today}
    return render(request, "interventions/evidence.html", context)


@declares(Rule.SEE_INTERVENTIONS)
@require_GET
@never_cache
def choices(request: HttpRequest) -> HttpResponse:
    """Which finding shaped which choice."""
    context = {"shaped": shaped(request.user, timezone.localdate())}
    return render(request, "interventions/choices.html", context)


def _drawn(breakdown: Breakdown) -> object:
    return draw_bars((each.words, each.amount, pounds(each.amount)) for each in breakdown.rows)
