"""Whether answers side by side would tell the count of an area: sums are compared with the log.

An answer tells of sums over groups of areas. Sums of groups that differ by one area differ by that
area's count. So what is told finely (levels by quarters, effects by quarters, placebos) is left
out of an answer whose groups, beside those of earlier answers about the same counts, determine the
sum or the difference of one area or two.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

_SAME = 1e-8


@dataclass(frozen=True, slots=True)
class Sums:
    """The groups of areas of which one answer tells, and of which counts."""

    counts: str
    groups: tuple[frozenset[str], ...]


def tells_too_much(asked: Sums, *, earlier: Iterable[Sums]) -> bool:
    """Whether the groups together determine the sum or difference of fewer than three areas.

    Groups that no answer told finely are not in `earlier`. The same groups again tell nothing new.

    >>> first = Sums("x", (frozenset("abcdef"), frozenset("uvwxyz")))
    >>> without_one = Sums("x", (frozenset("abcde"), frozenset("uvwxyz")))
    >>> tells_too_much(first, earlier=()), tells_too_much(without_one, earlier=(first,))
    (False, True)
    """
    groups = [group for each in earlier if each.counts == asked.counts for group in each.groups]
    return _determines_few([*groups, *asked.groups])


def _determines_few(groups: Sequence[frozenset[str]]) -> bool:
    """Whether any area, or any sum or difference of two, is a combination of the groups."""
    areas = sorted(set().union(*groups))
    told = [group for group in dict.fromkeys(groups) if group]
    if not told:
        return False
    rows = np.array([[area in group for area in areas] for group in told], dtype=np.float64)
    # What combinations of the groups can say: a sum is determined where projecting leaves it.
    _, sizes, axes = np.linalg.svd(rows, full_matrices=False)
    kept = axes[sizes > _SAME * sizes.max()]
    projected = kept.T @ kept
    alone = np.diag(projected)
    pairs = alone[:, None] + alone[None, :]
    both = np.triu(np.maximum(pairs + 2 * projected, pairs - 2 * projected), k=1)
    return bool(alone.max() > 1 - _SAME or both.max() > 2 - _SAME)
