"""The app's place in Django."""

from django.apps import AppConfig


class SharingConfig(AppConfig):
    """Files on their way to the engine, and its answers."""

    name = "headwater_web.sharing"
    label = "sharing"
