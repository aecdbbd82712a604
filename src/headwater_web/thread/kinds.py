"""The kinds of things that have a thread. Each app says how its own are seen, and by whom."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from headwater_web.accounts.api import Asker
from headwater_web.thread.references import FIGURE


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing as one person may see it."""

    reference: str
    title: str
    address: str
    standing: str = ""
    """Where it stands, in words; empty where it has no standing."""
    happened_on: date | None = None

    @property
    def is_figure(self) -> bool:
        """Whether it is a released figure, whose reference is long."""
        return self.reference.startswith(FIGURE)

    @property
    def short_reference(self) -> str:
        """The reference as people read it: a figure's own says nothing to them."""
        return _("Figure") if self.is_figure else self.reference


Seen = Callable[[Asker, Collection[str]], Mapping[str, Thing]]
"""Of these references, the things that this person may see."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of thing: the letters before its numbers, its name, and who sees what of it."""

    prefix: str
    name: Promise
    seen_by: Seen


_KINDS: dict[str, Kind] = {}


class KindTaken(Exception):
    """Two apps gave their things the same letters."""


def register_kind(kind: Kind) -> None:
    """Make a kind of thing known. An app does so when it is ready."""
    if _KINDS.setdefault(kind.prefix, kind) is not kind:
        raise KindTaken(kind.prefix)


def kind_of(reference: str) -> Kind | None:
    """The kind of the thing that a reference names, if there is one."""
    return _KINDS.get(FIGURE if reference.startswith(FIGURE) else reference.partition("-")[0])


def things_seen_by(person: Asker, references: Collection[str]) -> dict[str, Thing]:
    """The things with these references that the person may see; one question to each app."""
    by_kind: dict[str, list[str]] = {}
    for reference in references:
        if kind := kind_of(reference):
            by_kind.setdefault(kind.prefix, []).append(reference)
    seen: dict[str, Thing] = {}
    for prefix, asked in by_kind.items():
        seen |= _KINDS[prefix].seen_by(person, asked)
    return seen
