"""A chart that stands alone: its title above it, its source and how to quote it below, as SVG or
PNG. All words are within the picture, so that they stay with it wherever it is pasted."""

import re
from collections.abc import Iterator
from functools import lru_cache
from html import escape
from pathlib import Path
from textwrap import wrap

from headwater_web.dashboard.charts.frame import element, text
from headwater_web.dashboard.downloads.about import About
from headwater_web.dashboard.downloads.png import with_words

_STYLE = Path(__file__).resolve().parent.parent / "charts" / "drawing.css"
_OWN_STYLE = """
.hw-picture { background: #fbfaf7; }
.hw-picture .title { font-size: 21px; font-weight: 700; }
.hw-picture .what { font-size: 15px; }
.hw-picture .reading { font-size: 15px; }
.hw-picture .foot { fill: #52626d; font-size: 12px; }
.hw-picture text { fill: #17232b; font-family: "Atkinson Hyperlegible Next", verdana, arial,
  "Liberation Sans", sans-serif; }
"""
_EDGE = 24
_WIDTH = 808
_SHARPNESS = 2.0
"""Pixels of a PNG for each unit of its drawing: sharp on paper and on fine screens."""
_LINES = {"title": (62, 28), "what": (100, 22), "reading": (100, 22), "foot": (128, 17)}
"""For each kind of words, how many letters fit on a line, and how far lines are apart."""
_BOX = re.compile(r'viewBox="0 0 (\d+) (\d+)"')


def as_svg(drawing: str, about: About) -> str:
    """The chart and its words as one SVG file, with its styles inside it."""
    parts, y = _words_above(about)
    width, height = _size(drawing)
    parts.append(
        drawing.replace("<svg ", f'<svg x="{_EDGE}" y="{y}" width="{width}" height="{height}" ', 1)
    )
    foot = [*about.marked, about.source, about.citation]
    below, end = _lines([("foot", words) for words in foot], y + height + 18)
    return element(
        "svg",
        element("title", escape(about.title), id="picture-title")
        + element("desc", escape(f"{about.reading} {about.citation}"), id="picture-words")
        + element("style", escape(_style(), quote=False))
        + element("rect", width=_WIDTH, height=end + 8, fill="#fbfaf7")
        + "".join([*parts, *below]),
        xmlns="http://www.w3.org/2000/svg",
        class_="hw-picture",
        width=_WIDTH,
        height=end + 8,
        viewBox=f"0 0 {_WIDTH} {end + 8}",
        role="img",
        aria_labelledby="picture-title picture-words",
    )


def as_png(drawing: str, about: About) -> bytes:
    """The same as pixels. Drawn here, by no browser and with no network."""
    import vl_convert

    picture: bytes = vl_convert.svg_to_png(as_svg(drawing, about), scale=_SHARPNESS)
    words = {
        "Title": f"{about.title}, {about.what}",
        "Description": about.reading,
        "Source": about.source,
        "Comment": about.citation,
    }
    return with_words(picture, words)


def _words_above(about: About) -> tuple[list[str], int]:
    kinds = [("title", about.title), ("what", about.what), ("reading", about.reading)]
    return _lines(kinds, _EDGE + 14)


def _lines(said: list[tuple[str, str]], y: int) -> tuple[list[str], int]:
    """Words as lines from a height down, and the height at which they end."""
    parts = []
    for kind, words in said:
        for line, height in _wrapped(kind, words):
            parts.append(text(line, x=_EDGE, y=y, class_=kind))
            y += height
        y += 5
    return parts, y


def _wrapped(kind: str, words: str) -> Iterator[tuple[str, int]]:
    letters, height = _LINES[kind]
    for line in wrap(words, letters, break_on_hyphens=False):
        yield line, height


def _size(drawing: str) -> tuple[int, int]:
    found = _BOX.search(drawing)
    if found is None:
        raise ValueError("found a drawing without a viewBox; expected one of our own")
    return int(found[1]), int(found[2])


@lru_cache(maxsize=1)
def _style() -> str:
    return _STYLE.read_text("utf-8") + _OWN_STYLE
