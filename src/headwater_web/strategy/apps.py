"""The app's place in Django."""

from django.apps import AppConfig


class StrategyConfig(AppConfig):
    """Findings, registers, plans and actions: what was promised, who does it, and how it stands."""

    name = "headwater_web.strategy"
    label = "strategy"
