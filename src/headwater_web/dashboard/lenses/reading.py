"""What a measure says through each lens: from its own parts, from a sibling, or not at all."""

from collections.abc import Iterator
from dataclasses import dataclass

from headwater.released.analyses import Question
from headwater.released.analysis_words import analysis_words
from headwater.released.lenses import Lens
from headwater.released.opened import Release
from headwater.released.release import ReleasedMeasure
from headwater.released.values import ValueRow
from headwater.vocabulary.areas import Area
from headwater.vocabulary.periods import PeriodType
from headwater.vocabulary.states import ValueState
from headwater_web.dashboard.headlines import Headline, headline
from headwater_web.dashboard.lenses import words
from headwater_web.dashboard.rows import TableRow, table_rows

_SAID_OF = {
    "ethnicity": (Question.REPRESENTATION,),
    "deprivation_fifth": (Question.RELATIVE_SLOPE, Question.SLOPE),
}
"""What comparing says of a breakdown, which is of the whole partnership alone."""
_OF_NO_GROUP = {"not_recorded", "not_stated"}


@dataclass(frozen=True, slots=True)
class LensShown:
    """One lens on one measure, in one area.

    `verdict` says in a word or two whether the data support it. `rows` are the newest year of its
    own parts; `siblings` measures that count the same of the group alone, each with its newest
    number; `sentences` what comparing says; `reasons` why it cannot be said. `about` are other
    measures of the group, or of what befalls it, that this release has.
    """

    lens: Lens
    verdict: str
    is_supported: bool
    reading: str
    rows: list[TableRow]
    states: tuple[str, ...]
    siblings: list[Headline]
    sentences: list[str]
    reasons: list[str]
    about: list[ReleasedMeasure]


def through_lenses(release: Release, measure: ReleasedMeasure, area: Area) -> list[LensShown]:
    """Every lens, in the order of the release."""
    return [_shown(release, measure, area, lens) for lens in release.lenses]


def _shown(release: Release, measure: ReleasedMeasure, area: Area, lens: Lens) -> LensShown:
    cells = _own_parts(release, measure, area, lens)
    siblings = [headline(release, each, area) for each in _known(release, _siblings(lens, measure))]
    numbers = any(cell.is_released for cell in cells if _is_of(cell, lens))
    told = numbers or any(each.value for each in siblings)
    is_of_group = measure.measure in _of_group(lens)
    return LensShown(
        lens=lens,
        verdict=words.verdict(is_told=told, is_of_group=is_of_group),
        is_supported=told or is_of_group,
        reading=words.reading(cells, lens, area, is_of_group=is_of_group),
        rows=table_rows(release, measure, cells),
        states=tuple(sorted({cell.state.value for cell in cells if not cell.is_released})),
        siblings=siblings,
        sentences=list(_sentences(release, measure, lens)) if numbers else [],
        reasons=[] if told or is_of_group else list(words.reasons(release, measure, lens, cells)),
        about=[
            each
            for each in _known(release, (*lens.own, *lens.about))
            if each.measure != measure.measure
        ],
    )


def _own_parts(
    release: Release, measure: ReleasedMeasure, area: Area, lens: Lens
) -> list[ValueRow]:
    """The newest year of the parts of a measure, in the order of the release."""
    if not lens.breakdown or lens.breakdown not in measure.breakdowns:
        return []
    cells = [
        row
        for row in release.values(
            measure=measure.measure, area_code=area.code, breakdown=lens.breakdown
        )
        if row.period_type is PeriodType.YEAR
    ]
    known = {ValueState.RELEASED, ValueState.SUPPRESSED}
    newest = max(
        (row.when.first_month for row in cells if row.state in known),
        default=max((row.when.first_month for row in cells), default=None),
    )
    return [row for row in cells if row.when.first_month == newest]


def _is_of(cell: ValueRow, lens: Lens) -> bool:
    """Whether a part is the group, or one of the groups; nobody is known to be of no group."""
    return cell.category == lens.category if lens.category else cell.category not in _OF_NO_GROUP


def _siblings(lens: Lens, measure: ReleasedMeasure) -> tuple[str, ...]:
    return lens.siblings.get(measure.measure, ())


def _of_group(lens: Lens) -> set[str]:
    """Measures that count the group alone."""
    return {*lens.own, *(name for names in lens.siblings.values() for name in names)}


def _known(release: Release, names: tuple[str, ...]) -> list[ReleasedMeasure]:
    held = {each.measure: each for each in release.measures}
    return [held[name] for name in names if name in held]


def _sentences(release: Release, measure: ReleasedMeasure, lens: Lens) -> Iterator[str]:
    for each in release.analyses:
        if each.measure == measure.measure and each.question in _SAID_OF.get(lens.breakdown, ()):
            yield analysis_words(each, area=release.area(each.area_code).name)
