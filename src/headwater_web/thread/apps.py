"""The app's place in Django."""

from django.apps import AppConfig


class ThreadConfig(AppConfig):
    """References, and the links between things."""

    name = "headwater_web.thread"
    label = "thread"
