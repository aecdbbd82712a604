"""The mappings that the engine keeps for each feed and supplier, and what changed in each."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from headwater.exchange.messages import Mapping
from headwater.exchange.spool import Spool
from headwater_web.accounts.api import Asker, Rule, display_names, may
from headwater_web.sharing.queries.names import feed_titles, supplier_names


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that a mapping says: `column` is empty for a renamed column and for a repair."""

    found: str
    becomes: str
    column: str = ""

    @property
    def is_refusal(self) -> bool:
        """Whether it names a repair that is not to be made."""
        return not self.becomes


@dataclass(frozen=True, slots=True)
class MappingVersion:
    """One version of a mapping, who made it, and how it differs from the one before."""

    mapping: Mapping
    made_by: str
    added: tuple[Entry, ...]
    removed: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class KeptMapping:
    """The mapping in force for one feed and supplier, with every version, newest first."""

    feed_title: str
    supplier_name: str
    versions: tuple[MappingVersion, ...]

    @property
    def in_force(self) -> MappingVersion:
        """The newest."""
        return self.versions[0]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What it says now."""
        return entries_of(self.in_force.mapping)


def entries_of(mapping: Mapping | None) -> tuple[Entry, ...]:
    """Everything that a mapping says, in the order in which pages show it."""
    if mapping is None:
        return ()
    renames = [Entry(found, header) for found, header in sorted(mapping.renames.items())]
    codes = [
        Entry(value, code, column)
        for column, choices in sorted(mapping.codes.items())
        for value, code in sorted(choices.items())
    ]
    return (*renames, *codes, *(Entry(kind, "") for kind in sorted(mapping.without)))


def mapping_in_force(spool: Spool, *, feed: str, supplier: str) -> Mapping | None:
    """The newest mapping of one feed and supplier, if there is one."""
    own = [each for each in spool.mappings() if (each.feed, each.supplier) == (feed, supplier)]
    return max(own, key=lambda each: each.version, default=None)


def mappings_seen_by(person: Asker, spool: Spool) -> tuple[KeptMapping, ...]:
    """The mappings of the suppliers whose submissions this person may see."""
    seen = [
        each
        for each in sorted(spool.mappings(), key=_place)
        if may(person, Rule.SEE_SUBMISSIONS, about=each.supplier)
    ]
    names = display_names(each.made_by for each in seen)
    titles, suppliers = feed_titles(spool), supplier_names()
    return tuple(
        KeptMapping(titles[feed], suppliers[supplier], _versions(versions, names))
        for (feed, supplier), versions in groupby(seen, key=lambda each: (each.feed, each.supplier))
    )


def _place(mapping: Mapping) -> tuple[str, str, int]:
    return mapping.feed, mapping.supplier, mapping.version


def _versions(mappings: Iterable[Mapping], names: dict[str, str]) -> tuple[MappingVersion, ...]:
    """Versions that come oldest first, newest first, each with what changed."""
    found: list[MappingVersion] = []
    before: tuple[Entry, ...] = ()
    for mapping in mappings:
        now = entries_of(mapping)
        added = tuple(entry for entry in now if entry not in before)
        removed = tuple(entry for entry in before if entry not in now)
        found.append(MappingVersion(mapping, names.get(mapping.made_by, ""), added, removed))
        before = now
    return tuple(reversed(found))
