"""Weekly counts for the benchmark of early warning: many areas, with a season and scatter."""

import numpy as np

AREAS, WEEKS, YEARS, LAST = 680, 312, 4, 52


def weekly_counts() -> np.ndarray:
    """Counts of 680 areas over six years of weeks, from a fixed seed."""
    random = np.random.default_rng(7)
    season = np.exp(0.2 * np.sin(2 * np.pi * np.arange(WEEKS) / 52))
    mean = random.gamma(2.0, 3.0, size=(AREAS, 1)) * season
    return random.negative_binomial(mean / 0.5, 1 / 1.5).astype(float)
