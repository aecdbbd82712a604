"""Bars of money drawn by the server. The table beside them says the same, and more."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

WIDTH = 440
_ROW = 44
_LONGEST = 56
_VALUE_ROOM = 84


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its words above it, where it stands, how long it is, and its value beside it."""

    words: str
    value: str
    words_at: int
    top: int
    length: int
    value_at: int


@dataclass(frozen=True, slots=True)
class Bars:
    """The whole drawing."""

    bars: tuple[Bar, ...]
    width: int
    height: int


def draw_bars(rows: Iterable[tuple[str, Decimal, str]]) -> Bars | None:
    """Bars from nothing, as long as their amounts; None where there is nothing to draw.

    Each row has its words, its amount, and the amount in words.
    """
    listed = list(rows)
    most = max((amount for _words, amount, _value in listed), default=Decimal(0))
    if most <= 0:
        return None
    room = WIDTH - _VALUE_ROOM
    drawn = tuple(
        Bar(
            words=_short(words),
            value=value,
            words_at=place * _ROW + 16,
            top=place * _ROW + 22,
            length=int(room * amount / most),
            value_at=int(room * amount / most) + 8,
        )
        for place, (words, amount, value) in enumerate(listed)
    )
    return Bars(drawn, WIDTH, len(listed) * _ROW + 4)


def _short(words: str) -> str:
    words = words[:1].upper() + words[1:]
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…"
