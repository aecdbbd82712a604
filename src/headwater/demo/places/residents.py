"""Who lives where: deprivation, and residents by age, sex and ethnic group."""

from dataclasses import dataclass

import numpy as np

from headwater.demo.places.geography import Geography
from headwater.demo.seeds.draws import Integers, Numbers, stream
from headwater.demo.seeds.truths import YEARS
from headwater.demo.seeds.volume import Volume

ETHNIC_GROUPS = ("white", "mixed", "asian", "black", "other")
AGES = np.arange(91)

_TOWN_SHARES = np.array([0.66, 0.06, 0.15, 0.10, 0.03])
_ELSEWHERE_SHARES = np.array([0.91, 0.025, 0.04, 0.015, 0.01])
_STUDENT_BULGE = 1.6
_MALE_SHARE = 0.495


@dataclass(frozen=True, slots=True)
class Residents:
    """People by small area; `by_age_and_sex` is area by age by (female, male) in the first year.

    `need` is a standardised score of deprivation, high where need is high.
    """

    need: Numbers
    decile: Integers
    total: Numbers
    by_age_and_sex: Integers
    growth: Numbers
    rounding: Numbers
    ethnicity: Numbers

    def in_year(self, year: int) -> Integers:
        """Residents by area, age and sex at the middle of `year`."""
        factor = (1 + self.growth) ** (year - YEARS[0])
        grown = self.by_age_and_sex * factor[:, None, None]
        # A fixed fraction for each cell: growth of a few residents is not lost in rounding.
        return np.floor(grown + self.rounding).astype(np.int64)


def settle(geography: Geography, *, seed: int, volume: Volume) -> Residents:
    """The residents of a geography, the same for the same seed."""
    generator = stream(seed, "residents")
    need = _need(geography, generator)
    by_age_and_sex = _by_age_and_sex(geography, volume, generator)
    return Residents(
        need=need,
        decile=_decile(need),
        total=by_age_and_sex.sum(axis=(1, 2)).astype(np.float64),
        by_age_and_sex=by_age_and_sex,
        growth=generator.normal(0.004, 0.003, len(need)),
        rounding=generator.random(by_age_and_sex.shape),
        ethnicity=_ethnicity(geography, generator),
    )


def _need(geography: Geography, generator: np.random.Generator) -> Numbers:
    """Smooth over the map: noise averaged over neighbours three times, higher in the town."""
    score = generator.normal(0, 1, len(geography.codes))
    inside = geography.neighbours >= 0
    for _ in range(3):
        around = np.where(inside, score[geography.neighbours], 0).sum(axis=1)
        score = (score + around) / (1 + inside.sum(axis=1))
    score = (score - score.mean()) / score.std() + 0.9 * (geography.district == geography.town)
    return np.asarray((score - score.mean()) / score.std(), dtype=np.float64)


def _decile(need: Numbers) -> Integers:
    rank = np.empty(len(need))
    rank[np.argsort(-need, kind="stable")] = np.arange(len(need)) / len(need)
    # A power above 1 puts more than a tenth of the areas in the most deprived tenth.
    return np.asarray(1 + np.floor(10 * rank**1.15), dtype=np.int64)


def _by_age_and_sex(
    geography: Geography, volume: Volume, generator: np.random.Generator
) -> Integers:
    areas = len(geography.codes)
    size = np.clip(generator.normal(1, 0.12, areas), 0.65, 1.5)
    size *= volume.residents / size.sum()
    age = np.tile(_age_curve(), (areas, 1))
    central = (geography.district == geography.town) & (geography.remoteness < 5)
    age[np.ix_(central, (AGES >= 18) & (AGES <= 24))] *= 1 + _STUDENT_BULGE
    age /= age.sum(axis=1, keepdims=True)
    sexes = np.array([1 - _MALE_SHARE, _MALE_SHARE])
    expected = size[:, None, None] * age[:, :, None] * sexes
    return np.asarray(generator.poisson(expected), dtype=np.int64)


def _age_curve() -> Numbers:
    """Level to 60, then falling, with all who are 90 or over at the end."""
    curve = np.where(AGES < 60, 1.0, np.exp(-(((AGES - 60) / 22.0) ** 2)))
    curve[90] *= 3
    return np.asarray(curve / curve.sum(), dtype=np.float64)


def _ethnicity(geography: Geography, generator: np.random.Generator) -> Numbers:
    """Shares of the five groups, one row for each district."""
    districts = int(geography.district.max()) + 1
    shares = np.tile(_ELSEWHERE_SHARES, (districts, 1))
    shares[geography.town] = _TOWN_SHARES
    shares[:, 1:] *= generator.uniform(0.8, 1.2, (districts, len(ETHNIC_GROUPS) - 1))
    shares[:, 0] = 1 - shares[:, 1:].sum(axis=1)
    return shares
