"""How events of a kind divide over codes, so coarsely that no code's number can be worked out.

Mean weights of a kind are taken over this division and never over exact counts. So however many
scales, and editions of them, offences are weighed by, whoever has all the means has no more than
one coarse division. Each count in it is to the nearest fifteen: nought to seven are all none, as
wide as what the policy withholds.

What is left open is then checked against the number of all events as it is shown, because a sum
can narrow its parts. The check asks of nothing exact, so that no division is given says no more.
"""

from collections.abc import Collection, Mapping

from headwater.disclosure.rounding import BASE, HALF_WIDTH, LARGEST_WITHHELD, SMALLEST_WITHHELD

FEWEST_EVENTS = 30
BASE_OF_CODES = 2 * LARGEST_WITHHELD + 1
Mixture = dict[str, int]


def coarse_mixture(
    counts: Mapping[str, int], *, codes: Collection[str], shown: int, cells: int
) -> Mixture | None:
    """Exact `counts` by code to the nearest fifteen, or None where that would tell too much.

    `codes` are all that the kind may have, whether they occurred or not. `shown` is the number of
    all its events as it was released, added up over so many `cells`, each to the nearest five.

    >>> coarse_mixture({"8/6": 4_803, "5/1": 412, "1/1": 6}, codes=["8/6", "5/1", "1/1", "2"],
    ...                shown=5_220, cells=3)
    {'8/6': 4800, '5/1': 405, '1/1': 0, '2': 0}
    >>> coarse_mixture({"34/1": 17}, codes=["34/1", "34/2"], shown=15, cells=3)  # too few
    """
    if shown < FEWEST_EVENTS:
        return None
    if len(codes) == 1:
        # There is nothing to divide, and nothing is told.
        return dict.fromkeys(codes, shown)
    found = {code: _nearest(counts.get(code, 0)) for code in codes}
    return found if leaves_all_open(found, shown=shown, cells=cells) else None


def leaves_all_open(mixture: Mapping[str, int], *, shown: int, cells: int) -> bool:
    """Whether the number of every code, and of every set of codes, is left open enough.

    It must be able to be anything that is withheld, or be surely more than that; and of what is
    more, at least five numbers must be possible, as of any number that is shown. A set with a code
    that is not none is more. Sets of codes that are none differ by how many they are alone.

    >>> leaves_all_open({"a": 4_800, "b": 0, "c": 0}, shown=4_805, cells=3)
    True
    >>> leaves_all_open({"a": 4_800, "b": 0}, shown=4_785, cells=3)      # so b is 0 to 0
    False
    """
    lowest, highest = shown - HALF_WIDTH * cells, shown + HALF_WIDTH * cells
    least = sum(map(_lowest_behind, mixture.values()))
    most = sum(map(_highest_behind, mixture.values()))
    if min(most - lowest, highest - least) < BASE - 1:
        return False
    none = sum(count == 0 for count in mixture.values())
    return all(
        _is_open(
            max(0, lowest - (most - LARGEST_WITHHELD * size)),
            min(LARGEST_WITHHELD * size, highest - least),
        )
        for size in range(1, none + 1)
    )


def _is_open(smallest: int, largest: int) -> bool:
    if smallest > LARGEST_WITHHELD:
        return largest - smallest >= BASE - 1
    return smallest <= SMALLEST_WITHHELD and largest >= LARGEST_WITHHELD


def _nearest(count: int) -> int:
    """On whole numbers there are no ties: the base is odd."""
    return (count + LARGEST_WITHHELD) // BASE_OF_CODES * BASE_OF_CODES


def _lowest_behind(shown: int) -> int:
    return max(shown - LARGEST_WITHHELD, 0)


def _highest_behind(shown: int) -> int:
    return shown + LARGEST_WITHHELD
