"""The app's place in Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReturnsConfig(AppConfig):
    """Returns to funders and annual reports, signed off, frozen and sent."""

    name = "headwater_web.returns"
    label = "returns"

    def ready(self) -> None:
        """Make returns known to the thread."""
        from headwater_web.returns.queries.things import returns_seen_by
        from headwater_web.thread.api import Kind, register_kind

        register_kind(Kind("O", _("Return or annual report"), returns_seen_by))
