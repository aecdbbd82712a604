"""One benchmark of the methods, in a process that `tools/bench.py` gives one thread."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tools.benchmarks.early_warning import compare_early_warning
from tools.benchmarks.effects import compare_effects
from tools.benchmarks.measuring import rivals_python
from tools.benchmarks.places import compare_places
from tools.benchmarks.rates import compare_rates


def main(part: str) -> None:
    """Time one part: rates, early-warning, effects or places."""
    if part == "rates":
        compare_rates()
    elif part == "early-warning":
        compare_early_warning(rivals_python())
    elif part == "effects":
        compare_effects(rivals_python())
    else:
        compare_places(rivals_python())


if __name__ == "__main__":
    main(*sys.argv[1:])
