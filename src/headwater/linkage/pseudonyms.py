"""Keys that stand for people and incidents and say nothing about them."""

import hashlib
import hmac


def pseudonym(kind: str, canonical: str, *, key: bytes) -> str:
    """The keyed one-way digest (HMAC-SHA256, first 128 bits) of one canonical name.

    `kind` keeps a person and an incident with the same canonical name apart. Without the key
    neither the name can be found from the digest, nor a guessed name be confirmed.
    Source: RFC 2104.

    >>> pseudonym("person", "feed:1#1", key=b"k" * 32) == pseudonym(
    ...     "incident", "feed:1#1", key=b"k" * 32
    ... )
    False
    """
    message = f"{kind}\0{canonical}".encode()
    return hmac.digest(key, message, hashlib.sha256).hex()[:32]
