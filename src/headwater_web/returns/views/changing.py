"""Pages on which something is said about one return."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from headwater_web.accounts.api import Role, Rule, declares, person_of, roles_of
from headwater_web.audit.api import Actor
from headwater_web.returns import actions, forms
from headwater_web.returns.models import Hours
from headwater_web.returns.queries.returns import shown_return
from headwater_web.returns.views.asking import ask, found_return
from headwater_web.ui.asking import posted
from headwater_web.ui.fields import VersionedForm


@declares(Rule.MANAGE_RETURNS)
@require_http_methods(["GET", "POST"])
@never_cache
def answer(request: HttpRequest, reference: str, question: str) -> HttpResponse:
    """Write another answer to one question."""
    report = found_return(reference)
    shown = shown_return(report, today=timezone.localdate())
    chosen = next((each for each in shown.answers if each.question.key == question), None)
    if chosen is None:
        raise Http404

    def act(by: Actor, given: dict[str, Any]) -> object:
        version = given.pop("version")
        return actions.write_answer(
            by=by,
            report=report,
            version=version,
            question=question,
            written=actions.Written(**given),
        )

    standing = chosen.standing
    form = forms.AnswerForm(
        posted(request),
        initial={
            "version": report.version,
            "number": standing.number if standing else None,
            "words": standing.words if standing and chosen.is_written else "",
        },
        question=chosen.question,
        has_draft=chosen.draft is not None,
    )
    return ask(
        request,
        form,
        report,
        act,
        heading=_("Write another answer"),
        button=_("Keep it"),
        chosen=chosen,
    )


@declares(Rule.SIGN_OFF_RETURNS)
@require_http_methods(["GET", "POST"])
@never_cache
def sign_off(request: HttpRequest, reference: str) -> HttpResponse:
    """Sign off somebody else's return: it is frozen as it stands."""
    report = found_return(reference)

    def act(by: Actor, given: dict[str, Any]) -> object:
        return actions.sign_off(by=by, report=report, version=given["version"])

    form = VersionedForm(posted(request), initial={"version": report.version})
    return ask(
        request,
        form,
        report,
        act,
        heading=_("Sign it off"),
        button=_("Sign it off as it stands"),
        is_sign_off=True,
    )


@declares(Rule.MANAGE_RETURNS)
@require_http_methods(["GET", "POST"])
@never_cache
def reopen(request: HttpRequest, reference: str) -> HttpResponse:
    """Open a new version of a return that was signed off."""
    report = found_return(reference)

    def act(by: Actor, given: dict[str, Any]) -> object:
        return actions.reopen(by=by, report=report, **given)

    form = forms.ReopenForm(posted(request), initial={"version": report.version})
    return ask(request, form, report, act, heading=_("Open a new version"), button=_("Open it"))


@declares(Rule.MANAGE_RETURNS)
@require_http_methods(["GET", "POST"])
@never_cache
def sent(request: HttpRequest, reference: str) -> HttpResponse:
    """Note that a version was sent."""
    report = found_return(reference)

    def act(by: Actor, given: dict[str, Any]) -> object:
        return actions.say_sent(by=by, report=report, **given)

    form = forms.SentForm(posted(request), initial={"version": report.version})
    return ask(request, form, report, act, heading=_("Say that it was sent"), button=_("Keep it"))


@declares(Rule.MANAGE_RETURNS)
@require_http_methods(["GET", "POST"])
@never_cache
def hours(request: HttpRequest, reference: str) -> HttpResponse:
    """Note hours that one spent on a return."""
    report = found_return(reference)
    held = roles_of(request.user)
    form = forms.HoursForm(
        posted(request),
        roles=[role for role in Role if role in held],
        began_on=report.starts_on,
        today=timezone.localdate(),
    )

    def act(by: Actor, given: dict[str, Any]) -> object:
        role = Role(given.pop("role"))
        return actions.record_hours(by=by, report=report, role=role, **given)

    return ask(request, form, report, act, heading=_("Note your hours"), button=_("Keep them"))


@declares(Rule.MANAGE_RETURNS)
@require_http_methods(["GET", "POST"])
@never_cache
def correct_hours(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Correct hours that one noted oneself."""
    report = found_return(reference)
    mine = person_of(request).audit_reference
    entry = Hours.objects.filter(report=report, pk=number, recorded_by=mine).first()
    if entry is None:
        raise Http404

    def act(by: Actor, given: dict[str, Any]) -> object:
        return actions.correct_hours(by=by, entry=entry, **given)

    form = forms.HoursCorrectionForm(posted(request), initial={"hours": entry.hours})
    return ask(
        request,
        form,
        report,
        act,
        heading=_("Correct your hours"),
        button=_("Keep them"),
        entry=entry,
    )
