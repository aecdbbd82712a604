"""The app's place in Django."""

from django.apps import AppConfig


class StandardsConfig(AppConfig):
    """Frameworks of levels, standards and indicators, assessed with evidence."""

    name = "headwater_web.standards"
    label = "standards"
