"""Pages on which an assessment is written."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from headwater_web.accounts.api import Rule, declares, person_of
from headwater_web.equality.actions import drafting
from headwater_web.equality.forms.assessments import DraftForm, EffectForm
from headwater_web.equality.forms.fields import typed
from headwater_web.equality.groups import Group, groups
from headwater_web.equality.models import Assessment, Effect, Prediction
from headwater_web.equality.views.shared import (
    FORM_METHODS,
    Now,
    Page,
    assessment_address,
    assessment_found,
    form_page,
)
from headwater_web.ui.asking import organisation_names, posted

USUAL_WAIT = timedelta(days=182)
"""So long after a prediction somebody looks, unless said otherwise: half a year."""


@declares(Rule.MANAGE_EQUALITY)
@require_http_methods(FORM_METHODS)
@never_cache
def new(request: HttpRequest) -> HttpResponse:
    """Begin an assessment; `?about=P-1` says of what."""
    first = {"version": 0, "about": request.GET.get("about", "")}
    form = DraftForm(posted(request), person=request.user, initial=first)
    if form.is_valid():
        made = drafting.draft(by=person_of(request), words=form.words)
        return redirect("equality:assessment", made.reference)
    page = Page(
        heading=_("Begin an equality impact assessment"),
        button=_("Keep the draft"),
        back=reverse("equality:assessments"),
    )
    return form_page(request, form, page, lambda: None)


@declares(Rule.MANAGE_EQUALITY)
@require_http_methods(FORM_METHODS)
@never_cache
def rewrite(request: HttpRequest, reference: str) -> HttpResponse:
    """Put a draft otherwise."""
    found = assessment_found(request, reference)
    if request.method == "GET" and not found.is_draft:
        return redirect(assessment_address(found))
    form = DraftForm(posted(request), person=request.user, initial=_as_typed(found))
    page = Page(
        heading=_("Change {reference}").format(reference=reference),
        button=_("Keep the draft"),
        back=assessment_address(found),
        caption=found.title,
        counter="version",
        newest=lambda: _saved_draft(request, reference),
    )

    def act() -> None:
        version = form.cleaned_data["version"]
        by = person_of(request)
        drafting.rewrite(by=by, assessment=found, version=version, words=form.words)

    return form_page(request, form, page, act)


@declares(Rule.MANAGE_EQUALITY)
@require_http_methods(FORM_METHODS)
@never_cache
def predict(request: HttpRequest, reference: str, group: str) -> HttpResponse:
    """Say what is expected for one group."""
    found = assessment_found(request, reference)
    if request.method == "GET" and not found.is_draft:
        return redirect(assessment_address(found))
    chosen = next((each for each in groups() if each.key == group), None)
    if chosen is None:
        effect = get_object_or_404(found.effects.all(), group=group)
        chosen = Group(effect.group, effect.group_name, is_protected=False)
    form = EffectForm(
        posted(request),
        person=request.user,
        organisations=list(organisation_names().items()),
        today=timezone.localdate(),
        initial=_as_expected(found, chosen),
    )
    return form_page(
        request, form, _group_page(found, chosen), lambda: _keep(request, found, chosen, form)
    )


def _as_typed(found: Assessment) -> dict[str, object]:
    return {
        "version": found.version,
        "title": found.title,
        "about": typed(list(found.about.values_list("reference", flat=True))),
        "how_made": found.how_made,
        "asked": typed(found.asked),
        "not_heard": found.not_heard,
    }


def _saved_draft(request: HttpRequest, reference: str) -> tuple[int, Now]:
    saved = assessment_found(request, reference)
    now = (
        (_("What is assessed"), saved.title),
        (_("How it was made"), saved.how_made),
        (_("Who was not heard"), saved.not_heard),
    )
    return saved.version, now


def _group_page(found: Assessment, group: Group) -> Page:
    return Page(
        heading=group.name,
        button=_("Keep it"),
        back=assessment_address(found),
        caption=f"{found.reference} · {found.title}",
        counter="version",
        newest=lambda: _saved_effect(found, group),
    )


def _as_expected(found: Assessment, group: Group) -> dict[str, object]:
    effect: Effect | None = found.effects.filter(group=group.key).first()
    if effect is None:
        return {"version": 0, "check_on": timezone.localdate() + USUAL_WAIT}
    names = ("version", "prediction", "reason", "missing", "mitigation", "check_on", "checker")
    return {name: getattr(effect, name) for name in names} | {"evidence": typed(effect.evidence)}


def _saved_effect(found: Assessment, group: Group) -> tuple[int, Now]:
    effect: Effect | None = found.effects.filter(group=group.key).first()
    if effect is None:
        return 0, ()
    now = (
        (_("What it will be like"), str(Prediction(effect.prediction).label)),
        (_("Why"), effect.reason),
        (_("What is missing"), effect.missing),
        (_("What is done about it"), effect.mitigation),
    )
    return effect.version, tuple(each for each in now if each[1])


def _keep(request: HttpRequest, found: Assessment, group: Group, form: EffectForm) -> None:
    drafting.predict(
        by=person_of(request),
        assessment=found,
        group=group,
        version=form.cleaned_data["version"],
        words=form.words,
    )
