"""Definitions with a few measures: whatever names the others is taken out with them."""

from collections.abc import Collection
from pathlib import Path
from typing import Any

import yaml


def name_only(definitions: Path, measures: Collection[str]) -> None:
    """Leave these measures alone in the factors and the lenses of a folder of definitions."""
    for path in (definitions / "factors").glob("*.yaml"):
        level = _read(path)
        for factor in level["factors"]:
            kept = [each for each in factor.pop("measures", []) if each["measure"] in measures]
            if kept:
                factor["measures"] = kept
            else:
                factor.setdefault("nothing_local", "It is left out in little.")
        _write(path, level)
    read = _read(definitions / "lenses.yaml")
    for lens in read["lenses"]:
        for name in ("own", "about"):
            lens[name] = [each for each in lens.get(name, []) if each in measures]
        lens["siblings"] = {
            measure: kept
            for measure, siblings in lens.get("siblings", {}).items()
            if measure in measures and (kept := [each for each in siblings if each in measures])
        }
    _write(definitions / "lenses.yaml", read)


def _read(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    return found


def _write(path: Path, definition: dict[str, Any]) -> None:
    path.write_text(yaml.safe_dump(definition, sort_keys=False), "utf-8")
