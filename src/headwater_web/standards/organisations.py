"""The organisations of this partnership by their keys: what they are called, and who they are."""

from functools import lru_cache
from pathlib import Path
from typing import Any

from headwater_web.ui.definition_files import partnership_path, read_yaml
from headwater_web.ui.words import plain_words

_FILE = "partnership.yaml"
_THE_PARTNERSHIP = "partnership"
_NOT_PARTNERS = {"national_publisher"}


def organisation_words(key: str) -> str:
    """What an organisation is called, or its key as words where the definitions do not know it."""
    return organisations().get(key) or plain_words(key)


def organisations() -> dict[str, str]:
    """The names of the bodies that can be asked, by key, in the order of names."""
    found = {
        body["key"]: body["name"] for body in _bodies() if body.get("kind") not in _NOT_PARTNERS
    }
    return dict(sorted(found.items(), key=lambda item: item[1]))


def the_partnership() -> str:
    """The key of the partnership itself."""
    return next(
        (body["key"] for body in _bodies() if body.get("kind") == _THE_PARTNERSHIP),
        _THE_PARTNERSHIP,
    )


def _bodies() -> list[dict[str, Any]]:
    path = partnership_path(_FILE)
    return _read(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=4)
def _read(path: Path, _changed_ns: int) -> list[dict[str, Any]]:
    bodies: list[dict[str, Any]] = read_yaml(path)["bodies"]
    return bodies
