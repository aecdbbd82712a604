"""The lattice counted the slow way: one event and one cell at a time, from the definitions.

Shares nothing with the engine but the definitions and the small world.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from tests.spec.measures.small_world import PARTNERSHIP, Row, SmallWorld, months

from headwater.definitions.conditions import Condition, Rule
from headwater.definitions.measure import Measure

DISTRICTS = [district.code for district in PARTNERSHIP.districts]
BANDS = [(0, 10), (10, 13), (13, 16), (16, 18), (18, 25), (25, 35), (35, 50), (50, 200)]
GROUPS = {
    "sex": ["female", "male", "other"],
    "ethnicity": ["white", "mixed", "asian", "black", "other", "not_stated"],
    "deprivation_fifth": ["1", "2", "3", "4", "5"],
    "part_of_week": [
        f"{day}_{hour}"
        for day in ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
        for hour in ("00", "06", "12", "18")
    ],
}


def holds(condition: Condition, event: Row) -> bool:
    value = event.get(condition.column)
    if condition.recorded is not None:
        return (value is not None) == condition.recorded
    if value is None:
        return False
    if condition.codes is not None:
        return value in condition.codes
    if condition.prefixes is not None:
        return any(value.startswith(prefix) for prefix in condition.prefixes)
    if condition.is_ is not None:
        return value == ("yes" if condition.is_ else "no")
    if condition.below is not None:
        return int(value) < condition.below
    if condition.at_least is not None:
        return int(value) >= condition.at_least
    return holds_at(condition, datetime.fromisoformat(value))


def holds_at(condition: Condition, moment: datetime) -> bool:
    if condition.weekdays is not None:
        return moment.isoweekday() in condition.weekdays
    assert condition.from_hour is not None
    assert condition.until_hour is not None
    if condition.from_hour <= condition.until_hour:
        return condition.from_hour <= moment.hour < condition.until_hour
    return moment.hour >= condition.from_hour or moment.hour < condition.until_hour


def rule_holds(rule: Rule, event: Row) -> bool:
    return (
        all(holds(condition, event) for condition in rule.all_of)
        and (not rule.any_of or any(holds(condition, event) for condition in rule.any_of))
        and not any(holds(condition, event) for condition in rule.none_of)
    )


class SlowCount:
    """Counts one measure in one small world."""

    def __init__(self, world: SmallWorld, measure: Measure) -> None:
        self.world, self.measure = world, measure
        self.kinds = [
            kind
            for kind in world.scope.kinds
            if not measure.numerator.kinds or kind.key in measure.numerator.kinds
        ]
        self.events = [event for event in world.events if self.counts(event)]
        self.places = [self.place(event) for event in self.events]
        self.known_states: dict[str, str] = {}

    def counts(self, event: Row) -> bool:
        named = self.measure.numerator.kinds
        return (
            event["feed"] in self.measure.numerator.feeds
            and (not named or any(self.is_of_kind(kind, event) for kind in self.kinds))
            and rule_holds(self.measure.numerator.rule, event)
        )

    def is_of_kind(self, kind: Any, event: Row) -> bool:
        return any(rule_holds(rule, event) for rule in kind.rules)

    def place(self, event: Row) -> tuple[str, str]:
        code = event.get("small_area_code")
        if code is None:
            return "unplaced", "no_location"
        known = {
            int(row["vintage"]): row["district_code"]
            for row in self.world.lookup
            if row["small_area_code"] == code
        }
        if not known:
            return "unplaced", "unknown_area"
        first = 2011 if event["month"] < "2023-06" else 2021
        district = known.get(first) or next(iter(known.values()))
        if district in DISTRICTS:
            return "district", district
        return "unplaced", "outside_partnership"

    def categories(self, breakdown: str) -> list[str]:
        if breakdown == "age_band":
            known = [self.band(low, high) for low, high in BANDS if self.at_risk(low, high)]
        elif breakdown == "kind":
            known = [kind.key for kind in self.kinds]
        elif breakdown == "crime_type":
            known = sorted({e["crime_type"] for e in self.events if e.get("crime_type")})
        else:
            known = GROUPS[breakdown]
        return [*known, "not_recorded"]

    def at_risk(self, low: int, high: int) -> bool:
        limits = self.measure.denominator
        lowest = (limits and limits.age_at_least) or 0
        highest = (limits and limits.age_below) or 200
        return low < highest and high > lowest

    def band(self, low: int, high: int) -> str:
        return "50+" if low == 50 else f"{low}-{high - 1}"

    def category(self, breakdown: str, event: Row) -> str:
        found = event.get(breakdown)
        if breakdown == "age_band" and event.get("age") is not None:
            age = int(event["age"])
            found = next(self.band(low, high) for low, high in BANDS if low <= age < high)
        if breakdown == "kind":
            mine = [kind.key for kind in self.kinds if self.is_of_kind(kind, event)]
            found = mine[0] if mine else None
        if breakdown == "deprivation_fifth" and self.place(event)[0] == "district":
            deciles = {row["small_area_code"]: int(row["decile"]) for row in self.world.deprivation}
            decile = deciles.get(event["small_area_code"])
            found = None if decile is None else str((decile + 1) // 2)
        if breakdown == "part_of_week" and event.get("occurred_at"):
            moment = datetime.fromisoformat(event["occurred_at"])
            found = f"{moment:%A}".lower() + f"_{moment.hour // 6 * 6:02d}"
        return found if found in self.categories(breakdown) else "not_recorded"

    def state(self, period: str) -> str:
        if period not in self.known_states:
            self.known_states[period] = self.state_of(period)
        return self.known_states[period]

    def state_of(self, period: str) -> str:
        wanted = self.months_of(period)
        covered = [month for month in wanted if self.is_covered(month)]
        if len(covered) == len(wanted):
            return "released"
        return "missing" if any(map(self.is_expected, wanted)) else "not_collected"

    def months_of(self, period: str) -> list[str]:
        if len(period) == 7:
            return [period]
        first = int(period[:4])
        last = first + 2 if period.endswith("P36M") else first
        return months(f"{first}-01", f"{last}-12")

    def suppliers(self, feed: str) -> dict[str, list[str]]:
        delivered: dict[str, list[str]] = {}
        for row in self.world.coverage:
            if row["feed"] == feed:
                delivered.setdefault(row["supplier"], []).append(row["month"])
        return delivered

    def is_expected(self, month: str) -> bool:
        return month <= self.horizon()[1] and any(
            min(delivered) <= month
            for feed in self.measure.numerator.feeds
            for delivered in self.suppliers(feed).values()
        )

    def is_covered(self, month: str) -> bool:
        for feed in self.measure.numerator.feeds:
            expected = [found for found in self.suppliers(feed).values() if min(found) <= month]
            if not expected or any(month not in delivered for delivered in expected):
                return False
        return True

    def horizon(self) -> tuple[str, str]:
        all_months = [row["month"] for row in self.world.coverage]
        return min(all_months), max(all_months)

    def cells(self) -> Iterator[tuple[tuple[str, ...], str, int | None]]:
        """Each cell's key, state and numerator."""
        first, last = self.horizon()
        years = [str(year) for year in range(int(first[:4]), int(last[:4]) + 1)]
        for period in months(first, last) + years:
            yield from self.headlines(period)
            for breakdown in self.measure.breakdowns:
                period_type = "month" if len(period) == 7 else "year"
                if period_type in self.measure.breakdown_periods:
                    yield from self.divided(period, breakdown)
        if self.measure.small_areas:
            yield from self.windows(years)

    def headlines(self, period: str) -> Iterator[tuple[tuple[str, ...], str, int | None]]:
        places = [("district", code) for code in DISTRICTS]
        places += [("unplaced", s) for s in ("outside_partnership", "no_location", "unknown_area")]
        for place in [("partnership", PARTNERSHIP.area_code), *places]:
            yield self.cell(period, place, "all", "all")

    def divided(
        self, period: str, breakdown: str
    ) -> Iterator[tuple[tuple[str, ...], str, int | None]]:
        places = [("partnership", PARTNERSHIP.area_code)]
        if breakdown != "deprivation_fifth":
            places += [("district", code) for code in DISTRICTS]
        for place in places:
            for category in self.categories(breakdown):
                yield self.cell(period, place, breakdown, category)

    def cell(
        self, period: str, place: tuple[str, str], breakdown: str, category: str
    ) -> tuple[tuple[str, ...], str, int | None]:
        state, wanted = self.state(period), set(self.months_of(period))
        found = sum(
            event["month"] in wanted
            and place in (where, ("partnership", PARTNERSHIP.area_code))
            and (breakdown == "all" or self.category(breakdown, event) == category)
            for event, where in zip(self.events, self.places, strict=True)
        )
        key = (*place, period, breakdown, category)
        return key, state, found if state == "released" else None

    def windows(self, years: list[str]) -> Iterator[tuple[tuple[str, ...], str, int | None]]:
        periods = [f"{year}-01/P12M" for year in years]
        periods += [f"{year}-01/P36M" for year in years[:-2]]
        for period in periods:
            if self.state(period) == "released":
                for code in self.small_areas(2021):
                    yield self.window(period, code)

    def window(self, period: str, code: str) -> tuple[tuple[str, ...], str, int | None]:
        inside = [
            event
            for event in self.events
            if event["month"] in self.months_of(period) and self.place(event)[0] == "district"
        ]
        stranded = any(e["small_area_code"] not in self.small_areas(2021) for e in inside)
        key = ("small_area", code, period, "all", "all")
        if stranded and code not in self.small_areas(2011):
            return key, "missing", None
        return key, "released", sum(event["small_area_code"] == code for event in inside)

    def small_areas(self, vintage: int) -> list[str]:
        return [
            row["small_area_code"]
            for row in self.world.lookup
            if int(row["vintage"]) == vintage and row["district_code"] in DISTRICTS
        ]
