"""The frameworks in plain words, and the assessments made by them."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from headwater_web.accounts.api import Rule, declares, person_of
from headwater_web.standards import actions
from headwater_web.standards.forms import OpenForm
from headwater_web.standards.framework_parts import AssessedBy
from headwater_web.standards.frameworks import Framework, LevelFramework
from headwater_web.standards.models import Assessment
from headwater_web.standards.queries import readiness, seeing
from headwater_web.standards.queries.progress import waiting_for
from headwater_web.standards.reading import library
from headwater_web.standards.standings import STANDING_WORDS, Standing
from headwater_web.standards.views.finding_things import found_framework
from headwater_web.ui.asking import NotAllowedNow

_ON_A_PAGE = 20


@declares(Rule.SEE_ASSESSMENTS)
@require_GET
@never_cache
def frameworks(request: HttpRequest) -> HttpResponse:
    """Every framework, what waits for this person, and the assessments they may see."""
    known = library()
    paginator = Paginator(seeing.assessments_seen_by(request.user), _ON_A_PAGE)
    context = {
        "frameworks": known.frameworks.values(),
        "faults": known.faults,
        "waiting": waiting_for(request.user),
        "page": paginator.get_page(request.GET.get("page")),
    }
    return render(request, "standards/frameworks.html", context)


@declares(Rule.SEE_ASSESSMENTS)
@require_GET
@never_cache
def framework(request: HttpRequest, key: str) -> HttpResponse:
    """One framework: its levels, what it asks, and who assesses."""
    found = found_framework(key)
    context = {
        "framework": found,
        "is_levels": isinstance(found, LevelFramework),
        "is_overdue": found.is_overdue(timezone.localdate()),
        "counts_authorities": _counts_authorities(found),
        "assessments": seeing.assessments_seen_by(request.user).filter(edition__key=key),
    }
    return render(request, "standards/framework.html", context)


@declares(Rule.SEE_ASSESSMENTS)
@require_GET
@never_cache
def authorities(request: HttpRequest, key: str) -> HttpResponse:
    """Where authorities stand: by name for the team, one's own, and counts for the board."""
    found = found_framework(key)
    if not (isinstance(found, LevelFramework) and _counts_authorities(found)):
        raise Http404
    context = {
        "framework": found,
        "authorities": [
            (each.assessment, [STANDING_WORDS[standing] for standing in each.standings])
            for each in readiness.authorities_seen_by(request.user, found)
        ],
        "standings": [STANDING_WORDS[standing] for standing in Standing],
        "counts": readiness.counts_seen_by(request.user, found),
    }
    return render(request, "standards/authorities.html", context)


@declares(Rule.MANAGE_ASSESSMENTS)
@require_http_methods(["GET", "POST"])
@never_cache
def open_assessment(request: HttpRequest, key: str) -> HttpResponse:
    """Begin an assessment."""
    found = found_framework(key)
    form = OpenForm(request.POST if request.method == "POST" else None, framework=found)
    if form.is_valid() and (opened := _opened(request, form, found)):
        return redirect("standards:assessment", opened.reference)
    context = {"form": form, "framework": found}
    return render(request, "standards/open.html", context, status=422 if form.errors else 200)


def _opened(request: HttpRequest, form: OpenForm, found: Framework) -> Assessment | None:
    try:
        return actions.open_assessment(
            by=person_of(request),
            framework=found,
            subject=form.cleaned_data["subject"],
            subject_name=form.subject_name,
            asked=form.asked,
        )
    except NotAllowedNow as fault:
        form.add_error(None, str(fault.words))
    return None


def _counts_authorities(found: Framework) -> bool:
    return (
        isinstance(found, LevelFramework)
        and found.met_from is not None
        and found.assessed_by is AssessedBy.SELF
        and not found.compared_without_naming
    )
