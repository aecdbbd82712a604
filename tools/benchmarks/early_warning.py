"""Flexible Farrington over a year of weeks, against one statsmodels fit after another."""

import json
import time
from pathlib import Path

from tools.benchmarks.measuring import said_on_one_thread
from tools.benchmarks.weekly_counts import AREAS, LAST, WEEKS, YEARS, weekly_counts

from headwater.methods.early_warning.farrington import farrington_alarms
from headwater.methods.early_warning.farrington_rules import FarringtonRules

BEST_OF = 3


def compare_early_warning(peers: Path) -> None:
    """Print seconds and their ratio; `peers` is a Python that has statsmodels."""
    theirs = json.loads(said_on_one_thread(peers, "early_warning_peer.py"))
    seconds = _ours()
    print(
        f"\nEarly warning: {AREAS} areas, {WEEKS} weeks, the last {LAST} assessed (the peer: "
        f"timed on {theirs['sample']} assessments and scaled)\n"
    )
    print("| method | peer s | ours s | ratio |\n|---|---:|---:|---:|")
    print(
        f"| flexible Farrington | {theirs['seconds']:.1f} | {seconds:.2f} "
        f"| {theirs['seconds'] / seconds:.0f} |"
    )


def _ours() -> float:
    counts, rules = weekly_counts(), FarringtonRules(years=YEARS)
    farrington_alarms(counts[:2], at=[WEEKS - 1], rules=rules)  # what is imported once
    best = float("inf")
    for _ in range(BEST_OF):
        started = time.perf_counter()
        farrington_alarms(counts, at=range(WEEKS - LAST, WEEKS), rules=rules)
        best = min(best, time.perf_counter() - started)
    return best
