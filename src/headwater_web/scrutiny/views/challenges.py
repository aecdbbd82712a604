"""Pages of challenges: raising, reading, answering, accepting or not, and deciding over one."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from headwater_web.accounts.api import Rule, declares, may, person_of
from headwater_web.scrutiny.actions import challenges as actions
from headwater_web.scrutiny.following import ChallengeState, FollowedChallenge
from headwater_web.scrutiny.forms.challenges import (
    ACCEPT,
    AnswerForm,
    ChallengeForm,
    OverrideForm,
    VerdictForm,
)
from headwater_web.scrutiny.panels import SignedIn
from headwater_web.scrutiny.queries import challenges, said
from headwater_web.scrutiny.refusals import NotWithPanel, OnlyChallengerOrChair, Refused
from headwater_web.scrutiny.views.shared import (
    challenge_found,
    form_page,
    item_seen,
    refusal_page,
    refusal_words,
)
from headwater_web.ui.asking import posted

_FORM_METHODS = ["GET", "POST"]


@declares(Rule.CHALLENGE)
@require_http_methods(_FORM_METHODS)
@never_cache
def raise_challenge(request: HttpRequest, reference: str) -> HttpResponse:
    """Challenge an item in one's panel's name."""
    found, back = item_seen(request, reference), reverse("scrutiny:item", args=[reference])
    sent_to = {each.panel for each in found.sent_to.all()}
    ours = challenges.panels_of(request.user, on=timezone.localdate())
    panels = tuple(panel for panel in ours if panel in sent_to)
    if not panels:
        return refusal_page(request, NotWithPanel, back)
    form = ChallengeForm(posted(request), panels=panels)
    if form.is_valid():
        person, words = person_of(request), form.cleaned_data["words"]
        try:
            made = actions.raise_challenge(by=person, item=found, panel=form.chosen, words=words)
        except NotWithPanel as refusal:
            form.add_error(None, refusal_words(refusal))
        else:
            return redirect("scrutiny:challenge", made.reference)
    return form_page(
        request,
        form,
        heading=_("Challenge {reference}").format(reference=found.reference),
        caption=found.title,
        introduction=_("While your challenge is open the plan cannot be approved."),
        button=_("Raise the challenge"),
        back=back,
    )


@declares(Rule.EVERYONE)
@require_GET
@never_cache
def challenge(request: HttpRequest, reference: str) -> HttpResponse:
    """One challenge with all that was said in return."""
    found, today = challenge_found(reference), timezone.localdate()
    context = {
        "found": found,
        "challenge": found.challenge,
        "said": said.said_in_return(request.user, found, today),
        "is_overdue": found.is_overdue(today),
        "can_answer": found.is_due and may(request.user, Rule.ANSWER_CHALLENGES),
        "can_add": not found.is_due
        and found.state is not ChallengeState.ACCEPTED
        and may(request.user, Rule.ANSWER_CHALLENGES),
        "can_judge": _awaits_verdict(found) and _may_judge(request, found),
        "can_override": found.is_open and may(request.user, Rule.OVERRIDE_CHALLENGES),
    }
    return render(request, "scrutiny/challenge.html", context)


@declares(Rule.ANSWER_CHALLENGES)
@require_http_methods(_FORM_METHODS)
@never_cache
def answer(request: HttpRequest, reference: str) -> HttpResponse:
    """Answer a challenge."""
    found = challenge_found(reference)
    initial = {"answers_read": len(found.answers)}
    form = AnswerForm(posted(request), person=request.user, initial=initial)
    if form.is_valid():
        try:
            actions.answer_challenge(
                by=person_of(request), challenge=found.challenge, **form.cleaned_data
            )
        except Refused as refusal:
            data = request.POST.copy()
            data["answers_read"] = str(len(found.answers))
            form = AnswerForm(data, person=request.user)
            form.add_error(None, refusal_words(refusal))
        else:
            return redirect("scrutiny:challenge", reference)
    heading = _("Answer {reference}").format(reference=reference)
    return _challenge_form(request, form, found, heading=heading, button=_("Send the answer"))


@declares(Rule.CHALLENGE)
@require_http_methods(_FORM_METHODS)
@never_cache
def verdict(request: HttpRequest, reference: str) -> HttpResponse:
    """Accept an answer, or say why not: for the challenger or the panel's chair alone."""
    found = challenge_found(reference)
    if not _may_judge(request, found):
        back = reverse("scrutiny:challenge", args=[reference])
        return refusal_page(request, OnlyChallengerOrChair, back)
    if found.latest is None:
        raise Http404
    form = VerdictForm(posted(request), initial={"answer": found.latest.pk})
    if form.is_valid():
        try:
            _judge(person_of(request), found, form)
        except Refused as refusal:
            data = request.POST.copy()
            data["answer"] = str(found.latest.pk)
            form = VerdictForm(data)
            form.add_error(None, refusal_words(refusal))
        else:
            return redirect("scrutiny:challenge", reference)
    heading = _("Does this answer {reference}?").format(reference=reference)
    return _challenge_form(request, form, found, heading=heading, button=_("Say so"))


@declares(Rule.OVERRIDE_CHALLENGES)
@require_http_methods(_FORM_METHODS)
@never_cache
def override(request: HttpRequest, reference: str) -> HttpResponse:
    """Decide over a challenge, in one's own name and in public."""
    found, form = challenge_found(reference), OverrideForm(posted(request))
    if form.is_valid():
        person, reasons = person_of(request), form.cleaned_data["reasons"]
        try:
            actions.override_challenge(by=person, challenge=found.challenge, reasons=reasons)
        except Refused as refusal:
            form.add_error(None, refusal_words(refusal))
        else:
            return redirect("scrutiny:challenge", reference)
    heading = _("Decide over {reference}").format(reference=reference)
    return _challenge_form(
        request, form, found, heading=heading, button=_("Decide over it, in public")
    )


def _judge(person: SignedIn, found: FollowedChallenge, form: VerdictForm) -> None:
    """Give the verdict on the answer that was read. Raises Refused where there is a newer one."""
    read = form.cleaned_data["answer"]
    judged = next((each for each in found.answers if each.pk == read), None)
    if judged is None:
        raise Http404
    if form.cleaned_data["verdict"] == ACCEPT:
        actions.accept_answer(by=person, answer=judged)
    else:
        actions.return_answer(by=person, answer=judged, why=form.cleaned_data["why"])


def _may_judge(request: HttpRequest, found: FollowedChallenge) -> bool:
    """Whether this person sits on the panel and may speak for this challenge."""
    organisation = found.challenge.panel.organisation
    if not may(request.user, Rule.CHALLENGE, about=organisation):
        return False
    return actions.may_speak_for(person_of(request), found.challenge, on=timezone.localdate())


def _awaits_verdict(found: FollowedChallenge) -> bool:
    return found.latest is not None and found.verdict is None


def _challenge_form(
    request: HttpRequest, form: Any, found: FollowedChallenge, *, heading: str, button: str
) -> HttpResponse:
    """A form below the challenge and all that was said in return, so that it is read first."""
    return form_page(
        request,
        form,
        heading=heading,
        button=button,
        said=said.said_in_return(request.user, found, timezone.localdate()),
        back=reverse("scrutiny:challenge", args=[found.challenge.reference]),
    )
