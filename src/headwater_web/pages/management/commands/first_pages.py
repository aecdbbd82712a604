"""`python -m headwater_web first_pages`: the plain pages that a new site begins with."""

from typing import Any

from django.core.management.base import BaseCommand

from headwater_web.pages.api import FIRST_PAGES, add_first_pages


class Command(BaseCommand):
    """Adds the pages that are missing; never touches one that editors have changed."""

    help = "Add the first plain pages (about, your data, accessibility) where they are missing."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Add them, and say which."""
        added = add_first_pages(pages=FIRST_PAGES)
        self.stdout.write(f"Added: {', '.join(added) or 'nothing, all are there'}.")
