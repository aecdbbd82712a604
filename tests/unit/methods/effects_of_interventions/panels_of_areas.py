"""Counts of areas as they are: levels that differ, a season, drift that lasts, and scatter."""

from dataclasses import dataclass

import numpy as np

NEVER = -1


@dataclass(frozen=True)
class World:
    """How areas' counts come about. `scatter` is the standard deviation of each area's logarithm
    about its level, `lasting` how much of it stays from one month to the next."""

    areas: int = 40
    treated: int = 8
    months: int = 24
    mean: float = 4.0
    spread: float = 0.7
    scatter: float = 0.35
    lasting: float = 0.6
    starts: tuple[int, ...] = ()
    effect: float = 1.0

    def drawn(self, chance: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
        """Counts (areas, months) and first treated months; the first areas are treated."""
        level = self.mean * np.exp(chance.normal(0, self.spread, self.areas) - self.spread**2 / 2)
        time = np.arange(self.months)
        shared = np.exp(0.25 * np.sin(2 * np.pi * time / 12)) * np.exp(
            np.cumsum(chance.normal(0, 0.03, self.months))
        )
        surprise = np.empty((self.areas, self.months))
        surprise[:, 0] = chance.normal(0, self.scatter, self.areas)
        fresh = self.scatter * np.sqrt(1 - self.lasting**2)
        for month in time[1:]:
            surprise[:, month] = self.lasting * surprise[:, month - 1] + chance.normal(
                0, fresh, self.areas
            )
        first = np.full(self.areas, NEVER)
        choices = self.starts or (self.months // 2,)
        first[: self.treated] = chance.choice(choices, self.treated)
        on = (first[:, None] >= 0) & (time >= first[:, None])
        rate = level[:, None] * shared * np.exp(surprise - self.scatter**2 / 2)
        return chance.poisson(rate * np.where(on, self.effect, 1.0)), first


def two_way_poisson(counts, starts, exposure=1.0) -> float:
    """The slow oracle: Poisson regression on a dummy of each area and time, and one of treatment.

    Newton's method on dense matrices; missing counts have no row. Returns the coefficient.
    """
    areas, times = counts.shape
    at_risk = np.broadcast_to(np.asarray(exposure, dtype=float), counts.shape)
    rows = [
        (area, time)
        for area in range(areas)
        for time in range(times)
        if not np.isnan(counts[area, time])
    ]
    design = np.zeros((len(rows), areas + times))
    for row, (area, time) in enumerate(rows):
        design[row, area] = 1
        if time:
            design[row, areas + time - 1] = 1
        design[row, -1] = 0 <= starts[area] <= time
    y = np.array([counts[cell] for cell in rows], dtype=float)
    offset = np.log([at_risk[cell] for cell in rows])
    found = np.zeros(design.shape[1])
    found[:areas] = np.log(np.nansum(counts, axis=1) + 0.1) - np.log(times)
    for _ in range(100):
        expected = np.exp(design @ found + offset)
        step = np.linalg.solve(design.T @ (design * expected[:, None]), design.T @ (y - expected))
        found += step
        if np.abs(step).max() < 1e-11:
            return float(found[-1])
    raise AssertionError("no convergence")
