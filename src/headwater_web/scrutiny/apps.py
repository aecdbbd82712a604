"""The app's place in Django."""

from django.apps import AppConfig


class ScrutinyConfig(AppConfig):
    """Plans and data sent to panels before decisions, their challenges, and the answers."""

    name = "headwater_web.scrutiny"
    label = "scrutiny"
