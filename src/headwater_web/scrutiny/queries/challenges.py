"""Challenges with what came of them."""

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from headwater_web.accounts.api import Asker, Rule, may
from headwater_web.scrutiny.following import ChallengeState, FollowedChallenge, follow
from headwater_web.scrutiny.models import Challenge, Item, Panel


def challenges() -> QuerySet[Challenge]:
    """Every challenge, oldest first, with all that following it asks for."""
    found: QuerySet[Challenge] = Challenge.objects.select_related(
        "item", "panel", "override"
    ).prefetch_related("answers__verdict")
    return found


def followed(found: Iterable[Challenge]) -> tuple[FollowedChallenge, ...]:
    """Challenges with what came of each."""
    return tuple(follow(challenge) for challenge in found)


def challenge_by_reference(reference: str) -> FollowedChallenge | None:
    """One challenge with what came of it."""
    found = challenges().filter(reference=reference).first()
    return follow(found) if found else None


def challenges_to(item: Item) -> tuple[FollowedChallenge, ...]:
    """Every challenge to an item."""
    return followed(challenges().filter(item=item))


def due_from_us() -> tuple[FollowedChallenge, ...]:
    """Challenges that wait for our answer, soonest due first."""
    due = (each for each in followed(challenges()) if each.is_due)
    return tuple(sorted(due, key=lambda each: each.reply_due_on))


def answers_to_judge(panels: Iterable[Panel]) -> tuple[FollowedChallenge, ...]:
    """Challenges of these panels that we answered and of which the panel has not said enough."""
    found = followed(challenges().filter(panel__in=list(panels)))
    return tuple(each for each in found if each.state is ChallengeState.ANSWERED)


def due_to(panels: Iterable[Panel]) -> tuple[FollowedChallenge, ...]:
    """Challenges of these panels to which our answer is due, soonest first."""
    keys = {panel.pk for panel in panels}
    return tuple(each for each in due_from_us() if each.challenge.panel_id in keys)


def panels_of(person: Asker, *, on: date) -> tuple[Panel, ...]:
    """The panels in whose name someone may challenge on a day."""
    return tuple(
        panel
        for panel in Panel.objects.all()
        if may(person, Rule.CHALLENGE, about=panel.organisation, on=on)
    )
