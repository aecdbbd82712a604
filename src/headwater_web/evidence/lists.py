"""What this partnership's definitions say of evidence: what it buys, and when a problem stalls."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from headwater_web.ui.definition_files import partnership_definition

EVIDENCE_FILE = "evidence.yaml"
NOTHING_SAID: Final[Mapping[str, Any]] = {"stalled_after_months": None, "bought": ()}
"""For a partnership that has said nothing of evidence yet."""


@dataclass(frozen=True, slots=True)
class Bought:
    """One type of intervention that the partnership buys, and from whom or as what, in words."""

    intervention: str
    words: str


@dataclass(frozen=True, slots=True)
class EvidenceLists:
    """`stalled_after_months` is empty where nobody said when a problem counts as stalled."""

    stalled_after_months: int | None
    bought: tuple[Bought, ...]


def evidence_lists() -> EvidenceLists:
    """The lists of this partnership, as its definitions have them now."""
    said = partnership_definition(EVIDENCE_FILE, otherwise=NOTHING_SAID)
    return EvidenceLists(
        stalled_after_months=said.get("stalled_after_months"),
        bought=tuple(
            Bought(each["intervention"], each.get("words", "")) for each in said.get("bought", ())
        ),
    )
