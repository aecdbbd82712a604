"""The site with something to show."""

# Fixtures are found by their names in this module.
from tests.functional.dashboard.released_site import engine, plain_page, released_site

__all__ = ["engine", "plain_page", "released_site"]
