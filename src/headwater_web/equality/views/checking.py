"""Pages of decisions with and without an assessment, and of what came of a predicted effect."""

from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from headwater_web.accounts.api import Rule, check_may, declares, person_of
from headwater_web.equality.actions import checking
from headwater_web.equality.covers import covers
from headwater_web.equality.forms.checks import CheckForm, NotNeededForm
from headwater_web.equality.models import Effect, Happened
from headwater_web.equality.queries.effects import shown_effects
from headwater_web.equality.standings import CoverStanding
from headwater_web.equality.views.shared import FORM_METHODS, Now, Page, assessment_found, form_page
from headwater_web.governance.api import decision_with
from headwater_web.ui.asking import posted

A_YEAR = timedelta(days=365)


@declares(Rule.SEE_EQUALITY)
@require_GET
@never_cache
def decisions(request: HttpRequest) -> HttpResponse:
    """The decisions of the last year, each with its assessment or without one."""
    today = timezone.localdate()
    found = covers(since=today - A_YEAR, today=today)
    context = {
        "covers": found,
        "since": today - A_YEAR,
        "counts": [
            (standing, sum(each.standing is standing for each in found))
            for standing in CoverStanding
        ],
    }
    return render(request, "equality/decisions.html", context)


@declares(Rule.SIGN_OFF_EQUALITY)
@require_http_methods(FORM_METHODS)
@never_cache
def not_needed(request: HttpRequest, reference: str) -> HttpResponse:
    """Say in one's own name that a decision needs no assessment."""
    decision = decision_with(reference)
    if decision is None:
        raise Http404
    form = NotNeededForm(posted(request))
    page = Page(
        heading=_("{reference} needs no assessment").format(reference=reference),
        button=_("Say so in my own name"),
        back=reverse("equality:decisions"),
        caption=decision.words,
    )

    def act() -> None:
        because = form.cleaned_data["because"]
        checking.say_not_needed(by=person_of(request), decision=decision, because=because)

    return form_page(request, form, page, act)


@declares(Rule.CHECK_EFFECTS)
@require_http_methods(FORM_METHODS)
@never_cache
def check(request: HttpRequest, reference: str, group: str) -> HttpResponse:
    """Say what came of a predicted effect, for the organisation that looks."""
    found = assessment_found(request, reference)
    effect = get_object_or_404(found.effects.all(), group=group)
    check_may(request.user, Rule.CHECK_EFFECTS, about=effect.checker)
    form = CheckForm(
        posted(request),
        person=request.user,
        effect=effect,
        today=timezone.localdate(),
        initial={"checks_read": effect.checks.count()},
    )

    def act() -> None:
        said = form.cleaned_data | {"happened": Happened(form.cleaned_data["happened"])}
        checking.check_effect(by=person_of(request), effect=effect, **said)

    return form_page(request, form, _check_page(effect), act)


def _check_page(effect: Effect) -> Page:
    (shown,) = shown_effects([effect], today=timezone.localdate())
    return Page(
        heading=_("What happened: {group}").format(group=effect.group_name),
        button=_("Keep it"),
        back=reverse("equality:assessment", args=[effect.assessment.reference]),
        caption=f"{effect.assessment.reference} · {effect.assessment.title}",
        introduction=_("Predicted: {prediction}. {reason}").format(
            prediction=shown.predicted_words, reason=effect.reason
        ),
        counter="checks_read",
        newest=lambda: _checks_now(effect),
    )


def _checks_now(effect: Effect) -> tuple[int, Now]:
    checks = list(effect.checks.all())
    return len(checks), tuple((each.get_happened_display(), each.words) for each in checks)
