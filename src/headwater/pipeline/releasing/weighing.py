"""Offences by what they weigh: the editions in use, mean weights, and what is told of them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import pyarrow as pa

from headwater.analyses.harm import (
    Edition,
    KindsOverYears,
    editions_of,
    harm_told,
    kinds_over_years,
    mean_weight,
)
from headwater.analyses.released_numbers.shown import shown_of
from headwater.definitions.conditions import Rule
from headwater.definitions.library import DefinitionFault
from headwater.definitions.measure import Measure
from headwater.definitions.scope import Kind
from headwater.definitions.weights import ScaleInUse, WeightsInUse
from headwater.disclosure import BASE_OF_CODES, Mixture, coarse_mixture
from headwater.measures import codes_of, kinds_of
from headwater.pipeline.engine import Engine
from headwater.released.harm import Harm, NotTold
from headwater.released.release import ReleasedMeasure


def measure_weighed(engine: Engine, measures: Sequence[Measure]) -> Measure | None:
    """The measure whose events are weighed; None where none is, or it is not in this release.

    Raises DefinitionFault where there is no such measure, or it cannot be told apart by kind.
    """
    asked = engine.library.weights(engine.partnership.key)
    if asked is None:
        return None
    found = next((each for each in engine.measures if each.measure == asked.measure), None)
    if found is None or "kind" not in found.breakdowns or found.numerator.rule != Rule():
        raise DefinitionFault(
            found=f"weights.yaml weighs {asked.measure}.",
            expected="a measure that is broken down by kind and counts those kinds whole.",
            next_step="name such a measure in weights.yaml, or give it the breakdown.",
        )
    return found if found in measures else None


def weighed(
    engine: Engine,
    *,
    event_weights: pa.Table,
    code_counts: pa.Table,
    values: pa.Table,
    measures: Sequence[ReleasedMeasure],
) -> tuple[Harm, ...]:
    """What is told of each scale in use, in the order of weights.yaml.

    `event_weights` and `code_counts` have the columns of EventWeight and CodeCount; `values`, of
    ReleasedValue, are what every number is worked out from but the mean weights, which are
    those of a coarse division of each kind over offence codes (`disclosure.mixtures`).
    """
    asked = engine.library.weights(engine.partnership.key)
    measure = next((each for each in measures if asked and each.measure == asked.measure), None)
    if asked is None or measure is None:
        return ()
    editions = editions_of(event_weights.to_pylist())
    return tuple(
        _told(each, asked, engine, editions, code_counts, values, measure) for each in asked.in_use
    )


def _told(
    named: ScaleInUse,
    asked: WeightsInUse,
    engine: Engine,
    editions: Mapping[tuple[str, str], Edition],
    code_counts: pa.Table,
    values: pa.Table,
    measure: ReleasedMeasure,
) -> Harm:
    held = tuple(
        edition for scale, edition in editions if scale == named.scale and edition != named.edition
    )
    edition = editions.get((named.scale, named.edition))
    if edition is None:
        return Harm(asked.measure, named.scale, named.edition, held=held, not_told=NotTold.NOT_HELD)
    about = replace(edition.described(asked.measure), held=held)
    if about.not_told:
        return about
    shown = shown_of(values, measure, whole=engine.partnership.area_code, breaks=())
    kinds = _kinds(engine, measure)
    over = kinds_over_years(shown, [kind.key for kind in kinds])
    if over is None:
        return replace(about, not_told=NotTold.NO_NUMBERS)
    means = [
        mean_weight(
            kind.key,
            kind.title,
            mixture=mixture,
            base=BASE_OF_CODES,
            weights=edition.weights,
            codes=codes,
        )
        for kind, codes, mixture in _divided(engine, kinds, code_counts, over)
    ]
    return harm_told(about, shown, means, mean_over=over.years)


def _kinds(engine: Engine, measure: ReleasedMeasure) -> tuple[Kind, ...]:
    counted = next(each for each in engine.measures if each.measure == measure.measure)
    return kinds_of(counted, engine.scope)


def _divided(
    engine: Engine, kinds: Sequence[Kind], code_counts: pa.Table, over: KindsOverYears
) -> Iterator[tuple[Kind, frozenset[str], Mixture | None]]:
    """Each kind with the codes that it may have, and its coarse division over them."""
    counts = _of_years(code_counts, over.years)
    every = frozenset(code.value for code in engine.codelists["offence_codes"].codes if code.value)
    for kind in kinds:
        codes, shown = codes_of(kind) or every, over.events[kind.key]
        mixture = (
            coarse_mixture(counts[kind.key], codes=codes, shown=shown, cells=len(over.years))
            if shown is not None
            else None
        )
        yield kind, codes, mixture


def _of_years(code_counts: pa.Table, years: Sequence[str]) -> dict[str, dict[str, int]]:
    """Events of each kind by offence code, exact, over the years of the means."""
    counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for row in code_counts.to_pylist():
        if str(row["year"]) in years:
            counts[row["kind"]][str(row["offence_code"])] += row["events"]
    return counts
