"""The groups of similar pupils of one council and one question, and how complete they are."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from headwater.vocabulary.provision import Likeness, Question, Setting

_SCHOOL_YEAR_BEGINS = 8
_TERMS = 3
"""A school year is whole with as many terms, or more where a return is by half-term."""
ALIKE_BY: Mapping[Question, tuple[tuple[Likeness, ...], ...]] = {
    Question.ATTENDANCE: (
        (Likeness.YEAR_GROUP, Likeness.SEX, Likeness.NEED, Likeness.FREE_MEALS),
        (Likeness.YEAR_GROUP, Likeness.SEX, Likeness.NEED),
    ),
    Question.DESTINATION: (
        (Likeness.AGE_GROUP, Likeness.SEX, Likeness.NEED, Likeness.FREE_MEALS),
        (Likeness.AGE_GROUP, Likeness.SEX, Likeness.NEED),
    ),
}
"""What similar pupils have in common, best first; with less than the last, nobody is similar."""
Group = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """What one supplier states of one group of one setting and term or month, exact.

    `alike` holds the value of each likeness that the row states. Numbers are None where every row
    of it had a gap; `rows` and `gaps` count the rows of the return.
    """

    setting: Setting
    start: date
    alike: Mapping[Likeness, str]
    people: float | None
    among: float | None
    counted: float | None
    rows: int
    gaps: int


@dataclass(frozen=True, slots=True)
class Totals:
    """Pupils on an average day of a term or month, and what is counted over all of them."""

    people: int
    among: int
    counted: int


@dataclass(frozen=True, slots=True)
class Gathered:
    """The exact numbers of one question for one council, in the finest groups that both state.

    `stated` are the settings with any row; `lacking` names, for a setting, what its rows do not
    state of those that are needed. `received` is the share of terms and of rows that came.
    """

    question: Question
    period: str = ""
    alike: tuple[Likeness, ...] = ()
    stated: frozenset[Setting] = frozenset()
    lacking: Mapping[Setting, tuple[Likeness, ...]] = field(default_factory=dict)
    received: Mapping[Setting, float] = field(default_factory=dict)
    groups: Mapping[Setting, Mapping[Group, Totals]] = field(default_factory=dict)


def gather(question: Question, cells: Iterable[Cell]) -> Gathered:
    """What one council's cells say of one question, over its newest period.

    For attendance that is the newest school year of which either setting states a whole one, for
    destinations the newest month that both state. Where the groups of the two never meet, nothing
    is added up and what is lacking is named.
    """
    own = list(cells)
    stated = frozenset(cell.setting for cell in own)
    wanted = ALIKE_BY[question]
    alike = next((each for each in wanted if all(_rows_by(each, own, of) for of in Setting)), ())
    if not alike:
        lacking = {setting: _lacking(wanted[-1], own, setting) for setting in stated}
        return Gathered(question, stated=stated, lacking=lacking)
    grouped = [cell for of in Setting for cell in _rows_by(alike, own, of)]
    name, starts = _newest(question, grouped)
    inside = [cell for cell in grouped if cell.start in starts]
    return Gathered(
        question,
        name,
        alike,
        stated,
        received={each: _received(inside, each, starts) for each in Setting},
        groups={each: _added_up(inside, each, alike) for each in Setting},
    )


def school_year(day: date) -> str:
    """The school year of a day; it begins in August, so that no autumn term begins before it.

    >>> school_year(date(2025, 9, 1)), school_year(date(2026, 4, 1)), school_year(date(2000, 1, 5))
    ('2025/26', '2025/26', '1999/00')
    """
    first = day.year - (day.month < _SCHOOL_YEAR_BEGINS)
    return f"{first}/{(first + 1) % 100:02d}"


def _rows_by(alike: Sequence[Likeness], cells: Iterable[Cell], setting: Setting) -> list[Cell]:
    """The rows of a setting that state at least so much of pupils, and as little more as any do.

    Rows that divide the same pupils more finely are left out, or they would be counted twice.
    """
    able = [cell for cell in cells if cell.setting is setting and set(cell.alike) >= set(alike)]
    coarsest = min(
        (sorted(cell.alike) for cell in able), key=lambda names: (len(names), names), default=[]
    )
    return [cell for cell in able if sorted(cell.alike) == coarsest]


def _lacking(
    needed: Sequence[Likeness], cells: Iterable[Cell], setting: Setting
) -> tuple[Likeness, ...]:
    """What the row of this setting that states most of the needed does not state."""
    own = [cell.alike for cell in cells if cell.setting is setting]
    most = max(own, key=lambda alike: len(set(alike) & set(needed)))
    return tuple(each for each in needed if each not in most)


def _newest(question: Question, cells: Sequence[Cell]) -> tuple[str, tuple[date, ...]]:
    """The period that is compared, in words, and the first days of its terms or its month."""
    if question is Question.DESTINATION:
        starts = [{cell.start for cell in cells if cell.setting is each} for each in Setting]
        newest = max(set.intersection(*starts), default=max(set.union(*starts)))
        return f"{newest:%Y-%m}", (newest,)
    years: dict[str, dict[Setting, set[date]]] = defaultdict(lambda: defaultdict(set))
    for cell in cells:
        years[school_year(cell.start)][cell.setting].add(cell.start)
    whole = [
        year
        for year, stated in years.items()
        if any(len(starts) >= _TERMS for starts in stated.values())
    ]
    year = max(whole or years)
    return year, tuple(sorted(set.union(*years[year].values())))


def _received(cells: Iterable[Cell], setting: Setting, starts: Sequence[date]) -> float:
    own = [cell for cell in cells if cell.setting is setting]
    rows = sum(cell.rows for cell in own)
    terms = len({cell.start for cell in own}) / len(starts)
    return terms * (1 - sum(cell.gaps for cell in own) / rows) if rows else 0.0


def _added_up(
    cells: Iterable[Cell], setting: Setting, alike: Sequence[Likeness]
) -> dict[Group, Totals]:
    """Each group over the period: half days and people active are added, pupils averaged."""
    found: dict[Group, list[Cell]] = defaultdict(list)
    terms = set()
    for cell in cells:
        if cell.setting is setting:
            terms.add(cell.start)
            found[tuple(cell.alike[each] for each in alike)].append(cell)
    return {
        group: Totals(
            round(sum(cell.people or 0 for cell in own) / len(terms)),
            round(sum(cell.among or 0 for cell in own)),
            round(sum(cell.counted or 0 for cell in own)),
        )
        for group, own in sorted(found.items())
    }
