"""The app's place in Django."""

from django.apps import AppConfig


class DashboardConfig(AppConfig):
    """Pages of released numbers. Keeps nothing of its own."""

    name = "headwater_web.dashboard"
    label = "dashboard"
