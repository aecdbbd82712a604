"""Files of the definitions folder that the site uses: a partnership's own, and everybody's."""

from pathlib import Path
from typing import Any

import yaml
from django.conf import settings

# Where it is there, the parser in C: as strict, and ten times as quick.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def definition(*parts: str) -> Any:
    """What a YAML file of the definitions says, such as `definition("frameworks", "duty.yaml")`."""
    return read_yaml(definition_path(*parts))


def definition_path(*parts: str) -> Path:
    """Where a file or a folder of the definitions lies."""
    return Path(settings.HEADWATER_DEFINITIONS).joinpath(*parts)


def partnership_path(*parts: str) -> Path:
    """Where a file of this partnership's own definitions lies."""
    return definition_path("partnerships", settings.HEADWATER_PARTNERSHIP, *parts)


def partnership_definition(*parts: str, otherwise: Any = None) -> Any:
    """What a YAML file of this partnership's own definitions says.

    Where it has no such file: `otherwise`, or FileNotFoundError where that is not given.
    """
    path = partnership_path(*parts)
    if otherwise is not None and not path.exists():
        return otherwise
    return read_yaml(path)


def read_yaml(path: Path) -> Any:
    """What a YAML file says: plain values alone, never an object. Raises yaml.YAMLError."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506
