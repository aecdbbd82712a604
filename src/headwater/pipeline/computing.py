"""The stages between files and released values, in order, each given what it needs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import pyarrow as pa

from headwater.definitions.measure import Measure
from headwater.measures import (
    FIFTHS,
    count_events,
    counts_code,
    field_completeness,
    measure_values,
    place_events,
)
from headwater.pipeline.engine import Engine
from headwater.released.release import Break
from headwater.tables.events import Event, EventLink
from headwater.tables.lineage import BasisEnd, Coverage, Extract, SeriesBreak
from headwater.tables.places import (
    AreaLookup,
    Boundary,
    Deprivation,
    Population,
    PopulationEthnicity,
)
from headwater.tables.schema import Table
from headwater.vocabulary.areas import Area, AreaType
from headwater.warehouse import Builder, build

if TYPE_CHECKING:
    from headwater.linkage import LinkageQuality

REFERENCE_TABLES: tuple[type[Table], ...] = (
    AreaLookup,
    Boundary,
    Deprivation,
    Population,
    PopulationEthnicity,
    SeriesBreak,
)
LINKAGE_SEED = 1
SMALL_AREA_VINTAGE = 2021
Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Computed:
    """What the warehouse answered, and how linkage went. `values` are exact.

    `fifths` is the fifth of deprivation of each small area that has one.
    """

    values: pa.Table
    completeness: pa.Table
    small_areas: tuple[Area, ...]
    fifths: dict[str, str]
    breaks: tuple[Break, ...]
    outlines: dict[str, str]
    linkage: LinkageQuality | None

    @property
    def small_area_districts(self) -> dict[str, str]:
        """The district of each small area inside the partnership."""
        return {area.code: area.parent_code for area in self.small_areas if area.parent_code}


def compute(engine: Engine, *, measures: Sequence[Measure], progress: Progress) -> Computed:
    """Build the warehouse beside the old one, compute every cell, swap it in."""
    with (
        engine.workspace() as scratch,
        build(engine.home.layout.warehouse, scratch=scratch) as builder,
    ):
        progress("Reading accepted files")
        _load(builder, engine)
        builder.compute(place_events(partnership=engine.partnership), stored=False)
        linked = _link(builder, engine, progress)
        progress("Counting events")
        builder.compute(field_completeness())
        builder.compute(count_events(measures, scope=engine.scope))
        progress("Computing measures")
        builder.compute(
            measure_values(measures, scope=engine.scope, partnership=engine.partnership)
        )
        computed = Computed(
            values=builder.fetch("SELECT * FROM measure_value"),
            completeness=builder.fetch("SELECT * FROM field_completeness"),
            small_areas=_small_areas(builder, engine),
            fifths=_fifths(builder),
            breaks=_breaks(builder, engine, measures),
            outlines=_outlines(builder),
            linkage=linked,
        )
        builder.publish()
    return computed


def _load(builder: Builder, engine: Engine) -> None:
    builder.load_parquet(Event, engine.home.current_parquets(Event.name), stored=False)
    for table in REFERENCE_TABLES:
        builder.load_parquet(table, engine.home.current_parquets(table.name))
    builder.load_rows(Coverage, _rows(Coverage, engine.home.coverage()))
    builder.load_rows(Extract, _rows(Extract, engine.home.extracts()))
    builder.load_rows(BasisEnd, _basis_ends(engine))


def _basis_ends(engine: Engine) -> pa.Table:
    """The last day of each supplier's feed for which no basis is open-ended."""
    last: dict[tuple[str, str], date] = {}
    for basis in engine.bases():
        key = (basis.feed, basis.supplier)
        last[key] = max(last.get(key, date.min), basis.ends_on or date.max)
    ended = [(*key, day) for key, day in sorted(last.items()) if day < date.max]
    columns = zip(*ended, strict=True) if ended else ((), (), ())
    return pa.table(dict(zip(BasisEnd.columns(), map(list, columns), strict=True)))


def _rows(table: type[Table], records: Sequence[object]) -> pa.Table:
    return pa.table(
        {name: [getattr(record, name) for record in records] for name in table.columns()}
    )


def _link(builder: Builder, engine: Engine, progress: Progress) -> LinkageQuality | None:
    named = [current.extract_id for current in engine.home.current_tables(Event.name)]
    people = engine.home.people(named)
    if people is None:
        return None
    from headwater.linkage import link  # slow to load, and open data names nobody

    progress(f"Linking {people.num_rows:,} mentions of people across partners")
    events = builder.fetch("SELECT event_id, feed, occurred_at FROM event")
    linked = link(people, events, key=engine.home.linkage_key(), seed=LINKAGE_SEED)
    builder.load_rows(EventLink, linked.links)
    return linked.quality


def _small_areas(builder: Builder, engine: Engine) -> tuple[Area, ...]:
    """The small areas of the newer vintage that lie inside the partnership's districts."""
    districts = {area.code for area in engine.partnership.areas}
    rows = builder.fetch(
        "SELECT DISTINCT small_area_code, small_area_name, district_code, vintage "
        "FROM area_lookup ORDER BY small_area_code"
    )
    return tuple(
        Area(
            row["small_area_code"],
            row["small_area_name"] or row["small_area_code"],
            AreaType.SMALL_AREA,
            row["district_code"],
            SMALL_AREA_VINTAGE,
        )
        for row in rows.to_pylist()
        if row["district_code"] in districts and row["vintage"] == SMALL_AREA_VINTAGE
    )


def _fifths(builder: Builder) -> dict[str, str]:
    rows = builder.fetch(FIFTHS).to_pylist()
    return {row["small_area_code"]: row["deprivation_fifth"] for row in rows}


def _breaks(builder: Builder, engine: Engine, measures: Sequence[Measure]) -> tuple[Break, ...]:
    """Each change of recording, for each measure that it touches."""
    rows = builder.fetch("SELECT * FROM series_break ORDER BY month, feed").to_pylist()
    return tuple(
        Break(measure.measure, row["month"], row["reason"])
        for row in rows
        for measure in measures
        if counts_code(measure, feed=row["feed"], code=row["offence_code"], scope=engine.scope)
    )


def _outlines(builder: Builder) -> dict[str, str]:
    rows = builder.fetch("SELECT small_area_code, outline FROM boundary").to_pylist()
    return {row["small_area_code"]: row["outline"] for row in rows}
