"""Puts together the one object that leaves the engine."""

from collections.abc import Sequence
from datetime import date, datetime

import pyarrow as pa

from headwater.definitions.measure import Measure
from headwater.pipeline.computing import Computed
from headwater.pipeline.describing import (
    completeness_by_feed,
    describe_measure,
    describe_partnership,
    describe_scope,
    describe_source,
    policies_of,
)
from headwater.pipeline.engine import Engine
from headwater.pipeline.holdings import Holding, holdings_of
from headwater.released.reader import ReleasedReader
from headwater.released.release import Released, ReleasedMeasure, ReleasedSource, Signal
from headwater.vocabulary.areas import Area
from headwater.vocabulary.nature import Nature


def assemble(
    engine: Engine,
    *,
    release_id: str,
    measures: Sequence[Measure],
    computed: Computed,
    values: pa.Table,
    signals: tuple[Signal, ...],
    today: date,
    now: datetime,
) -> Released:
    """The release: values as disclosure let them go, and what must be known to read them."""
    holdings = holdings_of(engine.home)
    counted = {feed for measure in measures for feed in measure.numerator.feeds}
    return Released(
        release_id=release_id,
        made_at=now,
        as_at_date=max(item.as_at_date for item in holdings if item.feed in counted),
        nature=engine.home.nature or Nature.REAL,
        partnership=describe_partnership(engine.partnership),
        areas=_areas(engine, computed),
        measures=_measures(engine, measures, holdings),
        sources=_sources(engine, computed, holdings, counted, today),
        values=values,
        signals=signals,
        breaks=computed.breaks,
        scope=describe_scope(engine.scope),
        outlines=computed.outlines,
        previous_release_id=ReleasedReader(engine.settings.released).current_id(),
    )


def _areas(engine: Engine, computed: Computed) -> tuple[Area, ...]:
    """The whole, then what is made of several districts, districts and small areas."""
    whole, *districts = engine.partnership.areas
    return (whole, *engine.partnership.joined_areas, *districts, *computed.small_areas)


def _measures(
    engine: Engine, measures: Sequence[Measure], holdings: Sequence[Holding]
) -> tuple[ReleasedMeasure, ...]:
    policies = policies_of(measures, engine.specifications)
    return tuple(
        describe_measure(
            measure,
            scope=engine.scope,
            policy=policies[measure.measure],
            holdings=holdings,
        )
        for measure in measures
    )


def _sources(
    engine: Engine,
    computed: Computed,
    holdings: Sequence[Holding],
    counted: set[str],
    today: date,
) -> tuple[ReleasedSource, ...]:
    completeness = completeness_by_feed(computed.completeness)
    last_months = [item.last_month for item in holdings if item.feed in counted and item.last_month]
    bases = engine.bases()
    return tuple(
        describe_source(
            holding,
            specification=engine.specifications[holding.feed],
            bases=bases,
            completeness=completeness.get(holding.feed, {}),
            newest_month=max(last_months, default=None),
            today=today,
        )
        for holding in holdings
        if holding.feed in engine.specifications
    )
