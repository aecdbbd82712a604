"""The app's place in Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NetworksConfig(AppConfig):
    """Networks, what their members share, and what is asked of others."""

    name = "headwater_web.networks"
    label = "networks"

    def ready(self) -> None:
        """Make asks and resources known to the thread."""
        from headwater_web.networks.queries import things
        from headwater_web.thread.api import Kind, register_kind

        register_kind(Kind("L", _("Ask of others"), things.asks_as_things))
        register_kind(Kind("N", _("Resource of a network"), things.resources_as_things))
