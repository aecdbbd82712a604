"""Reading assets from a file of comma-separated values: all of them, or every fault."""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from headwater_web.community.columns import Column, confirmation_columns
from headwater_web.community.faults import Unreadable
from headwater_web.community.lists import AssetLists
from headwater_web.community.reading import read_asset, read_row

MOST_BYTES = 1_000_000
MOST_ROWS = 2_000


@dataclass(frozen=True, slots=True)
class RowFault:
    """What is wrong with one row of a file. `row` counts from 1; 0 is the file itself."""

    row: int
    column: str
    words: str


@dataclass(frozen=True, slots=True)
class ReadRow:
    """One asset of a file: its columns, and when and how it was confirmed."""

    asset: Mapping[str, Any]
    confirmed_on: date
    confirmed_how: str


class FileUnreadable(Exception):
    """A file of assets has something wrong with it. Nothing of it is kept."""

    def __init__(self, faults: list[RowFault]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(f"{each.row} {each.column} {each.words}" for each in faults))


def read_assets(
    content: bytes, columns: tuple[Column, ...], lists: AssetLists, *, today: date
) -> tuple[ReadRow, ...]:
    """The assets of a file, checked. Raises FileUnreadable with every fault."""
    said = list(_rows(_text(content), {column.name for column in columns if column.is_needed}))
    if not said:
        raise _unreadable(_("It holds no asset."))
    if len(said) > MOST_ROWS:
        raise _unreadable(_("It holds more than {most} assets.").format(most=MOST_ROWS))
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
        raise FileUnreadable(sorted(faults, key=lambda each: each.row))
    return tuple(found)


def _confirmation(
    row: Mapping[str, str], today: date
) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    values, faults = read_row(confirmation_columns(), row)
    if (day := values.get("confirmed_on")) and day > today:
        faults.append(("confirmed_on", _("This day has not come yet.")))
    return values, faults


def _text(content: bytes) -> str:
    if len(content) > MOST_BYTES:
        raise _unreadable(_("It is larger than 1 MB. Hand it over in parts."))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _unreadable(_("It is not text in UTF-8. Save it as “CSV UTF-8”.")) from None


def _rows(text: str, needed: set[str]) -> Iterator[dict[str, str]]:
    reader = csv.DictReader(io.StringIO(text))
    missing = sorted(needed - set(reader.fieldnames or ()))
    if missing:
        raise _unreadable(_("It has no column {missing}.").format(missing=", ".join(missing)))
    try:
        for row in reader:
            yield {name: value for name, value in row.items() if isinstance(value, str) and name}
    except csv.Error:
        raise _unreadable(_("Its rows cannot be read. Save it as “CSV UTF-8” again.")) from None


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


def _unreadable(words: str) -> FileUnreadable:
    return FileUnreadable([RowFault(0, "", words)])
