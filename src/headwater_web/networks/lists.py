"""Whom this partnership asks, with which units together, and when it asks again."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from headwater_web.governance.api import bodies_words
from headwater_web.networks.models import AddresseeKind
from headwater_web.ui.definition_files import partnership_definition

NETWORKS_FILE = "networks.yaml"
NOTHING_SAID: Final[Mapping[str, Any]] = {"chase_after_days": 90, "addressees": (), "units": ()}
"""For a partnership that has said nothing about networks yet."""


@dataclass(frozen=True, slots=True)
class Addressee:
    """Somebody who can be asked. Without a name it is one of the bodies known here."""

    key: str
    kind: AddresseeKind
    name: str = ""

    @property
    def organisation(self) -> str:
        """Its key among the bodies known here; empty where it is none of them."""
        return "" if self.name else self.key


@dataclass(frozen=True, slots=True)
class NetworkLists:
    """What the definitions say about networks. `units` gives names to those not known here."""

    chase_after_days: int
    addressees: tuple[Addressee, ...]
    units: dict[str, str]

    def names(self, keys: Collection[str], *, on: date) -> dict[str, str]:
        """What organisations are called; one that has ended says who stands for it now."""
        known = bodies_words(keys, on=on)
        return {key: self.units.get(key) or known[key] for key in keys}


def network_lists() -> NetworkLists:
    """The lists of this partnership, as its definitions have them now."""
    said = partnership_definition(NETWORKS_FILE, otherwise=NOTHING_SAID)
    return NetworkLists(
        chase_after_days=said["chase_after_days"],
        addressees=tuple(
            Addressee(each["key"], AddresseeKind(each["kind"]), each.get("name", ""))
            for each in said["addressees"]
        ),
        units={each["key"]: each.get("name", "") for each in said["units"]},
    )
