"""Reading what the partnership is a member of, and what it did as one."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from headwater_web.accounts.api import Asker
from headwater_web.networks.models import Contribution, Membership, those_that_stand
from headwater_web.thread.api import Thing, things_seen_by


@dataclass(frozen=True, slots=True)
class ShownContribution:
    """One contribution as a person may see it; evidence that they may not see is left out."""

    contribution: Contribution
    evidence: Thing | None
    is_replaced: bool

    @property
    def can_be_put_right(self) -> bool:
        """Whether it still stands."""
        return not self.is_replaced


def memberships() -> QuerySet[Membership]:
    """Every membership by name."""
    found: QuerySet[Membership] = Membership.objects.prefetch_related("contributions")
    return found


def membership_with(number: int) -> Membership | None:
    """A membership by its number."""
    found: Membership | None = memberships().filter(pk=number).first()
    return found


def contributions_that_stand() -> tuple[Contribution, ...]:
    """Every contribution that was not put right since, newest first."""
    return those_that_stand(Contribution.objects.select_related("membership"))


def contributions_shown(
    person: Asker, rows: Iterable[Contribution]
) -> tuple[ShownContribution, ...]:
    """Contributions, those put right since included, as a person may see them."""
    every = tuple(rows)
    standing = those_that_stand(every)
    seen = things_seen_by(person, {each.evidence for each in every if each.evidence})
    return tuple(
        ShownContribution(each, seen.get(each.evidence), each not in standing) for each in every
    )
