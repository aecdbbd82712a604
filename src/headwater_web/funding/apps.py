"""The app's place in Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FundingConfig(AppConfig):
    """Funding agreements with their conditions, budget lines and spending."""

    name = "headwater_web.funding"
    label = "funding"

    def ready(self) -> None:
        """Make agreements known to the thread."""
        from headwater_web.funding.queries.things import agreements_seen_by
        from headwater_web.thread.api import Kind, register_kind

        register_kind(Kind("U", _("Funding agreement"), agreements_seen_by))
