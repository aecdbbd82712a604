"""Synthetic control: one treated area beside a mixture of others that moved as it did before."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from headwater.methods.effects_of_interventions.ratio_effects import RatioEffect
from headwater.methods.effects_of_interventions.simplex_weights import (
    simplex_weights,
    weights_by_predictors,
)
from headwater.methods.rates_and_shares.rates import Numbers

FEWEST_OTHERS = 2


@dataclass(frozen=True, slots=True)
class SyntheticControl:
    """`weights` are (areas,), 0 of the treated one, 1 in all. `gaps` is observed less `synthetic`.

    `ratio` is the observed over the synthetic total after the start. `effect` has it with the range
    of ratios that placebos in space cannot tell from it (anything, with fewer than 19 of them) and
    their p-value, both by the mean gap after over the root mean squared gap before.
    `placebo_ratios` are the same ratio of each other area, pretending that it was treated, in the
    order of `placebo_areas`. `rmspe_ratio` is the root mean squared gap after over before;
    `p_value` the share of areas (the treated one included) with one as large.
    `fit_before` is the root mean squared gap before the start, in the outcome's unit.
    """

    weights: Numbers
    gaps: Numbers
    synthetic: Numbers
    ratio: float
    effect: RatioEffect
    placebo_areas: tuple[int, ...]
    placebo_ratios: tuple[float, ...]
    rmspe_ratio: float
    placebo_rmspe_ratios: tuple[float, ...]
    p_value: float
    fit_before: float


@dataclass(frozen=True, slots=True)
class _Run:
    weights: Numbers
    synthetic: Numbers
    gaps: Numbers
    fit_before: float
    fit_after: float
    mean_gap_after: float
    ratio: float


def fit_synthetic_control(
    values: npt.ArrayLike,
    *,
    treated: int,
    since: int,
    predictors: npt.ArrayLike | None = None,
) -> SyntheticControl:
    """The mixture that follows area `treated` before time `since`, and how far it parts after.

    `values` is (areas, times), rates or amounts of 0 or more, all known; all other areas are taken
    for the mixture, so leave out those beside the treated one. Without `predictors` (areas, terms)
    the mixture follows the outcome itself before the start. Good where the treated area lies within
    the others' range and `fit_before` is small beside its level; a mixture follows noise where
    times are few or counts small, so join months to quarters. The placebos leave the treated area
    out of their mixtures.
    Raises ValueError on values that are missing, infinite or negative, fewer than two times before
    or none after, fewer than two other areas, or predictors that do not fit.
    Source: Abadie, Diamond & Hainmueller 2010, Journal of the American Statistical Association 105,
    493-505; interval by inverting the placebo test: Firpo & Possebom 2018, Journal of Causal
    Inference 6, 20160026.

    >>> values = [[4, 5, 6, 3], [3, 4, 5, 5], [5, 6, 7, 7], [9, 8, 8, 9]]
    >>> found = fit_synthetic_control(values, treated=0, since=3)
    >>> found.weights.round(3).tolist(), round(found.ratio, 3), found.gaps.round(3)[3].item()
    ([0.0, 0.5, 0.5, 0.0], 0.5, -3.0)
    """
    outcome = _checked(values, treated, since)
    terms = _checked_predictors(predictors, len(outcome))
    others = tuple(area for area in range(len(outcome)) if area != treated)
    main = _run(outcome, terms, treated, np.array(others), since)
    placebos = [
        _run(outcome, terms, area, np.array([each for each in others if each != area]), since)
        for area in others
    ]
    ranked = [_over(each.fit_after, each.fit_before) for each in placebos]
    rmspe_ratio = _over(main.fit_after, main.fit_before)
    return SyntheticControl(
        weights=main.weights,
        gaps=main.gaps,
        synthetic=main.synthetic,
        ratio=main.ratio,
        effect=_effect(main, placebos, outcome.shape[1] - since),
        placebo_areas=others,
        placebo_ratios=tuple(each.ratio for each in placebos),
        rmspe_ratio=rmspe_ratio,
        placebo_rmspe_ratios=tuple(ranked),
        p_value=_rank(rmspe_ratio, ranked),
        fit_before=main.fit_before,
    )


def _checked(values: npt.ArrayLike, treated: int, since: int) -> Numbers:
    outcome = np.asarray(values, dtype=np.float64)
    if outcome.ndim != 2 or len(outcome) < FEWEST_OTHERS + 1:
        raise ValueError(
            f"found values of shape {outcome.shape}; expected the treated area and two or more"
            " others, by times"
        )
    if not np.isfinite(outcome).all() or (outcome < 0).any():
        raise ValueError("found a missing, infinite or negative value; expected 0 or more")
    if not 0 <= treated < len(outcome):
        raise ValueError(f"found treated area {treated} of {len(outcome)}; expected one of them")
    if not 2 <= since < outcome.shape[1]:
        raise ValueError(
            f"found a start at {since} of {outcome.shape[1]} times; expected two or more before"
            " it, and one after"
        )
    return outcome


def _checked_predictors(predictors: npt.ArrayLike | None, areas: int) -> Numbers | None:
    if predictors is None:
        return None
    terms = np.asarray(predictors, dtype=np.float64)
    if terms.ndim != 2 or len(terms) != areas or not np.isfinite(terms).all():
        raise ValueError(
            f"found predictors of shape {terms.shape}, or a missing one; expected a row for each"
            f" of {areas} areas"
        )
    return terms


def _run(
    outcome: Numbers, terms: Numbers | None, target: int, donors: npt.NDArray[np.intp], since: int
) -> _Run:
    before = outcome[:, :since]
    if terms is None:
        found = simplex_weights(before[target], before[donors].T)
    else:
        found = weights_by_predictors(terms, before, target=target, donors=donors)
    weights = np.zeros(len(outcome))
    weights[donors] = found
    synthetic = weights @ outcome
    gaps = outcome[target] - synthetic
    return _Run(
        weights=weights,
        synthetic=synthetic,
        gaps=gaps,
        fit_before=float(np.sqrt((gaps[:since] ** 2).mean())),
        fit_after=float(np.sqrt((gaps[since:] ** 2).mean())),
        mean_gap_after=float(gaps[since:].mean()),
        ratio=_over(float(outcome[target, since:].sum()), float(synthetic[since:].sum())),
    )


def _over(after: float, before: float) -> float:
    if before > 0:
        return after / before
    return float("inf") if after > 0 else 1.0


def _rank(own: float, others: list[float]) -> float:
    return (1 + sum(each >= own for each in others)) / (1 + len(others))


def _effect(main: _Run, placebos: list[_Run], times: int) -> RatioEffect:
    """The ratios at which the mean gap would not be among the largest twentieth."""
    own = _over(abs(main.mean_gap_after), main.fit_before)
    others = [_over(abs(each.mean_gap_after), each.fit_before) for each in placebos]
    p_value = _rank(own, others)
    largest = int(0.05 * (len(others) + 1) + 1e-9)
    if largest == 0:
        return RatioEffect(main.ratio, 0.0, float("inf"), p_value)
    critical = sorted(others, reverse=True)[largest - 1]
    room = critical * main.fit_before * times
    expected = float(main.synthetic[-times:].sum())
    observed = expected + main.mean_gap_after * times
    lower = _over(observed, expected + room)
    upper = observed / (expected - room) if expected > room else float("inf")
    return RatioEffect(main.ratio, lower, upper, p_value)
