"""What a partner's desk keeps: the key that it signs with, and what every file of its has told."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa
import pyarrow.compute as pc
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from headwater.custody.keys import find_keys
from headwater.custody.release_log import ReleaseLog
from headwater.exchange.messages import Mapping as OwnMapping
from headwater.exchange.partner_file import fingerprint_of
from headwater.partner.mapping import keep_mapping, newest_mapping


@dataclass(frozen=True, slots=True)
class Told:
    """The log of one feed's files, and where the file being prepared stands in it.

    `entries` are those of the files before it. A file made of the same rows and definitions as
    the last one is that file again, so it takes its place.
    """

    log: ReleaseLog
    reference: str
    entries: pa.Table
    is_new: bool


@dataclass(frozen=True, slots=True, repr=False)
class Desk:
    """One desk, under a folder that only this user can read."""

    root: Path
    private_key: bytes

    @property
    def fingerprint(self) -> str:
        """What is told by telephone, so that the partnership knows whose file it is."""
        private = Ed25519PrivateKey.from_private_bytes(self.private_key)
        return fingerprint_of(private.public_key().public_bytes_raw())

    def told(self, *, partnership: str, feed: str, fingerprint: str) -> Told:
        """What earlier files told the same partnership of this feed.

        `fingerprint` is the digest of all that the file being prepared is made from.
        """
        log = ReleaseLog(self.root / "told" / partnership / feed)
        releases = log.releases()
        if releases and log.fingerprint(releases[-1]) == fingerprint:
            entries = log.entries()
            before = pc.not_equal(entries["release_id"], releases[-1])
            return Told(log, releases[-1], entries.filter(before), is_new=False)
        reference = f"R{len(releases) + 1:04d}-{fingerprint[:8]}"
        return Told(log, reference, log.entries(), is_new=True)

    def mapping(self, *, partnership: str, feed: str) -> OwnMapping | None:
        """How the last files of this feed were read where they differed from the specification."""
        return newest_mapping(self._mappings(partnership, feed))

    def keep_mapping(self, mapping: OwnMapping, *, partnership: str) -> OwnMapping:
        """Keep a mapping as the next version, to be used next time."""
        return keep_mapping(self._mappings(partnership, mapping.feed), mapping)

    def _mappings(self, partnership: str, feed: str) -> Path:
        return self.root / "mappings" / partnership / feed

    @contextmanager
    def workspace(self) -> Iterator[Path]:
        """A folder for rows while they are counted. It goes when the work is done or fails."""
        self.root.mkdir(parents=True, exist_ok=True, mode=0o700)
        with TemporaryDirectory(prefix="work-", dir=self.root) as folder:
            yield Path(folder)


def open_desk(root: Path, environment: Mapping[str, str]) -> Desk:
    """The desk at `root`; its key comes from `HEADWATER_KEY`, else it is made there on first use.

    Raises KeyAmiss when the key is not what it should be.
    """
    return Desk(root, find_keys(root / "keys", environment).partner_desk())
