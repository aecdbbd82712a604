"""Standardised rates, indices of inequality and control charts: against one place at a time.

The other side is plain Python, one place or series after another, timed on a sample and scaled:
what the published R packages do for each group of a table, without their tables.
"""

import sys
import time
from collections.abc import Callable
from itertools import pairwise
from math import exp, sqrt

import numpy as np

from headwater.methods.control_charts.charts import p_chart, xmr_chart
from headwater.methods.rates_and_shares.inequality import Scale, inequality
from headwater.methods.rates_and_shares.standardised import (
    EUROPEAN_2013,
    directly_standardised_rates,
)

BEST_OF = 5
SAMPLE = 200
PLACES, SERIES, MONTHS, AREAS, DRAWS = 35_000, 2_000, 36, 50, 100_000
FEW_DRAWS = 2_000


def compare_rates() -> None:
    """Print seconds for all places, and how many times as long one at a time takes."""
    print("\nRates and control charts (one at a time: timed on a sample, scaled)\n")
    print("| method | size | s | one at a time s | ratio |")
    print("|---|---|---:|---:|---:|")
    _rates()
    _charts()
    _indices()


def _rates() -> None:
    generator = np.random.default_rng(1)
    events = generator.poisson(6, (PLACES, 19))
    people = generator.integers(100, 5_000, (PLACES, 19))
    whole = _best(lambda: directly_standardised_rates(events, people, bands=EUROPEAN_2013.bands))
    counts, numbers = events[:SAMPLE].tolist(), people[:SAMPLE].tolist()
    slow = _best(lambda: [_one_rate(*each) for each in zip(counts, numbers, strict=True)])
    _row("directly standardised rates", f"{PLACES:,} x 19", whole, slow * PLACES / SAMPLE)


def _one_rate(events: list[int], people: list[int]) -> tuple[float, float, float]:
    standard = EUROPEAN_2013.people
    rate = sum(w * e / n for w, e, n in zip(standard, events, people, strict=True))
    variance = sum((w / n) ** 2 * e for w, e, n in zip(standard, events, people, strict=True))
    total = sum(events)
    low = total * (1 - 1 / (9 * total) - 1.96 / (3 * sqrt(total))) ** 3
    high = (total + 1) * (1 - 1 / (9 * (total + 1)) + 1.96 / (3 * sqrt(total + 1))) ** 3
    spread = sqrt(variance / total)
    return rate, rate + spread * (low - total), rate + spread * (high - total)


def _charts() -> None:
    generator = np.random.default_rng(2)
    values = generator.normal(20, 4, (SERIES, MONTHS))
    sample = values[:SAMPLE].tolist()
    slow = _best(lambda: [_one_chart(each) for each in sample]) * SERIES / SAMPLE
    _row("XmR with four rules", f"{SERIES:,} x {MONTHS}", _best(lambda: xmr_chart(values)), slow)
    trials = generator.integers(4_000, 9_000, (SERIES, MONTHS))
    successes = generator.binomial(trials, 0.3)
    prime = _best(lambda: p_chart(successes, trials, prime=True))
    _row("P' with four rules", f"{SERIES:,} x {MONTHS}", prime, slow)


def _one_chart(values: list[float]) -> list[int]:
    mean = sum(values) / len(values)
    steps = [abs(later - earlier) for earlier, later in pairwise(values)]
    usual = sum(steps) / len(steps)
    kept = [step for step in steps if step < 3.267 * usual]
    reach = 2.66 * sum(kept) / len(kept)
    side = [(value > mean) - (value < mean) for value in values]
    out = [abs(value - mean) > reach for value in values]
    close = [
        abs(value - mean) > reach * 2 / 3 and not far
        for value, far in zip(values, out, strict=True)
    ]
    step = [(b > a) - (b < a) for a, b in pairwise(values)]
    shift = [abs(sum(side[first : first + 7])) == 7 for first in range(len(values) - 6)]
    trend = [abs(sum(step[first : first + 6])) == 6 for first in range(len(values) - 6)]
    two = [
        abs(sum(side[first : first + 3])) == 3 and sum(close[first : first + 3]) >= 2
        for first in range(len(values) - 2)
    ]
    return [sum(out), sum(trend), sum(two), sum(shift)]


def _indices() -> None:
    generator = np.random.default_rng(3)
    values = generator.uniform(50, 90, (AREAS, 10))
    people = generator.integers(1_000, 9_000, (AREAS, 10))
    error = np.full((AREAS, 10), 0.05)
    slow = _best(lambda: _one_simulation(values[0], people[0], generator), times=1)
    scaled = slow * AREAS * DRAWS / FEW_DRAWS
    size = f"{AREAS} x {DRAWS:,} draws"

    def drawn(draws: int) -> object:
        return inequality(
            values, people, error, scale=Scale.LOGARITHM, draws=draws, generator=generator
        )

    _row("slope index, simulated", size, _best(lambda: drawn(DRAWS), times=1), scaled)
    _row("slope index, analytic", f"{AREAS}", _best(lambda: drawn(0)), scaled)


def _one_simulation(values: np.ndarray, people: np.ndarray, generator: np.random.Generator) -> None:
    """One weighted least squares after another, as a simulation in a loop fits them."""
    share = people / people.sum()
    weight = np.sqrt(share)
    design = np.column_stack([weight, weight * (np.cumsum(share) - share / 2)])
    for _ in range(FEW_DRAWS):
        noise = generator.standard_normal(values.size)
        drawn = np.array(
            [value * exp(0.05 * each) for value, each in zip(values, noise, strict=True)]
        )
        np.linalg.lstsq(design, drawn * weight, rcond=None)


def _best(work: Callable[[], object], *, times: int = BEST_OF) -> float:
    best = float("inf")
    for _ in range(times):
        started = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - started)
    return best


def _row(method: str, size: str, seconds: float, slow: float) -> None:
    print(f"| {method} | {size} | {seconds:.3f} | {slow:.2f} | {slow / seconds:.0f} |")
    sys.stdout.flush()


if __name__ == "__main__":
    compare_rates()
