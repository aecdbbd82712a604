"""What a visitor may choose on a measure's page, and what they chose."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from headwater.released.opened import Release
from headwater.released.release import ReleasedMeasure
from headwater.vocabulary.areas import Area, AreaType
from headwater.vocabulary.periods import PeriodType
from headwater_web.ui.words import PERIOD_TYPE_WORDS, breakdown_words

_LONG_PERIODS: Final = (PeriodType.WINDOW_12, PeriodType.WINDOW_36)
_SHORT_PERIODS: Final = (PeriodType.YEAR, PeriodType.MONTH)
_WINDOWS_FIRST: Final = (PeriodType.WINDOW_36, PeriodType.YEAR)
"""Where most years are too small to show, three of them together come first."""
_BROKEN_DOWN: Final = (AreaType.PARTNERSHIP, AreaType.PARTNERSHIP_AREA, AreaType.DISTRICT)


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a list."""

    value: str
    words: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """Which series of a measure is shown."""

    area: Area
    period_type: PeriodType
    breakdown: str

    @property
    def is_broken_down(self) -> bool:
        """Whether categories are shown rather than the headline."""
        return self.breakdown != "all"


def read_choice(release: Release, measure: ReleasedMeasure, asked: Mapping[str, str]) -> Choice:
    """The chosen series; what was not asked for, or is not published, falls back to the headline.

    Raises AreaNotFound for an area that is not in the release.
    """
    code = asked.get("area", "")
    area = release.area(code) if code else release.whole_area
    offered = period_types_for(measure, area)
    asked_period = asked.get("period", "")
    period_type = next((kind for kind in offered if kind.value == asked_period), offered[0])
    breakdown = asked.get("breakdown", "all")
    if breakdown not in breakdowns_for(measure, area):
        breakdown = "all"
    return Choice(area, period_type, breakdown)


def period_types_for(measure: ReleasedMeasure, area: Area) -> tuple[PeriodType, ...]:
    """The kinds of period in which a measure is published for a kind of area."""
    if area.area_type is AreaType.SMALL_AREA:
        return _LONG_PERIODS
    return _WINDOWS_FIRST if measure.has_windows else _SHORT_PERIODS


def breakdowns_for(measure: ReleasedMeasure, area: Area) -> tuple[str, ...]:
    """The headline, then the breakdowns: not published for small areas and unplaced events."""
    if area.area_type in _BROKEN_DOWN:
        return ("all", *measure.breakdowns)
    return ("all",)


def area_options(release: Release, choice: Choice) -> list[Option]:
    """The areas to choose from, largest first, events without a place last; and the chosen."""
    kinds = (*_BROKEN_DOWN, AreaType.UNPLACED)
    areas = [area for kind in kinds for area in release.areas_of_type(kind)]
    if choice.area not in areas:
        areas.append(choice.area)
    return [Option(area.code, area.name, area == choice.area) for area in areas]


def period_options(measure: ReleasedMeasure, choice: Choice) -> list[Option]:
    """The kinds of period to choose from."""
    return [
        Option(kind.value, str(PERIOD_TYPE_WORDS[kind]), kind is choice.period_type)
        for kind in period_types_for(measure, choice.area)
    ]


def breakdown_options(measure: ReleasedMeasure, choice: Choice) -> list[Option]:
    """The breakdowns to choose from."""
    return [
        Option(name, breakdown_words(name), name == choice.breakdown)
        for name in breakdowns_for(measure, choice.area)
    ]
