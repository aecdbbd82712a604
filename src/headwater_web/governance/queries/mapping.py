"""The map of governance: which body reports to which, and what each is missing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from headwater_web.governance.models import (
    ORGANISATIONS,
    Body,
    ReportingLine,
    SeatHolder,
    SeatRole,
    TermsOfReference,
    in_force_on,
)
from headwater_web.governance.queries.bodies import BodyWords, described


@dataclass(frozen=True, slots=True)
class Mapped:
    """One body on the map, and what it is missing, in words."""

    body: BodyWords
    missing: tuple[str, ...]

    @property
    def missing_words(self) -> str:
        """What it is missing, in one line; empty where nothing is."""
        return ", ".join(self.missing)


@dataclass(frozen=True, slots=True)
class Branch:
    """One body and those that report to it."""

    mapped: Mapped
    branches: tuple["Branch", ...]


@dataclass(frozen=True, slots=True)
class GovernanceMap:
    """The bodies that exist on a day, and the lines between them, parent first."""

    bodies: dict[str, Mapped]
    lines: tuple[tuple[str, str], ...]

    @property
    def trees(self) -> tuple[Branch, ...]:
        """The same as nested lists. A body with several parents stands under each of them."""
        below = self._below()
        children = {child for _parent, child in self.lines}
        roots = [key for key in self.bodies if key not in children]
        reached = {key for root in roots for key in self._reached(root, below)}
        # Bodies that report to each other in a ring have no beginning: begin with the first.
        for key in self.bodies:
            if key not in reached:
                roots.append(key)
                reached |= self._reached(key, below)
        # Those with the most below them first; those that stand alone last.
        roots.sort(key=lambda root: len(self._reached(root, below)), reverse=True)
        return tuple(self._branch(root, below, frozenset()) for root in roots)

    @property
    def by_missing(self) -> tuple[tuple[str, tuple[Mapped, ...]], ...]:
        """Each thing that is missing somewhere, with the bodies that it is missing in."""
        found: dict[str, list[Mapped]] = {}
        for mapped in self.bodies.values():
            for words in mapped.missing:
                found.setdefault(words, []).append(mapped)
        return tuple((words, tuple(bodies)) for words, bodies in sorted(found.items()))

    def _below(self) -> dict[str, list[str]]:
        below: dict[str, list[str]] = {}
        for parent, child in self.lines:
            below.setdefault(parent, []).append(child)
        return below

    def _reached(self, start: str, below: dict[str, list[str]]) -> set[str]:
        met, ahead = {start}, [start]
        while ahead:
            ahead = [child for key in ahead for child in below.get(key, ()) if child not in met]
            met.update(ahead)
        return met

    def _branch(self, key: str, below: dict[str, list[str]], above: frozenset[str]) -> Branch:
        here = above | {key}
        branches = (
            self._branch(child, below, here) for child in below.get(key, ()) if child not in here
        )
        return Branch(self.bodies[key], tuple(branches))


def governance_map(day: date) -> GovernanceMap:
    """The map on a day: every group that exists then, and every line between two of them."""
    groups = Body.objects.filter(in_force_on(day)).exclude(kind__in=ORGANISATIONS)
    chaired, with_terms, overdue = _chaired(day), _with_terms(day), _overdue(day)
    bodies = {
        body.key: Mapped(
            described(body),
            _missing(
                has_remit=bool(body.remit),
                has_chair=body.pk in chaired,
                has_terms=body.pk in with_terms,
                review_is_overdue=body.pk in overdue,
            ),
        )
        for body in groups
    }
    lines = ReportingLine.objects.filter(in_force_on(day)).select_related("body", "parent")
    pairs = ((line.parent.key, line.body.key) for line in lines)
    return GovernanceMap(bodies, tuple(_known(pairs, bodies)))


def missing_of(body: Body, day: date) -> tuple[str, ...]:
    """What one body is missing on a day, in words."""
    return _missing(
        has_remit=bool(body.remit),
        has_chair=body.pk in _chaired(day),
        has_terms=body.pk in _with_terms(day),
        review_is_overdue=body.pk in _overdue(day),
    )


def missing_words(day: date) -> dict[str, tuple[str, ...]]:
    """What each group that exists on a day is missing, in words, by the group's key."""
    return {key: mapped.missing for key, mapped in governance_map(day).bodies.items()}


def parents_of(body: Body, day: date) -> list[Body]:
    """The bodies to which a body reports on a day."""
    lines = body.reports_to.filter(in_force_on(day)).select_related("parent")
    return [line.parent for line in lines]


def children_of(body: Body, day: date) -> list[Body]:
    """The bodies that report to a body on a day."""
    lines = body.reported_to_by.filter(in_force_on(day)).select_related("body")
    return [line.body for line in lines if line.body.in_force(day)]


def _missing(
    *, has_remit: bool, has_chair: bool, has_terms: bool, review_is_overdue: bool
) -> tuple[str, ...]:
    found = (
        (has_remit, _("no remit")),
        (has_chair, _("no chair")),
        (has_terms, _("no terms of reference")),
        (not review_is_overdue, _("terms of reference overdue for review")),
    )
    return tuple(words for is_there, words in found if not is_there)


def _chaired(day: date) -> set[int]:
    """The bodies whose chair somebody holds."""
    held = SeatHolder.objects.filter(
        in_force_on(day), seat__role=SeatRole.CHAIR, is_deputy=False
    ).select_related("seat")
    return {holder.seat.body_id for holder in held if holder.seat.in_force(day)}


def _terms(day: date) -> dict[int, TermsOfReference]:
    agreed = TermsOfReference.objects.filter(agreed_on__lte=day).order_by("agreed_on", "pk")
    return {each.body_id: each for each in agreed}


def _with_terms(day: date) -> set[int]:
    return set(_terms(day))


def _overdue(day: date) -> set[int]:
    return {pk for pk, terms in _terms(day).items() if terms.review_is_overdue(day)}


def _known(
    pairs: Iterable[tuple[str, str]], bodies: dict[str, Mapped]
) -> Iterable[tuple[str, str]]:
    return (pair for pair in pairs if pair[0] in bodies and pair[1] in bodies)
