"""The one page that others may show within theirs."""

from collections.abc import Callable
from typing import Any

from csp.constants import NONE, SELF
from csp.decorators import csp
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.clickjacking import xframe_options_exempt

from headwater.released.opened import Release
from headwater_web.accounts.api import Rule, declares
from headwater_web.dashboard import queries
from headwater_web.dashboard.citing import nature_words, what_words
from headwater_web.dashboard.shown import read_shown
from headwater_web.ui.api import released_page

FRAMED_POLICY: dict[str, Any] = {
    "default-src": [NONE],
    "style-src": [SELF],
    "img-src": [SELF],
    "base-uri": [NONE],
    "form-action": [NONE],
    "frame-ancestors": ["*"],
}
"""Anybody may frame it, and it may load nothing but our own styles and icon. It holds no form, no
script and nothing that depends on who asks, so nobody can be tricked into pressing anything."""


def embeddable(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Let the page that a view answers be shown within any other."""
    framed: Callable[..., HttpResponseBase] = csp(FRAMED_POLICY)(view)
    return xframe_options_exempt(framed)


@declares(Rule.EVERYONE)
@embeddable
@released_page
def embed(request: HttpRequest, release: Release, name: str) -> HttpResponse:
    """The reading, the chart and its source; a link leads to the page, which says the rest."""
    shown = read_shown(release, name, request.GET)
    rows = queries.chosen_rows(shown.release, shown.measure, shown.choice)
    context = {
        "shown": shown,
        "figure": queries.chosen_figure(shown, rows, is_walked=False),
        "what": what_words(shown, rows),
        "nature": nature_words(shown),
        "is_newest": shown.release.release_id == release.release_id,
    }
    return render(request, "dashboard/measure_embed.html", context)
