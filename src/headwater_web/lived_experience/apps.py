"""The app's place in Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LivedExperienceConfig(AppConfig):
    """Listening sessions, notes without names, themes, and quotations cleared for use."""

    name = "headwater_web.lived_experience"
    label = "lived_experience"

    def ready(self) -> None:
        """Make themes and quotations known to the thread."""
        from headwater_web.lived_experience.queries import things
        from headwater_web.thread.api import Kind, register_kind

        register_kind(Kind("TH", _("Theme of lived experience"), things.themes_as_things))
        register_kind(Kind("QU", _("Quotation"), things.quotations_as_things))
