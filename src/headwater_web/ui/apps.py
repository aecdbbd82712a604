"""The app's place in Django."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """The frame and the components."""

    name = "headwater_web.ui"
    label = "ui"
