"""How far two people who read the same notes chose the same theme, beyond what chance would do."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import sqrt

FEWEST_PARTS = 10
"""With fewer parts read by both, nothing is said."""
_TWO_SIDED_95 = 1.959964
_NO_WIDTH = 1e-6


@dataclass(frozen=True, slots=True)
class Agreement:
    """What two readers did with one theme in the parts of text that both read.

    `both`, `first_only`, `second_only` and `neither` count the parts. `kappa` is Cohen's: 1 is
    full agreement, 0 is what chance would do. It is None where it cannot be told: too few parts,
    or both readers always did the same thing, so that chance alone explains everything. `lower`
    and `upper` bound its approximate 95% interval; they are None where too few parts differ for
    it to have a width.
    """

    both: int
    first_only: int
    second_only: int
    neither: int
    kappa: float | None
    lower: float | None
    upper: float | None

    @property
    def parts(self) -> int:
        """How many parts both read."""
        return self.both + self.first_only + self.second_only + self.neither

    @property
    def one(self) -> int:
        """In how many of them one of the two chose the theme."""
        return self.first_only + self.second_only


def agreement(choices: Sequence[tuple[bool, bool]]) -> Agreement:
    """Cohen's kappa over parts of text; of each, whether the first and the second chose the theme.

    The interval uses the large-sample standard error of Fleiss, Cohen & Everitt 1969, cut off at
    -1 and 1. Source: Cohen 1960, A coefficient of agreement for nominal scales.

    >>> found = agreement(
    ...     [(True, True)] * 20 + [(True, False)] * 5 + [(False, True)] * 10 + [(False, False)] * 15
    ... )
    >>> round(found.kappa, 2), round(found.lower, 2), round(found.upper, 2)
    (0.4, 0.15, 0.65)
    """
    both, first_only, second_only, neither = (choices.count(each) for each in _CELLS)
    untold = Agreement(both, first_only, second_only, neither, None, None, None)
    parts = len(choices)
    if parts < FEWEST_PARTS:
        return untold
    shares = {cell: choices.count(cell) / parts for cell in _CELLS}
    first, second = _margin(shares, 0), _margin(shares, 1)
    expected = sum(first[each] * second[each] for each in (True, False))
    if expected >= 1:
        return untold
    observed = shares[True, True] + shares[False, False]
    kappa = (observed - expected) / (1 - expected)
    reach = _TWO_SIDED_95 * _standard_error(shares, kappa, expected, parts)
    if reach < _NO_WIDTH:
        return replace(untold, kappa=kappa)
    return replace(
        untold, kappa=kappa, lower=max(-1.0, kappa - reach), upper=min(1.0, kappa + reach)
    )


_CELLS = ((True, True), (True, False), (False, True), (False, False))
_Shares = dict[tuple[bool, bool], float]


def _margin(shares: _Shares, side: int) -> dict[bool, float]:
    return {
        choice: sum(share for cell, share in shares.items() if cell[side] is choice)
        for choice in (True, False)
    }


def _standard_error(shares: _Shares, kappa: float, expected: float, parts: int) -> float:
    first, second = _margin(shares, 0), _margin(shares, 1)
    same = sum(
        shares[each, each] * (1 - (first[each] + second[each]) * (1 - kappa)) ** 2
        for each in (True, False)
    )
    different = (1 - kappa) ** 2 * sum(
        shares[one, other] * (second[one] + first[other]) ** 2
        for one, other in ((True, False), (False, True))
    )
    rest = (kappa - expected * (1 - kappa)) ** 2
    return sqrt(max(0.0, same + different - rest) / parts) / (1 - expected)
