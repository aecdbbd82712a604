"""Every count that an attacker could reason about, and what the world already knows of it.

A count is one cell with one exact value. A cell whose value never changed is one count in all
releases; a revised cell is one count before and another after, so what an earlier release said
remains a fact about the earlier value only. Remainders that nobody publishes are counts too.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from headwater.disclosure.equations import NO_EQUATIONS, Equations, relations_of
from headwater.disclosure.lattice import KEY_COLUMNS, Booleans, Cells, Integers, name_cells
from headwater.disclosure.relations import PublicKnowledge
from headwater.disclosure.rounding import must_be_withheld, rounded
from headwater.vocabulary.policies import DisclosurePolicy

_KEPT = (*KEY_COLUMNS, "area_type")
_STACKED = pa.schema(
    [(name, pa.string()) for name in (*_KEPT, "decision")]
    + [("exact", pa.int64()), ("shown", pa.int64())]
)
NUMBERED = ("released", "primary", "secondary")
"""The decisions of a log entry behind which there is a count."""


@dataclass(frozen=True)
class Facts:
    """Parallel arrays, one place per count, and the equations between counts.

    `of_row` gives the count behind each row of the release being decided.
    """

    value: Integers
    public: Booleans
    """Known exactly to everyone: its feed is open, or it was once shown unrounded."""
    current: Booleans
    """Part of the release being decided."""
    unpublished: Booleans
    """A remainder: implied by a relation and printed nowhere."""
    shown_before: Booleans
    withheld_before: Booleans
    equations: Equations
    of_row: Integers

    def __len__(self) -> int:
        return len(self.value)

    def at(self, counts: Integers) -> "Facts":
        """The facts of these counts alone, without equations between them."""
        return Facts(
            self.value[counts],
            self.public[counts],
            self.current[counts],
            self.unpublished[counts],
            self.shown_before[counts],
            self.withheld_before[counts],
            NO_EQUATIONS,
            np.zeros(0, dtype=np.int64),
        )

    @property
    def small(self) -> Booleans:
        """The counts that the policy protects."""
        return must_be_withheld(self.value) & ~self.public


def gather_facts(
    exact: pa.Table,
    log: pa.Table,
    *,
    policies: Mapping[str, DisclosurePolicy],
    knowledge: PublicKnowledge,
    revisions_known: bool = True,
) -> Facts:
    """The counts in `exact` (rows with a count only) and in the log's entries, as one whole.

    Without `revisions_known` the attacker is not taken to know which cells were revised since
    earlier releases, so that what those said cannot be set against this one. Cells that were
    withheld before and have not changed stay withheld all the same.
    """
    rows, release = _stack_releases(exact, log)
    cells = name_cells(rows, "exact")
    decision = np.asarray(rows["decision"].to_pylist(), dtype=str)
    shown = rows["shown"].to_numpy(zero_copy_only=False).astype(np.int64)
    was_shown = decision == "released"
    public = _is_open(cells, policies) | (was_shown & (shown != rounded(cells.value)))
    _, same = _distinct(cells.key(), cells.value)
    withheld_before = _any_of(same, (decision == "primary") | (decision == "secondary"))[same]
    shown_before = _any_of(same, was_shown)[same] & revisions_known
    told = np.flatnonzero(revisions_known | (release == 0))
    cells, release = cells.take(told), release[told]
    first, count = _distinct(same[told])
    equations, remainder = _equations_of_releases(cells, count, release, knowledge)
    rest = np.zeros(len(remainder), dtype=bool)
    return Facts(
        value=np.concatenate([cells.value[first], remainder]),
        public=np.append(_any_of(count, public[told]), rest),
        current=np.append(_any_of(count, release == 0), rest),
        unpublished=np.append(np.zeros(len(first), dtype=bool), ~rest),
        shown_before=np.append(shown_before[told][first], rest),
        withheld_before=np.append(withheld_before[told][first], rest),
        equations=equations,
        of_row=count[release == 0],
    )


def _any_of(group: Integers, chosen: Booleans) -> Booleans:
    """Per group, whether any of its members is chosen."""
    return np.bincount(group, chosen, minlength=int(group.max(initial=-1)) + 1) > 0


def _stack_releases(exact: pa.Table, log: pa.Table) -> tuple[pa.Table, Integers]:
    """The release being decided (number 0), then every logged release, one under the other."""
    measures = pc.unique(exact["measure"]).cast(pa.string())
    numbered = pc.is_in(log["decision"].cast(pa.string()), pa.array(NUMBERED))
    earlier = log.filter(
        pc.and_(numbered, pc.is_in(log["measure"].cast(pa.string()), value_set=measures))
    )
    names = np.asarray(earlier["release_id"].to_pylist(), dtype=str)
    release = np.unique(names, return_inverse=True)[1].astype(np.int64) + 1
    now = {name: exact[name] for name in _KEPT}
    now |= {"exact": exact["numerator"], "shown": exact["numerator"]}
    now["decision"] = pa.array(["undecided"] * len(exact), pa.string())
    then = {name: earlier[name] for name in (*_KEPT, "exact", "decision")}
    then["shown"] = pc.fill_null(earlier["shown"].cast(pa.int64()), -1)
    stacked = pa.concat_tables(
        pa.table({name: columns[name] for name in _STACKED.names}).cast(_STACKED)
        for columns in (now, then)
    )
    return stacked, np.concatenate([np.zeros(len(exact), dtype=np.int64), release])


def _distinct(*columns: Integers) -> tuple[Integers, Integers]:
    """The first row of each distinct combination, and each row's combination."""
    combined = columns[0]
    for column in columns[1:]:
        dense = np.unique(combined, return_inverse=True)[1]
        combined = dense * (int(column.max(initial=0)) + 1) + column
    _, first, inverse = np.unique(combined, return_index=True, return_inverse=True)
    return first, inverse


def _is_open(cells: Cells, policies: Mapping[str, DisclosurePolicy]) -> Booleans:
    measures = cells.words.by_column["measure"]
    is_open = np.array([policies[name] is DisclosurePolicy.OPEN for name in measures])
    return is_open[cells.codes["measure"]]


def _equations_of_releases(
    cells: Cells, count: Integers, release: Integers, knowledge: PublicKnowledge
) -> tuple[Equations, Integers]:
    """The relations of all releases between distinct counts, and the values of the remainders."""
    counts = int(count.max(initial=-1)) + 1
    parts: list[Equations] = []
    identities: list[Integers] = []
    rows = 0
    for number in np.unique(release):
        chosen = np.flatnonzero(release == number)
        relations = relations_of(cells.take(chosen), knowledge)
        entry = Equations(relations.row + rows, count[chosen][relations.cell], relations.sign, 0)
        parts.append(entry)
        identities.append(np.stack([relations.identity, relations.remainder, relations.has_rest]))
        rows += relations.rows
    identity, remainder, has_rest = np.concatenate(identities, axis=1)
    open_rows = np.flatnonzero(has_rest)
    first, rest = _distinct(identity[open_rows], remainder[open_rows])
    whole = Equations(
        np.concatenate([*(part.row for part in parts), open_rows]),
        np.concatenate([*(part.count for part in parts), counts + rest]),
        np.concatenate([*(part.sign for part in parts), np.ones(len(open_rows), dtype=np.int64)]),
        rows,
    )
    return whole.without_repeats().in_order(), remainder[open_rows][first]
