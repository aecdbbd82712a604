"""The app's place in Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EvidenceConfig(AppConfig):
    """Evidence cards, evidence gaps, and the research register."""

    name = "headwater_web.evidence"
    label = "evidence"

    def ready(self) -> None:
        """Make cards, gaps and studies known to the thread."""
        from headwater_web.evidence.queries import things
        from headwater_web.thread.api import Kind, register_kind

        register_kind(Kind("EV", _("Evidence card"), things.cards_as_things))
        register_kind(Kind("EG", _("Evidence gap"), things.gaps_as_things))
        register_kind(Kind("RS", _("Study"), things.studies_as_things))
