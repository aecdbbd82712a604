"""The accounts app."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Registers the check that every route declares its rule."""

    name = "headwater_web.accounts"
    label = "accounts"

    def ready(self) -> None:
        """Load the check."""
        from headwater_web.accounts import checks  # noqa: F401 - registering is its effect
