"""`python -m headwater_web load_partnership`: bodies, registers and panels from the definitions."""

from typing import Any

from django.core.management.base import BaseCommand

from headwater_web.config.loading import load_partnership


class Command(BaseCommand):
    """Loads the definitions of the partnership that the site is configured for."""

    help = "Load the partnership's bodies, registers and panels. Twice changes nothing."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Load them."""
        load_partnership()
        self.stdout.write("Bodies, registers and panels are as the definitions say.")
