"""The app's place in Django."""

from django.apps import AppConfig


class GovernanceConfig(AppConfig):
    """Bodies, seats, meetings and decisions."""

    name = "headwater_web.governance"
    label = "governance"

    def ready(self) -> None:
        """Make the kinds of governance known to the thread, once models are loaded."""
        from headwater_web.governance.things import register_kinds

        register_kinds()
