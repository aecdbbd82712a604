"""The app's place in Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ClaimsConfig(AppConfig):
    """What is claimed of programmes, and as far as the figures carry it."""

    name = "headwater_web.claims"
    label = "claims"

    def ready(self) -> None:
        """Make claims known to the thread and to the pages of programmes."""
        from headwater_web.claims.queries.of_programmes import claims_on_its_page
        from headwater_web.claims.queries.things import claims_as_things
        from headwater_web.interventions.api import register_part
        from headwater_web.thread.api import Kind, register_kind

        register_kind(Kind("CL", _("Claim"), claims_as_things))
        register_part("claims", order=30, told=claims_on_its_page)
