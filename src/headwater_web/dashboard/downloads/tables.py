"""The rows of a measure's page as CSV, XLSX and ODS, each with all that is needed to quote them."""

from collections.abc import Iterable, Iterator, Sequence

from django.utils.translation import gettext as _

from headwater.released.values import ValueRow
from headwater.released.workbooks.description import (
    Cell,
    Column,
    Link,
    Sheet,
    Table,
    Workbook,
    with_front,
)
from headwater_web.dashboard import readings
from headwater_web.dashboard.downloads.about import About
from headwater_web.dashboard.rows import CSV_COLUMNS, csv_cells
from headwater_web.dashboard.shown import Shown
from headwater_web.ui.spreadsheets import lines_of
from headwater_web.ui.words import STATE_WORDS, category_words, period_words

ABOUT_COLUMNS = ("title", "unit", "definition_version", "release", "source", "notes", "citation")


def as_lines(shown: Shown, rows: Iterable[ValueRow], about: About) -> Iterator[str]:
    """Comma-separated values. What is the same of all rows stands in the last columns of each, so
    that a row that is cut out still says what it is."""
    notes = " ".join(f"{what}: {said}" for what, said in about.notes)
    said = [
        about.title,
        shown.measure.unit,
        shown.measure.version,
        shown.release.release_id,
        about.source,
        notes,
        about.citation,
    ]
    cells = ([*csv_cells(shown.release, row), *said] for row in rows)
    return lines_of((*CSV_COLUMNS, *ABOUT_COLUMNS), cells)


def as_workbook(
    shown: Shown, rows: Sequence[ValueRow], across: Sequence[ValueRow], about: About
) -> Workbook:
    """A workbook with a cover, contents, notes, and a sheet for each table that the page shows."""
    sheets = [_sheet(shown, rows, number=1, title=f"{about.title}: {about.what}", about=about)]
    if across:
        title = _("{title}: each district, {when}").format(
            title=about.title, when=period_words(across[0].when)
        )
        sheets.append(_sheet(shown, across, number=2, title=title, about=about))
    return with_front(
        about.title,
        publisher=shown.release.partnership.name,
        made_at=shown.release.made_at,
        about=_cover(about),
        notes=about.notes,
        tables=sheets,
    )


def _cover(about: About) -> list[str | Link]:
    facts = [f"{what}: {said}" for what, said in about.facts]
    quoted = _("To quote it: {citation}").format(citation=about.citation)
    return [about.reading, *facts, quoted, Link(about.address, address=about.address)]


def _sheet(
    shown: Shown, rows: Sequence[ValueRow], *, number: int, title: str, about: About
) -> Sheet:
    name = _("Table {number}").format(number=number)
    columns = _columns(shown, rows)
    cells = tuple(tuple(_cells(shown, row, columns)) for row in rows)
    lines = (about.source, _("The notes say how to read it."))
    headings = tuple(column for _key, column in columns)
    return Sheet(name, title, lines, Table(f"values_{number}", headings, cells))


_Columns = list[tuple[str, Column]]


def _columns(shown: Shown, rows: Sequence[ValueRow]) -> _Columns:
    """The columns by what they hold; those that no row of this table could fill are left out."""
    has_denominator = shown.measure.has_denominator
    columns: _Columns = [
        ("area", Column(_("Area"), 26)),
        ("area_code", Column(_("Area code"), 12)),
        ("period", Column(_("Period"), 22)),
    ]
    if any(row.category != "all" for row in rows):
        columns.append(("category", Column(_("Group"), 24)))
    unit = f"{_('Rate') if has_denominator else _('Count')}: {shown.measure.unit}"
    columns.append(("value", Column(unit, 20, decimals=1 if has_denominator else 0)))
    if has_denominator:
        columns += [
            ("numerator", Column(_("Number"), 12)),
            ("denominator", Column(_("Out of"), 14)),
            ("lower", Column(_("95% range from"), 12, decimals=1)),
            ("upper", Column(_("95% range to"), 12, decimals=1)),
        ]
    return [
        *columns,
        ("completeness", Column(_("Complete"), 12, is_share=True)),
        ("as_at_date", Column(_("Data up to"), 20)),
        ("figure", Column(_("Figure"), 70)),
    ]


def _cells(shown: Shown, row: ValueRow, columns: _Columns) -> Iterator[Cell]:
    release = shown.release
    said: dict[str, Cell] = {
        "area": release.area(row.area_code).name,
        "area_code": row.area_code,
        "period": period_words(row.when),
        "category": category_words(row.category),
        "figure": str(release.reference(row)),
    }
    for name, _column in columns:
        yield said[name] if name in said else _number(row, name)


def _number(row: ValueRow, name: str) -> Cell:
    """A number, or the word for why there is none: a table read aloud has no empty cells."""
    if not row.is_released:
        return f"[{STATE_WORDS[row.state]}]"
    number: Cell = getattr(row, name)
    if number is not None:
        return number
    if name == "value":
        return f"[{readings.no_value_words(row)}]"
    return _("[none]")
