"""`python -m headwater_web codes`: what the cast's authenticator apps show now."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from headwater_web.accounts.api import TWO_STEPS, code_at
from headwater_web.config.cast import CAST
from headwater_web.config.demonstrating import require_demonstration


class Command(BaseCommand):
    """Prints each cast member's current code, for the demonstration only."""

    help = "Print the current code of everyone in the cast who signs in with a second step."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Refuse outside a demonstration."""
        require_demonstration()
        now = timezone.now()
        for member in CAST:
            if member.role in TWO_STEPS:
                code = code_at(member.second_step_secret, now)
                self.stdout.write(f"{member.first_name:8}{member.email:31}{code}")
