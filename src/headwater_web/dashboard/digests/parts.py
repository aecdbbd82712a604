"""The parts of a letter: sections of a few lines, each line with a way to its page."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import ngettext

MOST_LINES = 5
"""Lines of one part, so that the whole stays on one page."""


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence with its period, interval and n where it has a number, and its page."""

    words: str
    path: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under a heading; `more` says how many were left out, and `more_path` where they are."""

    title: str
    lines: tuple[Line, ...]
    foot: str = ""
    more: str = ""
    more_path: str = ""


def section(title: str, lines: Sequence[Line], *, more_path: str, foot: str = "") -> Section:
    """The first few lines, and how many more there are."""
    left = len(lines) - MOST_LINES
    more = ngettext("{n} more is on the site.", "{n} more are on the site.", left).format(n=left)
    return Section(
        title,
        tuple(lines[:MOST_LINES]),
        foot=foot if lines else "",
        more=more if left > 0 else "",
        more_path=more_path if left > 0 else "",
    )
