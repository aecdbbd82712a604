"""Monthly counts of areas, some of which are treated half-way: the same for us and for rivals."""

import numpy as np

AREAS, TREATED, MONTHS, START = 200, 40, 48, 24
DONORS, QUARTERS, QUARTER = 40, 16, 12


def area_counts() -> tuple[np.ndarray, np.ndarray]:
    """Counts (areas, months), and the first treated month of each area, -1 for never."""
    chance = np.random.default_rng(20_261_123)
    level = chance.gamma(2.0, 3.0, AREAS)
    passing = np.exp(chance.normal(0, 0.3, (AREAS, MONTHS)))
    season = 1 + 0.3 * np.sin(np.arange(MONTHS) * np.pi / 6)
    starts = np.full(AREAS, -1)
    starts[:TREATED] = START
    on = (starts[:, None] >= 0) & (np.arange(MONTHS) >= START)
    return chance.poisson(level[:, None] * season * passing * np.where(on, 0.8, 1.0)), starts


def quarterly_rates() -> np.ndarray:
    """Rates (areas, quarters) of which the first is treated from `QUARTER` on."""
    chance = np.random.default_rng(20_261_124)
    shared = np.cumsum(chance.normal(0, 1, (2, QUARTERS)), axis=1)
    rates = 30 + chance.uniform(0, 1, (DONORS, 2)) @ shared
    return rates + chance.normal(0, 0.5, (DONORS, QUARTERS))
