"""Pages of programmes: all of them, one, and what everybody may read of them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from headwater_web.accounts.api import Asker, Rule, declares
from headwater_web.evidence.api import cards_for
from headwater_web.governance.api import decision_with
from headwater_web.interventions.lists import intervention_lists
from headwater_web.interventions.models import Tier
from headwater_web.interventions.parts import parts_of
from headwater_web.interventions.queries.money import conditions_of, lines_by_number, shares_of
from headwater_web.interventions.queries.programmes import (
    FollowedProgramme,
    all_programmes,
    followed,
    tier_words,
)
from headwater_web.interventions.queries.public import public_programmes
from headwater_web.interventions.queries.seeing import may_see_money
from headwater_web.interventions.standings import STANDING_WORDS, Standing
from headwater_web.interventions.views.shared import programme_found
from headwater_web.thread.api import things_seen_by
from headwater_web.ui.asking import organisation_names
from headwater_web.ui.strategy_words import strategy_words


@declares(Rule.SEE_INTERVENTIONS)
@require_GET
@never_cache
def programmes(request: HttpRequest) -> HttpResponse:
    """Every programme, by where it stands."""
    tier, district = request.GET.get("tier", ""), request.GET.get("district", "")
    found = [
        each
        for each in followed(all_programmes(), timezone.localdate())
        if tier in ("", each.version.tier) and (not district or district in each.version.districts)
    ]
    groups = [
        (STANDING_WORDS[standing], [each for each in found if each.standing is standing])
        for standing in Standing
    ]
    context = {
        "groups": [(words, rows) for words, rows in groups if rows],
        "organisations": organisation_names(),
        "tiers": [(key, tier_words(key)) for key in Tier.values],
        "districts": intervention_lists().districts,
        "tier": tier,
        "district": district,
    }
    return render(request, "interventions/programmes.html", context)


@declares(Rule.EVERYONE)
@require_GET
@never_cache
def public(request: HttpRequest) -> HttpResponse:
    """What is bought, for whom and where, as everybody may read it."""
    today = timezone.localdate()
    context = {"programmes": public_programmes(today), "today": today}
    return render(request, "interventions/public.html", context)


@declares(Rule.SEE_INTERVENTIONS)
@require_GET
@never_cache
def programme(request: HttpRequest, reference: str) -> HttpResponse:
    """One programme as one story."""
    found = programme_found(reference)
    sees_money = may_see_money(request.user, found.version.organisation)
    shares = shares_of(found, lines_by_number(found.today)) if sees_money else ()
    context = {
        "programme": found,
        "said": found.version,
        "organisation": organisation_names().get(found.version.organisation, ""),
        "priority": _priority(found),
        "sees_money": sees_money,
        "shares": shares,
        "total": sum(each.amount for each in shares),
        "conditions": conditions_of(shares, found.today),
        "decisions": [(each, decision_with(each.decision)) for each in reversed(found.decisions)],
        "parts": parts_of(request.user, reference),
        **_grounds(request.user, found),
    }
    return render(request, "interventions/programme.html", context)


@declares(Rule.SEE_INTERVENTIONS)
@require_GET
@never_cache
def history(request: HttpRequest, reference: str) -> HttpResponse:
    """Everything that was said of a programme, version by version."""
    found = programme_found(reference)
    context = {"programme": found, "versions": list(found.programme.versions.all())[::-1]}
    return render(request, "interventions/history.html", context)


def _priority(found: FollowedProgramme) -> str:
    number = found.version.priority_number
    priorities = strategy_words().priorities
    return next(
        (f"{each.number}. {each.title}" for each in priorities if each.number == number), ""
    )


def _grounds(person: Asker, found: FollowedProgramme) -> dict[str, object]:
    """Evidence, findings, the assessment and what shaped it, as far as a person may see them."""
    cards = {each.reference: each for each in cards_for(today=found.today)}
    named = found.grounds.cards if found.grounds else []
    asked = {
        *found.version.needs,
        *(each.source for each in found.choices),
        *([found.grounds.equality] if found.grounds and found.grounds.equality else []),
    }
    seen = things_seen_by(person, asked)
    return {
        "cards": [cards[each] for each in named if each in cards],
        "cards_gone": [each for each in named if each not in cards],
        "needs": [seen[each] for each in found.version.needs if each in seen],
        "equality": seen.get(found.grounds.equality) if found.grounds else None,
        "choices": [(each, seen.get(each.source)) for each in found.choices],
    }
