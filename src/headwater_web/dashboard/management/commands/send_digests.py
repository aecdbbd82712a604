"""`python -m headwater_web send_digests`: the monthly e-mail, to whoever asked for it."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from headwater_web.accounts.api import person_with_email
from headwater_web.dashboard.digests.attempts import NothingSent, came_back
from headwater_web.dashboard.digests.sending import Done, Post, send_due, site_address
from headwater_web.ui.api import current_release, released_reader

WORDS = {
    Done.SENT: "sent",
    Done.FAILED: "not taken by the mail server",
    Done.SENT_BEFORE: "sent earlier this month",
    Done.NO_ROLE: "not sent, because the person has no role any more",
    Done.UNDER_WAY: "being sent by another process",
    Done.GIVEN_UP: "given up for this month after five tries",
}


class Command(BaseCommand):
    """Sends each person one e-mail a month, and tries again what failed. Run it every day."""

    help = (
        "Send the monthly e-mail to whoever asked for it. Once a month and person: run it every "
        "day, and what failed or came back is tried again."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where links begin, and an address whose e-mail came back."""
        parser.add_argument("--address", help="where links begin: https://headwater.example.org")
        parser.add_argument(
            "--came-back",
            metavar="E-MAIL",
            help="note that the last e-mail to this address bounced",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Send, or note what came back. Fails where the mail server did not take an e-mail."""
        if options["came_back"]:
            self._note_came_back(options["came_back"])
            return
        release = current_release()
        if release is None:
            raise CommandError("There is no release yet, so there is nothing to tell.")
        site = (options["address"] or site_address()).rstrip("/")
        done = send_due(Post(release, released_reader(), timezone.localdate(), site))
        for each, words in WORDS.items():
            if done[each]:
                self.stdout.write(f"{done[each]} {words}")
        if not done:
            self.stdout.write("Nobody has asked for the e-mail.")
        if done[Done.FAILED]:
            raise CommandError("Some were not taken. They are tried again when this runs next.")

    def _note_came_back(self, address: str) -> None:
        person = person_with_email(address)
        try:
            if person is None:
                raise NothingSent
            came_back(person)
        except NothingSent:
            raise CommandError("No e-mail was sent to this address.") from None
        self.stdout.write("Noted. It is tried again when this runs next.")
