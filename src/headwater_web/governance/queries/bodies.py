"""Reading bodies, and who stands for one that is no more."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from headwater_web.governance.models import Body, BodyKind, Succession, in_force_on
from headwater_web.ui.words import day_words, plain_words


@dataclass(frozen=True, slots=True)
class BodyWords:
    """One body as other apps may see it."""

    reference: str
    key: str
    name: str
    kind: BodyKind
    remit: str
    starts_on: date | None
    ends_on: date | None

    @property
    def address(self) -> str:
        """The address of its page."""
        return reverse("governance:body", args=[self.reference])


@dataclass(frozen=True, slots=True)
class Standing:
    """Who stands for a body on a day: itself while it exists, else whoever took over."""

    body: BodyWords
    day: date
    by: tuple[BodyWords, ...]

    @property
    def is_gone(self) -> bool:
        """Whether the body itself is over on that day."""
        return self.body.ends_on is not None and self.body.ends_on <= self.day

    @property
    def words(self) -> str:
        """What to say beside its name; empty while it exists."""
        if not self.is_gone:
            return ""
        ended = _("ended on {day}").format(day=day_words(self.body.ends_on))
        if not self.by:
            return ended + "; " + _("nobody is known to stand for it")
        names = _(" and ").join(each.name for each in self.by)
        return ended + "; " + _("now {names}").format(names=names)


def described(body: Body) -> BodyWords:
    """A body as other apps may see it."""
    return BodyWords(
        reference=body.reference,
        key=body.key,
        name=body.name,
        kind=BodyKind(body.kind),
        remit=body.remit,
        starts_on=body.starts_on,
        ends_on=body.ends_on,
    )


def bodies_in_force(day: date) -> tuple[BodyWords, ...]:
    """Every body that exists on a day, organisations included, by name."""
    return tuple(described(body) for body in Body.objects.filter(in_force_on(day)))


def body_words(key: str, *, on: date | None = None) -> str:
    """A body's name; with `on`, also who stands for it then. An unknown key as plain words."""
    return bodies_words([key], on=on)[key]


def bodies_words(keys: Collection[str], *, on: date | None = None) -> dict[str, str]:
    """The same for several bodies at once."""
    names = {key: plain_words(key) for key in keys}
    for key, standing in standings(keys, on=on or date.min).items():
        note = standing.words if on else ""
        names[key] = f"{standing.body.name} ({note})" if note else standing.body.name
    return names


def body_at(key: str, day: date) -> tuple[BodyWords, ...]:
    """Who stands for a body on a day: itself, those that took over, or those it took over from."""
    found = standings([key], on=day).get(key)
    return found.by if found else ()


def standings(keys: Collection[str], *, on: date) -> dict[str, Standing]:
    """For each known key, the body and who stands for it on a day."""
    bodies = Body.objects.filter(key__in=keys)
    if not any(not body.in_force(on) for body in bodies):
        return {body.key: Standing(described(body), on, (described(body),)) for body in bodies}
    lineage = _Lineage.read()
    return {
        body.key: Standing(
            described(body), on, tuple(described(each) for each in lineage.at(body, on))
        )
        for body in bodies
    }


@dataclass(frozen=True, slots=True)
class _Lineage:
    """Every succession, both ways. There are few: they are read at once."""

    after: dict[int, list[Body]]
    before: dict[int, list[Body]]

    @classmethod
    def read(cls) -> "_Lineage":
        after: dict[int, list[Body]] = {}
        before: dict[int, list[Body]] = {}
        for each in Succession.objects.select_related("predecessor", "successor"):
            after.setdefault(each.predecessor_id, []).append(each.successor)
            before.setdefault(each.successor_id, []).append(each.predecessor)
        return cls(after, before)

    def at(self, body: Body, day: date) -> list[Body]:
        """Who stands for a body on a day, each once."""
        steps = self.after if body.has_ended(day) else self.before
        return list(dict.fromkeys(self._walk(body, day, steps, {body.pk})))

    def _walk(
        self, body: Body, day: date, steps: dict[int, list[Body]], met: set[int]
    ) -> Iterator[Body]:
        if body.in_force(day):
            yield body
            return
        for other in steps.get(body.pk, ()):
            if other.pk not in met:
                yield from self._walk(other, day, steps, met | {other.pk})


def body_with(reference: str) -> Body | None:
    """The body of a reference, if there is one."""
    found: Body | None = Body.objects.filter(reference=reference).first()
    return found


def successions_of(body: Body) -> tuple[list[Succession], list[Succession]]:
    """What took over from a body, and what it took over from."""
    both = Succession.objects.filter(Q(predecessor=body) | Q(successor=body))
    both = both.select_related("predecessor", "successor")
    return (
        [each for each in both if each.predecessor_id == body.pk],
        [each for each in both if each.successor_id == body.pk],
    )
