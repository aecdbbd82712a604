"""Writes docs/reference from the code and the definitions; `--check` fails where they differ."""

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tools.references import codes, commands, feeds, measures, methods, tables  # noqa: E402

from headwater.definitions.library import Library  # noqa: E402 - the path comes first

REFERENCE = ROOT / "docs" / "reference"
PAGES: dict[str, Callable[[Library], str]] = {
    "commands.md": commands.page,
    "exit-codes.md": codes.page,
    "feeds.md": feeds.page,
    "measures.md": measures.page,
    "methods.md": methods.page,
    "tables.md": tables.page,
}


def main() -> int:
    """Write the pages, or say which of them are out of date."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    checking = parser.parse_args().check
    os.environ["COLUMNS"] = "100"
    library = Library(ROOT / "definitions")
    stale = [name for name, page in PAGES.items() if not _settle(name, page(library), checking)]
    for name in stale:
        print(f"docs/reference/{name} is out of date: run `make docs`")
    return 1 if stale else 0


def _settle(name: str, text: str, checking: bool) -> bool:
    path = REFERENCE / name
    same = path.exists() and path.read_text("utf-8") == text
    if not same and not checking:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return True
    return same


if __name__ == "__main__":
    sys.exit(main())
