"""Organisations that may supply, hold or ask: those of the site, and those of the definitions."""

from functools import lru_cache
from pathlib import Path
from typing import Any

from headwater_web.ui.asking import organisation_names
from headwater_web.ui.definition_files import partnership_path, read_yaml

LISTS = (("partnership.yaml", "bodies"), ("bodies.yaml", "organisations"))
"""Files of a partnership that name organisations, and under which word."""


def party_names() -> dict[str, str]:
    """The name of each organisation by its key, by name.

    Many that hold data have nobody with an account here. The site's own name for one comes first;
    one that has ended is left out.
    """
    named: dict[str, str] = {}
    for file, listed in LISTS:
        named |= _named(partnership_path(file), listed)
    return dict(sorted((named | organisation_names()).items(), key=lambda each: each[1]))


@lru_cache(maxsize=8)
def _named(path: Path, listed: str) -> dict[str, str]:
    if not path.exists():
        return {}
    found: dict[str, Any] = read_yaml(path)
    rows = found.get(listed, ())
    return {each["key"]: each["name"] for each in rows if "ends_on" not in each}
