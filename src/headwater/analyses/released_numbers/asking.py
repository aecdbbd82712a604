"""Every question of every measure, and which answers stand out among all of them together."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import pyarrow as pa

from headwater.analyses.released_numbers.districts import funnel
from headwater.analyses.released_numbers.emerging import Borders
from headwater.analyses.released_numbers.groups import gradient, representation
from headwater.analyses.released_numbers.near_repeats import NearRepeatEvents, near_repeats_of
from headwater.analyses.released_numbers.shown import Shown, Tested, shown_of
from headwater.analyses.released_numbers.small_areas import of_small_areas
from headwater.analyses.released_numbers.through_time import through_time
from headwater.methods.false_discovery import Dependence, adjusted_p_values
from headwater.released.analyses import Analysis, Question, Standing
from headwater.released.release import Break, ReleasedMeasure

FALSE_DISCOVERY_RATE = 0.05
_DIGITS = 4


def analyses_of(
    released: pa.Table,
    exact: pa.Table,
    *,
    measures: Sequence[ReleasedMeasure],
    whole: str,
    breaks: Sequence[Break],
    outlines: Mapping[str, str] | None = None,
    events: NearRepeatEvents | None = None,
) -> tuple[Analysis, ...]:
    """The answers for each measure, in the order of the measures and the questions.

    `released` has the columns of ReleasedValue; `exact`, of MeasureValue, is asked about small
    areas alone, and so are `events`. Without `outlines` nobody knows which areas touch. What
    stands out does so at a false-discovery rate of 5% over everything that was tested, whatever
    the question (Benjamini and Yekutieli: the tests depend on each other).
    """
    tested = [
        found
        for measure in measures
        if not measure.is_as_published
        for found in _asked(shown_of(released, measure, whole=whole, breaks=breaks))
    ]
    told = _standing_out(tested)
    borders = Borders(outlines or {})
    described = [
        found
        for measure in measures
        for found in of_small_areas(exact, measure.measure, whole=whole, borders=borders)
    ]
    if events is not None:
        named = [measure.measure for measure in measures]
        described += near_repeats_of(events, exact, measures=named, whole=whole)
    order = {measure.measure: at for at, measure in enumerate(measures)}
    questions = list(Question)
    every = [*told, *described]
    return tuple(
        sorted(
            map(_rounded, every),
            key=lambda one: (
                order[one.measure],
                questions.index(one.question),
                one.area_code,
                one.group,
            ),
        )
    )


def _asked(shown: Shown) -> Iterator[Tested]:
    yield from funnel(shown)
    yield from through_time(shown)
    yield from gradient(shown)
    yield from representation(shown)


def _standing_out(found: Sequence[Tested]) -> list[Analysis]:
    tested = [one for one in found if one.p_value is not None]
    p_values = [one.p_value or 0.0 for one in tested]
    adjusted = adjusted_p_values(p_values, dependence=Dependence.ANY).tolist() if tested else []
    told = [one.analysis for one in found if one.p_value is None]
    for one, p_value in zip(tested, adjusted, strict=True):
        moved = one.analysis.standing not in {Standing.AS_EXPECTED, Standing.CANNOT_TELL}
        stands_out = moved and float(p_value) <= FALSE_DISCOVERY_RATE
        told.append(replace(one.analysis, stands_out=stands_out, tested=len(tested)))
    return told


def _rounded(analysis: Analysis) -> Analysis:
    """Numbers to four digits: more would be noise."""
    return replace(
        analysis,
        value=float(f"{analysis.value:.{_DIGITS}g}"),
        expected=_short(analysis.expected),
        lower=_short(analysis.lower),
        upper=_short(analysis.upper),
        least=_short(analysis.least),
        most=_short(analysis.most),
    )


def _short(number: float | None) -> float | None:
    return None if number is None else float(f"{number:.{_DIGITS}g}")
