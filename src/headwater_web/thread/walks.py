"""Following links from one thing, as one person may: back to its sources, on to its consequences.

A thing that the person may not see is not passed through, so that nothing behind it is shown,
counted or hinted at.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils.functional import Promise

from headwater_web.accounts.api import Asker
from headwater_web.thread.kinds import Thing, things_seen_by
from headwater_web.thread.models import BACKWARD_WORDS, Link, LinkKind

FARTHEST = 12
"""So many links away the walk ends. The longest honest thread has nine."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing of a thread, and the link by which it was reached."""

    thing: Thing
    depth: int
    """How many links away: below 0 towards the sources, above 0 towards the consequences."""
    words: Promise
    """What the thing is to the one before it."""
    reached_from: Thing
    link: Link


@dataclass(frozen=True, slots=True)
class Thread:
    """All that led to a thing and all that came of it, nearest first."""

    thing: Thing
    before: tuple[Step, ...]
    after: tuple[Step, ...]
    beside: tuple[Step, ...]

    @property
    def steps(self) -> tuple[Step, ...]:
        """Every step, from the farthest source to the last consequence."""
        return (*reversed(self.before), *self.beside, *self.after)


def thread_of(person: Asker, reference: str) -> Thread | None:
    """The whole thread of one thing, or nothing where the person may not see the thing."""
    thing = things_seen_by(person, [reference]).get(reference)
    if thing is None:
        return None
    return Thread(
        thing,
        before=tuple(_walk(person, thing, forwards=False)),
        after=tuple(_walk(person, thing, forwards=True)),
        beside=tuple(_beside(person, thing)),
    )


def _walk(person: Asker, start: Thing, *, forwards: bool) -> Iterable[Step]:
    met, frontier = {start.reference}, {start.reference: start}
    near, far = ("earlier", "later") if forwards else ("later", "earlier")
    for depth in range(1, FARTHEST + 1):
        links = _open_links(Q(**{f"{near}__in": frontier})).exclude(kind=LinkKind.OVERLAPS)
        ahead = [link for link in links if getattr(link, far) not in met]
        seen = things_seen_by(person, {getattr(link, far) for link in ahead})
        following: dict[str, Thing] = {}
        for link in ahead:
            reference = getattr(link, far)
            if reference not in seen or reference in met:
                continue
            met.add(reference)
            following[reference] = seen[reference]
            kind = LinkKind(link.kind)
            yield Step(
                seen[reference],
                depth if forwards else -depth,
                # Read from the thing that was reached.
                BACKWARD_WORDS[kind] if forwards else kind.label,
                frontier[getattr(link, near)],
                link,
            )
        if not following:
            return
        frontier = following


def _beside(person: Asker, thing: Thing) -> Iterable[Step]:
    here = Q(earlier=thing.reference) | Q(later=thing.reference)
    links = _open_links(here & Q(kind=LinkKind.OVERLAPS))
    others = [
        (link, link.later if link.earlier == thing.reference else link.earlier) for link in links
    ]
    seen = things_seen_by(person, {other for _, other in others})
    for link, other in others:
        if other in seen:
            yield Step(seen[other], 0, LinkKind.OVERLAPS.label, thing, link)


def _open_links(chosen: Q) -> QuerySet[Link]:
    return Link.objects.filter(chosen, ended_at__isnull=True).order_by("made_at", "pk")
