"""Values of several districts together, added up after disclosure control.

They are worked out from the released rows of the districts alone, so whoever has those rows could
do the same sums: nothing new can be learnt from them, and the release log need not know of them.
"""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from headwater.methods.rates_and_shares.divided import divided_limits
from headwater.methods.rates_and_shares.rates import Numbers, poisson_count_limits
from headwater.released.release import Released, ReleasedMeasure
from headwater.vocabulary.areas import Area, AreaType
from headwater.vocabulary.states import ValueState

_CELL = ("measure", "period_type", "period", "breakdown", "category")
_STATES = (
    ValueState.RELEASED,
    ValueState.SUPPRESSED,
    ValueState.MISSING,
    ValueState.NOT_COLLECTED,
)
"""The furthest along this list that any district is in, is the state of them all together."""


def with_partnership_areas(released: Released) -> Released:
    """The release with a row for each cell that all districts of a partnership area have.

    What was published for such an area as a whole stays as it is. Numerators and person-years are
    added up; the rate and its limits follow from the sums. Where one district shows no number,
    neither does the area. Every measure but those shown as published counts events, each of them
    in one district at most, so it can be added up.
    """
    counted = _without_published(released)
    described = (*released.measures, *released.versions)
    divided = {measure.measure: measure for measure in described}
    added = [
        _added_up(area, counted, divided)
        for area in released.areas
        if area.area_type is AreaType.PARTNERSHIP_AREA
    ]
    return replace(released, values=pa.concat_tables([released.values, *added]))


def _without_published(released: Released) -> pa.Table:
    """The values that may be added up: those of measures that count."""
    described = (*released.measures, *released.versions)
    named = [measure.measure for measure in described if measure.is_as_published]
    is_published = pc.is_in(released.values["measure"], value_set=pa.array(named, pa.string()))
    return released.values.filter(pc.invert(is_published))


def _added_up(area: Area, values: pa.Table, divided: Mapping[str, ReleasedMeasure]) -> pa.Table:
    sums = _sums(_districts_of(area, values))
    sums = sums.filter(pc.equal(sums["area_code_count"], len(area.member_codes)))
    is_shown = pc.equal(sums["rank_max"], 0)
    numerator = pc.if_else(is_shown, sums["numerator_sum"], None)
    # People at risk are public, and of no use where a district lacks them.
    people = pc.if_else(
        pc.equal(sums["denominator_count"], len(area.member_codes)), sums["denominator_sum"], None
    )
    said = pc.and_(is_shown, pc.equal(sums["is_unsaid_max"], 0))
    columns = {name: sums[name] for name in _CELL}
    columns |= _rates_and_limits(sums["measure"], numerator, people, divided)
    columns |= {
        "area_type": pa.array([area.area_type.value] * len(sums), pa.string()),
        "area_code": pa.array([area.code] * len(sums), pa.string()),
        "state": pa.array([state.value for state in _STATES]).take(sums["rank_max"]),
        "numerator": numerator,
        "denominator": people,
        "completeness": pc.if_else(said, sums["completeness_min"], None),
        "as_at_date": sums["as_at_date_min"],
    }
    return pa.table({name: columns[name] for name in values.column_names}).cast(values.schema)


def _districts_of(area: Area, values: pa.Table) -> pa.Table:
    is_member = pc.is_in(values["area_code"], value_set=pa.array(area.member_codes, pa.string()))
    is_district = pc.equal(values["area_type"], AreaType.DISTRICT.value)
    return values.filter(pc.and_(is_member, is_district))


def _sums(rows: pa.Table) -> pa.Table:
    """One row per cell: sums, the lowest completeness, the oldest date, the furthest state."""
    order = pa.array([state.value for state in _STATES])
    rows = rows.append_column("rank", pc.index_in(rows["state"], value_set=order))
    rows = rows.append_column("is_unsaid", _is_unsaid(rows))
    return rows.group_by(list(_CELL), use_threads=False).aggregate(
        [
            ("rank", "max"),
            ("numerator", "sum"),
            ("denominator", "sum"),
            ("denominator", "count"),
            ("completeness", "min"),
            ("is_unsaid", "max"),
            ("as_at_date", "min"),
            ("area_code", "count"),
        ]
    )


def _is_unsaid(rows: pa.Table) -> pa.ChunkedArray:
    """Where a district counts events and does not say how complete they are.

    A district without events has none that could lack a detail, so it says nothing by its silence.
    """
    counts_some = pc.fill_null(pc.greater(rows["numerator"], 0), False)
    return pc.and_(counts_some, pc.is_null(rows["completeness"])).cast(pa.int8())


def _rates_and_limits(
    measures: pa.ChunkedArray,
    numerator: pa.ChunkedArray,
    people: pa.ChunkedArray,
    divided: Mapping[str, ReleasedMeasure],
) -> dict[str, pa.Array]:
    """Rates, or counts where the measure is a count, with their limits: as for any other area."""
    of_each = [divided[name] for name in measures.to_pylist()]
    is_rate = np.array([one.has_denominator for one in of_each], dtype=bool)
    events = _numbers(numerator)
    per = np.array([one.per for one in of_each], dtype=np.float64)
    is_share = np.array([one.is_share for one in of_each], dtype=bool)
    rates = divided_limits(events, _numbers(people), per=per, is_share=is_share)
    limits = np.where(is_rate, rates, poisson_count_limits(events))
    named = dict(zip(("value", "lower", "upper"), limits, strict=True))
    return {name: pa.array(column, mask=np.isnan(column)) for name, column in named.items()}


def _numbers(column: pa.ChunkedArray) -> Numbers:
    """A column as numbers, NaN where it is empty."""
    return np.asarray(column.cast(pa.float64()).to_numpy(), dtype=np.float64)
