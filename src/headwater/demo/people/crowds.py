"""The synthetic people who are hurt, who hurt others, and who are patients."""

from dataclasses import dataclass

import numpy as np

from headwater.demo.people import names
from headwater.demo.places.geography import Geography
from headwater.demo.places.residents import ETHNIC_GROUPS, Residents
from headwater.demo.seeds.draws import Integers, Moments, Numbers, pick, stream
from headwater.demo.seeds.volume import Volume

_PEOPLE = 180_000
"""People in the full size at scale 1: enough that most are seen once or twice in six years."""

_BORN = (np.datetime64("1936-01-01", "D"), np.datetime64("2019-12-31", "D"))
_ACTIVITY_SHAPE = 2.0
"""Shape of the gamma distribution of how often people come back: small is very uneven."""

_DETAILS = ((0, 1, 2), (3, 4, 5, 6), (7, 8, 9, 10, 14), (11, 12, 13), (15,))
"""Positions in the 16+1 code lists of each of the five groups."""

_DETAIL_WEIGHTS = (
    (0.93, 0.01, 0.06),
    (0.45, 0.15, 0.25, 0.15),
    (0.3, 0.45, 0.08, 0.12, 0.05),
    (0.35, 0.55, 0.1),
    (1.0,),
)
_INVOLVEMENT = np.array([1.0, 1.5, 0.8, 1.9, 1.1])
"""How much likelier each ethnic group is to be among those hurt, against white residents."""

SEXES = ("female", "male")


@dataclass(frozen=True, slots=True)
class People:
    """One item of each array is one person. Names are positions in the lists of names."""

    given: Integers
    family: Integers
    birth_date: Moments
    sex: Integers
    ethnic_group: Integers
    ethnic_detail: Integers
    home: Integers
    postcode: Integers
    activity: Numbers

    def age_on(self, person: Integers, day: Moments) -> Integers:
        """Age at last birthday."""
        days = (day.astype("datetime64[D]") - self.birth_date[person]).astype(np.int64)
        return np.asarray(days // 365.25, dtype=np.int64)


def populate(
    geography: Geography, residents: Residents, *, seed: int, scale: int, volume: Volume
) -> People:
    """The people of the demonstration, the same for the same seed and scale."""
    generator = stream(seed, "people")
    count = round(_PEOPLE * volume.share_of_events * scale)
    home = pick(generator, residents.total * np.exp(0.5 * residents.need), count)
    sex = (generator.random(count) < 0.56).astype(np.int64)
    birth_date = _birth_dates(generator, count)
    group, detail = _ethnicity(generator, residents, geography.district[home])
    given = pick(generator, names.frequencies(260), count)
    return People(
        given=given,
        family=pick(generator, names.frequencies(2400), count),
        birth_date=birth_date,
        sex=sex,
        ethnic_group=group,
        ethnic_detail=detail,
        home=home,
        postcode=generator.integers(0, 400, count),
        activity=generator.gamma(_ACTIVITY_SHAPE, 1.0, count),
    )


KINDS = ("anyone", "young", "young man", "man", "woman", "girl", "boy")


@dataclass(frozen=True, slots=True)
class Crowd:
    """The people as they are in one year: for each kind, running totals of who is likely."""

    running_totals: tuple[Numbers, ...]

    def choose(self, kinds: Integers, generator: np.random.Generator) -> Integers:
        """A person for each row, of the kind at that position of KINDS."""
        chosen = np.empty(len(kinds), dtype=np.int64)
        drawn = generator.random(len(kinds))
        for position, totals in enumerate(self.running_totals):
            rows = np.nonzero(kinds == position)[0]
            sought = drawn[rows] * totals[-1]
            chosen[rows] = np.minimum(
                np.searchsorted(totals, sought, side="right"), len(totals) - 1
            )
        return chosen


def crowd_of(people: People, *, year: int) -> Crowd:
    """Who is likely to be involved in a year: as ages are taken anew, the mix of ages stays."""
    everyone = np.arange(len(people.sex), dtype=np.int64)
    age = people.age_on(everyone, np.array([f"{year}-07-01"], dtype="datetime64[D]"))
    likely = people.activity * _involvement(age)
    female, young = people.sex == 0, (age >= 10) & (age < 25)
    members = {
        "anyone": age >= 8,
        "young": young,
        "young man": young & ~female,
        "man": (age >= 16) & ~female,
        "woman": (age >= 16) & female,
        "girl": (age >= 5) & (age < 16) & female,
        "boy": (age >= 5) & (age < 16) & ~female,
    }
    return Crowd(tuple(np.cumsum(np.where(members[kind], likely, 0.0)) for kind in KINDS))


def _involvement(age: Integers) -> Numbers:
    """How likely people of an age are to be involved: rising to 18, falling slowly after 25."""
    rising = np.clip((age - 4) / 14, 0.0, 1.0)
    return np.asarray(rising * np.exp(-np.maximum(age - 25, 0) / 20), dtype=np.float64)


def _birth_dates(generator: np.random.Generator, count: int) -> Moments:
    """As many people of each age."""
    first, last = _BORN
    days = int((last - first).astype(np.int64))
    return np.asarray(first + generator.integers(0, days, count).astype("timedelta64[D]"))


def _ethnicity(
    generator: np.random.Generator, residents: Residents, district: Integers
) -> tuple[Integers, Integers]:
    shares = residents.ethnicity[district] * _INVOLVEMENT
    cumulative = np.cumsum(shares, axis=1) / shares.sum(axis=1, keepdims=True)
    group = (generator.random(len(district))[:, None] > cumulative).sum(axis=1)
    group = np.minimum(group, len(ETHNIC_GROUPS) - 1).astype(np.int64)
    detail = np.empty(len(district), dtype=np.int64)
    for position, (codes, weights) in enumerate(zip(_DETAILS, _DETAIL_WEIGHTS, strict=True)):
        rows = np.nonzero(group == position)[0]
        detail[rows] = np.array(codes)[pick(generator, np.array(weights), len(rows))]
    return group, detail
