"""The sets of measures that a reader may choose to see districts side by side in."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.text import slugify
from django.utils.translation import gettext as _

from headwater.released.opened import Release
from headwater.released.release import ReleasedMeasure
from headwater.vocabulary.areas import AreaType
from headwater_web.dashboard.choices import Option
from headwater_web.dashboard.headlines import newest as newest_row
from headwater_web.ui.words import plain_words

_NATIONAL = "national"


@dataclass(frozen=True, slots=True)
class MeasureSet:
    """Measures that are shown together, of which every district may have a rate."""

    key: str
    title: str
    measures: tuple[ReleasedMeasure, ...]


def measure_sets(release: Release) -> list[MeasureSet]:
    """The national success measures first, then each theme; those of which districts have rates."""
    rated = [measure for measure in release.measures if _is_for_districts(release, measure)]
    themes: dict[str, list[ReleasedMeasure]] = {}
    for measure in rated:
        themes.setdefault(measure.theme, []).append(measure)
    sets = [
        MeasureSet(slugify(theme), plain_words(theme), tuple(measures))
        for theme, measures in themes.items()
    ]
    national = tuple(measure for measure in rated if measure.national_success_measure)
    if not national:
        return sets
    return [MeasureSet(_NATIONAL, _("National success measures"), national), *sets]


def chosen_set(sets: list[MeasureSet], asked: Mapping[str, str]) -> MeasureSet | None:
    """The set that was asked for; what is not there falls back to the first."""
    key = asked.get("measures", "")
    return next((each for each in sets if each.key == key), sets[0] if sets else None)


def set_options(sets: list[MeasureSet], chosen: MeasureSet | None) -> list[Option]:
    """The sets to choose from."""
    return [Option(each.key, each.title, each is chosen) for each in sets]


def _is_for_districts(release: Release, measure: ReleasedMeasure) -> bool:
    """Whether it is a rate or a share with a range, of districts."""
    if not measure.has_denominator or measure.is_as_published:
        return False
    return any(
        newest.is_released and newest.lower is not None
        for district in release.areas_of_type(AreaType.DISTRICT)
        if (newest := newest_row(release, measure, district))
    )
