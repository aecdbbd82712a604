"""Every count that an attacker could reason about, and what the world already knows of it.

A count is one cell with one exact value. A cell is one count for as long as release after release
leaves its value alone; a revised cell is one count before and another after, even where it comes
back to a former value, so what an earlier release said remains a fact about the earlier value only.
Remainders that nobody publishes are counts too.
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
WITHHELD = ("primary", "secondary")
NUMBERED = ("released", *WITHHELD)
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
    revisions_told: bool = True,
) -> Facts:
    """The counts in `exact` (rows with a count only) and in the log's entries, as one whole.

    Without `revisions_told` a cell that was never shown is another count in each release: who
    only reads what is published cannot see whether it was revised.
    """
    rows, release = _stack_releases(exact, log)
    cells = name_cells(rows, "exact")
    decision = np.asarray(rows["decision"].to_pylist(), dtype=str)
    was_shown = decision == "released"
    unrevised = _unrevised(cells, release)
    shown_before = _any_of(unrevised, was_shown)[unrevised]
    withheld_before = _any_of(unrevised, np.isin(decision, WITHHELD))[unrevised]
    apart = np.where(shown_before | revisions_told, 0, release)
    first, count = _distinct(unrevised, apart)
    shown = rows["shown"].to_numpy(zero_copy_only=False).astype(np.int64)
    unrounded = was_shown & (shown != rounded(cells.value))
    equations, remainder = _equations_of_releases(cells, count, release, knowledge)
    public = _any_of(count, _is_open(cells, policies) | unrounded)
    rest = np.zeros(len(remainder), dtype=bool)
    return Facts(
        value=np.concatenate([cells.value[first], remainder]),
        public=np.append(public, equations.of_known_parts(public)),
        current=np.append(_any_of(count, release == 0), rest),
        unpublished=np.append(np.zeros(len(first), dtype=bool), ~rest),
        shown_before=np.append(shown_before[first], rest),
        withheld_before=np.append(withheld_before[first], rest),
        equations=equations,
        of_row=count[release == 0],
    )


def _unrevised(cells: Cells, release: Integers) -> Integers:
    """A number per row, alike for one cell while release after release gives it one exact value."""
    time = np.where(release == 0, release.max(initial=0) + 1, release)
    order = np.lexsort((time, cells.key()))
    key, value = cells.key()[order], cells.value[order]
    begins = np.append(True, (np.diff(key) != 0) | (np.diff(value) != 0))[: len(order)]
    number = np.empty(len(order), dtype=np.int64)
    number[order] = np.cumsum(begins) - 1
    return number


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
    """The relations of all releases between distinct counts, and the values of the remainders.

    A relation whose counts are all as they were is the same one and has the same remainder. Where
    one of them was revised, nobody is told whether the remainder was, so it is another.
    """
    counts = int(count.max(initial=-1)) + 1
    parts: list[Equations] = []
    remainders: list[Integers] = []
    rests: list[Booleans] = []
    rows = 0
    for number in np.unique(release):
        chosen = np.flatnonzero(release == number)
        relations = relations_of(cells.take(chosen), knowledge)
        entry = Equations(relations.row + rows, count[chosen][relations.cell], relations.sign, 0)
        parts.append(entry)
        remainders.append(relations.remainder)
        rests.append(relations.has_rest)
        rows += relations.rows
    printed = Equations(
        np.concatenate([part.row for part in parts]),
        np.concatenate([part.count for part in parts]),
        np.concatenate([part.sign for part in parts]),
        rows,
    )
    remainder, has_rest = np.concatenate(remainders), np.concatenate(rests)
    once = printed.first_of_each(has_rest)
    open_rows = np.flatnonzero(has_rest[once])
    whole = printed.keep_rows(once).with_remainders(open_rows, counts)
    return whole.in_order(), remainder[once][open_rows]
