"""How an event is sealed to the one before it: canonical JSON, SHA-256. No database here."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime

Detail = str | int | bool | None


@dataclass(frozen=True, slots=True)
class Link:
    """What is sealed of one event. `details` is already canonical JSON."""

    number: int
    happened_at: datetime
    actor: str
    action: str
    about: str
    details: str
    previous_hash: str

    @property
    def event_hash(self) -> str:
        """SHA-256 of the link's canonical JSON, the moment written in UTC to the microsecond."""
        moment = self.happened_at.astimezone(UTC).isoformat(timespec="microseconds")
        return hashlib.sha256(canonical(asdict(self) | {"happened_at": moment})).hexdigest()


def canonical(value: Mapping[str, Detail]) -> bytes:
    """One spelling for one meaning: sorted keys, no spaces, UTF-8.

    >>> canonical({"b": 1, "a": None})
    b'{"a":null,"b":1}'
    """
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return text.encode("utf-8")
