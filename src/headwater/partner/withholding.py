"""Which counts may leave the desk: the partnership's own decision, made before anything is sent."""

from collections.abc import Mapping, Sequence

import pyarrow as pa

from headwater.definitions.extract import ExtractSpecification
from headwater.definitions.measure import Measure
from headwater.definitions.partnership import Partnership
from headwater.definitions.scope import Scope
from headwater.disclosure import Decided, Division, decide
from headwater.measures import category_totals
from headwater.partner.adding_up import Exact
from headwater.vocabulary.policies import DisclosurePolicy, strictest


def withhold(
    exact: Exact,
    *,
    measures: Sequence[Measure],
    specifications: Mapping[str, ExtractSpecification],
    scope: Scope,
    partnership: Partnership,
    reference: str,
    told: pa.Table,
) -> Decided:
    """Release or withhold each cell, knowing what earlier files `told`.

    Raises CannotProtect where nothing would be safe to send.
    """
    names = {measure.measure for measure in measures}
    districts = {area.code: area.parent_code for area in partnership.areas if area.parent_code}
    return decide(
        exact.values,
        release_id=reference,
        policies=policies_of(measures, specifications),
        area_parents={**districts, **exact.districts},
        complements={
            measure.measure: measure.complement_of
            for measure in measures
            if measure.complement_of in names
        },
        # Rates are the partnership's to work out, from the counts as they are sent.
        divisions=dict.fromkeys(names, Division(is_divided=False)),
        log=told,
        small_area_categories={"deprivation_fifth": exact.fifths},
        category_totals=category_totals(measures, scope=scope),
    )


def policies_of(
    measures: Sequence[Measure], specifications: Mapping[str, ExtractSpecification]
) -> dict[str, DisclosurePolicy]:
    """The policy of each measure: the strictest of its sources."""
    return {
        measure.measure: strictest({specifications[feed].policy for feed in measure.sources})
        for measure in measures
    }
