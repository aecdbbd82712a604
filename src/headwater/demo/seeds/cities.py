"""What is true of two invented cities, each with an intervention in some of its areas.

In one the areas were chosen because their last year was bad, and nothing came of it. In the other
it worked.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class CityChosenAtAPeak:
    """An invented city whose worst areas of one year were given patrols and outreach the next.

    The true effect is none. Areas rise and fall by themselves for some months, so those that were
    chosen because they had risen fall back: before and after, it looks like a success.
    """

    name: str = "Brelcombe"
    series: str = "brelcombe_violence"
    small_areas: int = 120
    treated: int = 24
    beside: int = 0
    starts_on: date = date(2024, 1, 1)
    true_effect: float = 0.0
    displaced_share: float = 0.0
    chosen_at_a_peak: bool = True
    events_a_month: float = 6.0
    unevenness: float = 0.2
    restlessness: float = 0.3


@dataclass(frozen=True, slots=True)
class CityWhereItWorked:
    """An invented city where the same was given to areas that were always among the worst.

    From `starts_on` violence in them is lower by `true_effect`; `displaced_share` of what is
    prevented happens in the areas beside instead.
    """

    name: str = "Thandwold"
    series: str = "thandwold_violence"
    small_areas: int = 120
    treated: int = 30
    beside: int = 10
    starts_on: date = date(2024, 1, 1)
    true_effect: float = -0.25
    displaced_share: float = 0.10
    chosen_at_a_peak: bool = False
    events_a_month: float = 12.0
    unevenness: float = 0.3
    restlessness: float = 0.1


City = CityChosenAtAPeak | CityWhereItWorked
PEAK_CITY, WORKING_CITY = CityChosenAtAPeak(), CityWhereItWorked()
CITIES: tuple[City, ...] = (PEAK_CITY, WORKING_CITY)
