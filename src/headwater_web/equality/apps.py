"""The app's place in Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EqualityConfig(AppConfig):
    """Equality impact assessments, checks of what they predicted, and gaps in access."""

    name = "headwater_web.equality"
    label = "equality"

    def ready(self) -> None:
        """Make assessments and gaps known to the thread."""
        from headwater_web.equality.queries import things
        from headwater_web.thread.api import Kind, register_kind

        register_kind(Kind("E", _("Equality impact assessment"), things.assessments_seen_by))
        register_kind(Kind("W", _("Gap in access"), things.gaps_seen_by))
