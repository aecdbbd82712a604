"""Weights of areas that together resemble one: none below 0, 1 in all."""

import numpy as np
import numpy.typing as npt

from headwater.methods.rates_and_shares.rates import Numbers

STEPS_A_PREDICTOR = 250


def simplex_weights(target: Numbers, others: Numbers) -> Numbers:
    """Weights of the columns of `others` (features, areas) whose mixture is nearest to `target`.

    Least squares with no weight below 0 and a sum of 1 (by one heavy row). Where several are as
    near, one with few areas.
    Source: Lawson & Hanson 1974, Solving Least Squares Problems, chapter 23.

    >>> simplex_weights(np.array([2.0, 3.0]), np.array([[1.0, 3.0, 9.0], [2.0, 4.0, 0.0]])).round(6)
    array([0.5, 0.5, 0. ])
    """
    from scipy.optimize import nnls

    size = max(float(np.abs(others).max(initial=0.0)), float(np.abs(target).max(initial=0.0)), 1e-9)
    heavy = 1e3
    design = np.vstack([others / size, np.full((1, others.shape[1]), heavy)])
    found, _ = nnls(design, np.append(target / size, heavy), maxiter=100 * others.shape[1] + 100)
    weights: Numbers = found / found.sum()
    return weights


def weights_by_predictors(
    predictors: Numbers, before: Numbers, *, target: int, donors: npt.NDArray[np.intp]
) -> Numbers:
    """Weights of `donors` (positions) that resemble `target` in predictors that predict `before`.

    `predictors` is (areas, terms), `before` (areas, times). How much each predictor counts is
    chosen so that the mixture follows the outcome before the start most closely, from two starts:
    all alike, and as a regression of the outcome has them.
    Source: Abadie, Diamond & Hainmueller 2011, Journal of Statistical Software 42(13).

    >>> before = np.array([[2.0, 2.0], [1.0, 1.0], [3.0, 3.0], [9.0, 8.0]])
    >>> terms = np.array([[5.0, 1.0], [4.0, 7.0], [6.0, 2.0], [20.0, 1.0]])
    >>> donors = np.array([1, 2, 3])
    >>> weights_by_predictors(terms, before, target=0, donors=donors).round(2).tolist()
    [0.5, 0.5, 0.0]
    """
    from scipy.optimize import minimize

    spread = predictors.std(axis=0, ddof=1)
    scaled = predictors / np.where(spread > 0, spread, 1.0)

    def weights(importance: Numbers) -> Numbers:
        share = np.sqrt(np.abs(importance) / max(np.abs(importance).sum(), 1e-12))
        return simplex_weights(scaled[target] * share, (scaled[donors] * share).T)

    def miss(importance: Numbers) -> float:
        return float(((before[target] - weights(importance) @ before[donors]) ** 2).mean())

    terms = scaled.shape[1]
    design = np.column_stack([np.ones(len(scaled)), scaled])
    slopes = np.linalg.lstsq(design, before, rcond=None)[0][1:]
    by_regression = (slopes**2).sum(axis=1)
    starts = [np.full(terms, 1 / terms), by_regression / max(by_regression.sum(), 1e-12)]
    found = [
        minimize(
            miss,
            start,
            method="Nelder-Mead",
            options={"maxiter": STEPS_A_PREDICTOR * terms, "xatol": 1e-7, "fatol": 1e-12},
        )
        for start in starts
    ]
    return weights(min(found, key=lambda each: float(each.fun)).x)
