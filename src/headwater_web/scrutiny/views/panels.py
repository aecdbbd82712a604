"""Pages of panels: who is represented, when they met, and how people were thanked."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from headwater_web.accounts.api import Rule, check_may, declares, may, person_of
from headwater_web.scrutiny import panels as membership
from headwater_web.scrutiny.actions import taking_part as actions
from headwater_web.scrutiny.forms.taking_part import (
    DoneForm,
    PaidForm,
    RepresentationForm,
    SessionForm,
)
from headwater_web.scrutiny.lists import listening_lists
from headwater_web.scrutiny.models import Panel, PanelSession
from headwater_web.scrutiny.queries import challenges, taking_part
from headwater_web.scrutiny.refusals import ChangedMeanwhile, OnlyChair
from headwater_web.scrutiny.views.shared import form_page, panel_found, refusal_page, refusal_words
from headwater_web.ui.asking import posted

_FORM_METHODS = ["GET", "POST"]
DONE: dict[str, tuple[Promise, type[DoneForm], Callable[..., None]]] = {
    "thanks": (gettext_lazy("When were people thanked?"), DoneForm, actions.record_thanks),
    "payment": (gettext_lazy("What were people paid, and when?"), PaidForm, actions.record_payment),
    "support": (gettext_lazy("When was support offered?"), DoneForm, actions.record_support),
}
"""What can be recorded of a session afterwards: its question, form and action."""


@declares(Rule.SEE_SCRUTINY)
@require_GET
@never_cache
def panel(request: HttpRequest, key: str) -> HttpResponse:
    """One panel: its policy, who is represented, when it met, what it challenged."""
    found, today, lists = panel_found(key), timezone.localdate(), listening_lists()
    look, sessions = taking_part.latest_look(found), taking_part.sessions_of(found)
    context = {
        "panel": found,
        "rest": taking_part.rest_of(found, today),
        "look": look,
        "standings": taking_part.standings(look, lists),
        "source": lists.residents_source,
        "sessions": [(each, taking_part.paid_in_all(each)) for each in sessions],
        "totals": taking_part.totals(sessions),
        "challenges": challenges.followed(challenges.challenges().filter(panel=found)),
        "leads": _leads(request, found),
    }
    return render(request, "scrutiny/panel.html", context)


@declares(Rule.CHALLENGE)
@require_http_methods(_FORM_METHODS)
@never_cache
def representation(request: HttpRequest, key: str) -> HttpResponse:
    """The chair says which groups are represented. Nobody is counted or named."""
    found, lists = panel_found(key), listening_lists()
    check_may(request.user, Rule.CHALLENGE, about=found.organisation)
    back = reverse("scrutiny:panel", args=[key])
    form = RepresentationForm(posted(request), groups=lists.groups, panel=found)
    if not _leads(request, found):
        return refusal_page(request, OnlyChair, back)
    if form.is_valid():
        actions.record_representation(
            by=person_of(request),
            panel=found,
            looked_on=form.cleaned_data["looked_on"],
            standings=form.standings,
        )
        return redirect(back)
    return form_page(
        request,
        form,
        heading=_("Who is represented?"),
        caption=found.name,
        introduction=_(
            "Only what members chose to tell you. “Not asked” is a good answer. Never how many "
            "people, and never who."
        ),
        button=_("Save"),
        back=back,
    )


@declares(Rule.SEND_TO_SCRUTINY)
@require_http_methods(_FORM_METHODS)
@never_cache
def new_session(request: HttpRequest, key: str) -> HttpResponse:
    """Record that a panel met."""
    found = panel_found(key)
    form = SessionForm(posted(request), panel=found)
    if form.is_valid():
        actions.record_session(by=person_of(request), panel=found, **form.cleaned_data)
        return redirect("scrutiny:panel", key)
    return form_page(
        request,
        form,
        heading=_("Record that a panel met"),
        caption=found.name,
        introduction=_("The panel's rest begins on that day. Write no names."),
        button=_("Save"),
        back=reverse("scrutiny:panel", args=[key]),
    )


@declares(Rule.SEE_SCRUTINY)
@require_GET
@never_cache
def all_sessions(request: HttpRequest) -> HttpResponse:
    """Every time that a panel met, and what is still owed to those who came."""
    sessions = taking_part.sessions_of()
    context = {
        "sessions": [(each, taking_part.paid_in_all(each)) for each in sessions],
        "totals": taking_part.totals(sessions),
        "panels": Panel.objects.all(),
    }
    return render(request, "scrutiny/taking_part.html", context)


@declares(Rule.SEND_TO_SCRUTINY)
@require_http_methods(_FORM_METHODS)
@never_cache
def session_done(request: HttpRequest, number: int, done: str) -> HttpResponse:
    """Record that those who took part were thanked or paid, or that support was offered."""
    if done not in DONE:
        raise Http404
    session = get_object_or_404(PanelSession.objects.select_related("panel"), pk=number)
    heading, form_of, act = DONE[done]
    form = form_of(posted(request), session=session)
    if form.is_valid():
        try:
            act(by=person_of(request), session=session, **form.cleaned_data)
        except ChangedMeanwhile as refusal:
            form.add_error(None, refusal_words(refusal))
        else:
            return redirect("scrutiny:taking_part")
    context: dict[str, Any] = {"caption": session.panel.name, "session": session}
    back = reverse("scrutiny:taking_part")
    return form_page(request, form, heading=heading, button=_("Save"), back=back, **context)


def _leads(request: HttpRequest, found: Panel) -> bool:
    """Whether this person has the panel's chair, and may speak for it here."""
    if not may(request.user, Rule.CHALLENGE, about=found.organisation):
        return False
    return membership.is_chair(person_of(request), found.body, on=timezone.localdate())
