"""How a message is put on the disk: whole or not at all."""

import json
import os
import uuid
from pathlib import Path
from typing import Any, BinaryIO


def flush(stream: BinaryIO) -> None:
    """See to it that what was written is on the disk."""
    stream.flush()
    os.fsync(stream.fileno())


def replace_whole(path: Path, content: bytes) -> None:
    """Put `content` at `path`, in the place of what was there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.{uuid.uuid4().hex}")
    try:
        with partial.open("wb") as stream:
            stream.write(content)
            flush(stream)
        partial.replace(path)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise


def put_json(path: Path, content: Any) -> None:
    """Put `content` at `path` as JSON."""
    replace_whole(path, json.dumps(content, ensure_ascii=False).encode())


def json_in(path: Path) -> Any:
    """What a file of JSON says."""
    return json.loads(path.read_text("utf-8"))
