"""How the partner's own files differ from the specification: said once, kept, and used next time.

A mapping stays at the desk. Each version is a file of its own, so that an earlier one can be read.
"""

import json
from dataclasses import dataclass, replace
from pathlib import Path

from headwater.custody.layout import put_whole
from headwater.exchange.messages import Mapping, said_by
from headwater.exchange.wire import read_message, write_message


@dataclass(frozen=True, slots=True)
class ReadAs:
    """What is done to the partner's files: their mapping, and the repairs that are not made."""

    mapping: Mapping | None = None
    without: tuple[str, ...] = ()


AS_IT_STANDS = ReadAs()
"""Without a mapping, and every repair made."""


def keep_mapping(root: Path, mapping: Mapping) -> Mapping:
    """Keep a mapping as the next version under `root`, unless the newest says the same."""
    newest = newest_mapping(root)
    if newest and said_by(newest) == said_by(mapping):
        return newest
    kept = replace(mapping, version=newest.version + 1 if newest else 1)
    with put_whole(root / f"{kept.version:04d}.json") as target:
        target.write(json.dumps(write_message(kept), indent=1, ensure_ascii=False).encode())
    return kept


def newest_mapping(root: Path) -> Mapping | None:
    """The newest version that is kept under `root`, if there is any."""
    versions = sorted(root.glob("[0-9]*.json"))
    return read_message(Mapping, json.loads(versions[-1].read_bytes())) if versions else None
