"""Where scrutiny begins: for everyone with a role, and for those who sit on a panel."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from headwater_web.accounts.api import Rule, declares, person_of
from headwater_web.scrutiny import panels as membership
from headwater_web.scrutiny.models import Panel
from headwater_web.scrutiny.queries import challenges, items, taking_part, voices

_ON_A_PAGE = 20


@declares(Rule.SEE_SCRUTINY)
@require_GET
@never_cache
def home(request: HttpRequest) -> HttpResponse:
    """What was sent to panels, what waits for our answer, and what is late."""
    today = timezone.localdate()
    paginator = Paginator(items.items_seen_by(request.user), _ON_A_PAGE)
    page = paginator.get_page(request.GET.get("page"))
    due = challenges.due_from_us()
    context = {
        "page": page,
        "items": [items.shown(item, today) for item in page.object_list],
        "due": [(each, each.is_overdue(today)) for each in due],
        "late": sum(each.is_overdue(today) for each in due),
        "unanswered": voices.unanswered_voices(),
        "panels": Panel.objects.all(),
        "today": today,
    }
    return render(request, "scrutiny/home.html", context)


@declares(Rule.CHALLENGE)
@require_GET
@never_cache
def for_us(request: HttpRequest) -> HttpResponse:
    """What waits for the panels of whoever is signed in, and by when."""
    today, person = timezone.localdate(), person_of(request)
    ours = challenges.panels_of(person, on=today)
    context = {
        "panels": [
            (taking_part.rest_of(panel, today), membership.is_chair(person, panel.body, on=today))
            for panel in ours
        ],
        "to_look_at": items.items_before(ours, today),
        "to_judge": challenges.answers_to_judge(ours),
        "awaited": [(each, each.is_overdue(today)) for each in challenges.due_to(ours)],
    }
    return render(request, "scrutiny/for_us.html", context)
