"""What is somebody's own on the first page: the districts they follow and their saved views."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from headwater.released.opened import Release
from headwater.released.reader import ReleasedReader
from headwater.vocabulary.areas import Area, AreaType
from headwater_web.dashboard import headlines, readings
from headwater_web.dashboard.digests.choosing import chosen_by
from headwater_web.dashboard.people import SignedIn
from headwater_web.dashboard.readings import Comparison
from headwater_web.dashboard.saved_views.queries import ShownView, own_views

MOST_VIEWS = 4


@dataclass(frozen=True, slots=True)
class FollowedDistrict:
    """One district and one sentence on how it stands beside the whole. Never a rank or a score."""

    name: str
    address: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Yours:
    """Somebody's districts in the order of their names, and the first of their views."""

    districts: tuple[FollowedDistrict, ...]
    views: tuple[ShownView, ...]
    has_more_views: bool


def yours(person: SignedIn, release: Release, reader: ReleasedReader) -> Yours:
    """What somebody follows and keeps. A district that is no more in the release is left out."""
    chosen = set(chosen_by(person).districts)
    districts = [area for area in release.areas_of_type(AreaType.DISTRICT) if area.code in chosen]
    views = own_views(person, release, reader, most=MOST_VIEWS + 1)
    return Yours(
        tuple(_followed(release, area) for area in sorted(districts, key=lambda each: each.name)),
        views[:MOST_VIEWS],
        len(views) > MOST_VIEWS,
    )


def _followed(release: Release, area: Area) -> FollowedDistrict:
    measures = headlines.national_measures(release)
    found = [_beside_whole(release, measure.measure, area) for measure in measures]
    return FollowedDistrict(
        area.name, reverse("dashboard:area", args=[area.code]), _sentence(found)
    )


def _beside_whole(release: Release, measure: str, area: Area) -> Comparison:
    row = headlines.newest(release, release.measure(measure), area)
    if row is None:
        return Comparison.NOT_COMPARED
    series = release.series(measure, release.whole_area.code, row.period_type)
    whole = next((each for each in series if each.period == row.period), None)
    return readings.compare(row, whole)


def _sentence(found: list[Comparison]) -> str:
    if not found:
        return _("This release has no national success measure.")
    all_words = ngettext(
        "Of {n} national success measure", "Of {n} national success measures", len(found)
    ).format(n=len(found))
    told = {
        Comparison.HIGHER: _("{n} higher than the whole partnership"),
        Comparison.LOWER: _("{n} lower"),
        Comparison.CANNOT_TELL: _("{n} where we cannot tell"),
        Comparison.NOT_COMPARED: _("{n} not compared"),
    }
    parts = [words.format(n=found.count(each)) for each, words in told.items() if each in found]
    return f"{all_words}: {', '.join(parts)}."
