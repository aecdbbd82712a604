"""The site's own secret, made once beside its database when the environment brings none."""

import os
import secrets
from pathlib import Path

FILE_NAME = "secret.key"


def secret_beside(home: Path) -> str:
    """Return the secret kept in `home`, making it readable by this user alone the first time."""
    path = home / FILE_NAME
    if not path.exists():
        _write_once(path)
    return path.read_text(encoding="ascii").strip()


def _write_once(path: Path) -> None:
    """Written beside and linked into place, so that two processes starting agree on one secret."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{FILE_NAME}.{os.getpid()}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(64))
    try:
        os.link(draft, path)
    except FileExistsError:
        pass  # another process was first: its secret is the one
    finally:
        draft.unlink()
