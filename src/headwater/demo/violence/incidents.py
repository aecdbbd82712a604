"""One month of incidents: what truly happened, before any source writes it down."""

from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from headwater.demo.people.crowds import KINDS, Crowd, People
from headwater.demo.places.geography import Geography
from headwater.demo.seeds.draws import Flags, Integers, Moments, Numbers, pick, stream
from headwater.demo.seeds.truths import TRUTHS
from headwater.demo.violence.clocks import moments
from headwater.demo.violence.offences import CODES, GROUPS, SETTINGS, SEXUAL_CODES

PLACES = tuple(dict.fromkeys(place for setting in SETTINGS.values() for place in setting.places))
_SUSPECTS = np.array([1.0, 2.0, 5.0, 4.0, 0.6, 0.0, 0.0])
_NOBODY = -1


@dataclass(frozen=True, slots=True)
class Incidents:
    """One item of each array is one incident. -1 stands for nobody, or for nothing followed.

    `number` is unique within the month; `follows` is the position of the incident that a near
    repeat follows.
    """

    month: date
    group: Integers
    area: Integers
    at: Moments
    victim: Integers
    suspect: Integers
    code: Integers
    place: Integers
    knife: Flags
    weapon: Flags
    domestic: Flags
    alcohol: Flags
    county_lines: Flags
    follows: Integers

    def __len__(self) -> int:
        return len(self.group)

    @property
    def identity(self) -> Integers:
        """A number for each incident, unique across months."""
        start = (self.month.year * 100 + self.month.month) * 10_000_000
        return start + np.arange(len(self), dtype=np.int64)


def happen(
    expected: Numbers, month: date, *, people: People, crowd: Crowd, geography: Geography, seed: int
) -> Incidents:
    """What happens in one month, given what was to be expected by group and small area."""
    generator = stream(seed, "incidents", month.year * 100 + month.month)
    counts = generator.poisson(expected)
    positions = np.repeat(np.arange(counts.size), counts.ravel())
    group, area = np.divmod(positions, counts.shape[1])
    domestic = generator.random(len(group)) < _share("domestic")[group]
    victim = _victims(group, domestic, crowd, generator)
    knife = generator.random(len(group)) < _share("knife")[group]
    incidents = Incidents(
        month=month,
        group=group,
        area=area,
        at=_times(group, month, generator),
        victim=victim,
        suspect=_suspects(group, victim, crowd, generator),
        code=_codes(group, generator),
        place=_places(group, domestic, generator),
        knife=knife,
        weapon=knife | (generator.random(len(group)) < _share("other_weapon")[group]),
        domestic=domestic,
        alcohol=generator.random(len(group)) < _share("alcohol")[group],
        county_lines=generator.random(len(group)) < _share("county_lines")[group],
        follows=np.full(len(group), _NOBODY, dtype=np.int64),
    )
    incidents = _with_sexual_codes(incidents, people)
    return _with_near_repeats(incidents, geography, generator)


def _share(flag: str) -> Numbers:
    return np.array([getattr(group, flag) for group in GROUPS], dtype=np.float64)


def group_position(name: str) -> int:
    """The position of a group of offences by its name."""
    return [group.name for group in GROUPS].index(name)


def _times(group: Integers, month: date, generator: np.random.Generator) -> Moments:
    at = np.empty(len(group), dtype="datetime64[m]")
    clocks = np.array([SETTINGS[offences.setting].clock for offences in GROUPS])[group]
    for clock in sorted(set(clocks.tolist())):
        rows = np.nonzero(clocks == clock)[0]
        at[rows] = moments(clock, month, len(rows), generator)
    return at


def _victims(
    group: Integers, domestic: Flags, crowd: Crowd, generator: np.random.Generator
) -> Integers:
    weights = np.array([[offences.victims.get(kind, 0.0) for kind in KINDS] for offences in GROUPS])
    kind = _kind(weights, group, generator)
    adult = np.array([not {"girl", "boy"} & set(offences.victims) for offences in GROUPS])
    at_home = domestic & adult[group]
    woman = generator.random(len(group)) < 0.74
    kind[at_home] = np.where(woman, KINDS.index("woman"), KINDS.index("man"))[at_home]
    victim = crowd.choose(kind, generator)
    victim[weights.sum(axis=1)[group] == 0] = _NOBODY
    return victim


def _suspects(
    group: Integers, victim: Integers, crowd: Crowd, generator: np.random.Generator
) -> Integers:
    kind = _kind(np.tile(_SUSPECTS, (len(GROUPS), 1)), group, generator)
    suspect = crowd.choose(kind, generator)
    unknown = generator.random(len(group)) >= _share("suspect_known")[group]
    suspect[unknown | (suspect == victim)] = _NOBODY
    return suspect


def _kind(weights: Numbers, group: Integers, generator: np.random.Generator) -> Integers:
    """A kind of person for each row, by the weights of its group."""
    total = np.maximum(weights.sum(axis=1, keepdims=True), 1e-12)
    cumulative = np.cumsum(weights / total, axis=1)[group]
    drawn = (generator.random(len(group))[:, None] > cumulative).sum(axis=1)
    return np.asarray(np.minimum(drawn, len(KINDS) - 1), dtype=np.int64)


def _codes(group: Integers, generator: np.random.Generator) -> Integers:
    code = np.full(len(group), _NOBODY, dtype=np.int64)
    for position, offences in enumerate(GROUPS):
        rows = np.nonzero(group == position)[0]
        if len(rows) and offences.codes:
            drawn = pick(generator, np.array(list(offences.codes.values()), float), len(rows))
            code[rows] = np.array([CODES.index(code) for code in offences.codes])[drawn]
    return code


def _places(group: Integers, domestic: Flags, generator: np.random.Generator) -> Integers:
    place = np.zeros(len(group), dtype=np.int64)
    settings = np.array([list(SETTINGS).index(offences.setting) for offences in GROUPS])[group]
    for position, setting in enumerate(SETTINGS.values()):
        rows = np.nonzero(settings == position)[0]
        drawn = pick(generator, np.array(list(setting.places.values()), float), len(rows))
        place[rows] = np.array([PLACES.index(name) for name in setting.places])[drawn]
    indoors = domestic & (generator.random(len(group)) < 0.8)
    place[indoors] = PLACES.index("DWELLING")
    return place


def _with_sexual_codes(incidents: Incidents, people: People) -> Incidents:
    code = incidents.code.copy()
    for name, codes in SEXUAL_CODES.items():
        rows = np.nonzero(incidents.group == group_position(name))[0]
        victim = incidents.victim[rows]
        age = people.age_on(victim, incidents.at[rows])
        table = np.array([[CODES.index(item) for item in by_age] for by_age in codes])
        code[rows] = table[people.sex[victim], np.digitize(age, [13, 16])]
    return replace(incidents, code=code)


def _with_near_repeats(
    incidents: Incidents, geography: Geography, generator: np.random.Generator
) -> Incidents:
    """Move a share of the robberies close to another robbery of the month, in time and place."""
    truth = TRUTHS.near_repeat
    rows = np.nonzero(incidents.group == group_position("robbery"))[0]
    follower = generator.random(len(rows)) < truth.share_following
    first, later = rows[~follower], rows[follower]
    first = first[_leaves_room(incidents.at[first])]
    if not len(first) or not len(later):
        return incidents
    parent = first[generator.integers(0, len(first), len(later))]
    minutes = generator.integers(60, truth.within_days * 1440, len(later))
    at, area, follows = incidents.at.copy(), incidents.area.copy(), incidents.follows.copy()
    at[later] = at[parent] + minutes.astype("timedelta64[m]")
    area[later] = _same_or_touching(area[parent], geography, generator)
    follows[later] = parent
    return replace(incidents, at=at, area=area, follows=follows)


def _leaves_room(at: Moments) -> Flags:
    """Whether a repeat within the window still falls in the same year, and so in the same file."""
    end_of_year = (at.astype("datetime64[Y]") + 1).astype("datetime64[m]")
    return np.asarray(at + np.timedelta64(TRUTHS.near_repeat.within_days, "D") < end_of_year)


def _same_or_touching(
    area: Integers, geography: Geography, generator: np.random.Generator
) -> Integers:
    side = generator.integers(0, 6, len(area))
    touching = geography.neighbours[area, side]
    same = generator.random(len(area)) < TRUTHS.near_repeat.same_area_share
    return np.where(same | (touching < 0), area, touching)
