"""What is current: each supplier's feed, the extracts behind it and the months it covers."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from headwater.custody import ExtractRecord, Home

TABLES = (
    "event",
    "area_lookup",
    "population",
    "population_ethnicity",
    "deprivation",
    "boundary",
    "basis",
    "series_break",
    "place_name",
    "event_weight",
    "area_change",
    "aggregate",
    "area_month_count",
)
"""What a partner's file may become."""


@dataclass(frozen=True, slots=True)
class Holding:
    """One feed from one supplier: its current extracts, added up."""

    feed: str
    supplier: str
    extract_ids: tuple[str, ...]
    versions: dict[str, int]
    first_month: date | None
    last_month: date | None
    as_at_date: date
    rows_in_file: int
    rows_accepted: int
    rows_rejected: int


def holdings_of(home: Home) -> tuple[Holding, ...]:
    """The holdings of a home, by feed and supplier."""
    current = {extract_id for table in TABLES for extract_id in _current_ids(home, table)}
    grouped: dict[tuple[str, str], list[ExtractRecord]] = defaultdict(list)
    for extract in home.extracts():
        if extract.extract_id in current:
            grouped[extract.feed, extract.supplier].append(extract)
    months: dict[tuple[str, str], list[date]] = defaultdict(list)
    for covered in home.coverage():
        months[covered.feed, covered.supplier].append(covered.month)
    return tuple(_holding(key, found, months[key]) for key, found in sorted(grouped.items()))


def _current_ids(home: Home, table: str) -> set[str]:
    return {current.extract_id for current in home.current_tables(table)}


def _holding(
    key: tuple[str, str], extracts: Sequence[ExtractRecord], months: Sequence[date]
) -> Holding:
    feed, supplier = key
    return Holding(
        feed=feed,
        supplier=supplier,
        extract_ids=tuple(extract.extract_id for extract in extracts),
        versions={extract.extract_id: extract.version for extract in extracts},
        first_month=min(months, default=None),
        last_month=max(months, default=None),
        as_at_date=max(extract.as_at_date for extract in extracts),
        rows_in_file=sum(extract.rows_in_file for extract in extracts),
        rows_accepted=sum(extract.rows_accepted for extract in extracts),
        rows_rejected=sum(extract.rows_rejected for extract in extracts),
    )
