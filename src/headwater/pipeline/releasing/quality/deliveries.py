"""What a release says of feeds of counts, of places and of registers: how they are delivered.

A row of such a file is a cell of somebody's table, or an area, and no person. A share of rows here
tells how many cells were left blank or withheld, which narrows no count, so it is not made coarse;
rows are told as of every source.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from headwater.analyses.quality import AskedTotal, period_words, rhythm_of, start_of
from headwater.custody import ExtractRecord
from headwater.definitions.extract import ExtractSpecification, SpecifiedColumn
from headwater.disclosure import published_rows
from headwater.exchange.report import FileReport
from headwater.pipeline.releasing.quality.asked import fields_of
from headwater.pipeline.releasing.quality.reports import faults_of, report_of
from headwater.released.quality import DeliveredField, Delivery, KeptTotal

Specifications = Mapping[str, ExtractSpecification]
Source = tuple[str, str]
"""A feed and its supplier."""
_DECIMALS = 2
_ABSENT_NAMED = 12
"""Absent periods are named up to this many, the newest; there may be decades."""
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class StatedTables:
    """What the warehouse says of files that hold no events: see `analyses.quality.delivered`."""

    figures: pa.Table
    totals: pa.Table
    counts: pa.Table
    areas: pa.Table
    periods: pa.Table


@dataclass(frozen=True, slots=True)
class _Said:
    """The rows of `StatedTables` about one source."""

    figures: dict[tuple[str, str], Row]
    totals: dict[tuple[str, int], Row]
    counts: Row
    areas: list[Row]
    periods: list[Row]


def totals_asked(specifications: Specifications) -> dict[str, tuple[AskedTotal, ...]]:
    """The totals that each feed declares, by feed."""
    return {
        feed: tuple(AskedTotal(each.total, each.parts, each.parts_of_more) for each in found.totals)
        for feed, found in specifications.items()
        if found.totals
    }


def deliveries_of(
    extracts: Sequence[ExtractRecord], stated: StatedTables, *, specifications: Specifications
) -> tuple[Delivery, ...]:
    """Every source whose rows are no events, by feed and supplier."""
    sources: dict[Source, list[ExtractRecord]] = defaultdict(list)
    for record in extracts:
        specification = specifications.get(record.feed)
        if specification is not None and specification.becomes != "event":
            sources[record.feed, record.supplier].append(record)
    said = _by_source(stated)
    return tuple(
        _delivery(specifications[source[0]], records, said(source))
        for source, records in sorted(sources.items())
    )


def _delivery(
    specification: ExtractSpecification, records: Sequence[ExtractRecord], said: _Said
) -> Delivery:
    ordered = sorted(records, key=lambda record: (record.loaded_at, record.extract_id))
    newest, before = ordered[-1], ordered[-2] if len(ordered) > 1 else None
    policy = specification.policy
    return Delivery(
        feed=newest.feed,
        supplier=newest.supplier,
        becomes=newest.becomes,
        deliveries=len(ordered),
        rows_in_file=published_rows(newest.rows_in_file, policy),
        rows_accepted=published_rows(newest.rows_accepted, policy),
        rows_accepted_before=published_rows(before.rows_accepted, policy) if before else None,
        received_on=newest.received_on or newest.loaded_at.date(),
        describes_until=max(record.as_at_date for record in ordered),
        fields=tuple(_fields(specification, newest, before, said)),
        totals=tuple(_totals(specification, newest, said)),
        institutions=int(said.counts.get("institutions", 0)),
        **_periods(said.periods),
        **_areas(said),
    )


def _fields(
    specification: ExtractSpecification,
    newest: ExtractRecord,
    before: ExtractRecord | None,
    said: _Said,
) -> Iterator[DeliveredField]:
    report = report_of(newest)
    earlier = _filled(report_of(before)) if before else {}
    filled = _filled(report)
    faults = faults_of(report, fields_of(specification))
    for column in specification.columns:
        name = column.becomes
        if name is None or name not in filled:
            continue
        invalid = min(faults.invalid.get(name, 0), faults.rows)
        yield DeliveredField(
            header=column.header,
            is_figure=column.figure is not None,
            filled=filled[name],
            valid=_share(faults.rows - invalid, faults.rows),
            change=_change(filled[name], earlier.get(name)),
            **_states(column, newest, said),
        )


def _filled(report: FileReport) -> dict[str, float | None]:
    return {fill.column: _share(fill.filled, fill.rows) for fill in report.completeness}


def _states(column: SpecifiedColumn, newest: ExtractRecord, said: _Said) -> dict[str, float | None]:
    row = said.figures.get((newest.extract_id, column.becomes or column.name))
    if column.figure is None or row is None:
        return {}
    names = ("suppressed", "missing", "not_collected")
    return {name: _share(int(row[name]), int(row["rows"])) for name in names}


def _totals(
    specification: ExtractSpecification, newest: ExtractRecord, said: _Said
) -> Iterator[KeptTotal]:
    for number, total in enumerate(specification.totals):
        row = said.totals.get((newest.extract_id, number))
        share = _share(int(row["kept"]), int(row["rows"])) if row else None
        if row and share is not None:
            # Rows that do not keep it are never said to be none by rounding.
            kept = share if row["kept"] == row["rows"] else min(share, 1 - 10**-_DECIMALS)
            yield KeptTotal(total.words, published_rows(row["rows"], specification.policy), kept)


def _periods(rows: Sequence[Row]) -> dict[str, Any]:
    """Periods by their first day, or by the year that their words name."""
    starts = (row["period_start"] or start_of(row["period"] or "") for row in rows)
    rhythm = rhythm_of({start for start in starts if start is not None})
    is_year = all(row["period_start"] is None for row in rows)
    absent = rhythm.absent[-_ABSENT_NAMED:]
    return {
        "periods": len({(row["period"], row["period_start"]) for row in rows}),
        "periods_expected": len(rhythm.expected),
        "periods_present": len(rhythm.expected) - len(rhythm.absent),
        "periods_absent": tuple(period_words(each, is_year=is_year) for each in absent),
        "next_until": rhythm.next_until,
    }


def _areas(said: _Said) -> dict[str, Any]:
    """Areas stated, and those expected of the level that most of are there."""
    levels = sorted(
        said.areas,
        key=lambda row: (int(row["present"]) / int(row["expected"]), int(row["present"])),
    )
    best = levels[-1] if levels else {}
    return {
        "areas": int(said.counts.get("areas", 0)),
        "area_level": str(best.get("level", "")),
        "areas_present": int(best["present"]) if best else None,
        "areas_expected": int(best["expected"]) if best else None,
    }


def _by_source(stated: StatedTables) -> Callable[[Source], _Said]:
    figures, totals, areas, periods, counts = (
        _grouped(table)
        for table in (stated.figures, stated.totals, stated.areas, stated.periods, stated.counts)
    )

    def said(source: Source) -> _Said:
        return _Said(
            figures={(row["extract_id"], row["figure"]): row for row in figures[source]},
            totals={(row["extract_id"], row["number"]): row for row in totals[source]},
            counts=next(iter(counts[source]), {}),
            areas=areas[source],
            periods=periods[source],
        )

    return said


def _grouped(table: pa.Table) -> dict[Source, list[Row]]:
    found: dict[Source, list[Row]] = defaultdict(list)
    for row in table.to_pylist():
        found[row["feed"], row["supplier"]].append(row)
    return found


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, _DECIMALS) if whole else None


def _change(now: float | None, before: float | None) -> float | None:
    return None if now is None or before is None else round(now - before, _DECIMALS)
