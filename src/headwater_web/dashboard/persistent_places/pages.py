"""Persistent places as a page and as a download."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from headwater.released.opened import Release
from headwater.released.places import Agreement, PersistentPlace, PersistentPlaces, SeenBy
from headwater.vocabulary.areas import Area
from headwater.vocabulary.periods import add_months, parse_period
from headwater_web.dashboard.persistent_places.words import (
    DAYS,
    busiest_words,
    hours_words,
    often_words,
)
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
    """What one measure says of one place."""

    title: str
    is_police: bool
    hours: str
    often: str


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One place: what each measure says, then the same in brief."""

    area: Area
    seen_by: tuple[SeenWords, ...]
    busiest: str
    who_agrees: str


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
    """All of them. Without `could_tell` nobody knows which places these would be.

    `elsewhere` are those of other districts than the one that was asked for.
    """

    police_title: str
    could_tell: bool
    agreements: tuple[AgreementWords, ...]
    districts: tuple[DistrictOfPlaces, ...]
    elsewhere: int


def places_page(
    release: Release, found: PersistentPlaces, district: Area | None = None
) -> PlacesPage:
    """The places under their districts; neither is in an order of how much happens there."""
    shown = [
        place for place in found.places if district is None or place.district_code == district.code
    ]
    return PlacesPage(
        police_title=release.measure(found.police_measure).short_title,
        could_tell=found.could_tell,
        agreements=tuple(_agreement(release, each) for each in found.agreements),
        districts=tuple(_districts(release, shown, found.police_measure)),
        elsewhere=len(found.places) - len(shown),
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


def _districts(
    release: Release, found: Iterable[PersistentPlace], police: str
) -> Iterator[DistrictOfPlaces]:
    by_district: dict[str, list[PersistentPlace]] = defaultdict(list)
    for place in found:
        by_district[place.district_code].append(place)
    for district in sorted(map(release.area, by_district), key=lambda area: area.name):
        yield DistrictOfPlaces(district, tuple(_rows(release, by_district[district.code], police)))


def _rows(release: Release, places: Iterable[PersistentPlace], police: str) -> Iterator[PlaceRow]:
    titles = {each.measure: each.short_title for each in release.measures}
    rows = [
        PlaceRow(
            area=release.area(place.area_code),
            seen_by=tuple(_seen(release, seen, police) for seen in place.seen_by),
            busiest=busiest_words(place.seen_by, titles),
            who_agrees=get_text_list([titles[seen.measure] for seen in place.seen_by], _("and")),
        )
        for place in places
    ]
    yield from sorted(rows, key=lambda row: row.area.name)


def _seen(release: Release, seen: SeenBy, police: str) -> SeenWords:
    return SeenWords(
        title=release.measure(seen.measure).short_title,
        is_police=seen.measure == police,
        hours=hours_words(seen),
        often=often_words(seen),
    )
