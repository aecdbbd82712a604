"""Comparison areas that were like the treated ones before the start."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from headwater.methods.rates_and_shares.rates import Numbers


@dataclass(frozen=True, slots=True)
class MatchedPair:
    """One treated area with the comparison areas that are matched to it (positions)."""

    treated: int
    comparison: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Balance:
    """Standardised difference of a covariate, treated less comparison, in standard deviations.

    `name` is "level", "trend" or "covariate 1" and on. Beyond 0.1 either way is usually unequal.
    """

    name: str
    before_matching: float
    after_matching: float


@dataclass(frozen=True, slots=True)
class MatchedAreas:
    """`pairs` in the order of the treated areas; no comparison area is in two of them."""

    pairs: tuple[MatchedPair, ...]
    balance: tuple[Balance, ...]

    @property
    def comparison(self) -> tuple[int, ...]:
        """Every comparison area that was matched, in order."""
        return tuple(sorted(area for pair in self.pairs for area in pair.comparison))


def match_areas(
    before: npt.ArrayLike,
    *,
    treated: npt.ArrayLike,
    covariates: npt.ArrayLike | None = None,
    per_treated: int = 3,
) -> MatchedAreas:
    """Match `per_treated` areas to each treated one, so that all together lie nearest.

    `before` is (areas, times) of rates before the start, `treated` positions of areas,
    `covariates` (areas, terms) anything else that they should be alike in. Areas are alike in
    level, trend and covariates, each in standard deviations of all areas; the sum of squared
    distances is the least there is, without using an area twice. Matching on what was counted
    before draws in areas that were there by chance: they go back to their own level afterwards, so
    few times before are matched on badly.
    Raises ValueError on missing or infinite numbers, fewer than two times, positions that are not
    areas or twice there, or fewer comparison areas than are to be matched.
    Source: Rosenbaum 1989, Journal of the American Statistical Association 84, 1024-1032 (optimal
    matching); Stuart 2010, Statistical Science 25, 1-21 (balance); Daw & Hatfield 2018, Health
    Services Research 53, 4138-4156 (the return to the mean of matched areas).

    >>> before = [[9, 9, 10], [2, 2, 3], [9, 10, 10], [2, 3, 3], [5, 5, 4], [1, 2, 2]]
    >>> found = match_areas(before, treated=[0, 1], per_treated=1)
    >>> found.pairs[0].comparison, found.pairs[1].comparison
    ((2,), (3,))
    """
    from scipy.optimize import linear_sum_assignment

    rates, chosen = _checked(before, treated)
    features, names = _features(rates, covariates)
    others = np.setdiff1d(np.arange(len(rates)), chosen)
    if per_treated < 1 or len(others) < per_treated * len(chosen):
        raise ValueError(
            f"found {len(others)} comparison areas for {per_treated} each of {len(chosen)} treated"
            " ones; expected as many or more, and at least 1 each"
        )
    spread = features.std(axis=0, ddof=1)
    scaled = features / np.where(spread > 0, spread, 1.0)
    distance = ((scaled[chosen][:, None, :] - scaled[others][None, :, :]) ** 2).sum(axis=2)
    rows, columns = linear_sum_assignment(np.repeat(distance, per_treated, axis=0))
    matched = others[columns]
    pairs = tuple(
        MatchedPair(
            treated=int(area),
            comparison=tuple(sorted(int(each) for each in matched[rows // per_treated == place])),
        )
        for place, area in enumerate(chosen)
    )
    middle = scaled[chosen].mean(axis=0)
    apart = middle - scaled[others].mean(axis=0), middle - scaled[matched].mean(axis=0)
    return MatchedAreas(
        pairs=pairs,
        balance=tuple(
            Balance(name=name, before_matching=float(first), after_matching=float(then))
            for name, first, then in zip(names, *apart, strict=True)
        ),
    )


def _checked(before: npt.ArrayLike, treated: npt.ArrayLike) -> tuple[Numbers, npt.NDArray[np.intp]]:
    rates = np.asarray(before, dtype=np.float64)
    if rates.ndim != 2 or rates.shape[1] < 2 or not np.isfinite(rates).all():
        raise ValueError(
            f"found rates of shape {rates.shape}, or a missing one; expected areas by two times or"
            " more, all known"
        )
    return rates, positions(treated, of=len(rates), what="treated areas")


def positions(given: npt.ArrayLike, *, of: int, what: str) -> npt.NDArray[np.intp]:
    """Positions, each once and within. Raises ValueError if they are not, or there are none.

    >>> positions([2, 0], of=3, what="areas").tolist()
    [2, 0]
    """
    found = np.asarray(given, dtype=np.intp)
    within = ((found >= 0) & (found < of)).all()
    if found.ndim != 1 or not found.size or not within or len(np.unique(found)) != found.size:
        raise ValueError(
            f"found {found.size} positions of {what}; expected one or more, each once, from 0 to"
            f" {of - 1}"
        )
    return found


def _features(rates: Numbers, covariates: npt.ArrayLike | None) -> tuple[Numbers, list[str]]:
    time = np.arange(rates.shape[1]) - (rates.shape[1] - 1) / 2
    columns = [rates.mean(axis=1), rates @ time / (time @ time)]
    names = ["level", "trend"]
    if covariates is not None:
        extra = np.asarray(covariates, dtype=np.float64)
        if extra.ndim != 2 or len(extra) != len(rates) or not np.isfinite(extra).all():
            raise ValueError(
                f"found covariates of shape {extra.shape}, or a missing one; expected a row for"
                f" each of {len(rates)} areas"
            )
        columns.extend(extra.T)
        names.extend(f"covariate {place}" for place in range(1, extra.shape[1] + 1))
    return np.column_stack(columns), names
