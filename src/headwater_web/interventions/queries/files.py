"""The portfolio as a file: every pound in one row, with what it is counted under."""

from collections.abc import Mapping
from datetime import datetime, time
from typing import Final

from django.utils import timezone
from django.utils.translation import gettext as _

from headwater.released.workbooks.description import (
    Cell,
    Column,
    Sheet,
    Table,
    Workbook,
    with_front,
)
from headwater.released.workbooks.ods import MEDIA_TYPE as ODS
from headwater.released.workbooks.ods import as_ods
from headwater.released.workbooks.xlsx import MEDIA_TYPE as XLSX
from headwater.released.workbooks.xlsx import as_xlsx
from headwater_web.interventions.queries.portfolio import Portfolio, Pounds
from headwater_web.ui.spreadsheets import lines_of

CSV: Final = "text/csv; charset=utf-8"
ENDINGS: Final = ("csv", "xlsx", "ods")
COLUMNS: Final = (
    "programme",
    "name",
    "organisation",
    "standing",
    "agreement",
    "budget_line",
    "match_funding",
    "amount_pounds",
    "tier",
    "place",
    "finding",
    "priority",
    "age",
    "evidence_rating",
)
_WIDE: Final = 28


def portfolio_file(
    portfolio: Portfolio, ending: str, *, organisations: Mapping[str, str]
) -> tuple[bytes, str]:
    """The bytes of a file and its media type. `ending` is one of ENDINGS."""
    rows = tuple(_row(each, organisations) for each in portfolio.pounds)
    left = tuple(
        (each.line.agreement, each.line.title, each.line.category_words, float(each.amount))
        for each in portfolio.left
    )
    if ending == "csv":
        return "".join(lines_of(COLUMNS, rows)).encode(), CSV
    workbook = _workbook(portfolio, rows, left)
    return (as_xlsx(workbook), XLSX) if ending == "xlsx" else (as_ods(workbook), ODS)


def _row(each: Pounds, organisations: Mapping[str, str]) -> tuple[Cell, ...]:
    said = each.programme.version
    return (
        each.programme.reference,
        said.name,
        organisations.get(said.organisation, said.organisation),
        each.programme.standing_words,
        each.line.agreement,
        each.line.title,
        "yes" if each.line.is_match else "no",
        float(each.amount),
        each.tier,
        each.place,
        each.need,
        each.priority,
        each.band,
        each.rating,
    )


def _workbook(
    portfolio: Portfolio, rows: tuple[tuple[Cell, ...], ...], left: tuple[tuple[Cell, ...], ...]
) -> Workbook:
    columns = tuple(
        Column(name, letters=_WIDE, decimals=2 if name == "amount_pounds" else 0)
        for name in COLUMNS
    )
    rest = tuple(
        Column(name, letters=_WIDE, decimals=2)
        for name in ("agreement", "budget_line", "kind", "amount_pounds")
    )
    made_up = (_("The amounts are made up, for the demonstration."),)
    return with_front(
        _("Every pound of the programmes"),
        publisher=_("The partnership"),
        made_at=timezone.make_aware(datetime.combine(portfolio.on, time(0))),
        about=(
            _("By the agreements in force on {day}.").format(day=portfolio.on.isoformat()),
            _("A pound stands in one row. What is not divided is named together."),
            *(made_up if portfolio.is_made_up else ()),
        ),
        tables=(
            Sheet("Given", _("What programmes were given"), table=Table("given", columns, rows)),
            Sheet("Not given", _("What no programme was given"), table=Table("left", rest, left)),
        ),
    )
