"""The one decision of a release: measures, provision and offers are protected from each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pyarrow as pa

from headwater.definitions.measure import Measure
from headwater.disclosure import Decided, Division, decide
from headwater.measures import category_totals, narrower_versions, parts_of_wholes
from headwater.pipeline.engine import Engine
from headwater.pipeline.holdings import holdings_of
from headwater.pipeline.releasing.computing import Computed
from headwater.pipeline.releasing.describing import policies_of
from headwater.pipeline.releasing.offers import (
    OffersStated,
    offer_cells,
    offer_map,
    offer_policies,
    offers_stated,
    without_offers,
)
from headwater.pipeline.releasing.provision import (
    ProvisionAsked,
    provision_asked,
    provision_cells,
    provision_compared,
    provision_parts,
    provision_policies,
    unless_told_otherwise,
    without_provision,
)
from headwater.pipeline.releasing.versions import version_of_each
from headwater.released.offers import OfferMap
from headwater.released.provision import ProvisionCompared


@dataclass(frozen=True, slots=True)
class Shown:
    """What may be shown: values of measures, answers about provision and offers, and the log."""

    values: pa.Table
    provision: tuple[ProvisionCompared, ...]
    offers: OfferMap | None
    log: pa.Table


def decide_what_is_shown(
    engine: Engine,
    computed: Computed,
    measures: Sequence[Measure],
    *,
    release_id: str,
    today: date,
) -> Shown:
    """Decide on everything that was counted at once. `measures` holds other versions too."""
    asked = _provision(engine, computed, today)
    offered = _offers(engine, computed, today)
    decided = _decide(engine, computed, measures, release_id, asked, offered)
    specifications = engine.specifications
    return Shown(
        values=without_offers(without_provision(decided.released)),
        provision=provision_compared(asked, decided.released, specifications=specifications),
        offers=offer_map(
            offered, decided.released, specifications=specifications, codelists=engine.codelists
        ),
        log=decided.log,
    )


def _provision(engine: Engine, computed: Computed, today: date) -> tuple[ProvisionAsked, ...]:
    """What is asked of alternative provision, and what stands against an answer."""
    asked = provision_asked(
        computed.provision,
        bases=engine.bases(),
        holdings=holdings_of(engine.home),
        specifications=engine.specifications,
        today=today,
    )
    log = engine.release_log.entries()
    return unless_told_otherwise(asked, log, specifications=engine.specifications)


def _offers(engine: Engine, computed: Computed, today: date) -> OffersStated:
    """What services may be said to offer today."""
    return offers_stated(
        computed.offers,
        bases=engine.bases(),
        holdings=holdings_of(engine.home),
        areas=(*engine.partnership.areas, *engine.partnership.joined_areas),
        today=today,
    )


def _decide(
    engine: Engine,
    computed: Computed,
    measures: Sequence[Measure],
    release_id: str,
    asked: Sequence[ProvisionAsked],
    offered: OffersStated,
) -> Decided:
    values, like = computed.values, computed.values.schema
    groups = provision_policies(engine.specifications)
    groups |= offer_policies(offered, engine.specifications)
    told = offer_cells(offered, like=like, log=engine.release_log.entries())
    log = engine.release_log.entries(versions=version_of_each(measures))
    parents = {area.code: area.parent_code for area in engine.partnership.areas if area.parent_code}
    return decide(
        pa.concat_tables([values, provision_cells(asked, like=like), told]),
        release_id=release_id,
        policies=policies_of(measures, engine.specifications) | groups,
        area_parents={**parents, **computed.small_area_districts},
        complements=parts_of_wholes(measures, values, log) | provision_parts(),
        divisions={measure.measure: _division(measure) for measure in measures}
        | dict.fromkeys(groups, Division(is_divided=False)),
        log=log,
        small_area_categories={"deprivation_fifth": computed.fifths},
        category_totals=category_totals(measures, scope=engine.scope),
        versions=narrower_versions(measures),
    )


def _division(measure: Measure) -> Division:
    divided_by = measure.denominator
    if divided_by is None:
        return Division(is_divided=False)
    return Division(per=divided_by.per, is_share=measure.is_share, of=divided_by.measure or "")
