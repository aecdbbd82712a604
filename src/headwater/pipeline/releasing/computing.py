"""The stages between files and released values, in order, each given what it needs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import pyarrow as pa

from headwater.analyses.institutions import institution_counts
from headwater.analyses.provision import provision_counts
from headwater.analyses.quality import (
    STATED_COUNTS,
    STATED_PERIODS,
    field_quality,
    figure_states,
    stated_areas,
    totals_kept,
)
from headwater.definitions.measure import Measure
from headwater.measures import (
    FIFTHS,
    ITEMS_SUPPLIED,
    OFFERS_STATED,
    Known,
    breaks_of,
    carried_population,
    carry_population,
    code_counts,
    count_events,
    days_of_small_areas,
    field_completeness,
    hours_of_small_areas,
    measure_values,
    neighbouring_figures,
    place_events,
)
from headwater.pipeline.engine import Engine
from headwater.pipeline.holdings import TABLES
from headwater.pipeline.releasing.neighbouring import areas_asked, lists_of_neighbours
from headwater.pipeline.releasing.quality import StatedTables, asked_of, totals_asked, watched
from headwater.pipeline.releasing.weighing import measure_weighed
from headwater.released.release import Break
from headwater.tables.aggregates import AggregateRow
from headwater.tables.changes import AreaChange, PopulationAsStated
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
from headwater.tables.weights import CodeCount, EventWeight
from headwater.vocabulary.areas import Area, AreaType
from headwater.vocabulary.counts import counted
from headwater.warehouse import (
    Builder,
    FiguresOfFile,
    StatedFile,
    build,
    figures_of_files,
    stated_places,
)

if TYPE_CHECKING:
    from headwater.linkage import LinkageQuality

REFERENCE_TABLES: tuple[type[Table], ...] = (
    AreaChange,
    AreaLookup,
    Boundary,
    Deprivation,
    EventWeight,
    PopulationEthnicity,
    SeriesBreak,
)
INSTITUTIONS_STATED = """SELECT DISTINCT feed, supplier, organisation, period_start
FROM stated_place WHERE organisation IS NOT NULL AND period_start IS NOT NULL"""
LINKAGE_SEED = 1
SMALL_AREA_VINTAGE = 2021
Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Computed:
    """What the warehouse answered, and how linkage went. `values` are exact.

    `fifths` is the fifth of deprivation of each small area that has one. `hours` and `days` are
    when the events were of the measures that are asked about small areas.
    """

    values: pa.Table
    completeness: pa.Table
    quality: pa.Table
    carried: pa.Table
    supplied: pa.Table
    stated: StatedTables
    institutions: pa.Table
    institutions_stated: pa.Table
    provision: pa.Table
    neighbours: pa.Table
    offers: pa.Table
    hours: pa.Table
    days: pa.Table
    event_weights: pa.Table
    code_counts: pa.Table
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
        builder.compute(field_quality(asked_of(engine.specifications, engine.codelists)))
        builder.compute(figure_states())
        builder.compute(totals_kept(totals_asked(engine.specifications)))
        builder.compute(institution_counts(watched(engine.specifications)))
        builder.compute(provision_counts())
        builder.compute(count_events(measures, scope=engine.scope))
        progress("Computing measures")
        builder.compute(
            measure_values(measures, scope=engine.scope, partnership=engine.partnership)
        )
        computed = Computed(
            values=builder.fetch("SELECT * FROM measure_value"),
            completeness=builder.fetch("SELECT * FROM field_completeness"),
            quality=builder.fetch("SELECT * FROM field_quality"),
            carried=builder.fetch("SELECT * FROM carried_population"),
            supplied=builder.fetch(ITEMS_SUPPLIED),
            stated=_stated(builder, engine),
            institutions=builder.fetch("SELECT * FROM institution_count"),
            institutions_stated=builder.fetch(INSTITUTIONS_STATED),
            provision=builder.fetch("SELECT * FROM provision_count"),
            offers=builder.fetch(OFFERS_STATED),
            neighbours=builder.fetch(
                neighbouring_figures(measures, area_codes=areas_asked(lists_of_neighbours(engine)))
            ),
            hours=builder.fetch(
                hours_of_small_areas(_of_hours(engine, measures), scope=engine.scope)
            ),
            days=builder.fetch(
                days_of_small_areas(_of_near_repeats(engine, measures), scope=engine.scope)
            ),
            event_weights=builder.fetch("SELECT * FROM event_weight"),
            code_counts=_code_counts(builder, engine, measures),
            small_areas=_small_areas(builder, engine),
            fifths=_fifths(builder),
            breaks=_breaks(builder, engine, measures),
            outlines=_outlines(builder),
            linkage=linked,
        )
        builder.publish()
    return computed


def _of_hours(engine: Engine, measures: Sequence[Measure]) -> list[Measure]:
    """The measures that are asked when persistent places are busy."""
    asked = engine.places.persistent if engine.places else None
    named = asked.hours_from if asked else ()
    return [measure for measure in measures if measure.measure in named]


def _of_near_repeats(engine: Engine, measures: Sequence[Measure]) -> list[Measure]:
    """The measures that are asked whether one event draws another."""
    asked = engine.places.near_repeats if engine.places else None
    named = asked.measures if asked else ()
    return [measure for measure in measures if measure.measure in named]


def _load(builder: Builder, engine: Engine) -> None:
    builder.load_parquet(Event, engine.home.current_parquets(Event.name), stored=False)
    for table in REFERENCE_TABLES:
        builder.load_parquet(table, engine.home.current_parquets(table.name))
    stated = engine.home.current_parquets(Population.name)
    builder.load_parquet(PopulationAsStated, stated, stored=False)
    builder.compute(carry_population())
    builder.compute(carried_population())
    builder.compute(figures_of_files(_figures(engine)))
    builder.compute(stated_places(_files_of_places(engine)))
    builder.load_rows(Coverage, _rows(Coverage, engine.home.coverage()))
    builder.load_rows(Extract, _rows(Extract, engine.home.extracts()))
    builder.load_rows(BasisEnd, _basis_ends(engine))


def _figures(engine: Engine) -> list[FiguresOfFile]:
    """The figures of published aggregates whose feed has a specification."""
    return [
        FiguresOfFile(
            current.path,
            tuple(column.becomes or column.name for column in specification.figures),
            current.periods,
        )
        for current in engine.home.current_tables(AggregateRow.name)
        if (specification := engine.specifications.get(current.feed)) is not None
    ]


def _files_of_places(engine: Engine) -> list[StatedFile]:
    """Current files that hold neither events nor counts of a publisher."""
    return [
        StatedFile(current.feed, current.supplier, current.path)
        for table in TABLES
        if table not in {Event.name, AggregateRow.name}
        for current in engine.home.current_tables(table)
    ]


def _stated(builder: Builder, engine: Engine) -> StatedTables:
    districts = [district.code for district in engine.partnership.districts]
    joined = [area.code for area in engine.partnership.joined_areas]
    return StatedTables(
        figures=builder.fetch("SELECT * FROM figure_state"),
        totals=builder.fetch("SELECT * FROM total_kept"),
        counts=builder.fetch(STATED_COUNTS),
        areas=builder.fetch(stated_areas(districts, joined)),
        periods=builder.fetch(STATED_PERIODS),
    )


def _code_counts(builder: Builder, engine: Engine, measures: Sequence[Measure]) -> pa.Table:
    """Events by kind and offence code of the measure that is weighed; no rows where none is."""
    weighed = measure_weighed(engine, measures)
    if weighed is None:
        return _rows(CodeCount, [])
    builder.compute(code_counts(weighed, scope=engine.scope), stored=False)
    return builder.fetch("SELECT * FROM code_count")


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
        builder.load_rows(EventLink, _rows(EventLink, []))
        return None
    from headwater.linkage import link  # slow to load, and open data names nobody

    progress(f"Linking {counted(people.num_rows, 'mention')} of people across partners")
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
    """Each change of recording, for each measure that it touches. Raises BreakUnclear."""
    rows = builder.fetch("SELECT * FROM series_break ORDER BY month, feed").to_pylist()
    known = Known(
        feeds=engine.specifications,
        measures={measure.measure for measure in engine.measures},
        area_codes={
            area.code for area in (*engine.partnership.areas, *engine.partnership.joined_areas)
        },
    )
    return breaks_of(rows, measures, scope=engine.scope, known=known)


def _outlines(builder: Builder) -> dict[str, str]:
    rows = builder.fetch("SELECT small_area_code, outline FROM boundary").to_pylist()
    return {row["small_area_code"]: row["outline"] for row in rows}
