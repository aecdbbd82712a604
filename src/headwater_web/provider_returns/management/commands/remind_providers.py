"""`python -m headwater_web remind_providers`: asks for returns, and reminds before and after."""

from argparse import ArgumentParser
from smtplib import SMTPException
from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from headwater_web.provider_returns.actions.asking import ask_by_schedule
from headwater_web.provider_returns.actions.reminding import note_reminded
from headwater_web.provider_returns.queries.reminders import Letter, letters_due


class Command(BaseCommand):
    """Asks for the last quarter's returns, and sends each reminder once. Run it every day."""

    help = (
        "Ask for the last quarter's returns where nobody has, and remind providers before and "
        "after the due day. Each reminder goes once: run it every day."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where links begin."""
        parser.add_argument("--address", help="where links begin: https://headwater.example.org")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Ask, and remind. Fails where the mail server did not take an e-mail."""
        today = timezone.localdate()
        asked = ask_by_schedule(by=None, today=today)
        site = (options["address"] or f"https://{settings.ALLOWED_HOSTS[0]}").rstrip("/")
        letters = letters_due(today, site=site)
        failed = sum(not self._sent(each) for each in letters)
        self.stdout.write(f"{len(asked)} asked for, {len(letters) - failed} reminded")
        if failed:
            raise CommandError(f"{failed} were not taken. They are tried again at the next run.")

    def _sent(self, letter: Letter) -> bool:
        """Send one reminder and note it; where nobody can receive it, it stays due."""
        if not letter.addresses:
            self.stderr.write(f"{letter.report.reference}: nobody of the provider has an account")
            return True
        try:
            send_mail(letter.subject, letter.body, None, list(letter.addresses))
        except (SMTPException, OSError):
            return False
        note_reminded(by=None, report=letter.report, mark=letter.mark)
        return True
