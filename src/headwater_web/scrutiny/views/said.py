"""You said, we did, or did not, because; and from whom we have not heard."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from headwater_web.accounts.api import Rule, declares
from headwater_web.scrutiny.lists import listening_lists
from headwater_web.scrutiny.models import Panel
from headwater_web.scrutiny.queries import said, voices

_ON_A_PAGE = 20


@declares(Rule.EVERYONE)
@require_GET
@never_cache
def you_said(request: HttpRequest) -> HttpResponse:
    """Everything that people and panels told us, and what we did, or did not, because."""
    lists, chosen = listening_lists(), _chosen(request)
    found = said.everything_said(request.user, lists, chosen, timezone.localdate())
    context = {
        "page": Paginator(found, _ON_A_PAGE).get_page(request.GET.get("page")),
        "chosen": chosen,
        "panels": Panel.objects.all(),
        "years": said.years_of_said(),
        "themes": lists.themes,
        "count": len(found),
        "unanswered": sum(not each.is_answered for each in found),
        "changed": [each for each in found if each.has_changed_something],
    }
    return render(request, "scrutiny/said.html", context)


@declares(Rule.EVERYONE)
@require_GET
@never_cache
def not_heard(request: HttpRequest) -> HttpResponse:
    """Groups and places from which we have not heard in 12 months."""
    today, lists = timezone.localdate(), listening_lists()
    context = {
        "heard": voices.not_heard(lists, today),
        "places": lists.single_places,
        "today": today,
    }
    return render(request, "scrutiny/not_heard.html", context)


def _chosen(request: HttpRequest) -> said.Chosen:
    """What the address asks for; what cannot be meant is left out."""
    year = request.GET.get("year", "")
    return said.Chosen(
        panel=request.GET.get("panel", ""),
        year=int(year) if year.isdecimal() and len(year) == 4 and int(year) > 0 else None,
        theme=request.GET.get("theme", ""),
    )
