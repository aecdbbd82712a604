"""The one family of charts: colours, type and lines, as a Vega-Lite configuration."""

from typing import Any

PAPER = "#fbfaf7"
INK = "#17232b"
RIVER = "#0b4f6c"
OCHRE = "#b45309"
PLUM = "#7a3b69"
MUTED = "#52626d"
RULE = "#8a979f"
GRID = "#dfe3e4"
BAND = "#c9dde6"
HATCH = "#c0ffee"
"""A colour that no chart uses; drawing replaces it by a hatched pattern."""

RIVER_CLASSES = ("#e3eef3", "#b9d3de", "#7fabbf", "#3f7d99", "#0b4f6c")
"""Five steps of one hue, light to dark, told apart in greyscale."""

FONT = "'Atkinson Hyperlegible Next', 'Atkinson Hyperlegible', 'Liberation Sans', Arial, sans-serif"
FONT_SIZE = 14
SMALL_FONT_SIZE = 13
WIDTH = 520
"""Charts are drawn at the width of a phone and a half, so that they still read on a phone."""


def chart_configuration() -> dict[str, Any]:
    """How every chart looks; no chart sets colours or type of its own."""
    return {
        "background": PAPER,
        "font": FONT,
        "padding": 6,
        "aria": False,
        "view": {"stroke": None},
        "axis": {
            "labelColor": INK,
            "labelFontSize": FONT_SIZE,
            "titleColor": INK,
            "titleFontSize": FONT_SIZE,
            "titleFontWeight": "normal",
            "gridColor": GRID,
            "domainColor": RULE,
            "tickColor": RULE,
            "labelPadding": 5,
        },
        "title": {
            "anchor": "start",
            "color": MUTED,
            "fontSize": FONT_SIZE,
            "fontWeight": "normal",
            "frame": "bounds",
            "offset": 10,
        },
        "header": {
            "labelColor": INK,
            "labelFontSize": FONT_SIZE,
            "labelFontWeight": "bold",
            "labelAnchor": "start",
            "title": None,
        },
        "line": {"color": RIVER, "strokeWidth": 2.2},
        "point": {"color": RIVER, "filled": True, "size": 46},
        "text": {"color": INK, "fontSize": SMALL_FONT_SIZE},
    }
