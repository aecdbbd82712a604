"""How many events of each kind were shown over the newest three years of the whole partnership."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from headwater.analyses.released_numbers.shown import Shown
from headwater.vocabulary.periods import PeriodType

YEARS_OF_MEANS = 3
BY_KIND = "kind"


@dataclass(frozen=True, slots=True)
class KindsOverYears:
    """The years, oldest first, and the events of each kind in them; None where any is withheld."""

    years: tuple[str, ...]
    events: Mapping[str, int | None]


def kinds_over_years(shown: Shown, kinds: Sequence[str]) -> KindsOverYears | None:
    """What the whole shows of each kind over three years in a row; None where it shows fewer."""
    newest = shown.newest_year(BY_KIND)
    if newest is None:
        return None
    years = tuple(str(int(newest) - back) for back in reversed(range(YEARS_OF_MEANS)))
    if not all(shown.categories(year, BY_KIND) for year in years):
        return None
    return KindsOverYears(years, {kind: _over(shown, kind, years) for kind in kinds})


def _over(shown: Shown, kind: str, years: Sequence[str]) -> int | None:
    cells = [
        shown.cell(PeriodType.YEAR, year, area=shown.whole, breakdown=BY_KIND, category=kind)
        for year in years
    ]
    known = [cell.events for cell in cells if cell is not None]
    return int(sum(known)) if len(known) == len(cells) else None
