"""The app's place in Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StrategyConfig(AppConfig):
    """Findings, registers and actions: what was promised, who does it, and how it stands."""

    name = "headwater_web.strategy"
    label = "strategy"

    def ready(self) -> None:
        """Make the kinds of things known to the thread."""
        from headwater_web.strategy.queries import kinds
        from headwater_web.thread.api import Kind, register_kind

        register_kind(Kind("F", _("Finding"), kinds.findings_seen_by))
        register_kind(Kind("R", _("Recommendation"), kinds.entries_seen_by))
        register_kind(Kind("B", _("Area for improvement"), kinds.entries_seen_by))
        register_kind(Kind("T", _("Commitment"), kinds.entries_seen_by))
        register_kind(Kind("A", _("Action"), kinds.actions_seen_by))
        register_kind(Kind("P", _("Plan"), kinds.plans_seen_by))
