"""`python -m headwater_web <command>`: the site's management commands."""

import os
import sys

from django.core.management import execute_from_command_line


def main() -> None:
    """Run one management command with the site's settings."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "headwater_web.config.settings")
    execute_from_command_line(["headwater_web", *sys.argv[1:]])


if __name__ == "__main__":
    main()
