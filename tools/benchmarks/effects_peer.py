"""The peers of the effects of interventions, in an environment of their own: JSON."""

import json
import time
import warnings
from collections.abc import Callable

import numpy as np
import pandas as pd
from area_counts import AREAS, QUARTER, area_counts, quarterly_rates

BEST_OF = 3


def main() -> None:
    """Time each peer, with what it answers."""
    warnings.filterwarnings("ignore")
    import pyfixest
    from diff_diff import CallawaySantAnna
    from pysyncon import Synth

    counts, starts = area_counts()
    monthly = _rows(counts, starts)
    quarters = _rows(np.log1p(counts.reshape(AREAS, -1, 4).sum(axis=2)), starts // 4)
    rates = pd.DataFrame(quarterly_rates()[:, :QUARTER].T)
    peers: tuple[Callable[[], float], ...] = (
        lambda: float(
            np.exp(
                pyfixest.fepois("y ~ on | area + time", monthly, vcov={"CRV1": "area"})
                .coef()
                .iloc[0]
            )
        ),
        lambda: float(
            CallawaySantAnna()
            .fit(quarters, outcome="y", unit="area", time="time", first_treat="first")
            .overall_att
        ),
        lambda: _largest_weight(Synth(), rates),
    )
    print(json.dumps([_timed(peer) for peer in peers]))


def _rows(values: np.ndarray, starts: np.ndarray) -> pd.DataFrame:
    areas, times = values.shape
    first = np.repeat(np.where(starts < 0, 0, starts), times)
    time_of = np.tile(np.arange(times), areas)
    return pd.DataFrame(
        {
            "y": values.ravel(),
            "area": np.repeat(np.arange(areas), times),
            "time": time_of,
            "first": first,
            "on": ((first > 0) & (time_of >= first)).astype(int),
        }
    )


def _largest_weight(synth, rates: pd.DataFrame) -> float:
    """Its own weights of the others, each quarter before the start counting alike."""
    one, others = rates[0], rates.drop(columns=0)
    synth.fit(X0=others, X1=one, Z0=others, Z1=one, custom_V=np.full(len(rates), 1 / len(rates)))
    return float(max(synth.W))


def _timed(work: Callable[[], float]) -> dict[str, float]:
    answer, seconds = work(), float("inf")
    for _ in range(BEST_OF):
        started = time.perf_counter()
        work()
        seconds = min(seconds, time.perf_counter() - started)
    return {"answer": answer, "seconds": seconds}


if __name__ == "__main__":
    main()
