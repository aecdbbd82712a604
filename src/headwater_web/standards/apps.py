"""The app's place in Django."""

from django.apps import AppConfig


class StandardsConfig(AppConfig):
    """Frameworks of levels, standards and indicators, assessed with evidence."""

    name = "headwater_web.standards"
    label = "standards"

    def ready(self) -> None:
        """Make assessments and their findings known to the thread."""
        from headwater_web.standards.queries.things import KINDS
        from headwater_web.thread.api import register_kind

        for kind in KINDS:
            register_kind(kind)
