"""What a release says of each supplier's record: from counts and reports to coarse shares.

Counts of rows with a gap can be as small as counts of people, so nothing exact leaves. Each share
goes through `coarse_shares`: rounded to the finest step at which seven rows make no difference,
left out where no step is coarse enough. Where "not stated" and "not recorded" are told apart, the
share filled is what these two leave of the whole as they are shown, so that it adds no third
rounding of the same rows to solve for. Changes and peers are worked out from shown shares. Row
counts go through `published_rows`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from math import isnan, nan

import pyarrow as pa

from headwater.analyses.quality import (
    Counted,
    Shown,
    Told,
    compared,
    last_years,
    told_of_rows,
)
from headwater.custody import ExtractRecord
from headwater.definitions.codelist import Codelist
from headwater.definitions.extract import ExtractSpecification
from headwater.disclosure import coarse_shares, published_rows
from headwater.pipeline.releasing.quality.asked import fields_of, needed_of, rules_of, unstated_of
from headwater.pipeline.releasing.quality.reports import Month, faults_of, first_arrivals, report_of
from headwater.tables.results import FieldQuality, ReleasedQuality
from headwater.vocabulary.periods import add_months
from headwater.vocabulary.policies import DisclosurePolicy
from headwater.vocabulary.quality import Aspect

EVERYTHING = "all"
_GAPS = frozenset({Aspect.NOT_STATED.value, Aspect.NOT_RECORDED.value})
_DECIMALS = 2
_TYPES = {
    "month": pa.date32(),
    "months": pa.int16(),
    "rows": pa.int64(),
    "value": pa.float64(),
    "change": pa.float64(),
    "peers": pa.float64(),
    "peers_counted": pa.int32(),
}


def released_quality(
    counted: pa.Table,
    *,
    extracts: Sequence[ExtractRecord],
    specifications: Mapping[str, ExtractSpecification],
    codelists: Mapping[str, Codelist],
) -> pa.Table:
    """The rows of `ReleasedQuality`, from those of `FieldQuality` and each file's report."""
    known = [record for record in extracts if record.feed in specifications]
    reports = {record.extract_id: report_of(record) for record in known}
    fields = {feed: fields_of(each) for feed, each in specifications.items()}
    rows = _counted(counted, specifications)
    files = {name: faults_of(each, fields[each.feed]) for name, each in reports.items()}
    years, files_of_years = last_years(rows, files)
    told = told_of_rows(
        (*rows, *years),
        files=files | files_of_years,
        needed={feed: needed_of(each) for feed, each in specifications.items()},
        unstated={feed: unstated_of(each, codelists) for feed, each in specifications.items()},
        rules={feed: rules_of(each) for feed, each in specifications.items()},
    )
    late = _timeliness(rows, first_arrivals(known, reports))
    policies = {feed: each.policy for feed, each in specifications.items()}
    return _table(compared(shown([*told, *late], policies)))


def shown(told: Sequence[Told], policies: Mapping[str, DisclosurePolicy]) -> list[Shown]:
    """What is told as everyone may see it, in the same order; `policies` by feed."""
    rows = [each.rows for each in told]
    exact = [nan if each.part is None or not each.rows else each.part / each.rows for each in told]
    shares = coarse_shares(exact, rows).tolist()
    return _filled_as_what_is_left(
        [_shown(each, share, policies[each.feed]) for each, share in zip(told, shares, strict=True)]
    )


def _counted(
    table: pa.Table, specifications: Mapping[str, ExtractSpecification]
) -> tuple[Counted, ...]:
    rows = table.select(list(FieldQuality.columns())).to_pylist()
    return tuple(Counted(**row) for row in rows if row["feed"] in specifications)


def _timeliness(rows: Iterable[Counted], arrivals: Mapping[Month, datetime]) -> Iterator[Told]:
    """Days from the end of each month to the first file that brought it; 0 before its end."""
    counts: dict[Month, int] = {(row.feed, row.supplier, row.month): row.rows for row in rows}
    for key, count in counts.items():
        if arrived := arrivals.get(key):
            days = max(0, (arrived.date() - add_months(key[2], 1)).days)
            yield Told(*key, Aspect.DAYS_TO_RECEIPT, EVERYTHING, count, days=days)


def _shown(told: Told, share: float, policy: DisclosurePolicy) -> Shown:
    if told.days is not None:
        value: float | None = float(told.days)
    else:
        value = None if isnan(share) else share
    rows = published_rows(told.rows, policy)
    return Shown(
        told.feed,
        told.supplier,
        told.month,
        told.aspect,
        told.field,
        rows,
        value,
        months=told.months,
    )


def _filled_as_what_is_left(rows: Sequence[Shown]) -> list[Shown]:
    """Where gaps are told apart by kind, the share filled is what they leave, as they are shown."""
    gaps: dict[tuple[object, ...], list[float | None]] = defaultdict(list)
    for row in rows:
        if row.aspect in _GAPS:
            gaps[_cell(row)].append(row.value)
    return [
        _left(row, gaps[_cell(row)]) if row.aspect == Aspect.FILLED and _cell(row) in gaps else row
        for row in rows
    ]


def _left(row: Shown, gaps: Sequence[float | None]) -> Shown:
    known = [gap for gap in gaps if gap is not None]
    left = max(0.0, round(1 - sum(known), _DECIMALS)) if len(known) == len(gaps) else None
    return replace(row, value=left)


def _cell(row: Shown) -> tuple[object, ...]:
    return (row.feed, row.supplier, row.month, row.months, row.field)


def _table(rows: Sequence[Shown]) -> pa.Table:
    names = list(ReleasedQuality.columns())
    schema = pa.schema([(name, _TYPES.get(name, pa.string())) for name in names])
    columns = {name: [getattr(row, name) for row in rows] for name in names}
    return pa.table(columns, schema=schema)
