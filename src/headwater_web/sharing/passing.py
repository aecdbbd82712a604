"""A file that passes through the site without its content ever resting here.

What is uploaded waits in a nameless temporary file, sealed under a key that exists only in this
process's memory and only as long as the request. From there it goes to the exchange, sealed to
the engine. A crash leaves bytes that nobody can read.
"""

import struct
import tempfile
from collections.abc import Iterator
from typing import IO, Any, cast

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

LARGEST_FILE_BYTES = 256 * 1024 * 1024
_TAG_BYTES = 16
_LENGTH = struct.Struct(">I")


class PassingContent:
    """Chunks put in one after another and read out once, in order, as from a binary file."""

    def __init__(self) -> None:
        self._cipher = AESGCM(AESGCM.generate_key(bit_length=256))
        self._sealed = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the request
        self._count = 0
        self._chunks: Iterator[bytes] | None = None
        self._left = b""

    def put(self, chunk: bytes) -> None:
        """Add a chunk at the end."""
        sealed = self._cipher.encrypt(self._nonce(self._count), chunk, None)
        self._sealed.write(_LENGTH.pack(len(sealed)) + sealed)
        self._count += 1

    def read(self, size: int = -1) -> bytes:
        """The next `size` bytes, or all that are left."""
        if self._chunks is None:
            self._sealed.seek(0)
            self._chunks = self._opened()
        parts, wanted = [self._left], size - len(self._left)
        while size < 0 or wanted > 0:
            chunk = next(self._chunks, b"")
            if not chunk:
                break
            parts.append(chunk)
            wanted -= len(chunk)
        whole = b"".join(parts)
        end = len(whole) if size < 0 else size
        self._left = whole[end:]
        return whole[:end]

    def close(self) -> None:
        """Let go of the bytes and of the key."""
        self._sealed.close()

    def _opened(self) -> Iterator[bytes]:
        for number in range(self._count):
            (length,) = _LENGTH.unpack(self._sealed.read(_LENGTH.size))
            yield self._cipher.decrypt(self._nonce(number), self._sealed.read(length), None)

    @staticmethod
    def _nonce(number: int) -> bytes:
        return struct.pack(">4xQ", number)


class PassingUploadHandler(FileUploadHandler):
    """Takes an uploaded file as `PassingContent`; one that is too large is read and dropped.

    It is dropped rather than cut off so that the person gets a page that says what to do.
    """

    def __init__(self, request: Any = None, *, largest: int = LARGEST_FILE_BYTES) -> None:
        super().__init__(request)
        self._largest = largest
        self._received = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """A file begins."""
        super().new_file(*args, **kwargs)
        self._content = PassingContent()
        self._received = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Take a chunk, unless the file is already too large."""
        self._received = start + len(raw_data)
        if self._received <= self._largest:
            self._content.put(raw_data)

    def file_complete(self, file_size: int) -> UploadedFile[Any]:
        """The whole file as a form sees it."""
        return UploadedFile(
            file=cast(IO[Any], self._content),
            name=self.file_name,
            content_type=None,
            size=file_size,
        )

    def upload_interrupted(self) -> None:
        """Let go of what had arrived."""
        self._content.close()
