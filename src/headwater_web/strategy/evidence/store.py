"""Where evidence lies: under the site's home, in no folder that is served, named by its digest."""

import hashlib
import tempfile
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from headwater_web.strategy.evidence.kinds import PORTION


def keep_file(opened: BinaryIO) -> str:
    """Keep a file's bytes, portion by portion, and return their SHA-256. Twice keeps them once."""
    folder = _folder()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    seen = hashlib.sha256()
    opened.seek(0)
    with tempfile.NamedTemporaryFile(dir=folder, delete=False) as written:
        while portion := opened.read(PORTION):
            seen.update(portion)
            written.write(portion)
    _put_in_place(Path(written.name), kept_at(seen.hexdigest()))
    return seen.hexdigest()


def kept_at(digest: str) -> Path:
    """Where the bytes with a digest lie, or would."""
    return _folder() / digest[:2] / digest


def _put_in_place(written: Path, place: Path) -> None:
    place.parent.mkdir(mode=0o700, exist_ok=True)
    written.replace(place)


def _folder() -> Path:
    return Path(settings.ENVIRONMENT.home) / "evidence"
