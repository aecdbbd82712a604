"""The app that holds the commands which span apps."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """Has no models: only settings, routes and commands."""

    name = "headwater_web.config"
    label = "config"
