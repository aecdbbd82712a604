"""Pages of gaps: what is not known, since when, and what became of it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from headwater_web.accounts.api import Rule, declares, display_names
from headwater_web.audit.api import Actor
from headwater_web.evidence.actions import gaps as actions
from headwater_web.evidence.following import OPEN_GAP, FollowedGap
from headwater_web.evidence.forms.gaps import GapEventForm, GapForm, StrikeForm
from headwater_web.evidence.models import GapEventKind
from headwater_web.evidence.queries.gaps import all_gaps, followed_gaps
from headwater_web.evidence.views.shared import FORM_METHODS, ask, gap_found
from headwater_web.thread.api import LinkKind, earlier_things, later_things, things_seen_by
from headwater_web.ui.asking import posted, read_anew


@declares(Rule.SEE_EVIDENCE)
@require_GET
@never_cache
def home(request: HttpRequest) -> HttpResponse:
    """What is not known, the longest known first."""
    found = followed_gaps(all_gaps(), timezone.localdate())
    context = {
        "open": [each for each in found if each.is_open],
        "taken_up": [each for each in found if not each.is_open and not each.is_settled],
        "settled": [each for each in found if each.is_settled],
    }
    return render(request, "evidence/gaps.html", context)


@declares(Rule.SEE_EVIDENCE)
@require_GET
@never_cache
def gap(request: HttpRequest, reference: str) -> HttpResponse:
    """One gap: why it matters, who could answer it, and what became of it."""
    found, person = gap_found(reference), request.user
    named = [each.reference for each in found.every_event if each.reference]
    context = {
        "found": found,
        "gap": found.gap,
        "found_by": earlier_things(person, reference, LinkKind.LED_TO),
        "led_to": later_things(person, reference, LinkKind.LED_TO),
        "things": things_seen_by(person, named),
        "names": display_names({each.recorded_by for each in found.every_event}),
        "struck": {each.strikes_id for each in found.every_event},
    }
    return render(request, "evidence/gap.html", context)


@declares(Rule.MANAGE_EVIDENCE)
@require_http_methods(FORM_METHODS)
@never_cache
def new_gap(request: HttpRequest) -> HttpResponse:
    """Say what is not known."""
    initial = {
        "found_by": request.GET.get("from", ""),
        "intervention": request.GET.get("intervention", ""),
        "found_on": timezone.localdate(),
    }
    form = GapForm(posted(request), person=request.user, initial=initial)

    def act(by: Actor) -> str:
        return _address(actions.add_gap(by=by, said=form.gap_words).reference)

    return ask(
        request,
        form,
        act,
        heading=_("Say what is not known"),
        button=_("Add it to the gaps"),
        back=reverse("evidence:gaps"),
    )


@declares(Rule.MANAGE_EVIDENCE)
@require_http_methods(FORM_METHODS)
@never_cache
def became(request: HttpRequest, reference: str) -> HttpResponse:
    """Record what became of a gap."""
    found = gap_found(reference)
    initial = {
        "read": len(found.every_event),
        "happened_on": timezone.localdate(),
        "reference": request.GET.get("by", ""),
    }
    form = GapEventForm(
        posted(request), person=request.user, kinds=_following(found), initial=initial
    )

    def act(by: Actor) -> str:
        actions.record_gap_event(
            by=by, gap=found.gap, became=form.became, read=form.cleaned_data["read"]
        )
        return _address(reference)

    return ask(
        request,
        form,
        act,
        refused=lambda refused: read_anew(refused, read=len(found.every_event)),
        caption=f"{reference} {found.gap.question}",
        heading=_("What became of {reference}?").format(reference=reference),
        introduction=_("What is recorded stays. A mistake is struck out, with the reason."),
        button=_("Record it"),
        back=_address(reference),
    )


def _following(found: FollowedGap) -> list[GapEventKind]:
    stands = GapEventKind.REOPENED if found.stands == OPEN_GAP else GapEventKind(found.stands)
    return [each for each in GapEventKind if each in actions.FOLLOWS[stands]]


@declares(Rule.MANAGE_EVIDENCE)
@require_http_methods(FORM_METHODS)
@never_cache
def strike(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Say that an entry was a mistake."""
    found = gap_found(reference)
    wrong = next((each for each in found.every_event if each.pk == number), None)
    if wrong is None:
        raise Http404
    form = StrikeForm(posted(request))

    def act(by: Actor) -> str:
        actions.strike_gap_event(by=by, event=wrong, words=form.cleaned_data["words"])
        return _address(reference)

    return ask(
        request,
        form,
        act,
        caption=f"{reference} {found.gap.question}",
        heading=_("Strike out “{entry}”").format(entry=wrong.get_kind_display()),
        button=_("Strike it out"),
        back=_address(reference),
    )


def _address(reference: str) -> str:
    return reverse("evidence:gap", args=[reference])
