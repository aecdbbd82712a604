"""The page of places, and its areas for machines. For partners, not for everyone."""

from functools import lru_cache

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from headwater.released.opened import Release
from headwater_web.accounts.api import Rule, declares
from headwater_web.dashboard.persistent_places.pages import places_page
from headwater_web.dashboard.place_explorer.choices import read_choice
from headwater_web.dashboard.place_explorer.downloads import CSV_COLUMNS, csv_rows
from headwater_web.dashboard.place_explorer.drawing import hatching
from headwater_web.dashboard.place_explorer.geojson import areas_as_geojson
from headwater_web.dashboard.place_explorer.lines import area_lines, newest_window
from headwater_web.dashboard.place_explorer.pages import explorer
from headwater_web.ui.api import released_page, static_folder
from headwater_web.ui.spreadsheets import lines_of

MAP_FILES = ("maplibre-gl.mjs", "maplibre-gl-worker.mjs", "maplibre-gl.css")
"""What a browser fetches once somebody asks for the map that can be moved, in `ui/build/map`."""


@declares(Rule.SEE_PARTNER_CUT)
@never_cache
@released_page
def places(request: HttpRequest, release: Release) -> HttpResponse:
    """Small areas beside the whole, and where two sources agree for three years."""
    choice = read_choice(release, request.GET)
    context = {
        "release": release,
        "explorer": explorer(release, choice),
        "page": places_page(release, release.places, choice.district) if release.places else None,
        "map_megabytes": map_megabytes(),
        "hatching": hatching("key"),
    }
    return render(request, "dashboard/places.html", context)


@declares(Rule.SEE_PARTNER_CUT)
@never_cache
@released_page
def areas_csv(request: HttpRequest, release: Release) -> StreamingHttpResponse:
    """The small areas that are shown, as rows."""
    choice = read_choice(release, request.GET)
    if choice.measure is None or not choice.has_totals:
        raise Http404
    lines = lines_of(CSV_COLUMNS, csv_rows(release, choice))
    response = StreamingHttpResponse(lines, content_type="text/csv")
    name = f"small-areas-{choice.measure.measure}-{choice.window}-{release.release_id}.csv"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@declares(Rule.SEE_PARTNER_CUT)
@never_cache
@released_page
def areas_geojson(request: HttpRequest, release: Release) -> JsonResponse:
    """The small areas that are shown, with their outlines and words."""
    choice = read_choice(release, request.GET)
    lines = area_lines(release, choice, newest_window(release, choice))
    found = areas_as_geojson(release, choice, lines) if lines else None
    if found is None:
        raise Http404
    return JsonResponse(found, content_type="application/geo+json")


@lru_cache(maxsize=1)
def map_megabytes() -> float:
    """How much a browser must fetch for the map; 0 where the scripts were not built."""
    files = [static_folder() / "map" / name for name in MAP_FILES]
    if not all(file.is_file() for file in files):
        return 0.0
    return round(sum(file.stat().st_size for file in files) / 1_000_000, 1)
