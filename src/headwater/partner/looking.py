"""What a file of counts would tell whoever receives it, before it is sent."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from headwater.definitions.library import Library
from headwater.exchange.partner_file import Manifest
from headwater.intake import open_signed
from headwater.partner.rows import HEADERS, MARKS, read_rows
from headwater.vocabulary.areas import LocationState
from headwater.vocabulary.periods import PeriodType, add_months, month_in_words, parse_period

MOST_EXAMPLES = 12
_GROUPS = ("Age Group", "Sex", "Ethnic Group", "Other Group")
_WITHOUT_A_PLACE: Mapping[str, str] = {
    LocationState.OUTSIDE: "outside the partnership",
    LocationState.NO_LOCATION: "no place recorded",
    LocationState.UNKNOWN_AREA: "an area code that nobody knows",
}
_STATES = {mark: state for state, mark in MARKS.items()}
_SAID = {
    "suppressed": "withheld",
    "missing": "expected and not there",
    "not_collected": "not collected",
}
SHOWN = "shown"


@dataclass(frozen=True, slots=True)
class Example:
    """One row of the file, with labels in the place of codes."""

    measure: str
    area: str
    period: str
    group: str
    events: str


@dataclass(frozen=True, slots=True)
class Look:
    """A file of counts: what it says of itself, how many cells say what, and some of its rows.

    `cells` counts by what a cell says: shown, suppressed, missing or not_collected.
    """

    file_name: str
    bytes: int
    manifest: Manifest
    partnership: str
    supplier: str
    feed: str
    measures: tuple[str, ...]
    cells: dict[str, int]
    columns: tuple[str, ...]
    examples: tuple[Example, ...]


def look(path: Path, *, workspace: Path, library: Library) -> Look:
    """Everything that `path` would tell. Raises NotSigned, SignatureBroken or DefinitionFault."""
    manifest, values = open_signed(path, workspace=workspace)
    partnership = library.partnership(manifest.partnership)
    bodies = {body.key: body.name for body in partnership.bodies}
    titles = {name: library.measure(name).short_title for name in sorted(manifest.measures)}
    areas = {area.code: area.name for area in partnership.areas} | dict(_WITHOUT_A_PLACE)
    cells, rows = _counted(values)
    return Look(
        file_name=path.name,
        bytes=path.stat().st_size,
        manifest=manifest,
        partnership=partnership.name,
        supplier=bodies.get(manifest.supplier, manifest.supplier),
        feed=library.extract(manifest.feed).name,
        measures=tuple(titles.values()),
        cells=cells,
        columns=HEADERS,
        examples=tuple(_example(row, titles, areas) for row in rows),
    )


def _counted(values: Path) -> tuple[dict[str, int], list[dict[str, str]]]:
    """How many cells say what, and the newest row of each kind that there is."""
    cells: Counter[str] = Counter()
    newest: dict[tuple[str, ...], dict[str, str]] = {}
    for row in read_rows(values):
        state = str(_STATES.get(row["Events"], SHOWN))
        cells[state] += 1
        grouped = tuple(name for name in _GROUPS if row[name])
        kind = (state, row["Area Type"], *grouped)
        if row["Events"] != "0" or kind not in newest:
            newest[kind] = row
    chosen = sorted(newest.items(), key=lambda found: (found[0][0] != SHOWN, found[0]))
    return dict(cells), [row for _kind, row in chosen[:MOST_EXAMPLES]]


def _example(row: dict[str, str], titles: Mapping[str, str], areas: Mapping[str, str]) -> Example:
    said = _STATES.get(row["Events"])
    group = ", ".join(f"{name.lower()} {row[name]}" for name in _GROUPS if row[name])
    return Example(
        measure=titles.get(row["Measure"], row["Measure"]),
        area=areas.get(row["Area Code"], f"small area {row['Area Code']}"),
        period=_in_words(row["Period"]),
        group=group.replace("_", " ") or "all",
        events=_SAID[said] if said else row["Events"],
    )


def _in_words(written: str) -> str:
    """A period as a reader says it: a month, a year, or the first and last month of a window."""
    period = parse_period(written)
    first, last = period.first_month, add_months(period.end_month, -1)
    if period.period_type is PeriodType.YEAR:
        return f"{first.year}"
    if first == last:
        return month_in_words(first)
    return f"{month_in_words(first)} to {month_in_words(last)}"
