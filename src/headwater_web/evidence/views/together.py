"""A page on which published cards are put together: the plot, the mean, and what to beware of."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from headwater_web.accounts.api import Rule, declares
from headwater_web.evidence.drawing import draw_effect
from headwater_web.evidence.queries.cards import all_cards, shown_cards
from headwater_web.evidence.together import can_be_put_together, faults_of, plot_of


@declares(Rule.EVERYONE)
@require_GET
@never_cache
def together(request: HttpRequest) -> HttpResponse:
    """Cards to choose from and, once some are chosen, what they say together."""
    published = shown_cards(all_cards(), timezone.localdate(), with_drafts=False)
    offered = can_be_put_together(each for each in published if not each.is_withdrawn)
    wanted = set(request.GET.getlist("card"))
    chosen = [each for each in offered if each.card.reference in wanted]
    faults = faults_of(chosen) if wanted else ()
    plot = plot_of(chosen) if chosen and not faults else None
    context = {
        "offered": [(each, each.card.reference in wanted) for each in offered],
        "faults": faults,
        "plot": plot,
        "rows": [(each, draw_effect(each.effect)) for each in plot.studies] if plot else [],
        "mean": draw_effect(plot.mean) if plot else None,
        "ahead": draw_effect(plot.ahead) if plot else None,
    }
    return render(request, "evidence/together.html", context, status=422 if faults else 200)
