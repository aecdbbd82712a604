"""The pages app."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    """Plain pages, in Wagtail."""

    name = "headwater_web.pages"
    label = "pages"
