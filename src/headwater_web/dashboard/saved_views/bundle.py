"""Saved views on paper: each with its drawing, where one number through time is drawn."""

from dataclasses import dataclass

from headwater.released.opened import Release
from headwater_web.dashboard import queries
from headwater_web.dashboard.choices import read_choice
from headwater_web.dashboard.figures import Figure, series_figure
from headwater_web.dashboard.saved_views.addresses import read_page_address
from headwater_web.dashboard.saved_views.queries import ShownView


@dataclass(frozen=True, slots=True)
class DrawnView:
    """A view and its drawing, if it has one."""

    view: ShownView
    figure: Figure | None


def drawn(release: Release, view: ShownView) -> DrawnView:
    """A view with the drawing of its page."""
    page = read_page_address(view.address)
    if page.route != "measure" or view.now.is_gone or "release" in page.query:
        return DrawnView(view, None)
    measure = release.measure(page.arguments["name"])
    choice = read_choice(release, measure, page.query)
    if choice.is_broken_down:
        return DrawnView(view, None)
    rows = queries.chosen_rows(release, measure, choice)
    name = f"view-{view.number}"
    return DrawnView(view, series_figure(release, measure, choice.area.name, rows, name=name))
