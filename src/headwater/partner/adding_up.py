"""Accepted rows to exact counts on the lattice, by the measures as the partnership runs them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from pathlib import Path

import pyarrow as pa

from headwater.definitions.measure import Measure
from headwater.definitions.partnership import Partnership
from headwater.definitions.scope import Scope
from headwater.intake import Received
from headwater.measures import FIFTHS, count_events, measure_values, place_events
from headwater.partner.checking import Checked
from headwater.partner.faults import FeedNotCounted
from headwater.tables.events import Event
from headwater.tables.lineage import BasisEnd, Coverage, Extract
from headwater.tables.places import AreaLookup, Deprivation, Population, PopulationEthnicity
from headwater.tables.schema import Table
from headwater.warehouse import Builder, build

_BY_DEPRIVATION = "deprivation_fifth"


@dataclass(frozen=True, slots=True)
class Countable:
    """The measures that a desk can count, and in words what it cannot and why."""

    measures: tuple[Measure, ...]
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Exact:
    """Exact counts of every cell (`MeasureValue`), without denominators. Never leaves the desk.

    `districts` gives each small area's district, `fifths` its fifth of deprivation.
    """

    values: pa.Table
    districts: dict[str, str]
    fifths: dict[str, str]


def countable(measures: Sequence[Measure], checked: Checked) -> Countable:
    """The measures that count this feed alone, in the breakdowns that the desk can tell.

    Raises FeedNotCounted when there is none.
    """
    feed = checked.specification.feed
    alone = [measure for measure in measures if set(measure.numerator.feeds) == {feed}]
    shared = [m for m in measures if feed in m.numerator.feeds and m not in alone]
    left_out = [f"{m.short_title}: it counts other feeds as well." for m in shared]
    left_out += [
        f"{m.short_title}: only linkage tells who comes again." for m in alone if m.asks_who
    ]
    alone = [measure for measure in alone if not measure.asks_who]
    if not alone:
        raise FeedNotCounted(
            found=f"No measure counts {feed} alone.",
            expected="at least one measure whose only feed it is.",
            next_step="ask the partnership for definitions with such a measure.",
        )
    if checked.tables(Deprivation.name):
        return Countable(tuple(alone), tuple(left_out))
    left_out += [
        f"{m.short_title} by deprivation: no file of deprivation was given."
        for m in alone
        if _BY_DEPRIVATION in m.breakdowns
    ]
    return Countable(tuple(map(_without_deprivation, alone)), tuple(left_out))


def add_up(
    checked: Checked,
    measures: Sequence[Measure],
    *,
    scope: Scope,
    partnership: Partnership,
    scratch: Path,
) -> Exact:
    """Count every cell of the lattice in a database of its own, which goes with `scratch`."""
    with build(scratch / "desk.duckdb", scratch=scratch / "spill") as builder:
        _load(builder, checked)
        builder.compute(place_events(partnership=partnership), stored=False)
        builder.compute(count_events(measures, scope=scope))
        builder.compute(measure_values(measures, scope=scope, partnership=partnership))
        return Exact(
            values=builder.fetch("SELECT * FROM measure_value"),
            districts=_districts(builder, partnership),
            fifths=_pairs(builder, FIFTHS),
        )


def _without_deprivation(measure: Measure) -> Measure:
    kept = tuple(each for each in measure.breakdowns if each != _BY_DEPRIVATION)
    return measure.model_copy(update={"breakdowns": kept})


def _load(builder: Builder, checked: Checked) -> None:
    """The tables that counting asks for. Nobody's population is known here: nothing is divided."""
    rows = [(each.accepted, None) for each in checked.rows]
    builder.load_parquet(Event, rows, stored=False)
    for table in (AreaLookup, Deprivation, Population, PopulationEthnicity):
        builder.load_parquet(table, checked.tables(table.name))
    builder.load_rows(Extract, _table(Extract, [_extract(each) for each in checked.rows]))
    builder.load_rows(Coverage, _table(Coverage, [c for e in checked.rows for c in _covered(e)]))
    builder.load_rows(BasisEnd, _table(BasisEnd, []))


def _table(table: type[Table], rows: Sequence[dict[str, object]]) -> pa.Table:
    return pa.table({name: [row[name] for row in rows] for name in table.columns()})


def _extract(received: Received) -> dict[str, object]:
    report = received.report
    return {
        "extract_id": received.extract_id,
        "feed": report.feed,
        "supplier": report.supplier,
        "version": 1,
        "file_name": report.file_name,
        "sha256": received.sha256,
        "as_at_date": received.as_at_date,
        "loaded_at": datetime.combine(received.as_at_date, time(), UTC).replace(tzinfo=None),
        "rows_in_file": report.rows_in_file,
        "rows_accepted": report.rows_accepted,
        "rows_rejected": report.rows_rejected,
    }


def _covered(received: Received) -> list[dict[str, object]]:
    origin = {
        "feed": received.report.feed,
        "supplier": received.report.supplier,
        "extract_id": received.extract_id,
    }
    return [{**origin, "month": month} for month in received.months]


def _districts(builder: Builder, partnership: Partnership) -> dict[str, str]:
    inside = {district.code for district in partnership.districts}
    found = _pairs(
        builder,
        "SELECT DISTINCT small_area_code, district_code FROM area_lookup WHERE vintage = 2021",
    )
    return {area: district for area, district in found.items() if district in inside}


def _pairs(builder: Builder, sql: str) -> dict[str, str]:
    first, second = builder.fetch(sql).columns
    return dict(zip(first.to_pylist(), second.to_pylist(), strict=True))
