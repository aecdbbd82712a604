"""A chart as an SVG that reads aloud, keeps its patterns, and stands beside others on one page."""

import re
from contextlib import AbstractContextManager
from html import escape
from pathlib import Path
from typing import Any

import altair as alt
import vl_convert
from altair.utils import schemapi

from headwater.products.palette import HATCH, MUTED, PAPER, chart_configuration

Drawable = alt.TopLevelMixin
"""A whole chart, ready to be drawn."""

_LONG_DECIMAL = re.compile(r"-?\d+\.\d{3,}")
_OPENING = re.compile(r"<svg\b([^>]*)>")


def use_fonts(directory: Path) -> None:
    """Let charts measure their text with the fonts in a folder."""
    vl_convert.register_font_directory(str(directory))


def unvalidated() -> AbstractContextManager[None]:
    """While open, charts are built without being checked against their schema at every step.

    The checks take most of the time of drawing. The tests draw every kind of chart with them.
    """
    checks_off: AbstractContextManager[None] = schemapi.debug_mode(False)
    return checks_off


def drawn(chart: Drawable, *, slug: str, title: str, description: str) -> str:
    """The chart as SVG, without a browser and without a network."""
    specification: dict[str, Any] = chart.to_dict(validate=schemapi.DEBUG_MODE)
    specification["config"] = chart_configuration()
    picture: str = vl_convert.vegalite_to_svg(specification)
    return accessible(_compact(picture), slug=slug, title=title, description=description)


def accessible(picture: str, *, slug: str, title: str, description: str) -> str:
    """The picture as one image with a name and a description, its ids made unique by `slug`."""
    picture = picture.replace('id="', f'id="{slug}-').replace("url(#", f"url(#{slug}-")
    picture = picture.replace(HATCH, f"url(#{slug}-hatch)")
    named = (
        f'<svg\\1 role="img" aria-labelledby="{slug}-title {slug}-desc">'
        f'<title id="{slug}-title">{escape(title)}</title>'
        f'<desc id="{slug}-desc">{escape(description)}</desc>{_hatch(slug)}'
    )
    return _OPENING.sub(lambda found: named.replace("\\1", found[1]), picture, count=1)


def _hatch(slug: str) -> str:
    return (
        f'<defs><pattern id="{slug}-hatch" width="6" height="6" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(45)"><rect width="6" height="6" fill="{PAPER}"/>'
        f'<line x1="0" y1="0" x2="0" y2="6" stroke="{MUTED}" stroke-width="1.4"/></pattern></defs>'
    )


def _compact(picture: str) -> str:
    """Coordinates to a hundredth of a pixel: pages load faster and nobody can see it."""
    return _LONG_DECIMAL.sub(lambda found: f"{float(found[0]):.2f}", picture)
