"""Which code made a release, so that every number of it leads back to that code."""

import hashlib
from functools import cache
from pathlib import Path

from headwater import __version__

_PACKAGE = Path(__file__).parents[2]
_DIGITS = 12


@cache
def software_words() -> str:
    """The version of this software, and a digest of its code that anybody can make again.

    It is the SHA-256 of the path and the bytes of each of the engine's modules, in the order of
    their paths.
    """
    digest = hashlib.sha256()
    for path in sorted(_PACKAGE.rglob("*.py")):
        digest.update(path.relative_to(_PACKAGE).as_posix().encode())
        digest.update(path.read_bytes())
    return f"headwater {__version__}, code {digest.hexdigest()[:_DIGITS]}"
