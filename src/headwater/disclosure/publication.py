"""The two tables that come out of a decision: what everyone may see, and the log of it."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
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
from headwater.methods.rates import poisson_count_limits, poisson_rate_limits
from headwater.tables.results import ReleasedValue, ReleaseLogEntry
from headwater.vocabulary.states import ValueState

RATE_PER = 100_000
PRIMARY, SECONDARY = "primary", "secondary"
"""Decisions of the log: withheld for its own sake, and to protect another."""
_NOT_RECORDED = "not_recorded"


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
    exact: pa.Table, outcome: Outcome, has_denominator: Mapping[str, bool]
) -> pa.Table:
    """The rows of `exact` as `tables.results.ReleasedValue`."""
    numerator = pa.array(outcome.shown, pa.int64(), mask=~outcome.printed)
    state = pc.if_else(
        pa.array(outcome.counted & outcome.withheld), str(ValueState.SUPPRESSED), exact["state"]
    )
    columns = {name: exact[name] for name in ReleasedValue.columns() if name in exact.column_names}
    columns |= {"state": state, "numerator": numerator}
    columns |= _values(exact, outcome, has_denominator)
    columns["value"] = _or_as_published(columns["value"], exact)
    columns["completeness"] = _completeness(exact, outcome)
    return pa.table({name: columns[name] for name in ReleasedValue.columns()})


def _values(
    exact: pa.Table, outcome: Outcome, has_denominator: Mapping[str, bool]
) -> dict[str, pa.Array]:
    """Rates, or counts where the measure is a count, with their limits: from shown numerators."""
    people = np.asarray(exact["denominator"].to_numpy(zero_copy_only=False), dtype=float)
    is_rate = np.array([has_denominator[name] for name in exact["measure"].to_pylist()], dtype=bool)
    rated = outcome.printed & is_rate & (people > 0)
    counted = outcome.printed & ~is_rate
    shown = outcome.shown.astype(float)
    limits = np.full((3, len(shown)), np.nan)
    limits[:, rated] = poisson_rate_limits(shown[rated], people[rated], per=RATE_PER)
    limits[:, counted] = poisson_count_limits(shown[counted])
    named = dict(zip(("value", "lower", "upper"), limits, strict=True))
    return {name: pa.array(column, mask=np.isnan(column)) for name, column in named.items()}


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
