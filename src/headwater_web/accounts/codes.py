"""The code that an authenticator app shows at a moment (RFC 6238), for the demonstration."""

import base64
import hashlib
import hmac
import struct
from datetime import datetime

PERIOD_SECONDS = 30
DIGITS = 6


def code_at(secret: str, moment: datetime) -> str:
    """The six figures for a base32 secret at a moment.

    >>> from datetime import UTC
    >>> code_at("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", datetime.fromtimestamp(59, UTC))
    '287082'
    """
    counter = int(moment.timestamp()) // PERIOD_SECONDS
    # RFC 6238's default; authenticator apps know no other.
    seal = hmac.new(base64.b32decode(secret), struct.pack(">Q", counter), hashlib.sha1).digest()
    offset = seal[-1] & 0x0F
    number = struct.unpack(">I", seal[offset : offset + 4])[0] & 0x7FFFFFFF
    return f"{number % 10**DIGITS:0{DIGITS}}"
