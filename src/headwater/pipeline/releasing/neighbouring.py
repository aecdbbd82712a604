"""Our areas beside those that are most like them: published figures, set in the order of a list."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import pyarrow as pa

from headwater.definitions.extract import ExtractSpecification
from headwater.definitions.measure import Measure
from headwater.definitions.partnership import Partnership, StatisticalNeighbours
from headwater.methods.rates_and_shares.proportions import wilson_limits
from headwater.pipeline.engine import Engine
from headwater.released.comparators import Neighbours, PublishedValue
from headwater.vocabulary.nature import Nature
from headwater.vocabulary.policies import DisclosurePolicy
from headwater.vocabulary.states import ValueState

PERCENT = 100
OF_SHARE = "95% interval after Wilson, from the share and the number of people as published"
OF_PUBLISHER = "95% interval as published"
Rows = Mapping[tuple[str, str, int], Mapping[str, Mapping[str, object]]]
"""Figures by measure, area and year, each by its role."""


def lists_of_neighbours(engine: Engine) -> tuple[StatisticalNeighbours, ...]:
    """Who the neighbours of each area are: those that the partnership states.

    What is synthetic stands beside invented areas, so that nothing is made up about a real one.
    """
    if engine.home.nature is Nature.SYNTHETIC:
        from headwater.demo import invented_neighbours  # real data never needs it

        return invented_neighbours(engine.partnership)
    return engine.partnership.statistical_neighbours


def areas_asked(lists: Sequence[StatisticalNeighbours]) -> list[str]:
    """The codes of our own areas that have neighbours, and of those."""
    codes = {each.area for each in lists}
    return sorted(codes | {other.code for each in lists for other in each.neighbours})


def neighbours_of(
    rows: pa.Table,
    *,
    measures: Sequence[Measure],
    lists: Sequence[StatisticalNeighbours],
    partnership: Partnership,
    specifications: Mapping[str, ExtractSpecification],
) -> tuple[Neighbours, ...]:
    """Every measure that is compared so, in each area that has a figure and a list.

    `rows` are those of `neighbouring_figures`. Only of what its publisher has made open: anything
    else would be given without the protection that the values of the release have.
    """
    found: dict[tuple[str, str, int], dict[str, Mapping[str, object]]] = {}
    for row in rows.to_pylist():
        key = (row["measure"], row["area_code"], row["year"])
        found.setdefault(key, {})[row["role"]] = row
    names = {area.code: area.name for area in (*partnership.areas, *partnership.joined_areas)}
    asked = [
        measure
        for measure in measures
        if measure.set_beside_others
        and specifications[measure.set_beside_others[0]].policy is DisclosurePolicy.OPEN
    ]
    return tuple(
        each for measure in asked for each in _of_measure(measure, found, lists=lists, names=names)
    )


def _of_measure(
    measure: Measure,
    rows: Rows,
    *,
    lists: Sequence[StatisticalNeighbours],
    names: Mapping[str, str],
) -> Iterator[Neighbours]:
    for given in lists:
        years = [
            year
            for (name, area, year), figures in rows.items()
            if (name, area) == (measure.measure, given.area) and "figure" in figures
        ]
        if not years:
            continue
        newest = max(years)

        name = names[given.area]
        own, before = (
            _published(rows.get((measure.measure, given.area, year), {}), given.area, name, year)
            for year in (newest, newest - 1)
        )
        yield Neighbours(
            measure=measure.measure,
            own=own,
            before=before if newest - 1 in years else None,
            others=_others(measure, given, rows, newest),
            source=given.source,
            as_at_date=given.as_at_date,
            published_at=_as_at(rows[measure.measure, given.area, newest]),
            interval=_interval(measure),
            unit=elsewhere.unit if (elsewhere := measure.published_elsewhere) else measure.unit,
            differs=elsewhere.differs if elsewhere else "",
        )


def _others(
    measure: Measure, given: StatisticalNeighbours, rows: Rows, year: int
) -> tuple[PublishedValue, ...]:
    """What is published of each neighbour; nothing where the files hold none of them."""
    figures = [rows.get((measure.measure, each.code, year), {}) for each in given.neighbours]
    if not any(figures):
        return ()
    return tuple(
        _published(found, each.code, each.name, year)
        for found, each in zip(figures, given.neighbours, strict=True)
    )


def _published(
    figures: Mapping[str, Mapping[str, object]], code: str, name: str, year: int
) -> PublishedValue:
    """One value with its limits. What the file does not hold was not published: it is missing."""
    state = ValueState(str(figures["figure"]["state"])) if "figure" in figures else None
    value = _number(figures, "figure")
    if value is None:
        return PublishedValue(code, name, str(year), state or ValueState.MISSING)
    lower, upper = _limits(figures, value)
    people = _number(figures, "out_of")
    return PublishedValue(
        *(code, name, str(year), ValueState.RELEASED, value, lower, upper),
        people=None if people is None else round(people),
    )


def _limits(
    figures: Mapping[str, Mapping[str, object]], value: float
) -> tuple[float | None, float | None]:
    people = _number(figures, "out_of")
    if people is None:
        limits = (_number(figures, "lower"), _number(figures, "upper"))
        return limits if None not in limits else (None, None)
    if not people or not 0 <= value <= PERCENT:
        return (None, None)
    _, lower, upper = wilson_limits([value / PERCENT * people], [people])
    # To a digit more than the shares have.
    return round(float(lower[0]) * PERCENT, 2), round(float(upper[0]) * PERCENT, 2)


def _number(figures: Mapping[str, Mapping[str, object]], role: str) -> float | None:
    found = figures.get(role, {}).get("value")
    return None if found is None else float(str(found))


def _as_at(figures: Mapping[str, Mapping[str, object]]) -> date | None:
    found = figures["figure"]["as_at_date"]
    return found if isinstance(found, date) else None


def _interval(measure: Measure) -> str:
    _, published = measure.set_beside_others or ("", None)
    if published is None or not (published.out_of or published.lower):
        return ""
    return OF_SHARE if published.out_of else OF_PUBLISHER
