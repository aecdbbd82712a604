"""The peers of the methods of place, in an environment of their own: prints seconds as JSON."""

import json
import time
import warnings
from collections.abc import Callable

from place_data import COLUMNS, REACH, ROWS, WITHIN, cell_counts, events

PERMUTATIONS = 999
SAMPLE = 3


def main() -> None:
    """Time each peer once. The space-time test is timed on a sample of permutations."""
    warnings.filterwarnings("ignore")
    from esda import G_Local, Moran_Local
    from libpysal.weights import lat2W
    from pointpats import Knox

    weights, counts = lat2W(ROWS, COLUMNS, rook=False), cell_counts()
    points, days = events()
    days = days.reshape(-1, 1).astype(float)
    # The right scores: its default transform shrinks them.
    gi = _seconds(
        lambda: G_Local(counts, weights, transform="B", star=True, permutations=PERMUTATIONS)
    )
    moran = _seconds(lambda: Moran_Local(counts, weights, permutations=PERMUTATIONS))
    one = _seconds(lambda: Knox(points, days, delta=REACH, tau=WITHIN, permutations=1))
    some = _seconds(lambda: Knox(points, days, delta=REACH, tau=WITHIN, permutations=1 + SAMPLE))
    scaled = one + (some - one) * (PERMUTATIONS - 1) / SAMPLE
    print(json.dumps({"gi": gi, "moran": moran, "knox": scaled, "knox_sample": SAMPLE}))


def _seconds(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
