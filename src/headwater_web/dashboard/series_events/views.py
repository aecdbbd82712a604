"""Pages of what happened to series: every event, and what one of them made of each series."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from headwater.released.opened import Release
from headwater.released.series_events import SeriesEvent
from headwater.vocabulary.areas import Area
from headwater_web.accounts.api import Rule, declares
from headwater_web.dashboard.series_events import expected
from headwater_web.ui.api import released_page


@declares(Rule.EVERYONE)
@released_page
def series_events(request: HttpRequest, release: Release) -> HttpResponse:
    """Every shock and every change of recording that somebody wrote down."""
    context = {"release": release, "lines": expected.event_lines(release)}
    return render(request, "dashboard/series_events.html", context)


@declares(Rule.EVERYONE)
@released_page
def series_event(request: HttpRequest, release: Release, key: str) -> HttpResponse:
    """One of them: each measure of an area beside what was to be expected, one of them in full."""
    line = expected.event_line(release, key)
    areas = expected.event_areas(release, line.event)
    area = _area(release, areas, request.GET.get("area", ""))
    name = request.GET.get("measure", "") or expected.first_with_a_sum(release, line.event, area)
    context = {
        "release": release,
        "line": line,
        "areas": areas,
        "area": area,
        "measures": expected.measure_lines(release, line.event, area, shown=name),
        "measure": name,
        "panel": _panel(release, line.event, name, area),
    }
    return render(request, "dashboard/series_event.html", context)


def _area(release: Release, areas: list[Area], code: str) -> Area:
    """The area that was asked for, else the first of which something is said."""
    if code:
        return release.area(code)
    return areas[0] if areas else release.whole_area


def _panel(
    release: Release, event: SeriesEvent, name: str, area: Area
) -> expected.ExpectedPanel | None:
    return expected.panel_of(release, event, release.measure(name), area) if name else None
