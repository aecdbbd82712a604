"""Published passwords are for a demonstration alone: the check that stands before each of them."""

from django.conf import settings
from django.core.management.base import CommandError


def require_demonstration() -> None:
    """Raise unless the environment says that this is a demonstration."""
    if not settings.HEADWATER_DEMONSTRATION:
        raise CommandError(
            "Found a site that is not a demonstration. Expected HEADWATER_SITE_DEMONSTRATION=1, "
            "because this command uses passwords that everyone knows. Next: on a real site, "
            "python -m headwater_web add_person."
        )
