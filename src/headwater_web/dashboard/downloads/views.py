"""Downloads of a measure's page. What was asked for is in the address, so each is found again."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from headwater.released.opened import Release
from headwater.released.values import ValueRow
from headwater.released.workbooks.ods import MEDIA_TYPE as ODS
from headwater.released.workbooks.ods import as_ods
from headwater.released.workbooks.xlsx import MEDIA_TYPE as XLSX
from headwater.released.workbooks.xlsx import as_xlsx
from headwater.vocabulary.faults import ExitCode, Fault
from headwater_web.accounts.api import Rule, declares
from headwater_web.dashboard import queries
from headwater_web.dashboard.districts import rows_across
from headwater_web.dashboard.downloads.about import About, about
from headwater_web.dashboard.downloads.pictures import as_png, as_svg
from headwater_web.dashboard.downloads.tables import as_lines, as_workbook
from headwater_web.dashboard.shown import (
    PICTURE_ENDINGS,
    TABLE_ENDINGS,
    Shown,
    read_shown,
    site_address,
)
from headwater_web.ui.api import released_page


class FormatNotOffered(Fault):
    """A download was asked for in a format in which there is none."""

    exit_code = ExitCode.NOT_FOUND

    def __init__(self, ending: str, offered: tuple[str, ...]) -> None:
        super().__init__(
            found=f"There is no download that ends in {ending!r}.",
            expected=f"one that ends in one of: {', '.join(offered)}.",
            next_step="choose a download on the page of the measure.",
        )


@declares(Rule.EVERYONE)
@released_page
def values(request: HttpRequest, release: Release, name: str, ending: str) -> HttpResponse:
    """The rows that the page shows, as a table."""
    if ending not in TABLE_ENDINGS:
        raise FormatNotOffered(ending, TABLE_ENDINGS)
    shown = read_shown(release, name, request.GET)
    content, kind = _TABLES[ending](shown, site_address(request))
    return _file(content, kind, shown.file_name(ending))


@declares(Rule.EVERYONE)
@released_page
def chart(request: HttpRequest, release: Release, name: str, ending: str) -> HttpResponse:
    """The chart that the page shows, as a picture."""
    if ending not in PICTURE_ENDINGS:
        raise FormatNotOffered(ending, PICTURE_ENDINGS)
    shown = read_shown(release, name, request.GET)
    drawing, words = _drawn(shown, site_address(request))
    if ending == "png":
        return _file(as_png(drawing, words), "image/png", shown.file_name(ending))
    return _file(as_svg(drawing, words), "image/svg+xml", shown.file_name(ending))


def _csv(shown: Shown, site: str) -> tuple[str, str]:
    rows, words = _rows(shown, site)
    return "".join(as_lines(shown, rows, words)), "text/csv"


def _xlsx(shown: Shown, site: str) -> tuple[bytes, str]:
    rows, words = _rows(shown, site)
    return as_xlsx(as_workbook(shown, rows, _across(shown), words)), XLSX


def _ods(shown: Shown, site: str) -> tuple[bytes, str]:
    rows, words = _rows(shown, site)
    return as_ods(as_workbook(shown, rows, _across(shown), words)), ODS


_TABLES: dict[str, Callable[[Shown, str], tuple[str | bytes, str]]] = {
    "csv": _csv,
    "xlsx": _xlsx,
    "ods": _ods,
}


def _rows(shown: Shown, site: str) -> tuple[list[ValueRow], About]:
    """The rows in the order of the page, and what is said of them."""
    rows = queries.chosen_rows(shown.release, shown.measure, shown.choice)
    reading = queries.chosen_reading(shown, rows)
    return queries.newest_first(rows), about(shown, rows, reading=reading, site=site)


def _drawn(shown: Shown, site: str) -> tuple[str, About]:
    rows = queries.chosen_rows(shown.release, shown.measure, shown.choice)
    figure = queries.chosen_figure(shown, rows, is_walked=False)
    return figure.wide, about(shown, rows, reading=figure.reading, site=site)


def _across(shown: Shown) -> list[ValueRow]:
    return rows_across(shown.release, shown.measure, shown.choice)


def _file(content: str | bytes, kind: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=kind, headers=headers)
