"""Persistent places on their way out: the class from released numbers, the hours in words."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import floor

import pyarrow as pa
import pyarrow.compute as pc

from headwater.analyses import NearRepeatEvents
from headwater.analyses.persistent_places.busy_hours import WeekAsked, WeekTold, busy_hours
from headwater.analyses.persistent_places.persistence import (
    AgreedPlace,
    agreed_places,
    often_among_the_highest,
    windows_of_both,
)
from headwater.definitions.places import PersistentAsked, PlacesAsked
from headwater.released.places import Agreement, PersistentPlace, PersistentPlaces, SeenBy
from headwater.released.release import ReleasedMeasure
from headwater.vocabulary.areas import Area, AreaType
from headwater.vocabulary.busy_hours import Hours
from headwater.vocabulary.periods import parse_period
from headwater.vocabulary.states import ValueState

Periods = Mapping[str, list[str]]
"""By the other measure: the windows that it shares with that of the police, oldest first."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """One place by one measure, and the windows in which that was found."""

    area_code: str
    measure: str
    periods: tuple[str, ...]


def near_repeat_events(asked: PlacesAsked | None, days: pa.Table) -> NearRepeatEvents | None:
    """The events that are asked whether they repeat; None where nothing is asked."""
    if asked is None or asked.near_repeats is None:
        return None
    return NearRepeatEvents(days, asked.near_repeats.measures, asked.near_repeats.within_days)


def persistent_places_of(
    asked: PlacesAsked | None,
    values: pa.Table,
    hours: pa.Table,
    *,
    areas: Sequence[Area],
    measures: Sequence[ReleasedMeasure],
) -> PersistentPlaces | None:
    """The places that the police and another source find high, and when they are busy.

    `values` has the columns of ReleasedValue: which places they are, and how surely, follows from
    released numbers alone. `hours`, exact, has those of `hours_of_small_areas`. None where the
    partnership asks nothing, or the measure of the police is not among `measures`.
    """
    named = {measure.measure for measure in measures}
    if asked is None or asked.persistent is None or asked.persistent.police_measure not in named:
        return None
    persistent = asked.persistent
    others = [measure for measure in persistent.other_measures if measure in named]
    own = _of_measures(values, (persistent.police_measure, *others))
    periods = {other: windows_of_both(own, (persistent.police_measure, other)) for other in others}
    found = [
        place
        for other in others
        for place in agreed_places(
            own, police_measure=persistent.police_measure, second_measure=other
        )
    ]
    return PersistentPlaces(
        persistent.police_measure,
        tuple(
            _agreement(own, persistent.police_measure, other, periods[other]) for other in others
        ),
        tuple(_places(found, own, hours, periods, persistent, areas)),
    )


def _of_measures(values: pa.Table, measures: Sequence[str]) -> pa.Table:
    named = pa.array(measures, pa.string())
    return values.filter(pc.is_in(values["measure"].cast(pa.string()), value_set=named))


def _agreement(values: pa.Table, police: str, other: str, periods: Sequence[str]) -> Agreement:
    if not periods:
        return Agreement(other)
    there = pa.array(periods, pa.string())
    rows = _of_measures(values, (police, other))
    rows = rows.filter(pc.equal(rows["area_type"], AreaType.SMALL_AREA.value))
    rows = rows.filter(pc.equal(rows["state"], ValueState.RELEASED.value))
    rows = rows.filter(pc.is_in(rows["period"].cast(pa.string()), value_set=there))
    as_at = [
        day
        for measure in (police, other)
        if (day := pc.max(_of_measures(rows, (measure,))["as_at_date"]).as_py())
    ]
    completeness = pc.min(rows["completeness"]).as_py()
    return Agreement(
        other,
        periods[0],
        periods[-1],
        min(as_at, default=None),
        # Rounded down: all is said only where it is all.
        None if completeness is None else floor(completeness * 100) / 100,
    )


def _places(
    found: Sequence[AgreedPlace],
    values: pa.Table,
    hours: pa.Table,
    periods: Periods,
    asked: PersistentAsked,
    areas: Sequence[Area],
) -> Iterator[PersistentPlace]:
    districts = {area.code: area.parent_code or "" for area in areas}
    seen = list(_seen(found, periods, asked))
    often = {
        (each.measure, each.periods): often_among_the_highest(values, each.measure, each.periods)
        for each in {(one.measure, one.periods): one for one in seen}.values()
    }
    told = _weeks(seen, hours, asked)
    by_place: dict[str, list[SeenBy]] = defaultdict(list)
    for each in seen:
        week = told[each]
        surely = often[each.measure, each.periods].get(each.area_code, 0)
        by_place[each.area_code].append(SeenBy(each.measure, surely, week.hours, week.parts))
    for code in sorted(by_place, key=lambda code: (districts.get(code, ""), code)):
        yield PersistentPlace(code, districts.get(code, ""), tuple(by_place[code]))


def _seen(
    found: Sequence[AgreedPlace], periods: Periods, asked: PersistentAsked
) -> Iterator[_Seen]:
    """Each place by the police, in the newest windows in which another agrees, then by others."""
    by_place: dict[str, list[AgreedPlace]] = defaultdict(list)
    for place in found:
        by_place[place.area_code].append(place)
    for code, agreed in sorted(by_place.items()):
        newest = max(agreed, key=lambda place: place.last_period)
        yield _Seen(code, asked.police_measure, tuple(periods[newest.second_measure]))
        for place in agreed:
            yield _Seen(code, place.second_measure, tuple(periods[place.second_measure]))


def _weeks(seen: Sequence[_Seen], hours: pa.Table, asked: PersistentAsked) -> dict[_Seen, WeekTold]:
    timed = [each for each in seen if each.measure in asked.hours_from]
    weeks = busy_hours(
        hours,
        [
            WeekAsked(
                each.area_code,
                each.measure,
                tuple(parse_period(period).first_month.year for period in each.periods),
            )
            for each in timed
        ],
    )
    return {each: WeekTold(Hours.NOT_ASKED) for each in seen} | dict(zip(timed, weeks, strict=True))
