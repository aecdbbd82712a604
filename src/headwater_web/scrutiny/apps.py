"""The app's place in Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ScrutinyConfig(AppConfig):
    """Plans and data sent to panels before decisions, their challenges, and the answers."""

    name = "headwater_web.scrutiny"
    label = "scrutiny"

    def ready(self) -> None:
        """Make items, challenges and voices known to the thread."""
        from headwater_web.scrutiny.queries import things
        from headwater_web.thread.api import Kind, register_kind

        register_kind(Kind("S", _("Item sent to a panel"), things.items_as_things))
        register_kind(Kind("C", _("Challenge"), things.challenges_as_things))
        register_kind(Kind("V", _("Voice"), things.voices_as_things))
