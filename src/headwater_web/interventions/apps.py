"""The app's place in Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InterventionsConfig(AppConfig):
    """Programmes, the portfolio that they make, and what was decided on them."""

    name = "headwater_web.interventions"
    label = "interventions"

    def ready(self) -> None:
        """Make programmes and what belongs to them known to the thread."""
        from headwater_web.interventions.queries import things
        from headwater_web.thread.api import Kind, register_kind

        register_kind(Kind("PG", _("Programme"), things.programmes_seen_by))
        register_kind(Kind("OA", _("Option appraisal"), things.appraisals_seen_by))
        register_kind(Kind("PP", _("Problem of a place"), things.problems_seen_by))
        register_kind(Kind("SC", _("System change"), things.changes_seen_by))
        register_kind(Kind("RR", _("Recommendation of a review"), things.recommendations_seen_by))
