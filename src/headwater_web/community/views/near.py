"""What is within 20 minutes of a place. Who asked, and from where, is never kept."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from headwater.released.opened import Release
from headwater_web.accounts.api import Rule, declares
from headwater_web.community.drawing import near_picture, spots_of
from headwater_web.community.forms.looking import NearForm
from headwater_web.community.ground import made_up_postcodes
from headwater_web.community.queries.assets import listed
from headwater_web.community.queries.near import Asked, near
from headwater_web.community.queries.places import Start, located, start_at_small_area
from headwater_web.community.views.shared import FORM_METHODS
from headwater_web.ui.api import current_release
from headwater_web.ui.asking import posted

_MOST_DIGITS = 3


@declares(Rule.EVERYONE)
@require_http_methods(FORM_METHODS)
@never_cache
def near_place(request: HttpRequest) -> HttpResponse:
    """From a postcode, which is sent in the body so that no log or history has it.

    A link may name a small area instead, which says nothing of whoever follows it.
    """
    release = current_release()
    age = request.GET.get("age", "")
    form = NearForm(posted(request), release=release, initial={"age": age})
    context: dict[str, Any] = {"form": form, "example": _example(release)}
    if request.method == "POST":
        if form.is_valid():
            context |= _found(form.start, form.asked, release)
    elif start := start_at_small_area(request.GET.get("area", ""), release):
        is_age = age.isascii() and age.isdigit() and len(age) <= _MOST_DIGITS
        context |= _found(start, Asked(int(age) if is_age else None), release)
    status = 422 if form.errors else 200
    return render(request, "community/near.html", context, status=status)


def _found(start: Start, asked: Asked, release: Release | None) -> dict[str, Any]:
    found = near(start, asked, release=release, today=timezone.localdate())
    spots = spots_of([each.located.point for each in found.within])
    return {
        "start": start,
        "asked": asked,
        "found": found,
        "picture": near_picture(start.point, spots, release),
    }


def _example(release: Release | None) -> str:
    """A made-up postcode with something near it to try, where the release is synthetic."""
    if release is None or not release.is_synthetic:
        return ""
    points = {each.point for each in located(listed(timezone.localdate()), release).values()}
    postcodes = made_up_postcodes(release).values()
    return next((str(postcode) for postcode, point, _district in postcodes if point in points), "")
