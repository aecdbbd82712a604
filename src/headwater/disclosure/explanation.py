"""One decision of the log in plain words, without the count behind it."""

from collections.abc import Mapping

import numpy as np

from headwater.disclosure.rounding import (
    BASE,
    LARGEST_WITHHELD,
    SMALLEST_WITHHELD,
    highest_behind,
    lowest_behind,
)
from headwater.vocabulary.policies import DisclosurePolicy

_RANGE = f"{SMALLEST_WITHHELD} to {LARGEST_WITHHELD}"
# One text for both kinds of withholding: which kind it is would itself say something.
_WITHHELD = (
    f"Withheld: either the count is {_RANGE}, small enough to point at someone, or it would let "
    f"a count of {_RANGE} elsewhere be worked out by adding and taking away."
)
_WORDS = {
    "primary": _WITHHELD,
    "secondary": _WITHHELD,
    "missing": "Missing: a number was expected here and has not arrived, or cannot be computed.",
    "not_collected": "Not collected: no source counts this.",
}


def explain_decision(
    entry: Mapping[str, object], *, policy: DisclosurePolicy = DisclosurePolicy.NHS_SUBNATIONAL
) -> str:
    """Why a cell shows what it shows, from its row of `tables.results.ReleaseLogEntry`.

    Says nothing that the release does not say itself, so anyone may read it. `policy` is the
    measure's. Raises KeyError for a decision that does not exist.

    >>> explain_decision({"decision": "released", "exact": 12, "shown": 10})
    'Shown as 10: counts above 7 are rounded to the nearest 5, so this stands for 8 to 12.'
    """
    decision = str(entry["decision"])
    if decision != "released":
        return _WORDS[decision]
    shown = int(str(entry["shown"]))
    if policy is DisclosurePolicy.OPEN:
        return f"Shown as {shown}, exactly as counted: its source is already public."
    if shown == 0:
        return "Shown as 0: nothing was counted, and a zero stays a zero."
    lowest, highest = (int(limit(np.array(shown))) for limit in (lowest_behind, highest_behind))
    return (
        f"Shown as {shown}: counts above {LARGEST_WITHHELD} are rounded to the nearest {BASE}, "
        f"so this stands for {lowest} to {highest}."
    )
