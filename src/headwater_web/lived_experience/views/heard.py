"""Who was heard and who was not; whether new themes still come; how far two readers agree."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from headwater_web.accounts.api import Rule, declares
from headwater_web.lived_experience.agreement import FEWEST_PARTS
from headwater_web.lived_experience.queries.agreeing import agreements, notes_read_by_two
from headwater_web.lived_experience.queries.heard import new_themes, who_was_heard


@declares(Rule.SEE_THEMES)
@require_GET
@never_cache
def who(request: HttpRequest) -> HttpResponse:
    """Groups and places that were heard in twelve months, those that were not, and new themes."""
    today = timezone.localdate()
    steps = new_themes(today)
    context = {
        "heard": who_was_heard(today),
        "steps": steps,
        "most": steps[-1].so_far if steps else 0,
    }
    return render(request, "lived_experience/heard.html", context)


@declares(Rule.SEE_LIVED_EXPERIENCE)
@require_GET
@never_cache
def agreement(request: HttpRequest) -> HttpResponse:
    """How far two people who read the same notes chose the same themes."""
    today = timezone.localdate()
    context = {
        "pairs": agreements(today),
        "notes": notes_read_by_two(today),
        "fewest": FEWEST_PARTS,
    }
    return render(request, "lived_experience/agreement.html", context)
