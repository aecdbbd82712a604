"""The app's place in Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProviderReturnsConfig(AppConfig):
    """What providers send about their programmes, certify, and see."""

    name = "headwater_web.provider_returns"
    label = "provider_returns"

    def ready(self) -> None:
        """Make returns known to the thread, and to the pages of programmes."""
        from headwater_web.interventions.api import register_part
        from headwater_web.provider_returns.queries import things
        from headwater_web.provider_returns.queries.of_programmes import returns_on_its_page
        from headwater_web.thread.api import Kind, register_kind

        register_kind(Kind("RN", _("Provider's return"), things.returns_seen_by))
        register_part("provider_returns", order=10, told=returns_on_its_page)
