"""The app's place in Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CommunityConfig(AppConfig):
    """Community assets, how far away they are, and where nothing is."""

    name = "headwater_web.community"
    label = "community"

    def ready(self) -> None:
        """Make assets known to the thread."""
        from headwater_web.community.queries import things
        from headwater_web.thread.api import Kind, register_kind

        register_kind(Kind("AS", _("Community asset"), things.assets_as_things))
