"""Small partnerships to attack, and a suppressor that does too little."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from tests.oracles.disclosure.attack import Attack, Published
from tests.oracles.disclosure.lattice_maker import (
    FIFTH,
    MeasureShape,
    Shape,
    draw_events,
    exact_values,
    revise,
)

from headwater.disclosure import Decided, Division, decide
from headwater.tables.results import ReleaseLogEntry
from headwater.vocabulary.policies import DisclosurePolicy

TINIEST = Shape(districts=2, small_areas=4, years=3)
TINY = Shape(districts=2, small_areas=6, years=3)
REDUCED = Shape(districts=3, small_areas=20, years=3)
FULL = Shape(districts=8, small_areas=680, years=6)

SMALL_MEASURES = (
    MeasureShape("admissions", 90, {"age_band": 5, "sex": 3}),
    MeasureShape("offences", 420, {"age_band": 5, FIFTH: 6}),
    MeasureShape("homicide", 9, {"sex": 3}, small_areas=False),
)
YOUNG = MeasureShape("admissions_under_25", 0, {"sex": 3}, small_areas=False)
COMPLEMENTS = {"admissions_under_25": "admissions"}
YOUNG_BANDS = frozenset({"age_band_1", "age_band_2"})
CATEGORY_TOTALS = {"admissions_under_25": ("admissions", "age_band", YOUNG_BANDS)}


def empty_log() -> pa.Table:
    """The log before the first release."""
    types = {"exact": pa.int64(), "shown": pa.int64()}
    names = ReleaseLogEntry.columns()
    return pa.table({name: pa.array([], types.get(name, pa.string())) for name in names})


RATES = (3, 10, 40, 150, 800)
"""Events a year, from hardly any to so many that few counts are small."""


@dataclass
class World:
    """Events of several measures; the first has a part of its own: those under 25."""

    shape: Shape
    measures: Sequence[MeasureShape]
    seed: int

    def __post_init__(self) -> None:
        self.random = np.random.default_rng(self.seed)
        self.events = [draw_events(self.shape, m, self.random) for m in self.measures]
        first = self.events[0]
        first.categories.setdefault("age_band", self.random.integers(0, 5, len(first.area)))

    def young(self) -> np.ndarray:
        """Which events of the first measure are of somebody under 25."""
        bands = [int(category.rpartition("_")[2]) for category in YOUNG_BANDS]
        return np.isin(self.events[0].categories["age_band"], bands)

    def revised(self, *, ages_too: bool = False) -> None:
        """Late returns change every measure; with `ages_too`, everybody's age in the first."""
        self.events = [revise(events, self.shape, self.random) for events in self.events]
        if ages_too:
            ages = self.events[0].categories["age_band"]
            self.events[0].categories["age_band"] = self.random.permutation(ages)

    def exact(self) -> pa.Table:
        """The exact values of all measures and of the part."""
        tables = [
            exact_values(self.shape, measure, events)
            for measure, events in zip(self.measures, self.events, strict=True)
        ]
        tables.append(exact_values(self.shape, YOUNG, self.events[0].where(self.young())))
        return pa.concat_tables(tables)


def tiniest(seed: int) -> World:
    """One measure in a handful of areas, with another rate for each seed."""
    rate = RATES[seed % len(RATES)]
    return World(TINIEST, (MeasureShape("admissions", rate, {"sex": 3}),), seed)


def decided(exact: pa.Table, shape: Shape, log: pa.Table, release_id: str = "R0001") -> Decided:
    """The decision on measures under `nhs_subnational`, all with a denominator."""
    names = set(exact["measure"].to_pylist())
    return decide(
        exact,
        release_id=release_id,
        policies=dict.fromkeys(names, DisclosurePolicy.NHS_SUBNATIONAL),
        area_parents=shape.area_parents,
        complements=COMPLEMENTS,
        divisions=dict.fromkeys(names, Division()),
        log=log,
        small_area_categories={FIFTH: shape.fifths},
        category_totals=CATEGORY_TOTALS,
    )


def without_complements(decision: Decided) -> Published:
    """What would be published if only counts of 1 to 7 were withheld."""
    public, private = decision.released.to_pylist(), decision.log.to_pylist()
    for row, entry in zip(public, private, strict=True):
        if entry["decision"] == "secondary":
            entry["decision"], row["state"] = "released", "released"
            row["numerator"] = entry["shown"] = (entry["exact"] + 2) // 5 * 5
    return Published(
        pa.Table.from_pylist(public, decision.released.schema),
        pa.Table.from_pylist(private, decision.log.schema),
    )


def history(world: World, releases: int, *, new_ages_before: int = 0) -> list[Published]:
    """Releases one after another, all after late returns; before one, everybody's age is new."""
    log, published = empty_log(), []
    for number in range(releases):
        if number:
            world.revised(ages_too=number == new_ages_before)
        decision = decided(world.exact(), world.shape, log, f"R{number:04d}")
        log = pa.concat_tables([log, decision.log])
        published.append(Published(decision.released, decision.log))
    return published


def attack_on(*releases: Published, shape: Shape, revisions_told: bool = True) -> Attack:
    """The attack that knows everything about this partnership's lattice."""
    return Attack(
        list(releases),
        shape.area_parents,
        COMPLEMENTS,
        {FIFTH: shape.fifths},
        CATEGORY_TOTALS,
        revisions_told,
    )
