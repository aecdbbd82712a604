"""Computes every measure once from given events, and writes down how long each part took."""

import json
import os
import sys
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from headwater.pipeline.engine import open_engine
from headwater.pipeline.releasing import computing
from headwater.pipeline.releasing.versions import versions_beside
from headwater.settings import read_settings
from headwater.tables.events import Event, EventLink
from headwater.tables.schema import Expression
from headwater.warehouse import Builder

MONTHS = tuple(date(year, month, 1) for year in range(2020, 2026) for month in range(1, 13))


class ManyEvents:
    """A home whose events are those of one file; all else is as it is held."""

    def __init__(self, home: Any, events: Path) -> None:
        self._home, self._events = home, events

    def __getattr__(self, name: str) -> Any:
        return getattr(self._home, name)

    def current_parquets(self, table: str) -> list[tuple[Path, tuple[date, ...] | None]]:
        """The current files of one kind."""
        if table == Event.name:
            return [(self._events, MONTHS)]
        found: list[tuple[Path, tuple[date, ...] | None]] = self._home.current_parquets(table)
        return found


def _linked_by(links: Path) -> Callable[..., None]:
    """Linkage has a benchmark of its own: here the keys are given."""

    def link(builder: Builder, *_: object) -> None:
        builder.load_parquet(EventLink, [(links, None)])

    return link


def _timed(spent: Counter[str]) -> None:
    """From now on, how long each table took to compute is added up."""
    compute = Builder.compute

    def timed(builder: Builder, expression: Expression, *, stored: bool = True) -> None:
        begun = time.perf_counter()
        compute(builder, expression, stored=stored)
        spent[expression.table.name] += time.perf_counter() - begun

    Builder.compute = timed  # type: ignore[method-assign]


def main(events: str, links: str, told: str) -> None:
    """Time one computation."""
    spent: Counter[str] = Counter()
    _timed(spent)
    computing._link = _linked_by(Path(links))
    with closing(open_engine(read_settings(os.environ))) as engine:
        many = replace(engine, home=ManyEvents(engine.home, Path(events)))  # type: ignore[arg-type]
        measures = (*engine.measures, *versions_beside(engine.measures))
        begun = time.perf_counter()
        computed = computing.compute(many, measures=measures, progress=lambda _: None)
        whole = time.perf_counter() - begun
    found = {
        "measures": len(measures),
        "cells": computed.values.num_rows,
        "counted": spent["measure_count"],
        "computed": spent["measure_value"],
        "whole": whole,
    }
    Path(told).write_text(json.dumps(found), "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
