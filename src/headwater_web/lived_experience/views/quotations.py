"""The pages of quotations: the words beside the number."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from headwater_web.accounts.api import Rule, declares, display_names, may, person_of
from headwater_web.lived_experience.models import Theme
from headwater_web.lived_experience.queries.quotations import quotations_seen_by, shown_quotations
from headwater_web.lived_experience.views.shared import quotation_found


@declares(Rule.SEE_THEMES)
@require_GET
@never_cache
def home(request: HttpRequest) -> HttpResponse:
    """Quotations that may be used; for staff, those that wait; and those that no longer may."""
    rows = quotations_seen_by(request.user)
    shown = shown_quotations(request.user, rows, timezone.localdate())
    context = {
        "cleared": [each for each in shown if each.is_cleared],
        "waiting": [each for each in shown if each.is_waiting],
        "ended": [each for each in shown if each.is_ended],
    }
    return render(request, "lived_experience/quotations.html", context)


@declares(Rule.SEE_THEMES)
@require_GET
@never_cache
def quotation(request: HttpRequest, reference: str) -> HttpResponse:
    """One quotation beside the number that it bears on, and who decided that it may be used."""
    found = quotation_found(request, reference)
    (shown,) = shown_quotations(request.user, [found], timezone.localdate())
    reader = person_of(request)
    names = display_names([found.proposed_by, found.cleared_by])
    context = {
        "shown": shown,
        "quotation": found,
        "themes": Theme.objects.filter(reference__in=found.themes),
        "proposed_by": names.get(found.proposed_by, ""),
        "cleared_by": names.get(found.cleared_by, ""),
        "may_clear": shown.is_waiting
        and may(reader, Rule.CLEAR_QUOTATIONS)
        and found.proposed_by != reader.audit_reference,
    }
    return render(request, "lived_experience/quotation.html", context)
