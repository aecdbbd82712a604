"""Puts together the one object that leaves the engine."""

from collections.abc import Sequence
from datetime import date, datetime

import pyarrow as pa
import pyarrow.compute as pc

from headwater.analyses import analyses_of
from headwater.analyses.disparity import disparity_bounds
from headwater.definitions.measure import Measure, MeasureVersion
from headwater.definitions.subject import Subject
from headwater.pipeline.engine import Engine
from headwater.pipeline.holdings import Holding, holdings_of
from headwater.pipeline.releasing.computing import Computed
from headwater.pipeline.releasing.describing import (
    completeness_by_feed,
    describe_measure,
    describe_partnership,
    describe_scope,
    describe_source,
    policies_of,
)
from headwater.pipeline.releasing.neighbouring import lists_of_neighbours, neighbours_of
from headwater.pipeline.releasing.placing import near_repeat_events, persistent_places_of
from headwater.pipeline.releasing.quality import (
    carried_words,
    characteristics_of,
    deliveries_of,
    institutions_of,
    released_quality,
)
from headwater.pipeline.releasing.reading_aids import factor_library, lenses_of
from headwater.pipeline.releasing.software import software_words
from headwater.pipeline.releasing.standardising import handed_over
from headwater.pipeline.releasing.subjects import released_subjects
from headwater.pipeline.releasing.supplying import supplied_by_each
from headwater.pipeline.releasing.weighing import weighed
from headwater.released.comparators import Comparators
from headwater.released.offers import OfferMap
from headwater.released.provision import ProvisionCompared
from headwater.released.quality import DatasetSupport
from headwater.released.reader import ReleasedReader
from headwater.released.release import Released, ReleasedMeasure, ReleasedSource, Signal
from headwater.vocabulary.areas import Area
from headwater.vocabulary.nature import Nature


def assemble(
    engine: Engine,
    *,
    release_id: str,
    measures: Sequence[Measure],
    versions: Sequence[MeasureVersion],
    computed: Computed,
    values: pa.Table,
    signals: tuple[Signal, ...],
    provision: tuple[ProvisionCompared, ...],
    offers: OfferMap | None,
    subjects: Sequence[Subject],
    today: date,
    now: datetime,
) -> Released:
    """The release: values as disclosure let them go, and what must be known to read them."""
    holdings = holdings_of(engine.home)
    described = _measures(engine, measures, holdings)
    counted = {feed for measure in measures for feed in measure.numerator.feeds}
    return Released(
        release_id=release_id,
        made_at=now,
        software=software_words(),
        as_at_date=max(item.as_at_date for item in holdings if item.feed in counted),
        nature=engine.home.nature or Nature.REAL,
        partnership=describe_partnership(engine.partnership),
        areas=_areas(engine, computed),
        measures=described,
        sources=_sources(engine, computed, holdings, counted, today),
        values=values,
        signals=signals,
        breaks=computed.breaks,
        scope=describe_scope(engine.scope),
        outlines=computed.outlines,
        quality=released_quality(
            computed.quality,
            extracts=engine.home.extracts(),
            specifications=engine.specifications,
            codelists=engine.codelists,
        ),
        disparity=disparity_bounds(_without(values, versions)),
        datasets=_datasets(engine, computed, holdings, today),
        deliveries=deliveries_of(
            engine.home.extracts(), computed.stated, specifications=engine.specifications
        ),
        institutions=institutions_of(
            computed.institutions,
            computed.institutions_stated,
            specifications=engine.specifications,
        ),
        analyses=analyses_of(
            values,
            computed.values,
            measures=described,
            whole=engine.partnership.area_code,
            breaks=computed.breaks,
            outlines=computed.outlines,
            events=near_repeat_events(engine.places, computed.days),
        ),
        places=persistent_places_of(
            engine.places, values, computed.hours, areas=computed.small_areas, measures=described
        ),
        previous_release_id=ReleasedReader(engine.settings.released).current_id(),
        versions=_measures(engine, versions, holdings),
        supplied=supplied_by_each(
            computed.supplied,
            specifications=engine.specifications,
            codelists=engine.codelists,
            bases=engine.bases(),
        ),
        provision=provision,
        offers=offers,
        harm=weighed(
            engine,
            event_weights=computed.event_weights,
            code_counts=computed.code_counts,
            values=values,
            measures=described,
        ),
        standard=handed_over(engine.library),
        comparators=Comparators(
            neighbours=neighbours_of(
                computed.neighbours,
                measures=measures,
                lists=lists_of_neighbours(engine),
                partnership=engine.partnership,
                specifications=engine.specifications,
            )
        ),
        factors=factor_library(engine.library),
        lenses=lenses_of(engine.library),
        subjects=released_subjects(
            subjects,
            every=engine.measures,
            released=measures,
            values=values,
        ),
    )


def _without(values: pa.Table, versions: Sequence[MeasureVersion]) -> pa.Table:
    """The values of what is in force."""
    named = pa.array([version.measure for version in versions], pa.string())
    return values.filter(pc.invert(pc.is_in(values["measure"].cast(pa.string()), value_set=named)))


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
            specifications=engine.specifications,
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
    carried = carried_words(computed.carried)
    return tuple(
        describe_source(
            holding,
            specification=engine.specifications[holding.feed],
            bases=bases,
            completeness=completeness.get(holding.feed, {}),
            newest_month=max(last_months, default=None),
            today=today,
            carried=carried,
        )
        for holding in holdings
        if holding.feed in engine.specifications
    )


def _datasets(
    engine: Engine, computed: Computed, holdings: Sequence[Holding], today: date
) -> tuple[DatasetSupport, ...]:
    return characteristics_of(
        engine.specifications,
        bases=engine.bases(),
        held=frozenset(holding.feed for holding in holdings),
        completeness=completeness_by_feed(computed.completeness),
        today=today,
    )
