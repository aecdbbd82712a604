"""Pages of system changes and of reviews."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from headwater_web.accounts.api import Rule, declares
from headwater_web.audit.api import Actor
from headwater_web.interventions.actions import system as actions
from headwater_web.interventions.forms.system import ChangeForm, LookForm, ReviewForm
from headwater_web.interventions.lists import intervention_lists
from headwater_web.interventions.models import Recommendation, Review, SystemChange
from headwater_web.interventions.queries.system import (
    shown_changes,
    shown_recommendation,
    shown_reviews,
    trends,
)
from headwater_web.interventions.views.shared import FORM_METHODS, ask
from headwater_web.thread.api import things_seen_by
from headwater_web.ui.api import current_release
from headwater_web.ui.asking import posted
from headwater_web.ui.words import plain_words

_KEY_LENGTH = 50


@declares(Rule.SEE_INTERVENTIONS)
@require_GET
@never_cache
def changes(request: HttpRequest) -> HttpResponse:
    """System changes made, beside the trends that they are meant to move."""
    found = shown_changes()
    context = {
        "changes": found,
        "trends": trends(found, current_release()),
        "standing": [each for each in found if each.undone_by is None],
    }
    return render(request, "interventions/changes.html", context)


@declares(Rule.MANAGE_INTERVENTIONS)
@require_http_methods(FORM_METHODS)
@never_cache
def new_change(request: HttpRequest) -> HttpResponse:
    """Log a change of the system."""
    release = current_release()
    measures = [(each.measure, each.title) for each in release.measures] if release else []
    known = dict(measures) | {
        each.change.measure: plain_words(each.change.measure) for each in shown_changes()
    }
    form = ChangeForm(
        posted(request),
        person=request.user,
        lists=intervention_lists(),
        measures=measures or sorted(known.items()),
        today=timezone.localdate(),
    )

    def act(by: Actor) -> str:
        given = dict(form.cleaned_data)
        comes_from = given.pop("comes_from")
        undoes = SystemChange.objects.filter(reference=given.pop("undoes")).first()
        made = actions.log_change(
            by=by, said=actions.ChangeSaid(**given), comes_from=comes_from, undoes=undoes
        )
        return reverse("interventions:changes") + f"#{made.reference}"

    return ask(
        request,
        form,
        act,
        heading=_("Log a system change"),
        introduction=_(
            "A rule, a practice or a contract that now holds for everybody it covers. Help for "
            "single children is a programme."
        ),
        button=_("Keep it"),
        back=reverse("interventions:changes"),
    )


@declares(Rule.SEE_INTERVENTIONS)
@require_GET
@never_cache
def reviews(request: HttpRequest) -> HttpResponse:
    """Every review, and which of its recommendations were met."""
    return render(request, "interventions/reviews.html", {"reviews": shown_reviews()})


@declares(Rule.MANAGE_INTERVENTIONS)
@require_http_methods(FORM_METHODS)
@never_cache
def new_review(request: HttpRequest) -> HttpResponse:
    """Take over a review with its recommendations."""
    form = ReviewForm(posted(request), today=timezone.localdate())

    def act(by: Actor) -> str:
        given = dict(form.cleaned_data)
        recommendations = given.pop("recommendations")
        key = f"{slugify(given['title'])[:_KEY_LENGTH]}-{Review.objects.count() + 1}"
        actions.add_review(
            by=by,
            said=actions.ReviewSaid(key=key, **given),
            recommendations=recommendations,
        )
        return reverse("interventions:reviews")

    return ask(
        request,
        form,
        act,
        heading=_("Take over a review"),
        introduction="",
        button=_("Keep it"),
        back=reverse("interventions:reviews"),
    )


@declares(Rule.SEE_INTERVENTIONS)
@require_GET
@never_cache
def recommendation(request: HttpRequest, reference: str) -> HttpResponse:
    """One recommendation, and everything that was found on looking."""
    shown = shown_recommendation(_found(reference))
    seen = things_seen_by(request.user, {each.evidence for each in shown.looks if each.evidence})
    context = {
        "shown": shown,
        "recommendation": shown.recommendation,
        "looks": [(each, seen.get(each.evidence)) for each in reversed(shown.looks)],
    }
    return render(request, "interventions/recommendation.html", context)


@declares(Rule.MANAGE_INTERVENTIONS)
@require_http_methods(FORM_METHODS)
@never_cache
def look(request: HttpRequest, reference: str) -> HttpResponse:
    """Say whether a recommendation is met."""
    found = _found(reference)
    form = LookForm(posted(request), person=request.user, today=timezone.localdate())

    def act(by: Actor) -> str:
        said = actions.LookSaid(**form.cleaned_data)
        actions.look_at(by=by, recommendation=found, said=said)
        return reverse("interventions:recommendation", args=[reference])

    return ask(
        request,
        form,
        act,
        caption=reference,
        heading=_("Say what you found"),
        introduction=found.words,
        button=_("Keep it"),
        back=reverse("interventions:recommendation", args=[reference]),
    )


def _found(reference: str) -> Recommendation:
    found: Recommendation | None = (
        Recommendation.objects.select_related("review").filter(reference=reference).first()
    )
    if found is None:
        raise Http404
    return found
