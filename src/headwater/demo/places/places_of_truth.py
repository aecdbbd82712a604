"""Where each planted truth lies, in one drawn geography."""

from dataclasses import dataclass

import numpy as np

from headwater.demo.places.geography import Geography
from headwater.demo.places.residents import Residents
from headwater.demo.seeds.draws import Integers
from headwater.demo.seeds.truths import TRUTHS
from headwater.demo.seeds.volume import Volume

_CITY_CENTRE = 4
"""Steps from the centre within which night life alone would make a hot spot."""


@dataclass(frozen=True, slots=True)
class PlacesOfTruth:
    """Positions of small areas. The outreach areas follow from what happened, so come later."""

    hot_spot: Integers
    intervention: Integers
    displacement: Integers

    @property
    def all(self) -> Integers:
        """Every small area that carries a truth."""
        return np.concatenate([self.hot_spot, self.intervention, self.displacement])


def place_truths(geography: Geography, residents: Residents, *, volume: Volume) -> PlacesOfTruth:
    """The same places for the same geography: the neediest that suit each truth."""
    hot_spot = _hot_spot(geography, residents)
    count = volume.scaled(TRUTHS.intervention.small_areas, at_least=4)
    intervention = _cluster(geography, residents, without=hot_spot, count=count)
    around = geography.touching(intervention)
    return PlacesOfTruth(hot_spot, intervention, np.setdiff1d(around, hot_spot))


def _hot_spot(geography: Geography, residents: Residents) -> Integers:
    """The neediest small area in the town but outside its centre, and two that touch it."""
    in_town = geography.district == geography.town
    outer = np.nonzero(in_town & (geography.remoteness >= min(_CITY_CENTRE, _middle(geography))))[0]
    first = outer[np.argmax(residents.need[outer])]
    around = geography.neighbours[first]
    around = around[(around >= 0) & (around != first)]
    nearest = around[np.argsort(-residents.need[around], kind="stable")]
    return np.sort(np.append(nearest[: TRUTHS.hot_spot.small_areas - 1], first))


def _middle(geography: Geography) -> float:
    return float(np.median(geography.remoteness[geography.district == geography.town]))


def _cluster(
    geography: Geography, residents: Residents, *, without: Integers, count: int
) -> Integers:
    """A contiguous piece of the neediest district outside the town, or of the town if alone."""
    avoid = np.union1d(without, geography.touching(without))
    district = _neediest_district(geography, residents)
    allowed = np.setdiff1d(np.nonzero(geography.district == district)[0], avoid)
    chosen = allowed[np.argmax(residents.need[allowed])][None]
    while len(chosen) < min(count, len(allowed)):
        reachable = np.intersect1d(geography.touching(chosen), allowed)
        if not len(reachable):
            break
        chosen = np.append(chosen, reachable[np.argmax(residents.need[reachable])])
    return np.sort(chosen)


def _neediest_district(geography: Geography, residents: Residents) -> int:
    people = np.bincount(geography.district, weights=residents.total)
    need = np.bincount(geography.district, weights=residents.total * residents.need) / people
    if len(need) > 1:
        need[geography.town] = -np.inf
    return int(np.argmax(need))
