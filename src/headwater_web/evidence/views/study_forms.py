"""Pages on which studies are entered, changed, and their events, outputs and outcomes recorded."""

from typing import Any

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from headwater_web.accounts.api import Rule, declares
from headwater_web.audit.api import Actor
from headwater_web.evidence.actions import studies as actions
from headwater_web.evidence.actions import study_events
from headwater_web.evidence.followed_studies import FollowedStudy
from headwater_web.evidence.forms.gaps import StrikeForm
from headwater_web.evidence.forms.studies import (
    ChangeStudyForm,
    NewStudyForm,
    OutcomeForm,
    OutputForm,
    StudyEventForm,
    StudyWordsForm,
)
from headwater_web.evidence.models import Outcome
from headwater_web.evidence.row_columns import OUTCOME_COLUMNS
from headwater_web.evidence.views.shared import FORM_METHODS, ask, study_found
from headwater_web.ui.asking import posted, read_anew
from headwater_web.ui.column_forms import initial_of


@declares(Rule.MANAGE_EVIDENCE)
@require_http_methods(FORM_METHODS)
@never_cache
def new_study(request: HttpRequest) -> HttpResponse:
    """Enter a study into the register."""
    initial = {"comes_from": request.GET.get("from", "")}
    form = NewStudyForm(posted(request), person=request.user, initial=initial)

    def act(by: Actor) -> str:
        made = actions.add_study(
            by=by,
            said=form.study_words,
            planned=form.planned,
            comes_from=form.cleaned_data["comes_from"],
        )
        return _address(made.reference)

    return ask(
        request,
        form,
        act,
        heading=_("Enter a study"),
        button=_("Enter it into the register"),
        back=reverse("evidence:studies"),
    )


@declares(Rule.MANAGE_EVIDENCE)
@require_http_methods(FORM_METHODS)
@never_cache
def change_study(request: HttpRequest, reference: str) -> HttpResponse:
    """Say otherwise what a study is. Its planned dates stay."""
    found = study_found(reference)
    names = (*StudyWordsForm.base_fields, "version")
    now = {name: getattr(found.study, name) for name in names}
    form = ChangeStudyForm(posted(request), initial=now)

    def act(by: Actor) -> str:
        actions.change_study(
            by=by, study=found.study, said=form.study_words, version=form.cleaned_data["version"]
        )
        return _address(reference)

    return _ask_of(
        request,
        form,
        act,
        found,
        refused=lambda refused: read_anew(refused, version=found.study.version),
        heading=_("Change what the register says of {reference}").format(reference=reference),
        introduction=_("The planned dates stay as they were. An end is moved by an entry."),
        button=_("Save"),
    )


@declares(Rule.MANAGE_EVIDENCE)
@require_http_methods(FORM_METHODS)
@never_cache
def happened(request: HttpRequest, reference: str) -> HttpResponse:
    """Record what happened to a study."""
    found = study_found(reference)
    initial = {
        "read": len(found.every_event),
        "happened_on": timezone.localdate(),
        "kind": request.GET.get("kind", ""),
    }
    form = StudyEventForm(posted(request), initial=initial)

    def act(by: Actor) -> str:
        study_events.record_study_event(
            by=by, study=found.study, happened=form.happened, read=form.cleaned_data["read"]
        )
        return _address(reference)

    return _ask_of(
        request,
        form,
        act,
        found,
        refused=lambda refused: read_anew(refused, read=len(found.every_event)),
        heading=_("What happened to {reference}?").format(reference=reference),
        introduction=_("What is recorded stays. A mistake is struck out, with the reason."),
        button=_("Record it"),
    )


@declares(Rule.MANAGE_EVIDENCE)
@require_http_methods(FORM_METHODS)
@never_cache
def strike(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Say that an entry was a mistake."""
    found = study_found(reference)
    wrong = next((each for each in found.every_event if each.pk == number), None)
    if wrong is None:
        raise Http404
    form = StrikeForm(posted(request))

    def act(by: Actor) -> str:
        study_events.strike_study_event(by=by, event=wrong, words=form.cleaned_data["words"])
        return _address(reference)

    heading = _("Strike out “{entry}”").format(entry=wrong.get_kind_display())
    return _ask_of(request, form, act, found, heading=heading, button=_("Strike it out"))


@declares(Rule.MANAGE_EVIDENCE)
@require_http_methods(FORM_METHODS)
@never_cache
def new_output(request: HttpRequest, reference: str) -> HttpResponse:
    """Record something that a study brought out."""
    found = study_found(reference)
    form = OutputForm(posted(request), initial={"came_out_on": timezone.localdate()})

    def act(by: Actor) -> str:
        actions.add_output(by=by, study=found.study, **form.cleaned_data)
        return _address(reference)

    heading = _("What did {reference} bring out?").format(reference=reference)
    return _ask_of(request, form, act, found, heading=heading, button=_("Record it"))


@declares(Rule.MANAGE_EVIDENCE)
@require_http_methods(FORM_METHODS)
@never_cache
def new_outcome(request: HttpRequest, reference: str) -> HttpResponse:
    """Record an outcome of a study."""
    return _outcome(request, study_found(reference), None)


@declares(Rule.MANAGE_EVIDENCE)
@require_http_methods(FORM_METHODS)
@never_cache
def replace_outcome(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Record an outcome in place of one that was wrong."""
    found = study_found(reference)
    wrong = next((each for each in found.outcomes if each.pk == number), None)
    if wrong is None:
        raise Http404
    return _outcome(request, found, wrong)


def _outcome(request: HttpRequest, found: FollowedStudy, wrong: Outcome | None) -> HttpResponse:
    initial = initial_of(OUTCOME_COLUMNS, wrong) if wrong else {}
    form = OutcomeForm(posted(request), initial=initial)

    def act(by: Actor) -> str:
        actions.add_outcome(by=by, study=found.study, said=form.said, replaces=wrong)
        return _address(found.study.reference)

    return _ask_of(
        request,
        form,
        act,
        found,
        heading=_("Put an outcome right") if wrong else _("Add an outcome"),
        introduction=_(
            "Add every outcome that was named beforehand, those without a difference included."
        ),
        button=_("Keep it"),
    )


def _ask_of(
    request: HttpRequest, form: Form, act: Any, found: FollowedStudy, **context: Any
) -> HttpResponse:
    study = found.study
    caption = f"{study.reference} {study.title}"
    return ask(request, form, act, caption=caption, back=_address(study.reference), **context)


def _address(reference: str) -> str:
    return reverse("evidence:study", args=[reference])
