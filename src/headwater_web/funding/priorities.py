"""The strategy's priorities as the partnership's definitions name them, and when it began.

Read from the definitions, because the strategy's own app stands above this one.
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

import yaml

from headwater_web.ui.definition_files import partnership_path


@dataclass(frozen=True, slots=True)
class Priority:
    """One priority of the strategy."""

    number: int
    title: str


def priorities() -> tuple[Priority, ...]:
    """Every priority, in the order of the strategy."""
    return _read(partnership_path("strategy.yaml"))[1]


def began_on() -> date:
    """The first day that anything of the partnership can bear."""
    return _read(partnership_path("strategy.yaml"))[0]


@lru_cache(maxsize=4)
def _read(path: Path) -> tuple[date, tuple[Priority, ...]]:
    found = yaml.safe_load(path.read_text(encoding="utf-8"))
    listed = tuple(Priority(each["number"], each["title"]) for each in found["priorities"])
    return found["began_on"], listed
