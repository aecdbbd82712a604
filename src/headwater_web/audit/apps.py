"""The audit app."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Lies beneath every other app: it names nobody's model and shows no page."""

    name = "headwater_web.audit"
    label = "audit"
