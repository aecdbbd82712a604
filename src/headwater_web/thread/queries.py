"""Reading links, for apps that show their own things with what they are tied to."""

from collections.abc import Collection

from django.db.models import QuerySet

from headwater_web.accounts.api import Asker
from headwater_web.thread.kinds import Thing, things_seen_by
from headwater_web.thread.models import Link, LinkKind


def later_things(person: Asker, reference: str, kind: LinkKind) -> tuple[Thing, ...]:
    """What a thing is tied to by one kind of link, as far as the person may see it."""
    ties = open_links().filter(earlier=reference, kind=kind)
    return _seen(person, [tie.later for tie in ties])


def earlier_things(person: Asker, reference: str, kind: LinkKind) -> tuple[Thing, ...]:
    """What is tied to a thing by one kind of link, as far as the person may see it."""
    ties = open_links().filter(later=reference, kind=kind)
    return _seen(person, [tie.earlier for tie in ties])


def later_references(references: Collection[str], kind: LinkKind) -> dict[str, list[str]]:
    """For each thing, the references it is tied to. For deciding, not for showing."""
    return _grouped(open_links().filter(earlier__in=references, kind=kind), "earlier", "later")


def earlier_references(references: Collection[str], kind: LinkKind) -> dict[str, list[str]]:
    """For each thing, the references that are tied to it. For deciding, not for showing."""
    return _grouped(open_links().filter(later__in=references, kind=kind), "later", "earlier")


def link_seen_by(person: Asker, pk: int) -> Link | None:
    """An open link by its number, if the person may see both of its ends."""
    found = open_links().filter(pk=pk).first()
    if found is None or len(things_seen_by(person, [found.earlier, found.later])) != 2:
        return None
    return found


def open_links() -> QuerySet[Link]:
    """Every link that has not ended, in the order in which they were made."""
    return Link.objects.filter(ended_at__isnull=True).order_by("made_at", "pk")


def _seen(person: Asker, references: list[str]) -> tuple[Thing, ...]:
    seen = things_seen_by(person, references)
    return tuple(seen[reference] for reference in references if reference in seen)


def _grouped(ties: QuerySet[Link], by: str, of: str) -> dict[str, list[str]]:
    grouped: dict[str, list[str]] = {}
    for tie in ties:
        grouped.setdefault(getattr(tie, by), []).append(getattr(tie, of))
    return grouped
