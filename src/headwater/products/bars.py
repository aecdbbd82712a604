"""Bars with their ranges, and a comparison of many measures with one whole."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from headwater.products.drawing import Drawable
from headwater.products.palette import HATCH, INK, MUTED, PLUM, RIVER, WIDTH
from headwater.released.values import ValueRow
from headwater.released.words import STATE_WORDS, number_words
from headwater.vocabulary.states import ValueState

_STEP = 34
_LETTER_WIDTH = 8.4
"""A wide font's average letter at the size of labels: whatever font is found, none is cut off."""


@dataclass(frozen=True, slots=True)
class Ratio:
    """How one area's rate compares with the whole's: 1 is the same, 2 is double."""

    label: str
    value: float
    lower: float
    upper: float


def bars(
    rows: Sequence[tuple[str, ValueRow]],
    *,
    unit: list[str],
    whole: tuple[str, ValueRow] | None = None,
) -> Drawable:
    """One bar for each area or category, from zero, with its range and its number.

    A bar that is withheld is a short hatched block with the word; the others that show no
    number are the word alone.
    """
    shown = [_bar(label, row) for label, row in rows if row.is_released]
    top = max([bar["end"] for bar in shown] + _whole_value(whole), default=0) or 1
    absent = [_absence(label, row, top) for label, row in rows if not row.is_released]
    order = [label for label, _ in rows]
    layers = _shown_layers(shown, order, top) + _absent_layers(absent, order)
    layers += _whole_layers(whole)
    height = _STEP * len(order)
    return alt.layer(*layers).properties(width=_plot_width(order), height=height, title=unit)


def ratio_chart(ratios: Sequence[Ratio], *, unit: list[str]) -> Drawable:
    """Dots with ranges on a scale of ratios: left of the line is lower, right is higher."""
    values = [{"name": one.label, "v": one.value, "l": one.lower, "u": one.upper} for one in ratios]
    base = alt.Chart(_data(values)).encode(y=_names([one.label for one in ratios]))
    axis = alt.Axis(title=None, format=",~f", values=[0.25, 0.5, 1, 2, 4, 8], grid=True)
    domain = [min(0.5, *(one.lower for one in ratios)), max(2.0, *(one.upper for one in ratios))]
    scale = alt.Scale(type="log", domain=domain, nice=False)
    same = alt.Chart(_data([{"v": 1}])).mark_rule(color=INK, strokeWidth=1.5)
    layers = [
        same.encode(x=alt.X("v:Q", scale=scale, axis=axis)),
        base.mark_rule(color=MUTED, strokeWidth=4, opacity=0.6).encode(
            x=alt.X("l:Q", scale=scale), x2=alt.X2("u:Q")
        ),
        base.mark_point(size=90, color=RIVER).encode(x=alt.X("v:Q", scale=scale, axis=axis)),
    ]
    width = _plot_width([one.label for one in ratios])
    return alt.layer(*layers).properties(width=width, height=_STEP * len(ratios), title=unit)


def _bar(label: str, row: ValueRow) -> dict[str, Any]:
    value = row.value or 0.0
    end = row.upper if row.upper is not None else value
    return {
        "name": label,
        "v": value,
        "l": row.lower,
        "u": row.upper,
        "end": end,
        "w": number_words(value),
    }


def _absence(label: str, row: ValueRow, top: float) -> dict[str, Any]:
    hatched = row.state is ValueState.SUPPRESSED
    width = 0.06 * top if hatched else 0.0
    return {"name": label, "z": 0.0, "v": width, "w": STATE_WORDS[row.state]}


def _shown_layers(shown: list[dict[str, Any]], order: list[str], top: float) -> list[alt.Chart]:
    axis = alt.Axis(title=None, format=",~f", tickCount=4, labels=bool(shown))
    length = alt.X("v:Q", axis=axis, scale=alt.Scale(domain=[0, top * 1.18], nice=False))
    base = alt.Chart(_data(shown)).encode(y=_names(order))
    ranged = alt.Chart(_data([bar for bar in shown if bar["l"] is not None]))
    ranged = ranged.encode(y=_names(order))
    return [
        base.mark_bar(color=RIVER, opacity=0.75, height={"band": 0.62}).encode(x=length),
        ranged.mark_rule(color=INK, strokeWidth=1.6).encode(x=alt.X("l:Q"), x2=alt.X2("u:Q")),
        ranged.mark_tick(color=INK, size=9, thickness=1.6).encode(x=alt.X("l:Q")),
        ranged.mark_tick(color=INK, size=9, thickness=1.6).encode(x=alt.X("u:Q")),
        base.mark_text(align="left", dx=7, color=INK).encode(
            x=alt.X("end:Q"), text=alt.Text("w:N")
        ),
    ]


def _absent_layers(absent: list[dict[str, Any]], order: list[str]) -> list[alt.Chart]:
    if not absent:
        return []
    base = alt.Chart(_data(absent)).encode(y=_names(order))
    return [
        base.mark_bar(color=HATCH, height={"band": 0.62}).encode(x=alt.X("z:Q"), x2=alt.X2("v:Q")),
        base.mark_text(align="left", dx=7, color=MUTED).encode(
            x=alt.X("v:Q"), text=alt.Text("w:N")
        ),
    ]


def _whole_value(whole: tuple[str, ValueRow] | None) -> list[float]:
    return [whole[1].value] if whole and whole[1].value is not None else []


def _whole_layers(whole: tuple[str, ValueRow] | None) -> list[alt.Chart]:
    """A dashed line at the whole's value, named at the left where there is always room."""
    if whole is None or whole[1].value is None:
        return []
    name, row = whole
    base = alt.Chart(
        _data([{"v": row.value, "w": f"Dashed line: {name} {number_words(row.value)}"}])
    )
    rule = base.mark_rule(color=PLUM, strokeDash=[6, 3], strokeWidth=1.8).encode(x=alt.X("v:Q"))
    text = base.mark_text(color=PLUM, align="left", dy=-5, baseline="bottom")
    named = text.encode(x=alt.value(0), y=alt.value(0), text=alt.Text("w:N"))
    return [rule, named]


def _names(order: list[str]) -> alt.Y:
    extent = _label_width(order)
    axis = alt.Axis(title=None, labelLimit=extent, minExtent=extent, ticks=False, domain=False)
    return alt.Y("name:N", sort=order, axis=axis, scale=alt.Scale(domain=order))


def _label_width(labels: list[str]) -> float:
    return min(_LETTER_WIDTH * max(map(len, labels)), WIDTH * 0.5)


def _plot_width(labels: list[str]) -> float:
    return WIDTH - _label_width(labels) - 30


def _data(rows: list[dict[str, Any]]) -> alt.InlineData:
    return alt.InlineData(values=rows)
