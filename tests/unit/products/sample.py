"""A small synthetic release, made in memory: three districts, thirty small areas, four states."""

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime
from math import sqrt

import pyarrow as pa

from headwater.released.release import (
    Break,
    PartnershipWords,
    Released,
    ReleasedKind,
    ReleasedMeasure,
    ReleasedScope,
    ReleasedSource,
    Signal,
)
from headwater.released.values import ValueRow
from headwater.vocabulary.areas import Area, AreaType
from headwater.vocabulary.nature import Nature
from headwater.vocabulary.periods import Period, PeriodType
from headwater.vocabulary.states import ValueState

RELEASE_ID = "R0002-1a2b3c4d"
WHOLE = "Z06000001"
DISTRICTS = {"Z07000001": "Northbank", "Z07000002": "Millfield", "Z07000003": "Southbank"}
YEARS = range(2020, 2026)
BREAKDOWNS = {
    "age_band": ("0-9", "10-17", "18-24", "25-34", "35-49", "50+", "not_recorded"),
    "sex": ("female", "male", "other", "not_recorded"),
    "kind": ("knife", "robbery", "not_recorded"),
    "ethnicity": ("white", "mixed", "asian", "black", "other", "not_recorded"),
}
_PERSONS = {"Z07000001": 140_000, "Z07000002": 100_000, "Z07000003": 60_000}


def measure(name: str, title: str, *, theme: str, feed: str, **changes: object) -> ReleasedMeasure:
    """One measure with every word filled in."""
    words: dict[str, object] = {
        "measure": name,
        "version": 1,
        "title": title,
        "short_title": title,
        "theme": theme,
        "why_it_matters": "Each of these is a person who was hurt and can be helped sooner.",
        "what_it_cannot_say": "It cannot say why it happened, or count harm that nobody reported.",
        "definition": f"Every event of the feed {feed} that meets the rule, counted once.",
        "unit": "per 100,000 people a year",
        "polarity": "lower_is_better",
        "policy": "nhs_subnational",
        "breakdowns": ("age_band", "sex", "ethnicity"),
        "sources": (feed,),
        "interval_method": "95% range by Byar's method, or the exact Poisson range below ten.",
        "national_success_measure": False,
        "has_denominator": True,
        "reviewed_by": "Amara (analyst)",
        "reviewed_on": date(2026, 1, 12),
        "next_review": date(2027, 1, 12),
        "extracts": (f"{feed[:4]}0001", f"{feed[:4]}0002"),
    }
    return ReleasedMeasure(**(words | changes))  # type: ignore[arg-type]  # built from a table


MEASURES = (
    measure(
        "sharp_admissions",
        "Hospital admissions for assault with a sharp object",
        short_title="Sharp-object admissions",
        theme="national_success_measures",
        feed="hospital_admissions",
        national_success_measure=True,
    ),
    measure(
        "ed_assaults",
        "Emergency department attendances after an assault",
        short_title="Emergency department assaults",
        theme="harm_seen_by_health_services",
        feed="ed_attendances",
    ),
    measure(
        "knife_crime",
        "Serious violence with a knife",
        theme="recorded_violence",
        feed="recorded_crime",
        policy="open",
        breakdowns=("kind", "age_band", "ethnicity"),
    ),
    measure(
        "homicides",
        "Homicides that are not domestic",
        theme="national_success_measures",
        feed="recorded_crime",
        national_success_measure=True,
    ),
    measure(
        "callouts",
        "Ambulance call-outs to assaults",
        theme="harm_seen_by_health_services",
        feed="ambulance",
    ),
    measure(
        "street_crime",
        "Street-level crime",
        theme="recorded_violence",
        feed="open_street",
        policy="open",
        polarity="none",
        unit="events",
        has_denominator=False,
        breakdowns=(),
        interval_method="A count of everything recorded has no range.",
    ),
)
_YEARLY_RATE = {
    "sharp_admissions": 24.0,
    "ed_assaults": 380.0,
    "knife_crime": 160.0,
    "homicides": 1.6,
    "callouts": 210.0,
    "street_crime": 5200.0,
}
_SMALL_AREA_MEASURES = ("ed_assaults", "knife_crime")


def areas() -> tuple[Area, ...]:
    """The whole area, its districts, and ten small areas in each."""
    whole = Area(WHOLE, "Riverside", AreaType.PARTNERSHIP)
    districts = [
        Area(code, name, AreaType.DISTRICT, WHOLE) for code, name in sorted(DISTRICTS.items())
    ]
    small = [
        Area(f"Z0100{d}{n:03}", f"{name} {n:02}", AreaType.SMALL_AREA, code, 2021)
        for d, (code, name) in enumerate(sorted(DISTRICTS.items()), start=1)
        for n in range(1, 11)
    ]
    return (whole, *districts, *small)


def outlines() -> dict[str, str]:
    """A grid of slightly uneven squares, ten to a district."""
    drawn = {}
    for index, area in enumerate(a for a in areas() if a.area_type is AreaType.SMALL_AREA):
        west = -1.3 + 0.05 * (index % 6)
        south = 52.9 + 0.03 * (index // 6)
        corners = ((0, 0), (0.05, 0), (0.05, 0.03), (0, 0.03), (0, 0))
        points = ", ".join(f"{west + x:.4f} {south + y:.4f}" for x, y in corners)
        drawn[area.code] = f"POLYGON (({points}))"
    return drawn


def byar(count: int) -> tuple[float, float]:
    """Byar's limits, near enough for a picture."""
    upper = (count + 1) * (1 - 1 / (9 * (count + 1)) + 1.96 / (3 * sqrt(count + 1))) ** 3
    if count == 0:
        return 0.0, upper
    return count * (1 - 1 / (9 * count) - 1.96 / (3 * sqrt(count))) ** 3, upper


def cell(words: ReleasedMeasure, area: Area, period: Period, exact: int, **where: str) -> ValueRow:
    """One cell as disclosure control would leave it."""
    withheld = words.policy != "open" and 1 <= exact <= 7
    at_risk = _persons(area) * period.months / 12 * _residents_share(**where)
    persons = at_risk if words.has_denominator and at_risk else None
    if withheld:
        return _row(words, area, period, ValueState.SUPPRESSED, persons, **where)
    shown = exact if words.policy == "open" else 5 * round(exact / 5)
    return _released(_row(words, area, period, ValueState.RELEASED, persons, **where), shown)


def _residents_share(breakdown: str = "all", category: str = "all") -> float:
    """Everyone is at risk of every kind; nobody is known to be of a group not written down."""
    if breakdown in ("all", "kind"):
        return 1.0
    return 0.0 if category == "not_recorded" else 1 / (len(BREAKDOWNS[breakdown]) - 1)


def _released(row: ValueRow, shown: int) -> ValueRow:
    scale = 100_000 / row.denominator if row.denominator else 1
    limits = [limit * scale for limit in byar(shown)] if row.denominator else [None, None]
    numbers = {"value": shown * scale, "numerator": shown}
    numbers |= {"lower": limits[0], "upper": limits[1]}
    return _changed(row, **numbers, completeness=0.93)


def _changed(row: ValueRow, **changes: object) -> ValueRow:
    known = {name: getattr(row, name) for name in ValueRow.__dataclass_fields__}
    return ValueRow(**(known | changes))


def _row(
    words: ReleasedMeasure,
    area: Area,
    period: Period,
    state: ValueState,
    persons: float | None,
    breakdown: str = "all",
    category: str = "all",
) -> ValueRow:
    return ValueRow(
        measure=words.measure,
        area_type=area.area_type,
        area_code=area.code,
        period_type=period.period_type,
        period=str(period),
        breakdown=breakdown,
        category=category,
        state=state,
        value=None,
        numerator=None,
        denominator=persons,
        lower=None,
        upper=None,
        completeness=None,
        as_at_date=date(2025, 12, 31),
    )


def _persons(area: Area) -> float:
    if area.area_type is AreaType.PARTNERSHIP:
        return sum(_PERSONS.values())
    if area.area_type is AreaType.DISTRICT:
        return _PERSONS[area.code]
    return _PERSONS[area.parent_code or ""] / 10


def _absence(words: ReleasedMeasure, period: Period) -> ValueState | None:
    """The ambulance feed stopped at the end of September 2025 and began in January 2021."""
    if words.measure != "callouts":
        return None
    if period.first_month < date(2021, 1, 1):
        return ValueState.NOT_COLLECTED
    return ValueState.MISSING if period.end_month > date(2025, 10, 1) else None


def rows(measures: tuple[ReleasedMeasure, ...] = MEASURES) -> Iterator[ValueRow]:
    """Every cell of the sample's lattice."""
    chance = random.Random(7)
    for words in measures:
        for area in areas():
            for period in _periods(words, area):
                absent = _absence(words, period)
                if absent:
                    yield _row(words, area, period, absent, None)
                    continue
                exact = _events(chance, words, area, period)
                yield cell(words, area, period, exact)
                if period.period_type is PeriodType.YEAR:
                    yield from _broken_down(chance, words, area, period, exact)


def _periods(words: ReleasedMeasure, area: Area) -> list[Period]:
    if area.area_type is AreaType.SMALL_AREA:
        if words.measure.removesuffix("_again") not in _SMALL_AREA_MEASURES:
            return []
        twelve = [Period(date(year, 1, 1), PeriodType.WINDOW_12) for year in YEARS]
        return twelve + [Period(date(y, 1, 1), PeriodType.WINDOW_36) for y in list(YEARS)[:-2]]
    months = [Period(date(y, m, 1), PeriodType.MONTH) for y in YEARS for m in range(1, 13)]
    return months + [Period(date(year, 1, 1), PeriodType.YEAR) for year in YEARS]


def _events(chance: random.Random, words: ReleasedMeasure, area: Area, period: Period) -> int:
    """A Poisson count, nearly: lower in the spring of 2020, higher in the first district."""
    rate = _YEARLY_RATE.get(words.measure.removesuffix("_again"), 90.0)
    tilt = {"Z07000001": 1.35, "Z07000003": 0.6}
    rate *= tilt.get(area.code, tilt.get(area.parent_code or "", 1.0))
    rate *= 1 - 0.05 * (period.first_month.year - 2020)
    if date(2020, 3, 1) < period.first_month < date(2020, 8, 1):
        rate *= 0.6
    expected = rate * _persons(area) * period.months / 12 / 100_000
    return max(0, round(chance.gauss(expected, sqrt(expected))))


def _broken_down(
    chance: random.Random, words: ReleasedMeasure, area: Area, period: Period, exact: int
) -> Iterator[ValueRow]:
    for breakdown in words.breakdowns:
        categories = BREAKDOWNS[breakdown]
        weights = [chance.random() + 0.1 for _ in categories]
        for category, weight in zip(categories, weights, strict=True):
            share = round(exact * weight / sum(weights))
            yield cell(words, area, period, share, breakdown=breakdown, category=category)


def table(cells: Iterator[ValueRow] | list[ValueRow]) -> pa.Table:
    """Cells as the table that disclosure control hands over."""
    cells = list(cells)
    schema = pa.schema(
        [(name, _TYPES.get(name, pa.string())) for name in ValueRow.__dataclass_fields__]
    )
    columns = {name: [getattr(row, name) for row in cells] for name in schema.names}
    return pa.table(columns, schema=schema)


_TYPES = {
    "value": pa.float64(),
    "numerator": pa.int64(),
    "denominator": pa.float64(),
    "lower": pa.float64(),
    "upper": pa.float64(),
    "completeness": pa.float64(),
    "as_at_date": pa.date32(),
}


def source(feed: str, title: str, supplier: str, **changes: object) -> ReleasedSource:
    """One source with every word filled in."""
    words: dict[str, object] = {
        "feed": feed,
        "title": title,
        "supplier": supplier.lower().replace(" ", "_"),
        "supplier_name": supplier,
        "basis_kind": "agreement",
        "basis_reference": f"DSA-{feed[:4].upper()}-2024",
        "policy": "nhs_subnational",
        "licence": "Agreement between the partners",
        "state": "current",
        "first_month": date(2020, 1, 1),
        "last_month": date(2025, 12, 1),
        "as_at_date": date(2025, 12, 31),
        "extracts": (f"{feed[:4]}0001", f"{feed[:4]}0002"),
        "rows_in_file": 12_480,
        "rows_accepted": 12_391,
        "rows_rejected": 89,
        "completeness": {"age": 0.98, "sex": 0.99, "ethnicity": 0.71, "small_area_code": 0.94},
        "extract_versions": {f"{feed[:4]}0001": 1, f"{feed[:4]}0002": 2},
    }
    return ReleasedSource(**(words | changes))  # type: ignore[arg-type]  # built from a table


SOURCES = (
    source("hospital_admissions", "Hospital admissions", "Riverside Health Board"),
    source("ed_attendances", "Emergency department attendances", "Riverside Hospital"),
    source("recorded_crime", "Police recorded crime", "Riverside Police", policy="open"),
    source(
        "ambulance",
        "Ambulance call-outs",
        "Riverside Ambulance",
        state="no_basis",
        first_month=date(2021, 1, 1),
        last_month=date(2025, 9, 1),
        as_at_date=date(2025, 9, 30),
        withdrawn_on=date(2025, 9, 30),
        notes=("The agreement ended and has not been renewed.",),
    ),
    source(
        "open_street",
        "Street-level crime",
        "Open police data",
        policy="open",
        basis_kind="open_licence",
        licence="Open Government Licence v3.0",
        completeness={},
    ),
)

SCOPE = ReleasedScope(
    key="serious_violence",
    version=2,
    title="Serious violence in Riverside",
    effective_from=date(2025, 4, 1),
    signed_by="The Riverside Board",
    kinds=(
        ReleasedKind(
            key="knife",
            title="Violence with a weapon",
            maximum_penalty="Up to life in prison.",
            impact_on_victim="It can kill, and it leaves lasting fear.",
            prevalence="It is a small part of all violence.",
            impact_on_community="People change where they walk.",
            notes="Possession alone is a kind of its own.",
        ),
        ReleasedKind(
            key="robbery",
            title="Robbery with a weapon",
            maximum_penalty="Up to life in prison.",
            impact_on_victim="It injures and frightens.",
            prevalence="It is less common than theft.",
            impact_on_community="It is felt most by young people.",
            notes="The weapon flag decides.",
        ),
    ),
)


def released(measures: tuple[ReleasedMeasure, ...] = MEASURES, **changes: object) -> Released:
    """The whole sample."""
    parts: dict[str, object] = {
        "release_id": RELEASE_ID,
        "made_at": datetime(2026, 1, 20, 9, 30, tzinfo=UTC),
        "as_at_date": date(2025, 12, 31),
        "nature": Nature.SYNTHETIC,
        "partnership": PartnershipWords(
            key="riverside",
            name="Riverside Violence Reduction Partnership",
            short_name="Riverside",
            purpose="We join up to prevent serious violence.",
            contact_email="hello@riverside.example",
        ),
        "areas": areas(),
        "measures": measures,
        "sources": SOURCES,
        "values": table(rows(measures)),
        "signals": (
            Signal(
                headline="Knife violence in Northbank has stayed higher than elsewhere",
                detail="Two sources see it: the police and the emergency department.",
                measure="knife_crime",
                area_code="Z07000001",
                period="2025",
            ),
        ),
        "breaks": (
            Break("knife_crime", date(2023, 4, 1), "The police changed how knives are recorded."),
        ),
        "outlines": outlines(),
        "previous_release_id": "R0001-0f0f0f0f",
        "scope": SCOPE,
    }
    return Released(**(parts | changes))  # type: ignore[arg-type]  # built from a table


def many_measures(count: int) -> tuple[ReleasedMeasure, ...]:
    """As many measures as a real partnership has, by repeating the sample's."""
    again = [
        measure(
            f"{words.measure}{'_again' * round_number}",
            f"{words.title}{' again' * round_number}",
            theme=words.theme,
            feed=words.sources[0],
            policy=words.policy,
        )
        for round_number in range(1, 4)
        for words in MEASURES
    ]
    return (*MEASURES, *again)[:count]
