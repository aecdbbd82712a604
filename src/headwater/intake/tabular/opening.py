"""Opens any tabular file: finds its table and header, and lists what was done to it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from headwater.definitions.extract import ExtractSpecification
from headwater.intake.faults import HeaderUnclear, NotCsv, SheetUnclear
from headwater.intake.headers import (
    Header,
    Matched,
    applied_renames,
    check_width,
    match,
    no_rows,
    read_header,
    refuse_people,
    renamed,
    share_of,
)
from headwater.intake.records import Rewritten
from headwater.intake.survey import Surveyed, survey
from headwater.intake.tabular.columnar import parquet_grid
from headwater.intake.tabular.grids import Grid
from headwater.intake.tabular.kinds import FileKind, kind_of
from headwater.intake.tabular.laying import lay_rows
from headwater.intake.tabular.locating import Located, locate
from headwater.intake.tabular.packages import look_over
from headwater.intake.tabular.repairs import Repair, RepairKind
from headwater.intake.tabular.texts import begins_blank, ends_with_a_note, text_grids
from headwater.intake.tabular.workbooks import Workbook, open_workbook
from headwater.vocabulary.counts import counted

_LONGEST_NAME = 60
_LONGEST_LINE = 1 << 20


@dataclass(frozen=True, slots=True)
class Opened:
    """A file ready to be judged.

    `rewritten` is None where the text stands as it can be read. `without` are repairs still to be
    done without, among them those that the file itself rules out. `renames` are those of the
    mapping that the header called for.
    """

    surveyed: Surveyed
    matched: Matched
    rewritten: Rewritten | None
    repairs: tuple[Repair, ...]
    without: frozenset[RepairKind]
    renames: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Request:
    """What is asked of a file, the same at every step."""

    specification: ExtractSpecification
    others: Collection[ExtractSpecification]
    renames: Mapping[str, str]
    without: frozenset[RepairKind]
    workspace: Path
    file_name: str


def open_table(
    path: Path,
    *,
    specification: ExtractSpecification,
    others: Collection[ExtractSpecification],
    renames: Mapping[str, str],
    without: frozenset[RepairKind],
    workspace: Path,
) -> Opened:
    """The table in `path`, matched with `specification`. Raises one of the FileRefused faults."""
    asked = _Request(specification, others, renames, without, workspace, path.name)
    kind, plain = kind_of(path, workspace=workspace)
    if kind is FileKind.TEXT:
        return _open_text(plain, asked)
    if kind is FileKind.PARQUET:
        located = locate(
            parquet_grid(plain),
            specification,
            renames=renames,
            without=without | {RepairKind.HEADER_ROW, RepairKind.MERGED_HEADERS},
        )
        return _laid(located, asked, plain, ())
    package = look_over(plain, kind)
    if package.counts_from_1904:
        asked = replace(asked, without=asked.without | {RepairKind.SERIAL_DATES})
    located, chosen = _best_sheet(open_workbook(plain), asked)
    return _laid(located, asked, plain, (*package.repairs, *chosen))


def _open_text(path: Path, asked: _Request) -> Opened:
    """Text whose first record is its header is read as it is; other text is laid out anew."""
    surveyed = survey(path, workspace=asked.workspace)
    try:
        header = _first_header(surveyed, asked)
    except NotCsv:
        located = _located_below(surveyed, asked, floor=0.0)
        if located is None:
            raise
        return _laid(located, asked, surveyed.plain, (), surveyed)
    located = _other_header(surveyed, header, asked)
    if located is None:
        refuse_people(header, asked.specification)
        applied = applied_renames(header, asked.renames, asked.specification)
        matched = match(
            renamed(header, applied, asked.specification), asked.specification, others=asked.others
        )
        return Opened(
            _as_read(surveyed), matched, None, _renamings(applied), asked.without, applied
        )
    return _laid(located, asked, surveyed.plain, (), surveyed)


def _as_read(surveyed: Surveyed) -> Surveyed:
    """A header of several lines, as spreadsheets wrap them, is no first line to be passed over."""
    with surveyed.plain.open("rb") as text:
        ends_in_quotes = text.readline(_LONGEST_LINE).count(b'"') % 2 == 1
    return replace(surveyed, is_regular=surveyed.is_regular and not ends_in_quotes)


def _first_header(surveyed: Surveyed, asked: _Request) -> Header:
    return read_header(
        surveyed.plain,
        encoding=surveyed.encoding,
        specification=asked.specification,
        others=asked.others,
        file_name=asked.file_name,
        renames=asked.renames,
    )


def _other_header(surveyed: Surveyed, first: Header, asked: _Request) -> Located | None:
    """Where the header stands if the text cannot be read as it is."""
    share = share_of(renamed(first, asked.renames, asked.specification), asked.specification)
    if share > 0 and begins_blank(surveyed) and RepairKind.HEADER_ROW not in asked.without:
        return _located_below(surveyed, asked, floor=0.0)
    has_notes = share > 0 and _has_notes(surveyed, first, asked)
    if share == 1.0 and not has_notes:
        return None
    below = _located_below(surveyed, asked, floor=share)
    if below is None and has_notes:
        grids = [grid for grid in text_grids(surveyed) if grid.delimiter == first.delimiter]
        without = asked.without | {RepairKind.HEADER_ROW, RepairKind.MERGED_HEADERS}
        return locate(grids[0], asked.specification, renames=asked.renames, without=without)
    return below


def _located_below(surveyed: Surveyed, asked: _Request, *, floor: float) -> Located | None:
    """The header that names more than `floor` of the columns, under any division of cells."""
    found = [
        located
        for grid in text_grids(surveyed)
        if (located := _locate_text(grid, asked, floor=floor)) and located.share > floor
    ]
    return max(found, key=lambda located: located.share, default=None)


def _locate_text(grid: Grid, asked: _Request, *, floor: float) -> Located | None:
    """The header of a text; two that are equal do not matter while the first row is no worse."""
    try:
        return locate(grid, asked.specification, renames=asked.renames, without=asked.without)
    except HeaderUnclear:
        if floor > 0:
            return None
        raise


def _has_notes(surveyed: Surveyed, first: Header, asked: _Request) -> bool:
    return RepairKind.TRAILING_NOTES not in asked.without and ends_with_a_note(
        surveyed, delimiter=first.delimiter, width=len(first.names)
    )


def _best_sheet(workbook: Workbook, asked: _Request) -> tuple[Located | None, tuple[Repair, ...]]:
    """The sheet whose header names most columns, and what was done with the others.

    Raises SheetUnclear when two do, or only a hidden one does.
    """
    looks_at_hidden = RepairKind.HIDDEN_SHEETS in asked.without
    looked_at = workbook.visible + (workbook.hidden if looks_at_hidden else ())
    best, equal = _ranked(workbook, looked_at, asked)
    if len(equal) > 1 or (len(looked_at) > 1 and RepairKind.SHEET_CHOSEN in asked.without):
        raise _unclear(f"Sheets {_named(equal or looked_at)} could each be meant.")
    if (best is None or not best.share) and not looks_at_hidden:
        _hidden, matching = _ranked(workbook, workbook.hidden, asked)
        if matching:
            raise _unclear(f"Only the hidden sheet {_named(matching)} has the columns.")
    return best, _about_sheets(best, looked_at, () if looks_at_hidden else workbook.hidden)


def _ranked(
    workbook: Workbook, names: Iterable[str], asked: _Request
) -> tuple[Located | None, tuple[str, ...]]:
    """The best of those sheets, and the names of all that know as many columns as it."""
    best: Located | None = None
    equal: tuple[str, ...] = ()
    for name in names:
        located = locate(
            workbook.grid(name), asked.specification, renames=asked.renames, without=asked.without
        )
        if located and located.share and best and located.share == best.share:
            equal = (*equal, name)
        elif located and (best is None or located.share > best.share):
            best, equal = located, (name,) if located.share else ()
    return best, equal


def _about_sheets(
    best: Located | None, looked_at: tuple[str, ...], hidden: tuple[str, ...]
) -> tuple[Repair, ...]:
    found = []
    if best and len(looked_at) > 1:
        words = f"Sheet {_named([best.grid.name])} of {len(looked_at)} taken."
        found.append(Repair(RepairKind.SHEET_CHOSEN, words, len(looked_at) - 1))
    if hidden:
        words = f"{counted(len(hidden), 'hidden sheet')} left out."
        found.append(Repair(RepairKind.HIDDEN_SHEETS, words, len(hidden)))
    return tuple(found)


def _laid(
    located: Located | None,
    asked: _Request,
    plain: Path,
    repairs: tuple[Repair, ...],
    surveyed: Surveyed | None = None,
) -> Opened:
    if located is None:
        raise no_rows(asked.file_name)
    check_width(located.header)
    refuse_people(located.found, asked.specification)
    matched = match(located.header, asked.specification, others=asked.others)
    rewritten, left_out = lay_rows(
        located, matched, asked.specification, without=asked.without, workspace=asked.workspace
    )
    applied = applied_renames(located.found, asked.renames, asked.specification)
    repairs = (*repairs, *_about_header(located), *_renamings(applied), *left_out)
    surveyed = surveyed or Surveyed(plain, "utf-8", rewritten.records + 1, is_regular=False)
    return Opened(surveyed, matched, rewritten, repairs, asked.without, applied)


def _about_header(located: Located) -> tuple[Repair, ...]:
    found = []
    if located.first_row > 1:
        above = located.first_row - 1
        words = f"The header was found in row {located.first_row}; {above} before it left out."
        rows = tuple(range(1, located.first_row))
        found.append(Repair(RepairKind.HEADER_ROW, words, above, rows))
    if located.depth > 1:
        words = f"The header was put together from rows {located.first_row} and {located.row}."
        columns = tuple(name[:_LONGEST_NAME] for name in located.header.names if name)
        rows = (located.first_row, located.row)
        found.append(Repair(RepairKind.MERGED_HEADERS, words, len(columns), rows, columns))
    return tuple(found)


def _renamings(applied: Mapping[str, str]) -> tuple[Repair, ...]:
    if not applied:
        return ()
    words = f"{counted(len(applied), 'header was', 'headers were')} read as the mapping says."
    names = tuple(name[:_LONGEST_NAME] for name in applied)
    return (Repair(RepairKind.RENAMED_COLUMNS, words, len(names), columns=names),)


def _named(names: Iterable[str]) -> str:
    return ", ".join(repr(name[:_LONGEST_NAME]) for name in names)


def _unclear(found: str) -> SheetUnclear:
    return SheetUnclear(
        found=found,
        expected="one visible sheet with the columns of the feed.",
        next_step="send a workbook with that sheet alone.",
    )
