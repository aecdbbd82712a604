"""Pages of cards: what is known about what we buy, one card, and one of its versions."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from headwater_web.accounts.api import Rule, declares, display_names, may
from headwater_web.evidence.drawing import DrawnEffect, draw_effect
from headwater_web.evidence.following import ShownCard, ShownStated
from headwater_web.evidence.queries.cards import all_cards, by_intervention, cards_seen_by
from headwater_web.evidence.queries.gaps import all_gaps, followed_gaps
from headwater_web.evidence.views.shared import card_found
from headwater_web.thread.api import LinkKind, earlier_things, later_things


@declares(Rule.EVERYONE)
@require_GET
@never_cache
def home(request: HttpRequest) -> HttpResponse:
    """What is known about each type of intervention, what we buy first."""
    today, person = timezone.localdate(), request.user
    seen = cards_seen_by(person, all_cards(), today)
    gaps = followed_gaps(all_gaps(), today) if may(person, Rule.SEE_EVIDENCE) else ()
    types = by_intervention(seen, [each for each in gaps if not each.is_settled])
    context = {
        "bought": [_with_drawings(each.cards, each) for each in types if each.bought],
        "others": [_with_drawings(each.cards, each) for each in types if not each.bought],
        "withdrawn": [each for each in seen if each.is_withdrawn],
        "drafts": sum(each.is_draft for each in seen),
        "overdue": [each for each in seen if each.is_overdue],
    }
    return render(request, "evidence/cards.html", context)


def _with_drawings(
    cards: tuple[ShownCard, ...], intervention: object
) -> tuple[object, list[tuple[ShownCard, DrawnEffect | None]]]:
    return intervention, [(each, draw_effect(each.effect)) for each in cards]


@declares(Rule.EVERYONE)
@require_GET
@never_cache
def card(request: HttpRequest, reference: str) -> HttpResponse:
    """One card: the effect, how certain it is, and what nobody knows."""
    found, person = card_found(request, reference), request.user
    versions = list(found.card.versions.all())
    context = {
        "shown": found,
        "drawing": draw_effect(found.effect),
        "evidence_for": earlier_things(person, reference, LinkKind.EVIDENCED_BY),
        "led_to": later_things(person, reference, LinkKind.LED_TO),
        "versions": versions if may(person, Rule.SEE_EVIDENCE) else [],
        "names": display_names({each.written_by for each in versions}),
    }
    return render(request, "evidence/card.html", context)


@declares(Rule.SEE_EVIDENCE)
@require_GET
@never_cache
def version(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """What a card said in one version; drafts for those who may see drafts."""
    found = card_found(request, reference)
    said = found.card.versions.filter(number=number).first()
    was_published = found.card.acts.filter(version=number).exists()
    if said is None or not (was_published or may(request.user, Rule.SEE_EVIDENCE_DRAFTS)):
        raise Http404
    context = {"shown": found, "older": ShownStated(said), "said": said}
    return render(request, "evidence/card_version.html", context)
