"""Prints the requirements of the rivals of `make bench`, for their lock file.

They have an environment of their own and so a lock file without Headwater's own requirements.
"""

import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    """Print one requirement a line."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    print("\n".join(project["optional-dependencies"]["benchmarks"]))


if __name__ == "__main__":
    main()
