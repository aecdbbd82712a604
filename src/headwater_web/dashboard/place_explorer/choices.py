"""What a visitor may choose on the map of small areas, and what they chose."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from headwater.released.names import AreaNotFound
from headwater.released.opened import Release
from headwater.released.release import ReleasedMeasure
from headwater.vocabulary.areas import Area, AreaType
from headwater.vocabulary.periods import PeriodType
from headwater_web.dashboard.choices import Option
from headwater_web.ui.words import PERIOD_TYPE_WORDS

WINDOWS: Final = (PeriodType.WINDOW_36, PeriodType.WINDOW_12)


@dataclass(frozen=True, slots=True)
class PlaceChoice:
    """Which small areas are shown, by which measure, and over how long.

    Without a district all are shown. A chosen `area` is read aloud beside the map. `offered` are
    the measures that small areas have rates of, and `first` is shown to whoever asks for none;
    `measure` may be another one, of which there is nothing to show. Both are None where the
    release offers none.
    """

    district: Area | None
    area: Area | None
    measure: ReleasedMeasure | None
    window: PeriodType
    offered: tuple[ReleasedMeasure, ...]
    first: ReleasedMeasure | None

    @property
    def has_totals(self) -> bool:
        """Whether small areas have rates of the chosen measure."""
        return self.measure in self.offered

    def query(self, **changes: str) -> str:
        """This choice as the end of an address, as short as can be; `changes` replace parts."""
        asked = self.measure if self.measure != self.first else None
        parts = {
            "district": self.district.code if self.district and "area" not in changes else "",
            "measure": asked.measure if asked else "",
            "period": "" if self.window is WINDOWS[0] else self.window.value,
        }
        return urlencode({key: value for key, value in (parts | changes).items() if value})


def read_choice(release: Release, asked: Mapping[str, str]) -> PlaceChoice:
    """What was asked for; what was not falls back to all districts and the newest three years.

    Raises AreaNotFound for a district or a small area that the release does not hold, and
    MeasureNotFound for such a measure.
    """
    area = _area(release, asked.get("area", ""), AreaType.SMALL_AREA)
    district = _area(release, asked.get("district", ""), AreaType.DISTRICT)
    if area and area.parent_code:
        district = release.area(area.parent_code)
    offered = tuple(each for each in release.small_area_measures if each.has_denominator)
    name, first = asked.get("measure", ""), _first(release, offered)
    return PlaceChoice(
        district=district,
        area=area,
        measure=release.measure(name) if name else first,
        window=next((each for each in WINDOWS if each == asked.get("period")), WINDOWS[0]),
        offered=offered,
        first=first,
    )


def district_options(release: Release, choice: PlaceChoice) -> list[Option]:
    """All districts, then each by name."""
    districts = sorted(release.areas_of_type(AreaType.DISTRICT), key=lambda each: each.name)
    return [
        Option("", _("All districts"), choice.district is None),
        *(Option(each.code, each.name, each == choice.district) for each in districts),
    ]


def measure_options(choice: PlaceChoice) -> list[Option]:
    """The measures that small areas have rates of."""
    return [
        Option(each.measure, each.short_title, each == choice.measure) for each in choice.offered
    ]


def window_options(choice: PlaceChoice) -> list[Option]:
    """The newest 36 or 12 months."""
    return [
        Option(
            each.value,
            _("Newest {window}").format(window=PERIOD_TYPE_WORDS[each]),
            each is choice.window,
        )
        for each in WINDOWS
    ]


def _area(release: Release, code: str, area_type: AreaType) -> Area | None:
    if not code:
        return None
    known = {each.code: each for each in release.areas_of_type(area_type)}
    if code not in known:
        raise AreaNotFound(code, {each.code: each.name for each in known.values()})
    return known[code]


def _first(release: Release, offered: tuple[ReleasedMeasure, ...]) -> ReleasedMeasure | None:
    """That of the police, on which the places below rest; where there is none, the first."""
    police = release.places.police_measure if release.places else ""
    return next((each for each in offered if each.measure == police), next(iter(offered), None))
