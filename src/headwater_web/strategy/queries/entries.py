"""Entries of the registers with the actions that carry them out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from headwater_web.strategy.models import Entry, EntryPart
from headwater_web.strategy.queries.actions import ShownAction, shown_by_reference
from headwater_web.strategy.queries.peculiarities import is_ask, is_past, peculiarities
from headwater_web.strategy.registers import Register, write_register
from headwater_web.strategy.standings import Standing
from headwater_web.thread.api import LinkKind, later_references
from headwater_web.ui.strategy_words import Priority, strategy_words


@dataclass(frozen=True, slots=True)
class ShownEntry:
    """One entry with its actions as they stand on a day."""

    entry: Entry
    parts: tuple[EntryPart, ...]
    actions: tuple[ShownAction, ...]
    peculiarities: tuple[Promise | str, ...]
    today: date

    @property
    def is_ask(self) -> bool:
        """Whether it asks something of national government."""
        return is_ask(self.entry)

    @property
    def is_done(self) -> bool:
        """Whether every action for it was confirmed done. Without an action nothing is."""
        return bool(self.actions) and all(each.standing is Standing.DONE for each in self.actions)

    @property
    def is_overdue(self) -> bool:
        """Whether its date has gone by and it is ours to do and not done."""
        return not self.is_ask and not self.is_done and is_past(self.entry, today=self.today)

    @property
    def is_shared(self) -> bool:
        """Whether others lead it with us."""
        return len(self.entry.leads) > 1

    @property
    def words(self) -> Promise:
        """Where it stands, in words."""
        if not self.entry.is_in_source:
            return _("not in the published table")
        if self.is_done:
            return _("done, with evidence")
        if self.is_ask:
            return _("waiting for national government")
        if self.is_overdue:
            return _("window over") if self.entry.window_starts_on else _("overdue")
        return _("in hand") if self.actions else _("no action yet")


def shown_entries(entries: QuerySet[Entry], *, today: date) -> tuple[ShownEntry, ...]:
    """Entries as they stand on a day, in the order of the published tables."""
    found = list(entries.order_by("register", "number").prefetch_related("parts"))
    ties = later_references([each.reference for each in found], LinkKind.CARRIED_OUT_BY)
    actions = shown_by_reference({ref for refs in ties.values() for ref in refs}, today=today)
    return tuple(
        ShownEntry(
            entry=entry,
            parts=tuple(entry.parts.all()),
            actions=_found(actions, ties.get(entry.reference, [])),
            peculiarities=tuple(peculiarities(entry)),
            today=today,
        )
        for entry in found
    )


def _found(actions: object, references: Sequence[str]) -> tuple[ShownAction, ...]:
    return tuple(actions[each] for each in references if each in actions)  # type: ignore[index, operator]


def register_entries(register: Register) -> QuerySet[Entry]:
    """The entries of one register."""
    return Entry.objects.filter(register=register)


def all_entries() -> QuerySet[Entry]:
    """The entries of every register."""
    return Entry.objects.all()


def entries_with(words: str) -> QuerySet[Entry]:
    """The entries in whose text, section or parts all of these words stand, in any order."""
    found = Entry.objects.all()
    for word in words.split():
        here = Q(words__icontains=word) | Q(section__icontains=word) | Q(note__icontains=word)
        found = found.filter(here | Q(parts__words__icontains=word))
    return found.distinct()


def exported(register: Register) -> str:
    """The register's file as it was loaded."""
    cells = register_entries(register).order_by("place_in_file").values_list("cells", flat=True)
    return write_register(register, cells)


def priorities_without_recommendation() -> tuple[Priority, ...]:
    """The priorities for which the published table recommends nothing."""
    recommendations = register_entries(Register.RECOMMENDATIONS)
    if not recommendations.exists():
        return ()
    met = set(recommendations.values_list("priority_number", flat=True))
    return tuple(each for each in strategy_words().priorities if each.number not in met)
