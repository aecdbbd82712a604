"""`python -m headwater_web load_register recommendations appendix.csv`: one published register."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from headwater_web.strategy.api import Register, RegisterUnreadable, load_register

NAMES = {register.name.lower(): register for register in Register}


class Command(BaseCommand):
    """Loads a register word for word. The same file twice changes nothing."""

    help = "Load a published register from its CSV file, unchanged."

    def add_arguments(self, parser: CommandParser) -> None:
        """Which register, and its file."""
        parser.add_argument("register", choices=sorted(NAMES))
        parser.add_argument("file", type=Path)

    def handle(self, *_args: Any, **options: Any) -> None:
        """Load it whole, or say everything that is wrong with the file and load nothing."""
        path: Path = options["file"]
        try:
            text = path.read_bytes().decode("utf-8-sig")
        except FileNotFoundError:
            raise CommandError(f"No file is at {path}. Expected the register's CSV file.") from None
        except UnicodeDecodeError:
            raise CommandError(
                f"{path.name} is not UTF-8 text. Expected a CSV file in UTF-8. "
                "Next: save it as “CSV UTF-8” and load it again. Nothing was loaded."
            ) from None
        try:
            is_new = load_register(
                by=None, register=NAMES[options["register"]], file_name=path.name, text=text
            )
        except RegisterUnreadable as fault:
            raise CommandError("\n".join([*fault.faults, "Nothing was loaded."])) from None
        self.stdout.write("Loaded." if is_new else "Loaded before; nothing changed.")
