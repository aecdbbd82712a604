"""Hot spots and near repeats, against esda and pointpats in the same run."""

import json
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from tools.benchmarks.measuring import said_on_one_thread
from tools.benchmarks.place_data import REACH, WITHIN, cell_counts, cell_pairs, events

from headwater.methods.near_repeats.near_repeat import near_repeats
from headwater.methods.places.local_g import getis_ord
from headwater.methods.places.local_moran import local_moran
from headwater.methods.places.neighbours import neighbours_from_pairs

PERMUTATIONS = 999
BEST_OF = 3


def compare_places(peers: Path) -> None:
    """Print seconds and ratios; `peers` is a Python that has esda and pointpats."""
    theirs = json.loads(said_on_one_thread(peers, "place_peers.py"))
    print(
        "\nMethods of place: 50,000 cells; 27,939 events, 999 permutations, a table of 6 by 5 "
        f"(the peer: one threshold, timed on {theirs['knox_sample']} permutations and scaled)\n"
    )
    print("| method | peer s | ours s | ratio |\n|---|---:|---:|---:|")
    for method, (peer, seconds) in _measured(theirs).items():
        print(f"| {method} | {peer:.2f} | {seconds:.4f} | {peer / seconds:.0f} |")


def _measured(theirs: dict[str, float]) -> dict[str, tuple[float, float]]:
    counts, cells = cell_counts(), cell_counts().size
    neighbours = neighbours_from_pairs(cell_pairs(), places=cells)
    points, days = events()
    getis_ord(counts, neighbours)  # what is imported once is not timed
    return {
        "Gi*, exact moments": (theirs["gi"], _best(lambda: getis_ord(counts, neighbours))),
        "local Moran, exact moments": (
            theirs["moran"],
            _best(lambda: local_moran(counts, neighbours)),
        ),
        "local Moran, permuted": (
            theirs["moran"],
            _best(lambda: local_moran(counts, neighbours, generator=np.random.default_rng(1))),
        ),
        "near repeats, whole table": (
            theirs["knox"],
            _best(
                lambda: near_repeats(
                    points,
                    days,
                    distance_bands=(100, 200, 300, REACH),
                    day_bands=(7, 14, 21, WITHIN),
                    generator=np.random.default_rng(1),
                    permutations=PERMUTATIONS,
                )
            ),
        ),
    }


def _best(work: Callable[[], object]) -> float:
    def seconds() -> float:
        started = time.perf_counter()
        work()
        return time.perf_counter() - started

    return min(seconds() for _ in range(BEST_OF))
