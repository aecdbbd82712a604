"""The app's place in Django."""

from django.apps import AppConfig


class ThreadConfig(AppConfig):
    """References, and the links between things."""

    name = "headwater_web.thread"
    label = "thread"

    def ready(self) -> None:
        """Let every app's addresses hold references: `<reference:reference>`."""
        from django.urls import register_converter

        from headwater_web.thread.references import ReferenceConverter

        register_converter(ReferenceConverter, "reference")
