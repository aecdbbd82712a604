"""What other apps may use of the pages."""

from headwater_web.pages.actions import add_first_pages
from headwater_web.pages.first import FIRST_PAGES

__all__ = ["FIRST_PAGES", "add_first_pages"]
