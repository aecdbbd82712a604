"""An attack on published tables, written apart from what it attacks: plain loops, two LPs a cell.

From what was published it knows states and shown numbers. From the log it takes only what the
stated attackers know besides: which shown cells were revised from one release to the next, and,
for those who have been told, which withheld cells were revised, which of them are 1 to 7 and which
are larger.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, linprog, milp

KEY = ("measure", "area_code", "period", "breakdown", "category")
Key = tuple[str, ...]


@dataclass(frozen=True)
class Published:
    """One release: the public table, and the log that says what lies behind it."""

    released: pa.Table
    log: pa.Table


@dataclass
class Cell:
    """One unknown of the attack."""

    key: Key
    truth: int
    lowest: float
    highest: float
    label: str
    printed: bool = True
    first_shown: int | None = None
    """The first release that showed it."""


@dataclass
class Attack:
    """All that can be set against the releases.

    A cell is one unknown for as long as no release revises it. Without `revisions_told` nobody can
    see that of a cell that was never shown, so that it is another unknown in each release.
    """

    releases: list[Published]
    area_parents: Mapping[str, str]
    complements: Mapping[str, str] = field(default_factory=dict)
    small_area_categories: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    category_totals: Mapping[str, tuple[str, str, frozenset[str]]] = field(default_factory=dict)
    revisions_told: bool = True
    versions: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.cells: list[Cell] = []
        self.number: dict[object, int] = {}
        self.equations: list[dict[int, int]] = []
        self.remainders: dict[frozenset[tuple[int, int]], int] = {}
        self.revised: dict[tuple[Key, int], int] = {}
        self.ever_shown: set[tuple[Key, int]] = set()
        self._follow_revisions()
        for number, release in enumerate(self.releases):
            self._read(number, release)

    def _follow_revisions(self) -> None:
        """Note for each cell of each release how often it had been revised by then."""
        last: dict[Key, tuple[int, int]] = {}
        for number, release in enumerate(self.releases):
            for entry in release.log.to_pylist():
                if entry["exact"] is None:
                    continue
                key = tuple(entry[name] for name in KEY)
                value, times = last.get(key, (entry["exact"], 0))
                times += value != entry["exact"]
                last[key] = entry["exact"], times
                self.revised[key, number] = times
                if entry["decision"] == "released":
                    self.ever_shown.add((key, times))

    def _read(self, number: int, release: Published) -> None:
        here: dict[Key, int] = {}
        kinds: dict[Key, str] = {}
        for public, private in zip(
            release.released.to_pylist(), release.log.to_pylist(), strict=True
        ):
            if public["state"] not in ("released", "suppressed"):
                continue
            key = tuple(public[name] for name in KEY)
            here[key] = self._unknown(key, number, private["exact"], private["decision"])
            kinds[key] = public["area_type"]
            if public["state"] == "released":
                self._learn(here[key], public["numerator"], number)
        for name, total, parts, closed in self._sums(here, kinds):
            self._add(name, here, total, parts, closed=closed)

    def _unknown(self, key: Key, release: int, truth: int, label: str) -> int:
        times = self.revised[key, release]
        linked = self.revisions_told or (key, times) in self.ever_shown
        name = (key, times) if linked else (key, times, release)
        if name not in self.number:
            self.number[name] = len(self.cells)
            self.cells.append(Cell(key, truth, 0, np.inf, label))
        return self.number[name]

    def _learn(self, place: int, shown: int, release: int) -> None:
        cell = self.cells[place]
        cell.first_shown = release if cell.first_shown is None else cell.first_shown
        cell.lowest = max(cell.lowest, 0 if shown == 0 else max(8, shown - 2))
        cell.highest = min(cell.highest, 0 if shown == 0 else shown + 2)

    def _sums(
        self, here: dict[Key, int], kinds: dict[Key, str]
    ) -> Iterator[tuple[str, Key, list[Key], bool]]:
        """Name, total, parts, and whether the parts are all there is."""
        families: dict[tuple[str, Key, str], list[Key]] = defaultdict(list)
        whole = next((key[1] for key in here if kinds[key] == "partnership"), "")
        for key in here:
            measure, area, period, breakdown, category = key
            kind = kinds[key]
            if len(period) == 4:
                for back in range(3):
                    longer = f"{int(period) - back}-01/P36M"
                    total = (measure, area, longer, breakdown, category)
                    families["years of a window", total, ""].append(key)
            if len(period) == 7:
                families["year", (measure, area, period[:4], breakdown, category), ""].append(key)
            if kind in ("district", "unplaced"):
                total = (measure, whole, period, breakdown, category)
                families["places", total, ""].append(key)
            if breakdown != "all":
                total = (measure, area, period, "all", "all")
                families["categories", total, breakdown].append(key)
            if kind == "small_area" and period.endswith("P12M"):
                total = (measure, self.area_parents[area], period[:4], "all", "all")
                families["small areas", total, ""].append(key)
                for name, categories in self.small_area_categories.items():
                    for above in (self.area_parents[area], whole):
                        total = (measure, above, period[:4], name, categories[area])
                        families["small areas", total, name].append(key)
                for back in range(3):
                    longer = f"{int(period[:4]) - back}-01/P36M"
                    total = (measure, area, longer, "all", "all")
                    families["windows", total, ""].append(key)
            for young, (other, name, categories) in self.category_totals.items():
                if (measure, breakdown) == (other, name) and category in categories:
                    families["another", (young, area, period, "all", "all"), ""].append(key)
            if measure in self.complements:
                total = (self.complements[measure], *key[1:])
                families["rest", total, measure].append(key)
            if measure in self.versions:
                total = (self.versions[measure], *key[1:])
                families["rest", total, f"version {measure}"].append(key)
        for (name, total, _), parts in families.items():
            if total in here:
                closed = name != "rest" and not (name == "places" and total[3] != "all")
                yield name, total, parts, closed

    def _add(
        self, name: str, here: dict[Key, int], total: Key, parts: Iterable[Key], *, closed: bool
    ) -> None:
        equation = {here[key]: 1 for key in parts}
        left = self.cells[here[total]].truth - sum(self.cells[part].truth for part in equation)
        equation[here[total]] = -1
        if not closed or left:
            equation[self._remainder(equation, (name, *total), left)] = 1
        self.equations.append(equation)

    def _remainder(self, equation: dict[int, int], key: Key, left: int) -> int:
        """What nobody publishes: the same for as long as nothing else in its sum is revised."""
        printed = frozenset(equation.items())
        if printed not in self.remainders:
            self.remainders[printed] = len(self.cells)
            label = "primary" if 1 <= left <= 7 else "unpublished"
            self.cells.append(Cell(key, left, 0, np.inf, label, printed=False))
        return self.remainders[printed]

    @property
    def targets(self) -> list[int]:
        """The cells that the policy protects."""
        return [place for place, cell in enumerate(self.cells) if cell.label == "primary"]

    def bounds(self, *, informed: bool, nothing_new: bool = False) -> np.ndarray:
        """What the attacker knows of each cell alone.

        With `nothing_new` the last release shows nothing besides what was shown before; which
        cells are zero the informed attacker knows all the same.
        """
        return np.array([self._bound(cell, informed, nothing_new) for cell in self.cells])

    def _bound(self, cell: Cell, informed: bool, nothing_new: bool) -> tuple[float, float]:
        lowest, highest = cell.lowest, cell.highest
        is_new = cell.first_shown == len(self.releases) - 1
        if nothing_new and is_new and not (informed and highest == 0):
            lowest, highest = 0, np.inf
        if informed and cell.label == "primary":
            return 1, 7
        if informed and cell.printed and cell.truth >= 8:
            lowest = max(lowest, 8)
        return lowest, highest

    def matrix(self) -> sparse.csr_array:
        """One row per equation."""
        rows = [r for r, equation in enumerate(self.equations) for _ in equation]
        columns = [place for equation in self.equations for place in equation]
        signs = [sign for equation in self.equations for sign in equation.values()]
        shape = (len(self.equations), len(self.cells))
        return sparse.csr_array((signs, (rows, columns)), shape=shape, dtype=float)

    def ranges(self, places: Iterable[int], bounds: np.ndarray) -> dict[int, tuple[float, float]]:
        """The lowest and highest value that each cell can have, by two LPs a cell."""
        matrix = self.matrix()
        nothing = np.zeros(matrix.shape[0])
        found = {}
        for place in places:
            ends = []
            for sign in (1.0, -1.0):
                cost = np.zeros(len(self.cells))
                cost[place] = sign
                answer = linprog(cost, A_eq=matrix, b_eq=nothing, bounds=bounds)
                unbounded = answer.status == 3
                ends.append(-sign * np.inf if unbounded else answer.x[place])
            found[place] = (ends[0], ends[1])
        return found

    def narrowed(self, places: Iterable[int], *, informed: bool) -> dict[int, tuple[float, float]]:
        """The cells of which the attacker can rule out 1 or 7, with what he leaves of them."""
        found = self.ranges(places, self.bounds(informed=informed))
        return {p: (a, b) for p, (a, b) in found.items() if a > 1 + 1e-6 or b < 7 - 1e-6}

    def exposed_to_outsider(self, places: Iterable[int]) -> list[Cell]:
        """Cells of which an outsider can rule out 1 or 7."""
        return [self.cells[place] for place in self.narrowed(places, informed=False)]

    def told_by_last_release(self, places: Iterable[int], *, informed: bool) -> list[Cell]:
        """Cells of which the last release's numbers say more than the attacker knew without."""
        known = self.bounds(informed=informed)
        before = self.bounds(informed=informed, nothing_new=True)
        found = self.narrowed(places, informed=informed)
        without = self.ranges(found, before)
        doubtful = [
            place
            for place, (lowest, highest) in found.items()
            if lowest > max(1, np.ceil(without[place][0] - 1e-6)) + 1e-6
            or highest < min(7, np.floor(without[place][1] + 1e-6)) - 1e-6
        ]
        # What was known may leave less in whole numbers than in fractions.
        return [
            self.cells[place]
            for place in doubtful
            if self.whole_range(place, known) != self.whole_range(place, before)
        ]

    def whole_range(self, place: int, bounds: np.ndarray) -> tuple[int, int]:
        """The lowest and highest of the values 1 to 7 that the cell can have in whole numbers."""
        ends = []
        for sign in (1.0, -1.0):
            cost = np.zeros(len(self.cells))
            cost[place] = sign
            answer = milp(
                cost,
                constraints=LinearConstraint(self.matrix(), 0, 0),
                bounds=Bounds(bounds[:, 0], np.minimum(bounds[:, 1], 10_000)),
                integrality=np.ones(len(self.cells)),
            )
            ends.append(round(answer.x[place]))
        return max(1, ends[0]), min(7, ends[1])

    def exposed(self, places: Iterable[int]) -> list[Cell]:
        """Cells exposed to an outsider, or to one who is informed by the last release.

        The informed attacker knows all that the outsider knows, so what he cannot narrow the
        outsider cannot narrow either.
        """
        doubtful = list(self.narrowed(places, informed=True))
        informed = self.told_by_last_release(doubtful, informed=True)
        return self.exposed_to_outsider(doubtful) + informed
