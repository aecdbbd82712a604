"""The page of one measure through each lens."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from headwater.released.opened import Release
from headwater_web.accounts.api import Rule, declares
from headwater_web.dashboard.lenses.forms import WhereRead
from headwater_web.dashboard.lenses.reading import through_lenses
from headwater_web.ui.api import released_page


@declares(Rule.EVERYONE)
@released_page
def lenses(request: HttpRequest, release: Release, name: str) -> HttpResponse:
    """Each lens on one measure in one area: what the numbers say, or why they cannot."""
    measure = release.measure(name)
    asked = {"area": request.GET.get("area", "") or release.whole_area.code}
    form = WhereRead(asked, release=release)
    area = release.area(form.cleaned_data["area"]) if form.is_valid() else None
    shown = through_lenses(release, measure, area) if area else []
    context = {
        "release": release,
        "measure": measure,
        "form": form,
        "area": area,
        "shown": shown,
        "supported": sum(each.is_supported for each in shown),
    }
    status = 422 if form.errors else 200
    return render(request, "dashboard/lenses.html", context, status=status)
