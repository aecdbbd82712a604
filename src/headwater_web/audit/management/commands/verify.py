"""`python -m headwater_web verify`: is the record as it was written?"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from headwater_web.audit.api import verify


class Command(BaseCommand):
    """Recompute the whole chain and say where it breaks, if it does."""

    help = "Check that no event of the audit record was altered or removed."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Print the number of events checked; fail at the first that is not as written."""
        found = verify()
        if not found.unbroken:
            raise CommandError(
                f"Event {found.broken_at} is {found.fault}. Expected the chain unbroken; "
                f"{found.events} events before it are as written. "
                "Next: compare with the last backup, and tell the information-governance lead."
            )
        self.stdout.write(f"{found.events} events, each as it was written.")
