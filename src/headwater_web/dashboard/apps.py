"""The app's place in Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DashboardConfig(AppConfig):
    """Pages of released numbers, the views that people keep of them, and news by e-mail."""

    name = "headwater_web.dashboard"
    label = "dashboard"

    def ready(self) -> None:
        """Make released figures known to the thread."""
        from headwater_web.dashboard.kinds import figures_seen_by
        from headwater_web.thread.api import FIGURE, Kind, register_kind

        register_kind(Kind(FIGURE, _("Released figure"), figures_seen_by))
