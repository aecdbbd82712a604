"""How much of a column was placed, how surely and why; and how often that was right."""

from collections import Counter
from dataclasses import dataclass
from typing import TypeAlias

import pyarrow as pa

from headwater.methods.rates_and_shares.proportions import Proportion, wilson_proportion
from headwater.placing.columns import Placements
from headwater.placing.placed import Band, Why

Counts: TypeAlias = Counter[tuple[Band, Why, bool]]
"""Rows by band, reason, and whether the place is a small area. The counts of batches add up."""


@dataclass(frozen=True, slots=True)
class BandRow:
    """One band: its rows, how many of them have a small area, and its share of all rows.

    The share is missing where there are no rows at all.
    """

    band: Band
    rows: int
    to_small_area: int
    share: float | None


@dataclass(frozen=True, slots=True)
class ReasonRow:
    """One reason within a band, and its rows."""

    band: Band
    why: Why
    rows: int


@dataclass(frozen=True, slots=True)
class BandAccuracy:
    """How many places of one band are right, with Wilson's interval; missing where none is.

    `not_judged` counts places whose true area is not known.
    """

    band: Band
    judged: int
    right: int
    not_judged: int
    share: Proportion | None


def count_placed(placements: Placements) -> Counts:
    """The rows of one batch by band, reason and level."""
    table = placements.table
    areas = table.column("small_area_code").is_valid().to_pylist()
    cells = zip(
        table.column("band").to_pylist(), table.column("why").to_pylist(), areas, strict=True
    )
    return Counter(
        {(Band(band), Why(why), area): rows for (band, why, area), rows in Counter(cells).items()}
    )


def band_table(counts: Counts) -> tuple[BandRow, ...]:
    """Every band from high to none, those without rows too; the rows add up to all rows."""
    total = sum(counts.values())
    return tuple(_band_row(band, counts, total) for band in Band)


def reason_table(counts: Counts) -> tuple[ReasonRow, ...]:
    """The reasons that occur, by band from high to none, the most frequent first."""
    rows: Counter[tuple[Band, Why]] = Counter()
    for (band, why, _area), number in counts.items():
        rows[band, why] += number
    ordered = sorted(rows.items(), key=lambda item: (-item[0][0].rank, -item[1], item[0][1]))
    return tuple(ReasonRow(band, why, number) for (band, why), number in ordered)


def accuracy_table(
    placements: Placements, *, small_areas: pa.Array, districts: pa.Array
) -> tuple[BandAccuracy, ...]:
    """How often each band is right, against the true areas of the same rows.

    A place is right at its own level: a small area where it is the true one, a district where
    the true small area lies in it. Raises ValueError where the rows are not as many.
    """
    table = placements.table
    if not len(small_areas) == len(districts) == table.num_rows:
        raise ValueError(f"found truths of other rows; expected {table.num_rows} of each")
    tally: Counter[tuple[str, bool | None]] = Counter(
        (band, _is_right(area, district, true_area, true_district))
        for band, area, district, true_area, true_district in zip(
            table.column("band").to_pylist(),
            table.column("small_area_code").to_pylist(),
            table.column("district_code").to_pylist(),
            small_areas.to_pylist(),
            districts.to_pylist(),
            strict=True,
        )
    )
    return tuple(_accuracy(band, tally) for band in Band if band is not Band.NONE)


def _band_row(band: Band, counts: Counts, total: int) -> BandRow:
    own = {key: rows for key, rows in counts.items() if key[0] is band}
    rows = sum(own.values())
    to_small_area = sum(number for (_band, _why, area), number in own.items() if area)
    return BandRow(band, rows, to_small_area, rows / total if total else None)


def _is_right(
    area: str | None, district: str | None, true_area: str | None, true_district: str | None
) -> bool | None:
    if area is not None:
        return None if true_area is None else area == true_area
    return None if true_district is None else district == true_district


def _accuracy(band: Band, tally: Counter[tuple[str, bool | None]]) -> BandAccuracy:
    right, wrong = tally[band.value, True], tally[band.value, False]
    judged = right + wrong
    share = wilson_proportion(successes=right, trials=judged) if judged else None
    return BandAccuracy(band, judged, right, tally[band.value, None], share)
