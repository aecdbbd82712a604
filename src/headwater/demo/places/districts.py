"""The districts of the partnership, as those who count by district see them."""

from dataclasses import dataclass

import numpy as np

from headwater.definitions.partnership import Partnership
from headwater.demo.places.geography import Geography
from headwater.demo.places.residents import Residents
from headwater.demo.seeds.draws import Numbers
from headwater.vocabulary.areas import AreaGrouping


@dataclass(frozen=True, slots=True)
class Districts:
    """Each district of a partnership: how many live there, and how much above average its need."""

    partnership: Partnership
    geography: Geography
    residents: Residents

    def aged(self, year: int, at_least: int, below: int) -> Numbers:
        """Residents of those ages."""
        of_areas = self.residents.in_year(year)[:, at_least:below, :].sum(axis=(1, 2))
        return self._by_district(of_areas.astype(np.float64))

    @property
    def need(self) -> Numbers:
        """A factor about 1 for each district, high where need is."""
        areas = np.exp(0.5 * self.residents.need)
        return self._by_district(areas) / self._by_district(np.ones(len(areas)))

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes, in the order of the numbers."""
        return tuple(district.code for district in self.partnership.districts)

    @property
    def authorities(self) -> dict[str, list[int]]:
        """The districts of each upper-tier authority, by its code: a county, or one by itself."""
        found: dict[str, list[int]] = {}
        counties = [
            area for area in self.partnership.joined_areas if area.grouping is AreaGrouping.COUNTY
        ]
        for place, code in enumerate(self.codes):
            county = next((each.code for each in counties if code in each.member_codes), code)
            found.setdefault(county, []).append(place)
        return found

    def of_town(self, place: int) -> bool:
        """Whether it is the district with the large town, which has services of its own."""
        return place == self.geography.town

    def _by_district(self, of_areas: Numbers) -> Numbers:
        of_districts = np.zeros(len(self.partnership.districts))
        np.add.at(of_districts, self.geography.district, of_areas)
        return of_districts
