"""Which institutions' shares are unlike those of their peers, or unlike their own past.

The limits are three standard deviations from the peers (Spiegelhalter 2005), and 3.5 robust ones
from the past (Iglewicz & Hoaglin 1993) that are also three of a count: a few steady terms are no
proof of how much a count varies. Of a thousand alike institutions, chance alone passes the first
limit about three times. What is unlike is a question to ask, and no answer.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import sqrt
from statistics import median

from headwater.methods.rates_and_shares.funnels import funnel_distances, robust_distance
from headwater.vocabulary.quality import Oddity

PEERS_AT_LEAST = 6
PAST_AT_LEAST = 4
FROM_PEERS, FROM_PAST, FROM_CHANCE = 3.0, 3.5, 3.0
FEW = 20
"""Below so many events a share swings by chance: such a note carries a warning."""
Shown = Callable[[float], float | None]


@dataclass(frozen=True, slots=True)
class Counted:
    """One institution's share of one group in one period; `counted` is None where it has a gap."""

    supplier: str
    institution: str
    group: str
    start: date
    counted: float | None
    among: float | None


@dataclass(frozen=True, slots=True)
class Unit:
    """What is compared: one group of one institution, with the groups of others."""

    supplier: str
    institution: str
    group: str


@dataclass(frozen=True, slots=True)
class Share:
    """How many among how many, as they may be shown; None where that may not be said."""

    counted: float
    among: float

    @property
    def rate(self) -> float:
        """Events for each one exposed."""
        return self.counted / self.among


@dataclass(frozen=True, slots=True)
class Judged:
    """Why a unit is to be asked, or that nothing is unlike (`oddities` is empty)."""

    unit: Unit
    oddities: tuple[tuple[Oddity, bool], ...]
    few: bool
    """Whether the number behind it is small."""


Span = Mapping[Unit, Share | None]


def spans_of(
    counted: Iterable[Counted], *, periods: int, shown: Shown
) -> tuple[tuple[tuple[date, date], Span], ...]:
    """Each unit's shares over so many periods at a time, the newest span first.

    A span is named by the first days of its first and last period. Numbers are added up and only
    then shown: `shown` gives what may be said of a sum, or None. A unit that lacks a period of a
    span, or has a gap in it, has None there.
    """
    rows = list(counted)
    starts = sorted({row.start for row in rows}, reverse=True)
    of_unit: dict[Unit, dict[date, Counted]] = defaultdict(dict)
    for row in rows:
        of_unit[Unit(row.supplier, row.institution, row.group)][row.start] = row
    whole = len(starts) // periods
    chunks = [starts[place * periods : (place + 1) * periods] for place in range(whole)]
    return tuple(
        (
            (chunk[-1], chunk[0]),
            {
                unit: _share([own.get(each) for each in chunk], shown)
                for unit, own in of_unit.items()
            },
        )
        for chunk in chunks
    )


def judge(spans: Sequence[Span]) -> tuple[tuple[Judged, ...], int]:
    """What is unlike in the newest span, and of how many units there nothing can be said.

    A unit is set beside the others of its group where there are `PEERS_AT_LEAST` in all, and its
    rate over the middle one of its group beside the same of its `PAST_AT_LEAST` or more earlier
    spans: so a season or a year that moves everybody is no oddity of one.
    """
    if not spans:
        return (), 0
    known = {unit: share for unit, share in spans[0].items() if share is not None}
    distances = _from_peers(known)
    judged = []
    for unit in sorted(known, key=lambda each: (each.institution, each.group, each.supplier)):
        past = _from_past(unit, spans)
        if unit in distances or past is not None:
            found = tuple(_oddities(distances.get(unit, 0.0), past or 0.0))
            judged.append(Judged(unit, found, known[unit].counted < FEW))
    return tuple(judged), len(spans[0]) - len(judged)


def _share(rows: Sequence[Counted | None], shown: Shown) -> Share | None:
    there = [row for row in rows if row is not None]
    if len(there) < len(rows) or any(row.counted is None or not row.among for row in there):
        return None
    counted = shown(sum(row.counted or 0 for row in there))
    among = shown(sum(row.among or 0 for row in there))
    return Share(counted, among) if counted is not None and among else None


def _from_peers(known: Mapping[Unit, Share]) -> dict[Unit, float]:
    groups: dict[str, list[Unit]] = defaultdict(list)
    for unit in known:
        groups[unit.group].append(unit)
    found: dict[Unit, float] = {}
    for units in groups.values():
        if len(units) >= PEERS_AT_LEAST:
            shares = [known[unit] for unit in units]
            far = funnel_distances([s.counted for s in shares], [s.among for s in shares])
            found |= dict(zip(units, far.tolist(), strict=True))
    return found


def _from_past(unit: Unit, spans: Sequence[Span]) -> float | None:
    """How far a unit is from its past, in robust deviations; 0 where chance could do as much."""
    usual = [_usual_rate(unit.group, span) for span in spans]
    shares = [span.get(unit) for span in spans]
    ratios = [
        share.rate / rate if share is not None and rate else None
        for share, rate in zip(shares, usual, strict=True)
    ]
    earlier = [ratio for ratio in ratios[1:] if ratio is not None]
    newest = shares[0]
    if newest is None or ratios[0] is None or len(earlier) < PAST_AT_LEAST:
        return None
    expected = median(earlier) * usual[0] * newest.among
    if abs(newest.counted - expected) <= FROM_CHANCE * sqrt(max(expected, 1.0)):
        return 0.0
    return robust_distance(ratios[0], earlier)


def _usual_rate(group: str, span: Span) -> float:
    """The middle of the rates of a group: one of them, however odd, hardly moves it."""
    rates = [share.rate for each, share in span.items() if share and each.group == group]
    return median(rates) if rates else 0.0


def _oddities(from_peers: float, from_past: float) -> Iterator[tuple[Oddity, bool]]:
    if abs(from_peers) > FROM_PEERS:
        yield Oddity.UNLIKE_PEERS, from_peers > 0
    if abs(from_past) > FROM_PAST:
        yield Oddity.UNLIKE_PAST, from_past > 0
