"""`python -m headwater_web load_postcodes ONSPD.csv`: where the postcodes of the area are."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from headwater_web.community.api import DirectoryUnreadable, load_postcodes


class Command(BaseCommand):
    """Keeps the postcodes in use within the partnership's districts in place of those before."""

    help = "Load where postcodes are from the ONS Postcode Directory."

    def add_arguments(self, parser: CommandParser) -> None:
        """The directory's CSV file."""
        parser.add_argument("file", type=Path)

    def handle(self, *_args: Any, **options: Any) -> None:
        """Load it whole, or say what is wrong with the file and load nothing."""
        path: Path = options["file"]
        try:
            with path.open(encoding="utf-8-sig", newline="") as lines:
                number = load_postcodes(lines)
        except FileNotFoundError:
            raise CommandError(f"No file is at {path}. Expected the directory's CSV.") from None
        except (DirectoryUnreadable, UnicodeDecodeError) as fault:
            raise CommandError(f"{fault} Nothing was loaded.") from None
        self.stdout.write(f"Postcodes of the area: {number}.")
