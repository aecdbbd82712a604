"""What is said of residents who were counted in small areas of 2011."""

from collections import defaultdict

import pyarrow as pa

_WORDS = {
    "apportioned": "{share} counted in small areas of 2011 that were split, and apportioned to "
    "those of 2021 by stated weights or by the residents of the parts",
    "exact": "{share} counted in small areas of 2011 and carried whole to those of 2021",
    "not_carried": "{share} counted in small areas of 2011 without weights, and not carried: they "
    "are in their district and in no small area of 2021",
}


def carried_words(carried: pa.Table) -> tuple[str, ...]:
    """A sentence for each year of which any resident was carried, or should have been.

    `carried` has the columns of `CarriedPopulation`.
    """
    years: dict[int, dict[str, float]] = defaultdict(dict)
    for row in carried.to_pylist():
        years[row["year"]][row["way"]] = row["persons"]
    return tuple(
        f"Residents of {year}: {'; '.join(said)}."
        for year, ways in sorted(years.items())
        if (said := _said(ways))
    )


def _said(ways: dict[str, float]) -> list[str]:
    whole = sum(ways.values())
    return [
        words.format(share=_share(ways[way] / whole))
        for way, words in _WORDS.items()
        if ways.get(way)
    ]


def _share(share: float) -> str:
    """A share of residents; what is more than nothing is never written as nothing.

    >>> _share(0.0126), _share(0.0001)
    ('1.3%', 'under 0.1%')
    """
    return "under 0.1%" if share < 0.001 else f"{share:.1%}"
