"""How many offences of each group to expect in each small area in each month."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from headwater.demo.places.geography import Geography
from headwater.demo.places.places_of_truth import PlacesOfTruth
from headwater.demo.places.residents import Residents
from headwater.demo.seeds.draws import Numbers, stream
from headwater.demo.seeds.truths import TRUTHS
from headwater.demo.violence.offences import GROUPS, MOVED_BY_RECORDING_CHANGE, Offences

_UNEVENNESS = 0.2
"""Standard deviation, on the log scale, of a small area's own good and bad quarters."""

VIOLENT = np.array([group.violent for group in GROUPS])


@dataclass(frozen=True, slots=True)
class Expectation:
    """Shares of each group's yearly number by small area, and the truths that bend them."""

    shares: Numbers
    places: PlacesOfTruth
    seed: int
    size: float

    def before_chance(self, month: date) -> Numbers:
        """Expected offences, group by small area, as the truths have it."""
        yearly = np.array([_yearly(group, month) for group in GROUPS])
        expected = self.shares * (yearly * self.size / 12)[:, None]
        return _with_truths(expected, self.places, month)

    def in_month(self, month: date) -> Numbers:
        """The same, with each small area's own good or bad quarter."""
        quarter = month.year * 4 + (month.month - 1) // 3
        generator = stream(self.seed, "quarter", quarter)
        luck = generator.normal(-(_UNEVENNESS**2) / 2, _UNEVENNESS, self.shares.shape[1])
        return np.asarray(self.before_chance(month) * np.exp(luck), dtype=np.float64)


def expect(
    geography: Geography,
    residents: Residents,
    places: PlacesOfTruth,
    *,
    seed: int,
    size: float,
) -> Expectation:
    """The expectations of one drawn partnership; `size` multiplies every number."""
    generator = stream(seed, "risk")
    lasting = np.exp(0.45 * residents.need + generator.normal(0, 0.2, len(residents.need)))
    everywhere = residents.total * lasting
    night = everywhere * (1 + 6 * np.exp(-geography.remoteness / 1.5))
    shares = [night if group.setting == "night out" else everywhere for group in GROUPS]
    return Expectation(np.array([share / share.sum() for share in shares]), places, seed, size)


def _yearly(group: Offences, month: date) -> float:
    number = group.yearly
    change = TRUTHS.recording_change
    if change.to_code in group.codes and month >= change.starts_on:
        number += MOVED_BY_RECORDING_CHANGE
    if change.from_code in group.codes and month >= change.starts_on:
        number -= MOVED_BY_RECORDING_CHANGE
    season = 1 + 0.08 * np.cos(2 * np.pi * (month.month - 7) / 12)
    return float(number * season * share_in_shock(group, month))


def share_in_shock(group: Offences, month: date) -> float:
    """What shocks leave of a group's usual number in a month; what happens at home goes on."""
    if group.setting == "home":
        return 1.0
    restrictions = TRUTHS.restrictions
    if restrictions.starts_on <= month <= restrictions.until:
        return restrictions.share
    return TRUTHS.pandemic.share.get(month, 1.0)


def _with_truths(expected: Numbers, places: PlacesOfTruth, month: date) -> Numbers:
    violent = expected[VIOLENT]
    violent[:, places.hot_spot] *= TRUTHS.hot_spot.times_expected
    if month >= TRUTHS.intervention.starts_on:
        prevented = -TRUTHS.intervention.true_effect * violent[:, places.intervention]
        violent[:, places.intervention] -= prevented
        moved = TRUTHS.intervention.displaced_share * prevented.sum(axis=1, keepdims=True)
        nearby = violent[:, places.displacement]
        violent[:, places.displacement] += moved * nearby / nearby.sum(axis=1, keepdims=True)
    expected = expected.copy()
    expected[VIOLENT] = violent
    return expected
