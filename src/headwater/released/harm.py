"""Offences added up by what they weigh on a scale: what of it is released."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ScaleKind(StrEnum):
    """What a scale weighs."""

    HARM = "harm"
    SEVERITY = "severity"
    COST = "cost"


class NotTold(StrEnum):
    """Why nothing is told of a scale that is in use."""

    NOT_HELD = "not_held"
    """No file of that edition has been loaded."""
    DISAGREES = "disagrees"
    """Its rows say two things of one code, or of the edition itself."""
    NO_PRICE_YEAR = "no_price_year"
    """It is a cost, and does not say at which year's prices."""
    NO_NUMBERS = "no_numbers"
    """The measure shows no numbers by kind for three whole years."""


@dataclass(frozen=True, slots=True)
class KindWeight:
    """What an offence of one kind weighs on average, over the whole partnership and three years.

    `mean` is None where giving it would tell too much, or too little; rounding may put it out by
    `within` of itself. `covered` is the share of the kind's offences that have a weight, 0 to 1.
    `events` are those of the newest year as they are shown, and `share` is the share that the kind
    has in the whole year's sum.
    """

    kind: str
    title: str
    mean: float | None
    within: float
    covered: float
    events: int | None
    share: float | None


@dataclass(frozen=True, slots=True)
class HarmLine:
    """What the offences of one area and year weigh together, from numbers as they were released.

    `events` are all its offences as they are shown, None where that is withheld. `value`, with its
    95% limits, is in the unit of the scale; `rate` is that for each `per` residents. They are None
    where fewer than nine tenths of the offences could be weighed: `covered` is that share, None
    where it cannot be told. `left_out` are the kinds whose number or mean is withheld.
    """

    area_code: str
    period: str
    events: int | None
    value: float | None = None
    lower: float | None = None
    upper: float | None = None
    rate: float | None = None
    rate_lower: float | None = None
    rate_upper: float | None = None
    covered: float | None = None
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Harm:
    """One edition of one scale, and what the offences of one measure weigh on it.

    `mean_over` are the years over which the mean weights are. `held` are the editions of the scale
    that were loaded and are not in use. With `not_told` there are no weights and no lines.
    """

    measure: str
    scale: str
    edition: str
    title: str = ""
    scale_kind: ScaleKind = ScaleKind.HARM
    dated: date | None = None
    source: str = ""
    licence: str = ""
    unit: str = ""
    price_year: str = ""
    per: int = 1_000
    mean_over: tuple[str, ...] = ()
    weights: tuple[KindWeight, ...] = ()
    lines: tuple[HarmLine, ...] = ()
    held: tuple[str, ...] = ()
    not_told: NotTold | None = None

    @property
    def years(self) -> tuple[str, ...]:
        """The years that there are lines of, newest first."""
        return tuple(sorted({line.period for line in self.lines}, reverse=True))

    def of_year(self, period: str) -> tuple[HarmLine, ...]:
        """The lines of one year, the whole first."""
        return tuple(line for line in self.lines if line.period == period)
