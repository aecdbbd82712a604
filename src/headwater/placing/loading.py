"""Reads names of places from a file: open data that the user supplies, or the partnership's own.

UTF-8, comma-separated, with a header. One row is one name in one area:

- `name`: as people say or write it;
- `kind`: venue, street, open_space or settlement;
- `small_area_code`: the small area of 2021, or empty where only the district is known;
- `district_code`: the district;
- `alias` (may be absent): other names of it, with | between them.

Other columns are ignored, so that a file may say where each row is from. A street or park of
several small areas has one row for each of them; given one only, it would be placed too surely.
"""

import csv
import io
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from headwater.placing.gazetteer import Kind, Name
from headwater.vocabulary.faults import ExitCode, Fault

COLUMNS = ("name", "kind", "small_area_code", "district_code")
_KINDS = frozenset(Kind)
_CODE = re.compile(r"[A-Z]\d{8}")
_ROWS_SHOWN = 5


class GazetteerUnsound(Fault):
    """A file of names does not hold together."""

    exit_code = ExitCode.DEFINITION


def read_names(path: Path) -> tuple[Name, ...]:
    """Every name of the file, in its order.

    Raises GazetteerUnsound, which lists all faults at once by row number, the header being row 1.
    """
    rows = _rows(path)
    faults: defaultdict[str, list[int]] = defaultdict(list)
    for number, row in rows:
        for fault in _faults(row):
            faults[fault].append(number)
    for fault, numbers in _moved_areas(rows):
        faults[fault].extend(numbers)
    if faults:
        raise _unsound(path, "; ".join(_worded(*item) for item in sorted(faults.items())))
    return tuple(_name(row) for _number, row in rows)


def accepted_names(path: Path) -> Iterator[Name]:
    """Each row of an accepted table `place_name`, which holds only the columns its feed fills."""
    import pyarrow.parquet as parquet  # most files tell no place in words, and need not wait for it

    for row in parquet.read_table(path).to_pylist():
        yield Name(
            name=row["place"],
            kind=Kind(row["kind"]),
            small_area_code=row.get("small_area_code"),
            district_code=row["district_code"],
            aliases=_aliases(row.get("alias") or ""),
        )


def _rows(path: Path) -> list[tuple[int, dict[str, str]]]:
    try:
        text = path.read_text("utf-8-sig")
        reader = csv.DictReader(io.StringIO(text), restval="")
        if missing := [column for column in COLUMNS if column not in (reader.fieldnames or ())]:
            raise _unsound(path, f"it has no column {', '.join(missing)}")
        return [(number, _stripped(row)) for number, row in enumerate(reader, start=2)]
    except FileNotFoundError:
        raise _unsound(path, "the file is not there") from None
    except UnicodeDecodeError:
        raise _unsound(path, "it is not UTF-8") from None
    except csv.Error:
        raise _unsound(path, "it is not comma-separated text") from None


def _stripped(row: dict[str, str]) -> dict[str, str]:
    return {column: row.get(column, "").strip() for column in (*COLUMNS, "alias")}


def _faults(row: dict[str, str]) -> Iterator[str]:
    if not row["name"]:
        yield "no name"
    if row["kind"] not in _KINDS:
        yield "an unknown kind"
    if not _CODE.fullmatch(row["district_code"]):
        yield "no district code of a letter and eight digits"
    if row["small_area_code"] and not _CODE.fullmatch(row["small_area_code"]):
        yield "a small-area code that is not a letter and eight digits"


def _moved_areas(rows: Iterable[tuple[int, dict[str, str]]]) -> Iterator[tuple[str, list[int]]]:
    """Rows of a small area that another row puts in another district."""
    districts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for _number, row in rows:
        districts[row["small_area_code"]][row["district_code"]] += 1
    moved = {area for area, found in districts.items() if area and len(found) > 1}
    if moved:
        numbers = [number for number, row in rows if row["small_area_code"] in moved]
        yield "a small area that lies in two districts", numbers


def _name(row: dict[str, str]) -> Name:
    area = row["small_area_code"] or None
    aliases = _aliases(row["alias"])
    return Name(row["name"], Kind(row["kind"]), area, row["district_code"], aliases)


def _aliases(cell: str) -> tuple[str, ...]:
    return tuple(alias.strip() for alias in cell.split("|") if alias.strip())


def _worded(fault: str, numbers: list[int]) -> str:
    shown = ", ".join(str(number) for number in numbers[:_ROWS_SHOWN])
    more = f" and {len(numbers) - _ROWS_SHOWN} more" if len(numbers) > _ROWS_SHOWN else ""
    return f"{fault} in row {shown}{more}"


def _unsound(path: Path, problem: str) -> GazetteerUnsound:
    return GazetteerUnsound(
        found=f"The gazetteer {path.name} cannot be used: {problem}.",
        expected=f"columns {', '.join(COLUMNS)}; kinds {', '.join(sorted(_KINDS))}.",
        next_step="correct those rows of the file and load it again.",
    )
