"""The app's place in Django."""

from django.apps import AppConfig


class GovernanceConfig(AppConfig):
    """Bodies, seats, meetings and decisions."""

    name = "headwater_web.governance"
    label = "governance"
