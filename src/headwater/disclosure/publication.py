"""The two tables that come out of a decision: what everyone may see, and the log of it."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from headwater.disclosure.lattice import (
    ABSENT,
    KEY_COLUMNS,
    Booleans,
    Finder,
    Integers,
    name_cells,
)
from headwater.disclosure.rounding import must_be_withheld, rounded
from headwater.disclosure.shares import coarse_shares
from headwater.methods.rates_and_shares.divided import divided_limits
from headwater.methods.rates_and_shares.rates import poisson_count_limits
from headwater.tables.results import ReleasedValue, ReleaseLogEntry
from headwater.vocabulary.states import ValueState

PRIMARY, SECONDARY = "primary", "secondary"
"""Decisions of the log: withheld for its own sake, and to protect another."""
_NOT_RECORDED = "not_recorded"


@dataclass(frozen=True)
class Division:
    """How the value of a measure is made: divided or not, per how many, and whether as a share.

    A share `of` another measure is divided by that measure's number of the same cell, as shown.
    """

    is_divided: bool = True
    per: int = 100_000
    is_share: bool = False
    of: str = ""


@dataclass(frozen=True)
class Outcome:
    """What was decided for each row of the exact table, in its order."""

    counted: Booleans
    """The row has a count; the others are missing or not collected."""
    exact: Integers
    is_open: Booleans
    withheld: Booleans

    @property
    def printed(self) -> Booleans:
        """The row shows a number."""
        return self.counted & ~self.withheld

    @property
    def shown(self) -> Integers:
        """The number shown, where one is."""
        return np.where(self.is_open, self.exact, rounded(self.exact))


def released_values(
    exact: pa.Table, outcome: Outcome, divisions: Mapping[str, Division]
) -> pa.Table:
    """The rows of `exact` as `tables.results.ReleasedValue`."""
    numerator = pa.array(outcome.shown, pa.int64(), mask=~outcome.printed)
    state = pc.if_else(
        pa.array(outcome.counted & outcome.withheld), str(ValueState.SUPPRESSED), exact["state"]
    )
    columns = {name: exact[name] for name in ReleasedValue.columns() if name in exact.column_names}
    columns |= {"state": state, "numerator": numerator}
    columns |= _values(exact, outcome, divisions)
    columns["value"] = _or_as_published(columns["value"], exact)
    columns["completeness"] = _completeness(exact, outcome)
    return pa.table({name: columns[name] for name in ReleasedValue.columns()})


def _values(
    exact: pa.Table, outcome: Outcome, divisions: Mapping[str, Division]
) -> dict[str, pa.Array]:
    """Rates, or counts where the measure is a count, with their limits: from shown numerators."""
    name = pc.dictionary_encode(exact["measure"].cast(pa.string())).combine_chunks()
    of_each = [divisions[measure] for measure in name.dictionary.to_pylist()]
    place = name.indices.to_numpy()
    is_rate, per, is_share = (
        np.array([getattr(one, field) for one in of_each] or [0])[place]
        for field in ("is_divided", "per", "is_share")
    )
    # What is not divided here says nothing of what it could be divided by.
    people = np.where(is_rate, _divisors(exact, outcome, divisions), np.nan)
    shown = outcome.shown.astype(float)
    rated, counted = outcome.printed & is_rate.astype(bool), outcome.printed & ~is_rate.astype(bool)
    limits = np.full((3, len(shown)), np.nan)
    limits[:, rated] = divided_limits(
        shown[rated], people[rated], per=per[rated], is_share=is_share[rated]
    )
    limits[:, counted] = poisson_count_limits(shown[counted])
    named = dict(zip(("value", "lower", "upper"), limits, strict=True))
    columns = {name: pa.array(column, mask=np.isnan(column)) for name, column in named.items()}
    return {**columns, "denominator": pa.array(people, mask=np.isnan(people))}


def _divisors(
    exact: pa.Table, outcome: Outcome, divisions: Mapping[str, Division]
) -> npt.NDArray[np.float64]:
    """What each row is divided by: of a share of a measure, that measure's number as shown."""
    people = np.asarray(exact["denominator"].to_numpy(zero_copy_only=False), dtype=float)
    wholes = {measure: one.of for measure, one in divisions.items() if one.of}
    if not wholes:
        return people
    cells = name_cells(exact)
    codes = cells.words.translate("measure", "measure", wholes)[cells.codes["measure"]]
    is_part = np.isin(cells.codes["measure"], [cells.words.code("measure", one) for one in wholes])
    whole = Finder(cells.key()).find(cells.key(measure=codes))
    shown = np.where(outcome.printed, outcome.shown, np.nan)[whole]
    return np.where(is_part, np.where(whole == ABSENT, np.nan, shown), people)


def _or_as_published(value: pa.Array, exact: pa.Table) -> pa.Array:
    """Where no count is behind a value, what its publisher gave to everyone already."""
    if "published" not in exact.column_names:
        return value
    return pc.coalesce(value, exact["published"].cast(pa.float64()))


def _completeness(exact: pa.Table, outcome: Outcome) -> pa.Array:
    """Completeness as given where counts are open; else from shown numbers only, or not at all.

    A share with many decimals gives its denominator away (0.9167 is 11 of 12), so for protected
    measures it is worked out again from what is published: one less the share "not recorded".
    Where nobody counts "not recorded" it is made coarse, or left out where the count is small;
    where that count is withheld it is left out.
    """
    given = np.asarray(exact["completeness"].to_numpy(zero_copy_only=False), dtype=float)
    cells = name_cells(exact)
    finder = Finder(cells.key())
    gap = finder.find(cells.key(category=cells.constant("category", _NOT_RECORDED)))
    headline = {name: cells.constant(name, "all") for name in ("breakdown", "category")}
    whole = finder.find(cells.key(**headline))
    shown = np.where(outcome.printed & (outcome.shown > 0), outcome.shown, np.nan)
    missing = np.where(outcome.printed, outcome.shown, np.nan)[gap] / shown[whole]
    derived = np.where((gap == ABSENT) | (whole == ABSENT), np.nan, 1 - np.minimum(missing, 1))
    coarse = np.where(gap == ABSENT, coarse_shares(given, shown), np.nan)
    share = np.where(outcome.is_open, given, np.where(np.isnan(derived), coarse, derived))
    told = outcome.printed | _is_as_published(exact)
    return pa.array(share, mask=np.isnan(share) | ~told)


def _is_as_published(exact: pa.Table) -> Booleans:
    if "published" not in exact.column_names:
        return np.zeros(len(exact), dtype=bool)
    return np.asarray(pc.is_valid(exact["published"]).to_numpy(zero_copy_only=False), dtype=bool)


def log_entries(exact: pa.Table, outcome: Outcome, release_id: str) -> pa.Table:
    """The rows of `exact` as `tables.results.ReleaseLogEntry`."""
    decision = np.asarray(exact["state"].to_pylist(), dtype=object)
    small = must_be_withheld(outcome.exact)
    decision[outcome.counted & outcome.withheld & small] = PRIMARY
    decision[outcome.counted & outcome.withheld & ~small] = SECONDARY
    columns = {name: exact[name] for name in (*KEY_COLUMNS, "area_type", "period_type")}
    columns["release_id"] = pa.array([release_id] * len(exact), pa.string())
    columns["decision"] = pa.array(decision, pa.string())
    columns["exact"] = pa.array(outcome.exact, pa.int64(), mask=~outcome.counted)
    columns["shown"] = pa.array(outcome.shown, pa.int64(), mask=~outcome.printed)
    return pa.table({name: columns[name] for name in ReleaseLogEntry.columns()})
