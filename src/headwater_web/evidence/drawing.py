"""An effect drawn on a line with its interval. The words beside it say the same."""

import math
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from headwater_web.evidence.effects import Effect, EffectMeasure, plain

WIDTH = 300
HEIGHT = 52
_LEFT, _RIGHT = 12, 12
_RATIO_ENDS = (Decimal("0.25"), Decimal(4))
_SHARE_ENDS = (Decimal(0), Decimal(1))
_ROOM = Decimal("1.2")


@dataclass(frozen=True, slots=True)
class Tick:
    """A value that is written under the line, where it stands, and how its words stand to it."""

    at: int
    words: str
    anchor: str


@dataclass(frozen=True, slots=True)
class DrawnEffect:
    """Where the point, the interval and the line of no difference lie, in units of the drawing.

    An end of the interval that lies beyond the drawing is cut there: `is_cut`.
    """

    width: int
    height: int
    point_at: int
    from_at: int | None
    to_at: int | None
    none_at: int | None
    is_cut: bool
    is_as_hoped: bool
    ticks: tuple[Tick, ...]


def draw_effect(effect: Effect | None) -> DrawnEffect | None:
    """An effect drawn: every ratio on one scale, and every share, so that they can be compared."""
    if effect is None:
        return None
    low, high = _ends(effect)

    def at(value: Decimal) -> int:
        held = min(max(value, low), high)
        return _LEFT + round((WIDTH - _LEFT - _RIGHT) * _along(held, low, high, effect.is_ratio))

    values = [each for each in (effect.estimate, effect.lower, effect.upper) if each is not None]
    none = effect.no_difference
    middle = [] if none is None else [Decimal(none)]
    return DrawnEffect(
        width=WIDTH,
        height=HEIGHT,
        point_at=at(effect.estimate),
        from_at=None if effect.lower is None else at(effect.lower),
        to_at=None if effect.upper is None else at(effect.upper),
        none_at=None if none is None else at(Decimal(none)),
        is_cut=any(not low <= each <= high for each in values),
        is_as_hoped=effect.is_as_hoped,
        ticks=(
            Tick(_LEFT, plain(low), "start"),
            *(Tick(at(each), plain(each), "middle") for each in middle if low < each < high),
            Tick(WIDTH - _RIGHT, plain(high), "end"),
        ),
    )


def _ends(effect: Effect) -> tuple[Decimal, Decimal]:
    if effect.is_ratio:
        return _RATIO_ENDS
    if effect.measure is EffectMeasure.SHARE:
        return _SHARE_ENDS
    known = [effect.estimate, effect.lower or effect.estimate, effect.upper or effect.estimate]
    widest = max(abs(each) for each in known) * _ROOM or Decimal(1)
    # Rounded up to one digit, so that the ends can be read and nothing lies beyond them.
    digit = Decimal(1).scaleb(widest.adjusted())
    end = (widest / digit).to_integral_value(ROUND_CEILING) * digit
    return -end, end


def _along(value: Decimal, low: Decimal, high: Decimal, is_ratio: bool) -> float:
    """How far along from one end to the other; ratios on a scale of doublings."""
    if is_ratio:
        return math.log(value / low) / math.log(high / low)
    return float((value - low) / (high - low))
