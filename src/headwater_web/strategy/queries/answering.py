"""The bodies that answer for plans, one after the other."""

from collections.abc import Mapping, Sequence
from datetime import date

from headwater_web.governance.api import BodyStanding, bodies_standing
from headwater_web.strategy.models import Plan
from headwater_web.strategy.queries.ended import Answering
from headwater_web.ui.words import plain_words


def answering(plans: Sequence[Plan], *, today: date) -> dict[int, tuple[Answering, ...]]:
    """For each plan, the body that first answered for it and each that took it on since.

    Plans must come with what they were taken on by.
    """
    keys = {plan.body for plan in plans}
    keys |= {taken.body for plan in plans for taken in plan.taken_on.all()}
    standing = bodies_standing(keys - {""}, on=today)
    return {plan.pk: tuple(_each(plan, standing)) for plan in plans}


def _each(plan: Plan, standing: Mapping[str, BodyStanding]) -> list[Answering]:
    if not plan.body:
        return []
    taken = list(plan.taken_on.all())
    keys = [plan.body, *(each.body for each in taken)]
    return [
        Answering(
            key=key,
            name=_name(key, standing),
            standing=standing.get(key),
            taken_on_by=_name(after.body, standing) if after else "",
            taken_on_on=after.since if after else None,
        )
        for key, after in zip(keys, [*taken, None], strict=True)
    ]


def _name(key: str, standing: Mapping[str, BodyStanding]) -> str:
    known = standing.get(key)
    return known.body.name if known else plain_words(key)
