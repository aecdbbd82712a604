"""Persistent places as a page and as a download."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from headwater.released.opened import Release
from headwater.released.places import Agreement, PersistentPlace, PersistentPlaces
from headwater.vocabulary.areas import Area
from headwater.vocabulary.periods import add_months, parse_period
from headwater_web.dashboard.persistent_places.words import DAYS, hours_words, often_words
from headwater_web.ui.words import day_words, month_words, share_words

CSV_COLUMNS: Final = (
    "district_code",
    "district",
    "area_code",
    "area_name",
    "source",
    "source_title",
    "hours",
    "busy",
    "times_in_1000_at_least",
)


@dataclass(frozen=True, slots=True)
class SeenWords:
    """One source of one place."""

    title: str
    hours: str
    often: str


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One place."""

    area: Area
    seen_by: tuple[SeenWords, ...]


@dataclass(frozen=True, slots=True)
class DistrictOfPlaces:
    """The places of one district, in the order of their names."""

    area: Area
    rows: tuple[PlaceRow, ...]


@dataclass(frozen=True, slots=True)
class AgreementWords:
    """What was compared with what, over which years, and from how much."""

    title: str
    could_tell: bool
    first: str
    last: str
    as_at: str
    completeness: str


@dataclass(frozen=True, slots=True)
class PlacesPage:
    """The whole page. Without `could_tell` nobody knows which places these would be."""

    police_title: str
    could_tell: bool
    agreements: tuple[AgreementWords, ...]
    districts: tuple[DistrictOfPlaces, ...]


def places_page(release: Release, found: PersistentPlaces) -> PlacesPage:
    """The places under their districts; neither is in an order of how much happens there."""
    return PlacesPage(
        police_title=release.measure(found.police_measure).short_title,
        could_tell=found.could_tell,
        agreements=tuple(_agreement(release, each) for each in found.agreements),
        districts=tuple(_districts(release, found)),
    )


def csv_rows(release: Release, found: PersistentPlaces) -> Iterator[tuple[object, ...]]:
    """One row for each place and source, in the columns of `CSV_COLUMNS`."""
    for place in found.places:
        area, district = release.area(place.area_code), release.area(place.district_code)
        for seen in place.seen_by:
            busy = "; ".join(
                f"{DAYS[part.days]} {part.from_hour:02}:00-{part.until_hour:02}:00"
                for part in seen.parts
            )
            yield (
                district.code,
                district.name,
                area.code,
                area.name,
                seen.measure,
                release.measure(seen.measure).short_title,
                seen.hours.value,
                busy,
                seen.often,
            )


def _agreement(release: Release, agreement: Agreement) -> AgreementWords:
    first, last = _months(agreement) if agreement.could_tell else ("", "")
    return AgreementWords(
        title=release.measure(agreement.measure).short_title,
        could_tell=agreement.could_tell,
        first=first,
        last=last,
        as_at=day_words(agreement.as_at_date),
        completeness=share_words(agreement.completeness),
    )


def _months(agreement: Agreement) -> tuple[str, str]:
    """The first and the last month that were compared."""
    first, last = map(parse_period, (agreement.first_period, agreement.last_period))
    return month_words(first.first_month), month_words(add_months(last.end_month, -1))


def _districts(release: Release, found: PersistentPlaces) -> Iterator[DistrictOfPlaces]:
    by_district = groupby(
        sorted(found.places, key=lambda place: place.district_code),
        key=lambda place: place.district_code,
    )
    districts = [
        DistrictOfPlaces(release.area(code), tuple(_rows(release, list(places))))
        for code, places in by_district
    ]
    yield from sorted(districts, key=lambda district: district.area.name)


def _rows(release: Release, places: list[PersistentPlace]) -> Iterator[PlaceRow]:
    rows = [
        PlaceRow(
            release.area(place.area_code),
            tuple(
                SeenWords(
                    release.measure(seen.measure).short_title, hours_words(seen), often_words(seen)
                )
                for seen in place.seen_by
            ),
        )
        for place in places
    ]
    yield from sorted(rows, key=lambda row: row.area.name)
