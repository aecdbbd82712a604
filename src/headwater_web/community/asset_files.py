"""Reading assets from a file of comma-separated values: all of them, or every fault."""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from headwater_web.community.columns import confirmation_columns
from headwater_web.community.lists import AssetLists
from headwater_web.community.reading import read_asset
from headwater_web.ui.rows_of_files import (
    Column,
    Faults,
    FileUnreadable,
    RowFault,
    Unreadable,
    read_row,
    text_of_file,
)

MOST_BYTES = 1_000_000
MOST_ROWS = 2_000


@dataclass(frozen=True, slots=True)
class ReadRow:
    """One asset of a file: its columns, and when and how it was confirmed."""

    asset: Mapping[str, Any]
    confirmed_on: date
    confirmed_how: str


def read_assets(
    content: bytes, columns: tuple[Column, ...], lists: AssetLists, *, today: date
) -> tuple[ReadRow, ...]:
    """The assets of a file, checked. Raises FileUnreadable with every fault."""
    text = text_of_file(content, most_bytes=MOST_BYTES, most_words="1 MB")
    said = list(_rows(text, {column.name for column in columns if column.is_needed}))
    if not said:
        raise FileUnreadable.as_a_whole(_("It holds no asset."))
    if len(said) > MOST_ROWS:
        raise FileUnreadable.as_a_whole(
            _("It holds more than {most} assets.").format(most=MOST_ROWS)
        )
    found: list[ReadRow] = []
    faults = _repeated(said)
    for number, row in enumerate(said, start=1):
        confirmed, of_confirming = _confirmation(row, today)
        faults += [RowFault(number, name, words) for name, words in of_confirming]
        try:
            asset = read_asset(columns, lists, row)
        except Unreadable as fault:
            faults += [RowFault(number, name, words) for name, words in fault.faults]
        else:
            if not of_confirming:
                found.append(ReadRow(asset, confirmed["confirmed_on"], confirmed["confirmed_how"]))
    if faults:
        raise FileUnreadable(faults)
    return tuple(found)


def _confirmation(row: Mapping[str, str], today: date) -> tuple[dict[str, Any], Faults]:
    values, faults = read_row(confirmation_columns(), row)
    if (day := values.get("confirmed_on")) and day > today:
        faults.append(("confirmed_on", _("This day has not come yet.")))
    return values, faults


def _rows(text: str, needed: set[str]) -> Iterator[dict[str, str]]:
    reader = csv.DictReader(io.StringIO(text))
    missing = sorted(needed - set(reader.fieldnames or ()))
    if missing:
        raise FileUnreadable.as_a_whole(
            _("It has no column {missing}.").format(missing=", ".join(missing))
        )
    try:
        for row in reader:
            yield {name: value for name, value in row.items() if isinstance(value, str) and name}
    except csv.Error:
        raise FileUnreadable.as_a_whole(
            _("Its rows cannot be read. Save it as “CSV UTF-8” again.")
        ) from None


def _repeated(rows: list[dict[str, str]]) -> list[RowFault]:
    names = [
        (row.get("name", "").strip().casefold(), row.get("district", "").strip()) for row in rows
    ]
    times = Counter(names)
    return [
        RowFault(number, "name", _("Another row has this name in the same district."))
        for number, each in enumerate(names, start=1)
        if each[0] and times[each] > 1
    ]
