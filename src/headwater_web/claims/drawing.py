"""Shares drawn on a line from none to all, with their intervals. The words beside say the same."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from headwater.vocabulary.claims.figures import ClaimFigure
from headwater.vocabulary.shares import FEW, Share

WIDTH = 300
ROW = 34
_LEFT, _RIGHT = 12, 12


@dataclass(frozen=True, slots=True)
class DrawnShare:
    """One share: where its point and interval lie, in units of the drawing, and its words."""

    name: Promise | str
    words: str
    y: int
    point_at: int
    from_at: int
    to_at: int


@dataclass(frozen=True, slots=True)
class DrawnShares:
    """All shares of a figure under each other, on one scale from none to all."""

    width: int
    height: int
    left: int
    right: int
    rows: tuple[DrawnShare, ...]


def draw_shares(figure: ClaimFigure) -> DrawnShares | None:
    """The share, that at the start, and that without the programme; nothing of fewer than ten."""
    named = (
        (_("Now"), figure.share),
        (_("At the start"), figure.before),
        (figure.comparison_words or _("Without the programme"), figure.comparison),
    )
    shown = [(name, share) for name, share in named if share is not None and share.whole >= FEW]
    if not shown or shown[0][1] is not figure.share:
        return None
    rows = tuple(_row(index, name, share) for index, (name, share) in enumerate(shown))
    return DrawnShares(WIDTH, ROW * len(rows) + 20, _LEFT, WIDTH - _RIGHT, rows)


def _row(index: int, name: Promise | str, share: Share) -> DrawnShare:
    lower, upper = share.interval
    return DrawnShare(name, share.words, ROW * index + 16, _at(share.value), _at(lower), _at(upper))


def _at(value: float) -> int:
    return _LEFT + round((WIDTH - _LEFT - _RIGHT) * value)
