"""Two invented cities, each with an intervention in some of its areas: counts by area and month.

In one the areas were chosen because their last year was bad, and nothing came of it. In the other
it worked. Before and after alone, both fell. Nothing else of the demonstration knows the cities,
and their numbers are drawn from streams of their own.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np
import pyarrow as pa

from headwater.demo.seeds.cities import CITIES, City
from headwater.demo.seeds.draws import Flags, Numbers, stream
from headwater.vocabulary.periods import add_months

FEED = "area_month_counts"
SUPPLIER = "police_open_data"
FIRST_MONTH, MONTHS = date(2020, 1, 1), 72
_CHOSEN_FROM_MONTHS = 12


@dataclass(frozen=True, slots=True)
class CityCounts:
    """What happened in one city: its areas, and events by area and month.

    The areas with the intervention come first, then those beside them, then the others.
    """

    city: City
    areas: tuple[str, ...]
    residents: Numbers
    events: Numbers

    @property
    def treated(self) -> tuple[str, ...]:
        """The areas with the intervention."""
        return self.areas[: self.city.treated]

    @property
    def beside(self) -> tuple[str, ...]:
        """The areas next to them."""
        return self.areas[self.city.treated :][: self.city.beside]

    @property
    def elsewhere(self) -> tuple[str, ...]:
        """The areas that it never reached."""
        return self.areas[self.city.treated + self.city.beside :]


def city_counts(city: City, *, seed: int) -> CityCounts:
    """Draw one city: the same seed, the same counts."""
    draw = stream(seed, f"city {city.series}")
    rates = _rates(city, draw)
    start = (city.starts_on.year - FIRST_MONTH.year) * 12 + city.starts_on.month - 1
    before = draw.poisson(rates[:, :start]).astype(np.float64)
    chosen = _chosen(city, before)
    after = draw.poisson(_changed(city, rates[:, start:], chosen))
    events = np.concatenate([before, after.astype(np.float64)], axis=1)
    # Those of the intervention are named first, so that a plan can name them before any draw.
    order = np.concatenate([np.nonzero(chosen)[0], np.nonzero(~chosen)[0]])
    names = tuple(f"{city.name} {number:03d}" for number in range(1, city.small_areas + 1))
    residents = np.rint(draw.normal(1_650, 120, city.small_areas))
    return CityCounts(city, names, residents, events[order])


def tables(*, seed: int, marked: Callable[[int], str]) -> Iterable[pa.Table]:
    """The rows of both cities as their publisher sends them. `marked` names the n-th file."""
    for number, city in enumerate(CITIES, start=1):
        yield _table(city_counts(city, seed=seed), reference=marked(number))


def where_it_was(*, seed: int) -> pa.Table:
    """What each area of both cities truly was: with the intervention, beside, or neither."""
    rows = [
        (city.series, area, role)
        for city in CITIES
        for counts in [city_counts(city, seed=seed)]
        for role, areas in (
            ("treated", counts.treated),
            ("beside", counts.beside),
            ("elsewhere", counts.elsewhere),
        )
        for area in areas
    ]
    names = ("series", "area", "role")
    return pa.table(dict(zip(names, map(list, zip(*rows, strict=True)), strict=True)))


def _rates(city: City, draw: np.random.Generator) -> Numbers:
    """Expected events by area and month without an intervention."""
    level = np.log(city.events_a_month) + draw.normal(0, city.unevenness, (city.small_areas, 1))
    if not city.chosen_at_a_peak:
        level = -np.sort(-level, axis=0)  # the worst first: they are where it will go
    months = np.arange(MONTHS)
    season = 0.12 * np.cos((months - 6) * 2 * np.pi / 12) - 0.0015 * months
    return np.asarray(np.exp(level + season + _restless(city, draw)), dtype=np.float64)


def _restless(city: City, draw: np.random.Generator) -> Numbers:
    """How far each area stands from its own level: what remains of it is less every month."""
    kept, size = 0.6, city.restlessness
    pushes = draw.normal(0, size * np.sqrt(1 - kept**2), (city.small_areas, MONTHS))
    found = np.empty_like(pushes)
    found[:, 0] = draw.normal(0, size, city.small_areas)
    for month in range(1, MONTHS):
        found[:, month] = kept * found[:, month - 1] + pushes[:, month]
    return found


def _chosen(city: City, before: Numbers) -> Flags:
    """Where the intervention goes."""
    chosen = np.zeros(city.small_areas, dtype=np.bool_)
    if not city.chosen_at_a_peak:
        chosen[: city.treated] = True
        return chosen
    last_year = before[:, -_CHOSEN_FROM_MONTHS:].sum(axis=1)
    chosen[np.argsort(-last_year, kind="stable")[: city.treated]] = True
    return chosen


def _changed(city: City, rates: Numbers, chosen: Flags) -> Numbers:
    """What is to be expected with the intervention there."""
    changed = rates.copy()
    changed[chosen] *= 1 + city.true_effect
    if city.beside:
        moved = -city.true_effect * rates[chosen].sum(axis=0) * city.displaced_share
        beside = slice(city.treated, city.treated + city.beside)
        changed[beside] += moved * rates[beside] / rates[beside].sum(axis=0)
    return changed


def _table(counts: CityCounts, *, reference: str) -> pa.Table:
    area, month = (axis.ravel() for axis in np.indices(counts.events.shape))
    months = [add_months(FIRST_MONTH, number).isoformat() for number in range(MONTHS)]
    return pa.table(
        {
            "Count Reference": [reference] * area.size,
            "Series": [counts.city.series] * area.size,
            "Area": pa.array(counts.areas).take(pa.array(area)),
            "Month": pa.array(months).take(pa.array(month)),
            "Events": counts.events.ravel().astype(np.int64),
            "Residents": counts.residents[area].astype(np.int64),
        }
    )
