"""The app's place in Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EvaluationsConfig(AppConfig):
    """Plans of evaluations, and their answers."""

    name = "headwater_web.evaluations"
    label = "evaluations"

    def ready(self) -> None:
        """Make evaluations known to the thread and to the pages of programmes."""
        from headwater_web.evaluations.queries.of_programmes import (
            evaluations_on_its_page,
            published_result_of,
        )
        from headwater_web.evaluations.queries.things import evaluations_as_things
        from headwater_web.interventions.api import register_part, register_results
        from headwater_web.thread.api import Kind, register_kind

        register_kind(Kind("EP", _("Evaluation"), evaluations_as_things))
        register_part("evaluations", order=20, told=evaluations_on_its_page)
        register_results("evaluations", result_of=published_result_of)
