"""Pages of the research register: the studies, one of them, what came of them, and summaries."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from headwater_web.accounts.api import Rule, declares, display_names, may
from headwater_web.evidence.drawing import draw_effect
from headwater_web.evidence.queries.came_of import came_of
from headwater_web.evidence.queries.studies import all_studies, followed_studies, shared_studies
from headwater_web.evidence.views.shared import study_found
from headwater_web.thread.api import LinkKind, earlier_things


@declares(Rule.SEE_EVIDENCE)
@require_GET
@never_cache
def home(request: HttpRequest) -> HttpResponse:
    """The register: what runs, what is planned, what ended."""
    found = followed_studies(all_studies(), timezone.localdate())
    context = {
        "going_on": [each for each in found if each.ended_on is None],
        "ended": [each for each in found if each.ended_on is not None],
        "without_ethics": [each for each in found if each.lacks_ethics],
        "late": [each for each in found if each.is_late],
        "sees_costs": may(request.user, Rule.SEE_EVIDENCE_DRAFTS),
    }
    return render(request, "evidence/studies.html", context)


@declares(Rule.SEE_EVIDENCE)
@require_GET
@never_cache
def came_of_it(request: HttpRequest) -> HttpResponse:
    """Each study that we paid for, and what came of it: nothing is said plainly."""
    every = followed_studies(all_studies(), timezone.localdate())
    paid = came_of(request.user, [each for each in every if each.study.is_paid_by_us])
    ended = [each for each in paid if each.followed.ended_on is not None]
    context = {
        "changed": [each for each in ended if each.changed_something],
        "nothing_yet": sorted(
            (each for each in ended if not each.changed_something),
            key=lambda each: each.followed.ended_on or each.followed.today,
        ),
        "going_on": [each for each in paid if each.followed.ended_on is None],
        "ended": len(ended),
        "sees_costs": may(request.user, Rule.SEE_EVIDENCE_DRAFTS),
    }
    return render(request, "evidence/came_of_it.html", context)


@declares(Rule.SEE_EVIDENCE)
@require_GET
@never_cache
def study(request: HttpRequest, reference: str) -> HttpResponse:
    """One study: its question, its ethics, its dates, its outcomes, and what came of it."""
    found, person = study_found(reference), request.user
    (consequences,) = came_of(person, [found])
    context = {
        "found": found,
        "study": found.study,
        "outcomes": [(each, draw_effect(each.effect)) for each in found.shown_outcomes],
        "came_of": consequences,
        "comes_from": earlier_things(person, reference, LinkKind.LED_TO),
        "sees_costs": may(person, Rule.SEE_EVIDENCE_DRAFTS),
        "names": display_names({each.recorded_by for each in found.every_event}),
        "struck": {each.strikes_id for each in found.every_event},
    }
    return render(request, "evidence/study.html", context)


@declares(Rule.EVERYONE)
@require_GET
@never_cache
def evaluations(request: HttpRequest) -> HttpResponse:
    """Summaries of evaluations that others may use, with those that found no difference."""
    found = shared_studies(timezone.localdate())
    return render(request, "evidence/evaluations.html", {"evaluations": found})
