"""The public list as files: CSV that can be taken over elsewhere, JSON, and a dictionary."""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from headwater_web.community.columns import confirmation_columns
from headwater_web.community.following import FollowedAsset
from headwater_web.ui.rows_of_files import Column
from headwater_web.ui.rows_of_files import dictionary_as_csv as dictionary_of
from headwater_web.ui.spreadsheets import lines_of

FORMAT = "headwater-community-assets/1"


def assets_as_csv(columns: tuple[Column, ...], assets: Iterable[FollowedAsset]) -> str:
    """One asset in a row."""
    names = [column.name for column in (*columns, *confirmation_columns())]
    rows = ([_cell(value) for value in _row(columns, each).values()] for each in assets)
    return "".join(lines_of(names, rows))


def assets_as_json(
    columns: tuple[Column, ...],
    assets: Iterable[FollowedAsset],
    *,
    partnership: str,
    today: date,
) -> str:
    """The same as JSON, with the day on which it was handed over."""
    content = {
        "format": FORMAT,
        "partnership": partnership,
        "handed_over_on": today.isoformat(),
        "assets": [{"reference": each.asset.reference, **_row(columns, each)} for each in assets],
    }
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"


def dictionary_as_csv(columns: tuple[Column, ...]) -> str:
    """What each column means, what it may hold, and the values of a choice."""
    return dictionary_of((*columns, *confirmation_columns()))


def _row(columns: tuple[Column, ...], followed: FollowedAsset) -> dict[str, Any]:
    asset, confirmed = followed.asset, followed.confirmed
    said = {
        column.name: _plain(getattr(asset, column.name))
        for column in columns
        if column.name != "sensitive"
    }
    said["sensitive"] = "yes" if asset.is_sensitive else "no"
    return {column.name: said[column.name] for column in columns} | {
        "confirmed_on": confirmed.confirmed_on.isoformat(),
        "confirmed_how": confirmed.how,
    }


def _plain(value: Any) -> Any:
    if value == "":
        return None
    return value.isoformat() if isinstance(value, date) else value


def _cell(value: Any) -> Any:
    return "; ".join(value) if isinstance(value, list) else value
