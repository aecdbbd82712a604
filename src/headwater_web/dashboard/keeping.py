"""What a reader can take from a measure's page: links that last, files, a citation, a frame."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from headwater.released.values import ValueRow
from headwater_web.dashboard.citing import citation
from headwater_web.dashboard.shown import Shown

_FORMATS = {
    "csv": gettext_lazy("CSV, for a program"),
    "xlsx": gettext_lazy("XLSX, a workbook with notes"),
    "ods": gettext_lazy("ODS, the same workbook in an open format"),
    "svg": gettext_lazy("SVG, sharp at any size"),
    "png": gettext_lazy("PNG, for slides and letters"),
}
_FRAME_HEIGHT = 620
"""Pixels that hold an embedded chart on a phone; on a wide page it needs fewer."""


@dataclass(frozen=True, slots=True)
class Download:
    """One file: how its name ends, what it is good for, and where it is."""

    ending: str
    words: str
    address: str


@dataclass(frozen=True, slots=True)
class Keeping:
    """Everything that the shown state can be kept as. Addresses to be quoted are whole."""

    now: str
    standing: str
    tables: tuple[Download, ...]
    pictures: tuple[Download, ...]
    citation: str
    embed: str
    frame: str


def keeping(shown: Shown, rows: Sequence[ValueRow], *, site: str) -> Keeping:
    """The ways to keep what is shown; `site` is where the site is found."""
    return Keeping(
        now=f"{site}{shown.now}",
        standing=f"{site}{shown.standing}",
        tables=_downloads(shown.tables),
        pictures=_downloads(shown.pictures),
        citation=citation(shown, rows, site=site),
        embed=shown.embed,
        frame=_frame(shown, f"{site}{shown.embed}"),
    )


def _downloads(addresses: dict[str, str]) -> tuple[Download, ...]:
    return tuple(
        Download(ending, str(_FORMATS[ending]), address) for ending, address in addresses.items()
    )


def _frame(shown: Shown, address: str) -> str:
    """The markup that shows the chart within another page."""
    title = _("{title}, {area}").format(title=shown.measure.title, area=shown.choice.area.name)
    return (
        f'<iframe src="{escape(address)}" title="{escape(title)}" width="100%" '
        f'height="{_FRAME_HEIGHT}" style="border:0" loading="lazy"></iframe>'
    )
