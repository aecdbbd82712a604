"""Effects of interventions, against the libraries that do the same: the answers are compared too.

The libraries give one error; ours takes every area out in turn, tests the times before, and has an
effect for each time from the start.
"""

import json
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from tools.benchmarks.area_counts import (
    AREAS,
    DONORS,
    MONTHS,
    QUARTER,
    area_counts,
    quarterly_rates,
)
from tools.benchmarks.measuring import said_on_one_thread

from headwater.methods.effects_of_interventions.difference_in_differences import (
    fit_difference_in_differences,
)
from headwater.methods.effects_of_interventions.simplex_weights import simplex_weights
from headwater.methods.effects_of_interventions.staggered_adoption import fit_staggered_adoption

BEST_OF = 3
ROWS = (
    ("difference in differences of counts, against pyfixest", f"{AREAS} areas by {MONTHS} months"),
    ("staggered adoption on levels, against diff-diff", f"{AREAS} areas by 12 quarters"),
    ("weights of a synthetic control, against pysyncon", f"{DONORS - 1} others"),
)


def compare_effects(peers: Path) -> None:
    """Print seconds, their ratio and both answers; `peers` is a Python that has the libraries.

    Raises RuntimeError where the answers differ.
    """
    theirs = json.loads(said_on_one_thread(peers, "effects_peer.py"))
    print("\n| method | size | rival s | ours s | ratio | rival says | we say |")
    print("|---|---|---:|---:|---:|---:|---:|")
    for (name, size), work, peer in zip(ROWS, _ours(), theirs, strict=True):
        answer = work()  # what is imported once
        seconds = min(_seconds(work) for _ in range(BEST_OF))
        if abs(answer - peer["answer"]) > 1e-3:
            raise RuntimeError(f"{name}: {answer} here, {peer['answer']} there")
        print(
            f"| {name} | {size} | {peer['seconds']:.3f} | {seconds:.3f} "
            f"| {peer['seconds'] / seconds:.1f} | {peer['answer']:.5f} | {answer:.5f} |"
        )


def _ours() -> tuple[Callable[[], float], ...]:
    counts, starts = area_counts()
    quarters = np.log1p(counts.reshape(AREAS, -1, 4).sum(axis=2))
    by_quarter = np.where(starts < 0, -1, starts // 4)
    before = quarterly_rates()[:, :QUARTER]
    before = before / before.std(axis=0, ddof=1)  # as the library does
    return (
        lambda: fit_difference_in_differences(counts, first_treated=starts).effect.ratio,
        lambda: (
            fit_staggered_adoption(
                quarters, first_treated=by_quarter, on="levels", not_yet_treated=False
            ).overall.difference
        ),
        lambda: float(simplex_weights(before[0], before[1:].T).max()),
    )


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started
