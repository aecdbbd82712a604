"""Reads what events made of series back from the files of a release."""

from collections.abc import Mapping
from dataclasses import fields
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from headwater.released import layout
from headwater.released.counterfactuals import (
    Beside,
    Counterfactual,
    Counterfactuals,
    ExpectedMonth,
    MonthKey,
    months_by_key,
)
from headwater.vocabulary.shocks import Doubt, Standing
from headwater.vocabulary.states import ValueState

_PLAIN = [field.name for field in fields(Counterfactual) if field.name not in {"total", "newest"}]
_SUMS = [field.name for field in fields(Beside)]
_MONTH = [field.name for field in fields(ExpectedMonth)]


def read_counterfactuals(folder: Path) -> Counterfactuals:
    """What was written; nothing in a release of before there were any."""
    path = folder / layout.COUNTERFACTUALS
    if not path.is_file():
        return Counterfactuals()
    found = tuple(_counterfactual(row) for row in pq.read_table(path).to_pylist())
    return Counterfactuals(found, partial(_read_months, folder / layout.EXPECTED_MONTHS))


def _read_months(path: Path) -> dict[MonthKey, tuple[ExpectedMonth, ...]]:
    return months_by_key(
        ((row["event"], row["measure"], row["area_code"]), _month(row))
        for row in pq.read_table(path).to_pylist()
    )


def _month(row: Mapping[str, Any]) -> ExpectedMonth:
    cells = {name: row[name] for name in _MONTH}
    return ExpectedMonth(**cells | {"state": ValueState(row["state"])})


def _counterfactual(row: Mapping[str, Any]) -> Counterfactual:
    cells = {name: row[name] for name in _PLAIN}
    cells |= {"standing": Standing(row["standing"]), "doubt": Doubt(row["doubt"])}
    return Counterfactual(**cells, total=_sums(row, ""), newest=_sums(row, "newest_"))


def _sums(row: Mapping[str, Any], prefix: str) -> Beside | None:
    if row[f"{prefix}months"] is None:
        return None
    return Beside(**{name: row[f"{prefix}{name}"] for name in _SUMS})
