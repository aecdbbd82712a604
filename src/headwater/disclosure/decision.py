"""The one decision of this room: what of an exact table the world may see."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from headwater.disclosure.faults import CannotProtect
from headwater.disclosure.lattice import Booleans
from headwater.disclosure.publication import (
    Division,
    Outcome,
    log_entries,
    released_values,
)
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
    divisions: Mapping[str, Division],
    log: pa.Table,
    small_area_categories: Mapping[str, Mapping[str, str]] | None = None,
    category_totals: Mapping[str, tuple[str, str, frozenset[str]]] | None = None,
    versions: Mapping[str, str] | None = None,
) -> Decided:
    """Release or withhold each cell of `exact` (in the columns of `tables.results.MeasureValue`).

    `divisions` says of each measure how its value is made. `log` holds the entries of all earlier
    releases; nothing they told the world is forgotten.
    `area_parents` gives each small area's district; `complements` the measure of which a measure
    is a part; the last three arguments name further sums that hold, see `PublicKnowledge`.
    Raises PartsExceedTotal where the exact values contradict each other, CannotProtect where
    nothing would be safe to release.
    """
    knowledge = PublicKnowledge(
        area_parents,
        complements,
        small_area_categories or {},
        category_totals or {},
        versions or {},
    )
    counted = _has_count(exact)
    measure = np.asarray(exact["measure"].to_pylist(), dtype=object)
    is_open = _among(measure, {m for m, p in policies.items() if p is DisclosurePolicy.OPEN})
    withheld = np.zeros(len(exact), dtype=bool)
    for group in _linked_measures(policies, knowledge):
        rows = counted & _among(measure, group)
        if rows.any():
            table = exact.filter(pa.array(rows))
            withheld[rows] = _protected(table, log, policies, knowledge)
    counts = pc.fill_null(exact["numerator"].cast(pa.int64()), 0).to_numpy(zero_copy_only=False)
    outcome = Outcome(counted, counts.astype(np.int64), is_open, withheld)
    return Decided(
        released_values(exact, outcome, divisions),
        log_entries(exact, outcome, release_id),
    )


def _protected(
    exact: pa.Table,
    log: pa.Table,
    policies: Mapping[str, DisclosurePolicy],
    knowledge: PublicKnowledge,
) -> Booleans:
    """Which rows of these linked measures are withheld.

    First against attackers who have been told which cells were revised. Where they know too much
    already for any release to leave them a whole range, then also against one who was not told,
    and from whom nothing may take it.
    """
    # The solver takes a third of a second to load, and open data need none.
    from headwater.disclosure.facts import gather_facts
    from headwater.disclosure.protection import protect

    facts = gather_facts(exact, log, policies=policies, knowledge=knowledge)
    told = protect(facts)
    withheld = told.withheld[facts.of_row]
    if not told.limited.any():
        return withheld
    facts = gather_facts(exact, log, policies=policies, knowledge=knowledge, revisions_told=False)
    also = np.zeros(len(facts), dtype=bool)
    also[facts.of_row[withheld]] = True
    untold = protect(facts, also)
    if untold.limited.any():
        measures = sorted(set(exact["measure"].to_pylist()))
        raise CannotProtect(
            found=f"counts of 1 to 7 in {', '.join(measures)} that this release and earlier ones "
            "would together narrow, whatever is withheld.",
            expected="every count of 1 to 7 to keep its whole range; nothing was released, and "
            "the release before stays current.",
            next_step="find out which file revised earlier months, and ask its supplier; or take "
            "a breakdown out of these measures.",
        )
    return untold.withheld[facts.of_row]


def _has_count(exact: pa.Table) -> Booleans:
    stated = pc.equal(exact["state"].cast(pa.string()), str(ValueState.RELEASED))
    present = pc.and_(stated, pc.is_valid(exact["numerator"]))
    return np.asarray(present.to_numpy(zero_copy_only=False), dtype=bool)


def _among(words: np.ndarray, chosen: set[str]) -> Booleans:
    found = np.unique(words.astype(str), return_inverse=True)
    return np.array([word in chosen for word in found[0]] or [False], dtype=bool)[found[1]]


def _linked_measures(
    policies: Mapping[str, DisclosurePolicy], knowledge: PublicKnowledge
) -> list[set[str]]:
    """The protected measures in groups, with every measure whose numbers add up with theirs."""
    pairs = set(knowledge.complements.items()) | set(knowledge.versions.items())
    pairs |= {(name, total[0]) for name, total in knowledge.category_totals.items()}
    left = {name for name, policy in policies.items() if policy is not DisclosurePolicy.OPEN}
    groups = []
    while left:
        group = {min(left)}
        while more := {name for pair in pairs if group & set(pair) for name in pair} - group:
            group |= more
        groups.append(group)
        left -= group
    return groups
