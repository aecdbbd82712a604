"""`python -m headwater_web demonstration`: a cast whose passwords everyone knows."""

from typing import Any

from django.core.management.base import BaseCommand

from headwater_web.accounts.api import TWO_STEPS
from headwater_web.config.cast import CAST
from headwater_web.config.demonstrating import require_demonstration
from headwater_web.config.staging import stage_demonstration


class Command(BaseCommand):
    """Creates the cast and the plain pages, and prints how to sign in as each."""

    help = "Create the demonstration's cast, organisations and pages. Twice changes nothing."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Refuse outside a demonstration; else create what is missing and print the sign-ins."""
        require_demonstration()
        stage_demonstration()
        self.stdout.write(f"{'Role':29}{'E-mail address':31}{'Password':22}Second step")
        for member in CAST:
            step = "make codes" if member.role in TWO_STEPS else "-"
            self.stdout.write(
                f"{member.role.label!s:29}{member.email:31}{member.password:22}{step}"
            )
