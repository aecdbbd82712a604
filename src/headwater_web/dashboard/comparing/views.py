"""The page of two districts, and its download."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render

from headwater.released.opened import Release
from headwater.vocabulary.areas import Area
from headwater_web.accounts.api import Rule, declares
from headwater_web.dashboard.comparing.forms import TwoDistricts
from headwater_web.dashboard.comparing.rows import comparison, csv_lines
from headwater_web.ui.api import released_page


@declares(Rule.EVERYONE)
@released_page
def compare(request: HttpRequest, release: Release) -> HttpResponse:
    """Every measure of two districts, or the choice of them."""
    form = _form(request, release)
    chosen = _chosen(form, release)
    context = {
        "release": release,
        "form": form,
        "page": comparison(release, *chosen) if chosen else None,
        "chosen": chosen,
        "download": request.GET.urlencode(),
    }
    status = 422 if form.errors else 200
    return render(request, "dashboard/compare.html", context, status=status)


@declares(Rule.EVERYONE)
@released_page
def compare_csv(request: HttpRequest, release: Release) -> HttpResponseBase:
    """The same as a download; without two districts, the page that says what is amiss."""
    form = TwoDistricts(request.GET, release=release)
    chosen = _chosen(form, release)
    if chosen is None:
        context = {"release": release, "form": form}
        return render(request, "dashboard/compare.html", context, status=422)
    first, second = chosen
    response = StreamingHttpResponse(csv_lines(release, first, second), content_type="text/csv")
    name = f"compare-{first.code}-{second.code}-{release.release_id}.csv"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _form(request: HttpRequest, release: Release) -> TwoDistricts:
    """With one district given, by a link, the other is still to be chosen."""
    if "second" in request.GET:
        return TwoDistricts(request.GET, release=release)
    if request.GET.get("first"):
        asked = {"first": request.GET["first"]}
        known = {area.code for area in release.areas_of_type("district")}
        if asked["first"] not in known:
            return TwoDistricts(asked, release=release)
        return TwoDistricts(initial=asked, release=release)
    return TwoDistricts(release=release)


def _chosen(form: TwoDistricts, release: Release) -> tuple[Area, Area] | None:
    if not form.is_bound or not form.is_valid():
        return None
    return release.area(form.cleaned_data["first"]), release.area(form.cleaned_data["second"])
