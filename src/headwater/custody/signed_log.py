"""A file of signed statements that is only ever added to."""

import os
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from headwater.custody.layout import storage_fault
from headwater.exchange.statements import (
    Detail,
    Statement,
    signed_statement,
    statements_in,
    unsound,
    written,
)


class SignedLog:
    """The statements in one file, signed with a key of 32 bytes. One process adds at a time."""

    def __init__(self, path: Path, private_key: bytes) -> None:
        self._path = path
        self._private_key = private_key
        self._last: tuple[int, Statement | None] = (0, None)

    @property
    def public_key(self) -> bytes:
        """What verifies the statements."""
        private = Ed25519PrivateKey.from_private_bytes(self._private_key)
        return private.public_key().public_bytes_raw()

    @property
    def added_to_at(self) -> int:
        """When it was last added to, in nanoseconds as the disk tells them; 0 before the first."""
        return self._path.stat().st_mtime_ns if self._path.exists() else 0

    def statements(self) -> tuple[Statement, ...]:
        """Every statement, oldest first."""
        return tuple(statements_in(self._path))

    def unsound(self) -> tuple[int, ...]:
        """The numbers of the statements that do not hold."""
        return unsound(self.statements(), public_key=self.public_key)

    def add(self, what: str, *, said_at: str, details: dict[str, Detail]) -> Statement:
        """Add a statement; it is on the disk when this returns. Raises StorageFault."""
        statement = signed_statement(
            said_at=said_at,
            what=what,
            details=details,
            after=self._last_statement(),
            private_key=self._private_key,
        )
        try:
            self._append(written(statement))
            self._last = (self._path.stat().st_size, statement)
        except OSError as error:
            raise storage_fault(error) from error
        return statement

    def _last_statement(self) -> Statement | None:
        """The last one; the file is read again where somebody else added to it."""
        size = self._path.stat().st_size if self._path.exists() else 0
        if size != self._last[0]:
            self._last = (size, next(reversed(self.statements()), None))
        return self._last[1]

    def _append(self, line: bytes) -> None:
        """Write a line at the end, over what a stopped process left there without an end."""
        self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with self._path.open("ab+") as target:
            target.truncate(_end_of_whole_lines(self._path))
            target.write(line)
            target.flush()
            os.fsync(target.fileno())


def _end_of_whole_lines(path: Path) -> int:
    with path.open("rb") as lines:
        return sum(len(line) for line in lines if line.endswith(b"\n"))
