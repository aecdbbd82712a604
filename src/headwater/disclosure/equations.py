"""Relations as sparse equations: in each row, parts and remainder minus the total make zero."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from headwater.disclosure.faults import PartsExceedTotal
from headwater.disclosure.lattice import Booleans, Cells, Integers
from headwater.disclosure.relations import PublicKnowledge, Sums, additive_relations


@dataclass(frozen=True)
class Equations:
    """One entry per count in a relation. `sign` is 1 for a part or remainder, -1 for the total."""

    row: Integers
    count: Integers
    sign: Integers
    rows: int

    def matrix(self, counts: int) -> sparse.csr_array:
        """The equations as a matrix over all counts."""
        shape = (self.rows, counts)
        return sparse.csr_array((self.sign.astype(float), (self.row, self.count)), shape=shape)

    def keep_rows(self, chosen: Booleans) -> "Equations":
        """The chosen rows, numbered anew."""
        number = np.cumsum(chosen) - 1
        entries = chosen[self.row]
        return Equations(
            number[self.row[entries]],
            self.count[entries],
            self.sign[entries],
            int(chosen.sum()),
        )

    def first_of_each(self, kind: Booleans) -> Booleans:
        """The rows that repeat no earlier one of the same kind, with the same counts."""
        random = np.random.default_rng(0)
        mark = random.integers(1, 2**62, int(self.count.max(initial=0)) + 1)
        signature = np.zeros(self.rows, dtype=np.int64)
        with np.errstate(over="ignore"):
            np.add.at(signature, self.row, mark[self.count] * self.sign)
        named = np.stack([signature, kind])
        first = np.unique(named, axis=1, return_index=True)[1]
        return np.isin(np.arange(self.rows), first)

    def with_remainders(self, rows: Integers, first: int) -> "Equations":
        """The equations with one more part in each of these rows: counts numbered from `first`."""
        return Equations(
            np.concatenate([self.row, rows]),
            np.concatenate([self.count, first + np.arange(len(rows))]),
            np.concatenate([self.sign, np.ones(len(rows), dtype=np.int64)]),
            self.rows,
        )

    def of_known_parts(self, known: Booleans) -> Booleans:
        """For each remainder, numbered after the `known` counts: whether all else in its sum is
        known, and so the remainder."""
        is_rest = self.count >= len(known)
        printed = ~is_rest
        unknown = np.bincount(self.row[printed], ~known[self.count[printed]], minlength=self.rows)
        order = np.argsort(self.count[is_rest])
        return np.asarray(unknown[self.row[is_rest][order]] == 0)

    def in_order(self) -> "Equations":
        """The same equations with entries in one fixed order, whatever order the rows came in."""
        order = np.lexsort((self.count, self.row))
        return Equations(self.row[order], self.count[order], self.sign[order], self.rows)


_NOTHING = np.zeros(0, dtype=np.int64)
NO_EQUATIONS = Equations(_NOTHING, _NOTHING, _NOTHING, 0)


@dataclass(frozen=True)
class ReleaseRelations:
    """The relations of one release over its own cells.

    Per row: `remainder` is what the parts leave of the total, `has_rest` whether a remainder
    exists that nobody publishes.
    """

    row: Integers
    cell: Integers
    sign: Integers
    remainder: Integers
    has_rest: Booleans

    @property
    def rows(self) -> int:
        """How many relations there are."""
        return len(self.remainder)


def relations_of(cells: Cells, knowledge: PublicKnowledge) -> ReleaseRelations:
    """The relations among the cells of one release.

    Raises PartsExceedTotal where parts add up to more than their total.
    """
    families = list(additive_relations(cells, knowledge))
    names = sorted({family.name for family in families})
    part, total, group, kind, open_ended = _stack(families, names)
    groups = max(cells.words.size("breakdown"), cells.words.size("measure"))
    named = (cells.key()[total] * groups + group) * len(names) + kind
    identity, first, row = np.unique(named, return_index=True, return_inverse=True)
    taken = np.bincount(row, cells.value[part], minlength=len(identity)).astype(np.int64)
    remainder = cells.value[total[first]] - taken
    _refuse_excess(
        cells, total[first][remainder < 0], [names[k] for k in kind[first][remainder < 0]]
    )
    return ReleaseRelations(
        row=np.concatenate([row, np.arange(len(identity))]),
        cell=np.concatenate([part, total[first]]),
        sign=np.concatenate([np.ones_like(part), -np.ones_like(first)]),
        remainder=remainder,
        has_rest=open_ended[first].astype(bool) | (remainder > 0),
    )


def _stack(families: list[Sums], names: list[str]) -> tuple[Integers, ...]:
    """The families one under the other, each entry with the number of its family's name."""
    columns = [
        (
            family.part,
            family.total,
            family.group,
            np.full(len(family.part), names.index(family.name), dtype=np.int64),
            np.full(len(family.part), int(family.open_ended), dtype=np.int64),
        )
        for family in families
    ]
    return tuple(np.concatenate(column) for column in zip(*columns, strict=True))


def _refuse_excess(cells: Cells, totals: Integers, names: Iterable[str]) -> None:
    measures = cells.words.by_column["measure"]
    owners = (measures[code] for code in cells.codes["measure"][totals])
    where = sorted({f"{owner} ({name})" for owner, name in zip(owners, names, strict=True)})
    if where:
        raise PartsExceedTotal(
            found=f"parts that add up to more than their total in {', '.join(where[:5])}.",
            expected="every event counted once in each total and in one part of it.",
            next_step="correct the measure's areas or categories; nothing was released.",
        )
