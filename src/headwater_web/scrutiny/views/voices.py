"""Pages of voices: recording one, reading it, answering it, and taking words away."""

from datetime import date

from django.db.models import Min
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from headwater_web.accounts.api import Rule, declares, may, person_of
from headwater_web.scrutiny.actions import voices as actions
from headwater_web.scrutiny.forms.voices import (
    NO,
    YES,
    RiskForm,
    TakeDownForm,
    VoiceAnswerForm,
    VoiceForm,
)
from headwater_web.scrutiny.lists import listening_lists
from headwater_web.scrutiny.models import Outcome, Panel, TakenDownBecause
from headwater_web.scrutiny.queries import challenges, said
from headwater_web.scrutiny.refusals import ChangedMeanwhile
from headwater_web.scrutiny.views.shared import form_page, refusal_words, voice_found
from headwater_web.ui.asking import posted

_FORM_METHODS = ["GET", "POST"]


@declares(Rule.SEND_TO_SCRUTINY)
@require_http_methods(_FORM_METHODS)
@never_cache
def record_voice(request: HttpRequest) -> HttpResponse:
    """Record what people told us, through any panel or at an event."""
    return _record(request, tuple(Panel.objects.all()), back=reverse("scrutiny:said"))


@declares(Rule.CHALLENGE)
@require_http_methods(_FORM_METHODS)
@never_cache
def record_our_voice(request: HttpRequest) -> HttpResponse:
    """Record what people told a panel, by one of its members."""
    ours = challenges.panels_of(request.user, on=timezone.localdate())
    caption = _("Told to our panel")
    return _record(request, ours, back=reverse("scrutiny:for_us"), caption=caption)


def _record(
    request: HttpRequest, panels: tuple[Panel, ...], *, back: str, caption: str = ""
) -> HttpResponse:
    """First whether someone is at risk. Where someone is, nothing that was typed is kept."""
    asked = request.POST.get("at_risk") if request.method == "POST" else None
    if asked == YES:
        return render(request, "scrutiny/ring_now.html", {"back": back})
    if asked != NO:
        form = RiskForm(posted(request))
        heading, button = _("Before you write anything"), _("Go on")
        return form_page(request, form, heading=heading, button=button, back=back, caption=caption)
    return _ask_what_was_said(request, panels, back=back)


def _ask_what_was_said(
    request: HttpRequest, panels: tuple[Panel, ...], *, back: str
) -> HttpResponse:
    is_filled = "words" in request.POST
    form = VoiceForm(
        request.POST if is_filled else None,
        lists=listening_lists(),
        panels=panels,
        first_day=_first_day(),
        initial={"at_risk": NO},
    )
    if is_filled and form.is_valid():
        made = actions.record_voice(by=person_of(request), told=form.told)
        return redirect("scrutiny:voice", made.reference)
    heading, button = _("What people told us"), _("Save and publish")
    return form_page(request, form, heading=heading, button=button, back=back)


@declares(Rule.EVERYONE)
@require_GET
@never_cache
def voice(request: HttpRequest, reference: str) -> HttpResponse:
    """One voice with what came of it."""
    found, lists = voice_found(reference), listening_lists()
    context = {
        "voice": found,
        "said": said.said_by(request.user, found, lists, timezone.localdate()),
        "can_answer": may(request.user, Rule.ANSWER_CHALLENGES),
        "taken_down": TakenDownBecause(found.taken_down_why) if found.taken_down_why else None,
    }
    return render(request, "scrutiny/voice.html", context)


@declares(Rule.ANSWER_CHALLENGES)
@require_http_methods(_FORM_METHODS)
@never_cache
def answer_voice(request: HttpRequest, reference: str) -> HttpResponse:
    """Say what we did, or did not, because."""
    found = voice_found(reference)
    read = {"answers_read": found.answers.count()}
    form = VoiceAnswerForm(posted(request), person=request.user, initial=read)
    if form.is_valid():
        answered = form.cleaned_data | {"outcome": Outcome(form.cleaned_data["outcome"])}
        try:
            actions.answer_voice(by=person_of(request), voice=found, **answered)
        except ChangedMeanwhile as refusal:
            data = request.POST.copy()
            data["answers_read"] = str(found.answers.count())
            form = VoiceAnswerForm(data, person=request.user)
            form.add_error(None, refusal_words(refusal))
        else:
            return redirect("scrutiny:voice", reference)
    return form_page(
        request,
        form,
        heading=_("Answer {reference}").format(reference=reference),
        button=_("Publish the answer"),
        said=said.said_by(request.user, found, listening_lists(), timezone.localdate()),
        back=reverse("scrutiny:voice", args=[reference]),
    )


@declares(Rule.ANSWER_CHALLENGES)
@require_http_methods(_FORM_METHODS)
@never_cache
def take_down(request: HttpRequest, reference: str) -> HttpResponse:
    """Take the words of a voice away for good."""
    found = voice_found(reference)
    form = TakeDownForm(posted(request))
    if form.is_valid():
        why = TakenDownBecause(form.cleaned_data["why"])
        try:
            actions.take_down_voice(by=person_of(request), voice=found, why=why)
        except ChangedMeanwhile as refusal:
            form.add_error(None, refusal_words(refusal))
        else:
            return redirect("scrutiny:voice", reference)
    return form_page(
        request,
        form,
        heading=_("Take the words of {reference} away").format(reference=reference),
        introduction=_(
            "They are erased and cannot be brought back. That it was said, what we did, and why "
            "the words are gone stays."
        ),
        button=_("Erase the words"),
        back=reverse("scrutiny:voice", args=[reference]),
    )


def _first_day() -> date:
    """The day from which records are kept; with no panel yet, any day."""
    first: date | None = Panel.objects.aggregate(first=Min("records_from"))["first"]
    return first or date.min
