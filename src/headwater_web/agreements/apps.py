"""The app's place in Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AgreementsConfig(AppConfig):
    """Agreements, impact assessments, datasets and requests, and access to person-level data."""

    name = "headwater_web.agreements"
    label = "agreements"

    def ready(self) -> None:
        """Make its things known to the thread."""
        from headwater_web.agreements.queries import things
        from headwater_web.thread.api import Kind, register_kind

        register_kind(Kind("I", _("Information-sharing agreement"), things.agreements_seen_by))
        register_kind(Kind("Y", _("Data protection impact assessment"), things.assessments_seen_by))
        register_kind(Kind("H", _("Dataset"), things.datasets_seen_by))
        register_kind(Kind("X", _("Request for data"), things.requests_seen_by))
        register_kind(Kind("Z", _("Access to person-level data"), things.accesses_seen_by))
