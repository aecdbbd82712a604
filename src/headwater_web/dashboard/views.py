"""Pages of released numbers. Each reads one release and keeps nothing."""

from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from headwater.released.figures import (
    FigureReference,
    FigureReferenceUnreadable,
    parse_figure_reference,
)
from headwater.released.opened import Release
from headwater.vocabulary.areas import AreaType
from headwater_web.accounts.api import Rule, declares, may
from headwater_web.agreements.api import covering, signed_for
from headwater_web.dashboard import choices, headlines, queries, readings
from headwater_web.dashboard.area_papers import paper_address
from headwater_web.dashboard.area_profile.prepared import area_page
from headwater_web.dashboard.changed.pages import changes_address, revised_words
from headwater_web.dashboard.divisions import divisions
from headwater_web.dashboard.figures import foot_words
from headwater_web.dashboard.keeping import keeping
from headwater_web.dashboard.remembering import remembered
from headwater_web.dashboard.rows import table_rows
from headwater_web.dashboard.shown import not_published, read_shown, site_address
from headwater_web.dashboard.sources import source_lines
from headwater_web.dashboard.versions import standing_words
from headwater_web.ui.api import page_of_today, released_page, released_reader


@declares(Rule.EVERYONE)
@released_page
def measures(request: HttpRequest, release: Release) -> HttpResponse:
    """Every measure by theme."""
    context = {"release": release, "themes": headlines.themes(release)}
    return render(request, "dashboard/measures.html", context)


@declares(Rule.EVERYONE)
@released_page
def measure(request: HttpRequest, release: Release, name: str) -> HttpResponse:
    """One measure: chart, table, and how its numbers were made."""
    shown = read_shown(release, name, request.GET)
    then, choice = shown.release, shown.choice
    page = queries.measure_page(shown)
    context = {
        "release": then,
        "is_current": then.release_id == release.release_id,
        "page": page,
        "areas": choices.area_options(then, choice),
        "periods": choices.period_options(shown.measure, choice),
        "breakdowns": choices.breakdown_options(shown.measure, choice),
        "not_published": not_published(shown, request.GET),
        "revised": remembered(
            then,
            ("revised", name, choice.area.code),
            lambda: revised_words(released_reader(), then, name, choice.area),
        ),
        "revised_address": changes_address(then.release_id, measure=name),
        "is_review_overdue": shown.measure.next_review < timezone.localdate(),
        "keeping": keeping(shown, page.chosen, site=site_address(request)),
    }
    return render(request, "dashboard/measure.html", context)


@declares(Rule.EVERYONE)
@released_page
def areas(request: HttpRequest, release: Release) -> HttpResponse:
    """The whole partnership, the ways in which it is divided, and its districts."""
    context = {
        "release": release,
        "whole": release.whole_area,
        "divisions": divisions(release, headlines.national_measures(release)),
        "districts": release.areas_of_type(AreaType.DISTRICT),
        "sees_places": may(request.user, Rule.SEE_PARTNER_CUT),
    }
    return render(request, "dashboard/areas.html", context)


@declares(Rule.EVERYONE)
@page_of_today
def area(request: HttpRequest, release: Release, code: str) -> HttpResponse:
    """One area: the newest value of each measure, against the whole partnership."""
    place = release.area(code)
    context = {
        "release": release,
        "area": place,
        "page": area_page(release, place, request.GET),
        "paper_address": paper_address(request.user, place),
    }
    return render(request, "dashboard/area.html", context)


@declares(Rule.EVERYONE)
@released_page
def sources(request: HttpRequest, release: Release) -> HttpResponse:
    """Where the numbers come from, how far they reach, and on what basis."""
    context = {
        "release": release,
        "sources": source_lines(
            release, signed_for(request.user, timezone.localdate()), covering(request.user)
        ),
        "sees_detail": may(request.user, Rule.SEE_PARTNER_CUT),
    }
    return render(request, "dashboard/sources.html", context)


@declares(Rule.EVERYONE)
@released_page
def figure(request: HttpRequest, release: Release, reference: str) -> HttpResponse:
    """One figure, of this release or an older one, as it was released."""
    pointed_at = _read_reference(reference)
    then = released_reader().open(pointed_at.release_id)
    words = then.measure(pointed_at.measure)
    explanation = then.explain(
        pointed_at.measure,
        pointed_at.area_code,
        pointed_at.period,
        pointed_at.breakdown,
        pointed_at.category,
    )
    context = {
        "release": then,
        "is_current": then.release_id == release.release_id,
        "measure": words,
        "explanation": explanation,
        "row": table_rows(then, words, [explanation.row])[0],
        "value": readings.value_words(explanation.row, words),
        "foot": foot_words(then, words, [explanation.row]),
        "reference": str(pointed_at),
        "standing": standing_words(then, words),
        "now_address": headlines.measure_address(
            pointed_at.measure, area=pointed_at.area_code, period=explanation.row.period_type
        ),
    }
    return render(request, "dashboard/figure.html", context)


@declares(Rule.EVERYONE)
@released_page
def search(request: HttpRequest, release: Release) -> HttpResponse:
    """Measures and areas by their names; what people wrote is searched on a page of its own.

    An edition is published between releases, and this page is kept until the next release.
    """
    query = request.GET.get("q", "").strip()[:100]
    found_measures, found_areas = queries.search(release, query)
    context = {"release": release, "query": query, "measures": found_measures, "areas": found_areas}
    return render(request, "dashboard/search.html", context)


def _read_reference(text: str) -> FigureReference:
    """The figure that an address names, whether or not the server had already unquoted it."""
    try:
        return parse_figure_reference(text)
    except FigureReferenceUnreadable:
        quoted = "/".join(quote(part, safe="@") for part in text.split("/"))
        return parse_figure_reference(quoted)
