"""The first page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from headwater.released.opened import Release
from headwater_web.accounts.api import Rule, declares, may, person_of
from headwater_web.dashboard import headlines
from headwater_web.dashboard.changed.in_brief import changes_since_previous
from headwater_web.dashboard.changed.since_the_board import since_the_board
from headwater_web.dashboard.home.reach import reach_of
from headwater_web.dashboard.home.yours import yours
from headwater_web.dashboard.noticed import noticed
from headwater_web.dashboard.sources import source_lines_of_events
from headwater_web.ui.api import released_page, released_reader


@declares(Rule.EVERYONE)
@released_page
def home(request: HttpRequest, release: Release) -> HttpResponse:
    """What to notice, the board's news, the national measures, and what the release changed."""
    reader = released_reader()
    is_known = request.user.is_authenticated
    context = {
        "release": release,
        "yours": yours(person_of(request), release, reader) if is_known else None,
        "notices": noticed(release),
        "tested": max((signal.tested for signal in release.signals), default=0),
        "board": since_the_board(request.user, timezone.localdate()),
        "headlines": headlines.national_headlines(release),
        "changes": changes_since_previous(reader, release),
        "reach": reach_of(source_lines_of_events(release)),
        "sees_detail": may(request.user, Rule.SEE_PARTNER_CUT),
    }
    return render(request, "dashboard/home.html", context)
