"""Reading the ONS Postcode Directory, or a part of it: where each postcode in use is.

Columns by the names of any edition, in large or small letters: `pcds`; `doterm`, the month from
which a postcode is no longer used; `oslaua`, `laua` or `lad25cd`, its district; `lat` and `long`.
A postcode without a place has latitude 99.999999 there.
"""

import csv
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from headwater_web.community.postcode_words import read_postcode

_DISTRICT = re.compile(r"oslaua|laua|lad\d\dcd")
_NEEDED = ("pcds", "lat", "long")
_NORTH_POLE = 90.0


class DirectoryUnreadable(Exception):
    """A file is no postcode directory. The words say what it lacks."""


@dataclass(frozen=True, slots=True)
class LoadedPostcode:
    """One postcode in use within the area."""

    postcode: str
    outward: str
    latitude: float
    longitude: float
    district: str


def read_directory(lines: Iterable[str], districts: Collection[str]) -> Iterator[LoadedPostcode]:
    """The postcodes in use in these districts. Raises DirectoryUnreadable."""
    reader = csv.reader(lines)
    names = [name.strip().lower().lstrip("\ufeff") for name in next(reader, [])]
    district_name = next((name for name in names if _DISTRICT.fullmatch(name)), "")
    missing = [name for name in _NEEDED if name not in names]
    if missing or not district_name:
        raise DirectoryUnreadable(
            f"Found the columns {', '.join(names) or 'of nothing'}. Expected pcds, lat, long and "
            "one of oslaua, laua or lad25cd, as in the ONS Postcode Directory."
        )
    for cells in reader:
        row = dict(zip(names, cells, strict=False))
        if row.get(district_name) in districts and not row.get("doterm", "").strip():
            found = _one(row, row[district_name])
            if found is not None:
                yield found


def _one(row: dict[str, str], district: str) -> LoadedPostcode | None:
    postcode = read_postcode(row["pcds"])
    try:
        latitude, longitude = float(row["lat"]), float(row["long"])
    except ValueError:
        return None
    if postcode is None or not postcode.is_whole or latitude > _NORTH_POLE:
        return None
    return LoadedPostcode(str(postcode), postcode.outward, latitude, longitude, district)
