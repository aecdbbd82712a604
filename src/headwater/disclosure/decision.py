"""The one decision of this room: what of an exact table the world may see."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from headwater.disclosure.facts import gather_facts
from headwater.disclosure.lattice import Booleans
from headwater.disclosure.protection import protect
from headwater.disclosure.publication import Outcome, log_entries, released_values
from headwater.disclosure.relations import PublicKnowledge
from headwater.vocabulary.policies import DisclosurePolicy
from headwater.vocabulary.states import ValueState


@dataclass(frozen=True)
class Decided:
    """What everyone may see, and the engine's own record of why."""

    released: pa.Table
    """In the columns of `tables.results.ReleasedValue`, rows as in the exact table."""
    log: pa.Table
    """This release's entries, in the columns of `tables.results.ReleaseLogEntry`."""


def decide(
    exact: pa.Table,
    *,
    release_id: str,
    policies: Mapping[str, DisclosurePolicy],
    area_parents: Mapping[str, str],
    complements: Mapping[str, str],
    has_denominator: Mapping[str, bool],
    log: pa.Table,
    small_area_categories: Mapping[str, Mapping[str, str]] | None = None,
    category_totals: Mapping[str, tuple[str, str, frozenset[str]]] | None = None,
) -> Decided:
    """Release or withhold each cell of `exact` (in the columns of `tables.results.MeasureValue`).

    `log` holds the entries of all earlier releases; nothing they told the world is forgotten.
    `area_parents` gives each small area's district; `complements` the measure of which a measure
    is a part; the last two arguments name further sums that hold, see `PublicKnowledge`.
    Raises PartsExceedTotal where the exact values contradict each other, CannotProtect where
    nothing would be safe to release.
    """
    knowledge = PublicKnowledge(
        area_parents, complements, small_area_categories or {}, category_totals or {}
    )
    counted = _has_count(exact)
    measure = np.asarray(exact["measure"].to_pylist(), dtype=object)
    is_open = _among(measure, {m for m, p in policies.items() if p is DisclosurePolicy.OPEN})
    judged = counted & _among(measure, _linked_to_protected(policies, knowledge))
    withheld = np.zeros(len(exact), dtype=bool)
    if judged.any():
        rows = exact.filter(pa.array(judged))
        facts = gather_facts(rows, log, policies=policies, knowledge=knowledge)
        withheld[judged] = protect(facts)[facts.of_row]
    counts = pc.fill_null(exact["numerator"].cast(pa.int64()), 0).to_numpy(zero_copy_only=False)
    outcome = Outcome(counted, counts.astype(np.int64), is_open, withheld)
    return Decided(
        released_values(exact, outcome, has_denominator),
        log_entries(exact, outcome, release_id),
    )


def _has_count(exact: pa.Table) -> Booleans:
    stated = pc.equal(exact["state"].cast(pa.string()), str(ValueState.RELEASED))
    present = pc.and_(stated, pc.is_valid(exact["numerator"]))
    return np.asarray(present.to_numpy(zero_copy_only=False), dtype=bool)


def _among(words: np.ndarray, chosen: set[str]) -> Booleans:
    found = np.unique(words.astype(str), return_inverse=True)
    return np.array([word in chosen for word in found[0]] or [False], dtype=bool)[found[1]]


def _linked_to_protected(
    policies: Mapping[str, DisclosurePolicy], knowledge: PublicKnowledge
) -> set[str]:
    """The protected measures and, open or not, those whose numbers add up with theirs."""
    judged = {name for name, policy in policies.items() if policy is not DisclosurePolicy.OPEN}
    pairs = set(knowledge.complements.items())
    pairs |= {(name, total[0]) for name, total in knowledge.category_totals.items()}
    while more := {name for pair in pairs if judged & set(pair) for name in pair} - judged:
        judged |= more
    return judged
