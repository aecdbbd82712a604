"""The app's place in Django."""

from django.apps import AppConfig


class PublicationsConfig(AppConfig):
    """Files of a release, served as they were released. Keeps nothing of its own."""

    name = "headwater_web.publications"
    label = "publications"
