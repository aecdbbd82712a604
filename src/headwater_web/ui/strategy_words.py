"""What this partnership's strategy says of itself: when it began, its priorities, its bodies."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from headwater_web.ui.definition_files import partnership_path, read_yaml


@dataclass(frozen=True, slots=True)
class Priority:
    """One priority of the strategy."""

    number: int
    title: str


@dataclass(frozen=True, slots=True)
class StrategyWords:
    """The strategy's own name, its priorities, and the day on which the partnership began."""

    title: str
    period: str
    began_on: date
    priorities: tuple[Priority, ...]
    deciding_body: str


def strategy_words() -> StrategyWords:
    """What the partnership's file `strategy.yaml` says."""
    return _read(partnership_path("strategy.yaml"))


def began_on() -> date:
    """The first day that anything of the partnership can bear."""
    return strategy_words().began_on


def deciding_body() -> str:
    """The key of the body that decides on the strategy and its actions."""
    return strategy_words().deciding_body


@lru_cache(maxsize=4)
def _read(path: Path) -> StrategyWords:
    found: dict[str, Any] = read_yaml(path)
    return StrategyWords(
        title=found["title"],
        period=found["period"],
        began_on=found["began_on"],
        priorities=tuple(Priority(each["number"], each["title"]) for each in found["priorities"]),
        deciding_body=found["deciding_body"],
    )
