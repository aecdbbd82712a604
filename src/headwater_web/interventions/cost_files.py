"""Files of unit costs and price indices: lines that say whose they are, then rows.

A file begins with lines `# name: value` for kind, title, edition, price_year, published_on, source,
licence and notes; then comes a line of column names, then rows. Every number of money that this app
multiplies by comes from such a file.
"""

import csv
import hashlib
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

NEEDED = ("kind", "title", "edition", "published_on", "source", "licence")
COLUMNS = {
    "unit_costs": ("event", "title", "part", "amount", "low", "high"),
    "price_index": ("year", "level"),
}
KEY_LENGTH = 60


class CostsUnreadable(Exception):
    """A file of costs cannot be taken over. Carries every fault found."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__(" ".join(faults))
        self.faults = tuple(faults)


@dataclass(frozen=True, slots=True)
class CostRow:
    """One unit cost, for one part of it or, where `part` is empty, the whole."""

    event: str
    title: str
    part: str
    amount: Decimal
    low: Decimal | None
    high: Decimal | None


@dataclass(frozen=True, slots=True)
class LevelRow:
    """The level of prices in one year."""

    year: str
    level: Decimal


@dataclass(frozen=True, slots=True)
class CostFile:
    """A whole edition, as read."""

    kind: str
    title: str
    edition: str
    price_year: str
    published_on: date
    source: str
    licence: str
    notes: str
    fingerprint: str
    costs: tuple[CostRow, ...]
    levels: tuple[LevelRow, ...]


def read_costs(text: str) -> CostFile:
    """The edition that a file holds. Raises CostsUnreadable with all faults at once."""
    head, rows = _parts(text)
    faults = list(_faults_of_head(head))
    if faults:
        raise CostsUnreadable(faults)
    kind = head["kind"]
    faults = list(_faults_of_rows(rows, COLUMNS[kind]))
    if faults:
        raise CostsUnreadable(faults)
    cells = [dict(zip(COLUMNS[kind], row, strict=True)) for row in rows[1:]]
    return CostFile(
        kind=kind,
        title=head["title"],
        edition=head["edition"],
        price_year=head.get("price_year", ""),
        published_on=date.fromisoformat(head["published_on"]),
        source=head["source"],
        licence=head["licence"],
        notes=head.get("notes", ""),
        fingerprint=hashlib.sha256(text.encode()).hexdigest(),
        costs=tuple(_cost(each) for each in cells) if kind == "unit_costs" else (),
        levels=tuple(_level(each) for each in cells) if kind == "price_index" else (),
    )


def _parts(text: str) -> tuple[dict[str, str], list[list[str]]]:
    """What the first lines say, and the rows after them."""
    head: dict[str, str] = {}
    lines = text.removeprefix("\ufeff").splitlines()
    while lines and lines[0].startswith("#"):
        name, _colon, value = lines.pop(0).removeprefix("#").partition(":")
        head[name.strip()] = value.strip()
    rows = csv.reader(io.StringIO("\n".join(lines)))
    return head, [row for row in rows if any(cell.strip() for cell in row)]


def _faults_of_head(head: Mapping[str, str]) -> Iterator[str]:
    missing = [name for name in NEEDED if not head.get(name)]
    if missing:
        yield (
            f"Found no line for {', '.join(missing)}. Expected lines such as "
            "“# source: who published it” before the columns. Add them."
        )
        return
    if head["kind"] not in COLUMNS:
        yield f"Found the kind {head['kind']!r}. Expected {' or '.join(COLUMNS)}."
    if head["kind"] == "unit_costs" and not head.get("price_year"):
        yield "Found no price_year. Expected the year of whose prices the costs are, as 2015/16."
    if _day(head["published_on"]) is None:
        yield f"Found published_on {head['published_on']!r}. Expected a date as 2018-07-23."


def _faults_of_rows(rows: list[list[str]], columns: tuple[str, ...]) -> Iterator[str]:
    if not rows or tuple(cell.strip() for cell in rows[0]) != columns:
        found = ", ".join(rows[0]) if rows else "none"
        yield f"Found the columns {found}. Expected {', '.join(columns)}, in this order."
        return
    if len(rows) == 1:
        yield "Found no row. Expected one for each cost or year."
    seen: set[tuple[str, str]] = set()
    for line, row in enumerate(rows[1:], start=1):
        if len(row) != len(columns):
            yield f"Row {line}: found {len(row)} cells. Expected {len(columns)}."
            continue
        cells = dict(zip(columns, row, strict=True))
        key = (cells.get("event") or cells.get("year", ""), cells.get("part", ""))
        if not key[0] or len(key[0]) > KEY_LENGTH:
            yield f"Row {line}: found no short name in its first cell. Expected one."
        if key in seen:
            yield f"Row {line}: found {' '.join(key).strip()} for the second time. Expected once."
        seen.add(key)
        yield from _faults_of_numbers(line, cells)


def _faults_of_numbers(line: int, cells: Mapping[str, str]) -> Iterator[str]:
    for name in ("amount", "level", "low", "high"):
        if name not in cells or (name in {"low", "high"} and not cells[name]):
            continue
        number = _number(cells[name])
        if number is None or number <= 0:
            yield f"Row {line}: found {cells[name]!r} as {name}. Expected a number above 0."
    amount = _number(cells.get("amount", ""))
    low, high = (_number(cells.get(name, "")) for name in ("low", "high"))
    if amount is not None and ((low or amount) > amount or (high or amount) < amount):
        yield f"Row {line}: found an amount outside its own low and high. Expected it between."


def _cost(cells: Mapping[str, str]) -> CostRow:
    return CostRow(
        event=cells["event"],
        title=cells["title"] or cells["event"],
        part=cells["part"],
        amount=_number(cells["amount"]) or Decimal(0),
        low=_number(cells["low"]),
        high=_number(cells["high"]),
    )


def _level(cells: Mapping[str, str]) -> LevelRow:
    return LevelRow(cells["year"], _number(cells["level"]) or Decimal(0))


def _number(text: str) -> Decimal | None:
    try:
        number = Decimal(text.replace(",", "").replace("£", "").strip())
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
