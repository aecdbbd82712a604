"""What the pages of scrutiny share: the page of a form, finding things, refusals in words."""

from typing import Any

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from headwater_web.scrutiny import refusals
from headwater_web.scrutiny.following import FollowedChallenge
from headwater_web.scrutiny.models import Item, Panel, Voice
from headwater_web.scrutiny.queries.challenges import challenge_by_reference
from headwater_web.scrutiny.queries.items import items_seen_by
from headwater_web.scrutiny.queries.voices import voice_by_reference
from headwater_web.ui.words import day_words

REFUSALS: dict[type[refusals.Refused], Promise] = {
    refusals.ChangedMeanwhile: gettext_lazy(
        "Someone changed this while you had it open. What it says now is shown here; nothing of "
        "yours was kept yet. Read it, and send yours again if it still holds."
    ),
    refusals.NotADraft: gettext_lazy(
        "This was sent or withdrawn already, so its words stay. Begin a new version instead."
    ),
    refusals.NotWithPanel: gettext_lazy(
        "This is not before your panel any more: it was withdrawn, or replaced by a new version."
    ),
    refusals.AlreadySettled: gettext_lazy(
        "This challenge is settled already: its answer was accepted, or it was decided over."
    ),
    refusals.OnlyChallengerOrChair: gettext_lazy(
        "Only whoever raised this challenge, or the chair of their panel, can say whether the "
        "answer is accepted."
    ),
    refusals.OnlyChair: gettext_lazy("Only the chair of this panel can do this."),
}


def form_page(request: HttpRequest, form: Form, **context: Any) -> HttpResponse:
    """A page with one form. `heading`, `button` and `back` are needed; see the template."""
    status = 422 if form.errors else 200
    return render(request, "scrutiny/form.html", {"form": form, **context}, status=status)


def refusal_page(request: HttpRequest, kind: type[refusals.Refused], back: str) -> HttpResponse:
    """A page that says why something real cannot be done by this person."""
    context = {"words": REFUSALS[kind], "back": back}
    return render(request, "scrutiny/refused.html", context, status=403)


def refusal_words(refusal: refusals.Refused) -> str:
    """Why something cannot be done, and what to do next."""
    if isinstance(refusal, refusals.PanelRests):
        return _(
            "{panel} rests until {day}. Send it on that day or later, or ask its chair to agree to "
            "be asked before."
        ).format(panel=refusal.panel, day=day_words(refusal.until))
    if isinstance(refusal, refusals.NotBeforeDecision):
        return _(
            "This was to be decided on {day}. Panels are asked before a decision: put the decision "
            "off first, and change its day here."
        ).format(day=day_words(refusal.decision_due_on))
    return str(REFUSALS[type(refusal)])


def item_seen(request: HttpRequest, reference: str) -> Item:
    """An item that this person may see, or a page that says only that there is none."""
    return get_object_or_404(items_seen_by(request.user), reference=reference)


def challenge_found(reference: str) -> FollowedChallenge:
    """A challenge with what came of it."""
    found = challenge_by_reference(reference)
    if found is None:
        raise Http404
    return found


def voice_found(reference: str) -> Voice:
    """A voice with its answers."""
    found = voice_by_reference(reference)
    if found is None:
        raise Http404
    return found


def panel_found(key: str) -> Panel:
    """A panel by its key."""
    return get_object_or_404(Panel, key=key)
