"""What passes through comes out whole, and never rests in the clear."""

import os
from io import BytesIO

import pytest
from django.http import HttpRequest
from django.http.multipartparser import MultiPartParser
from hypothesis import given
from hypothesis import strategies as st

from headwater_web.sharing.passing import PassingContent, PassingUploadHandler


@given(st.lists(st.binary(min_size=1, max_size=300), max_size=20), st.integers(1, 700))
def test_what_is_put_comes_out_in_order(chunks: list[bytes], size: int) -> None:
    content = PassingContent()
    for chunk in chunks:
        content.put(chunk)
    read = []
    while piece := content.read(size):
        read.append(piece)
    content.close()
    assert b"".join(read) == b"".join(chunks)
    assert all(len(piece) == size for piece in read[:-1])


def test_everything_at_once() -> None:
    content = PassingContent()
    content.put(b"one ")
    content.put(b"two")
    assert content.read() == b"one two"
    assert content.read() == b""
    content.close()


def test_what_waits_on_disk_is_sealed_and_nameless() -> None:
    content = PassingContent()
    content.put(b"Somebody's name" * 100)
    waiting = content._sealed
    waiting.seek(0)
    assert b"Somebody" not in waiting.read()
    assert os.fstat(waiting.fileno()).st_nlink == 0
    content.close()


def posted(body: bytes, *, largest: int) -> tuple[object, PassingUploadHandler]:
    head = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n'
    whole = head + body + b"\r\n--x--\r\n"
    request = HttpRequest()
    request.META = {
        "CONTENT_TYPE": "multipart/form-data; boundary=x",
        "CONTENT_LENGTH": str(len(whole)),
    }
    handler = PassingUploadHandler(request, largest=largest)
    parser = MultiPartParser(request.META, BytesIO(whole), [handler])
    _fields, files = parser.parse()
    return files["file"], handler


def test_an_upload_keeps_its_name_size_and_content() -> None:
    file, _handler = posted(b"a,b\n1,2\n", largest=100)
    assert (file.name, file.size) == ("a.csv", 8)
    assert file.read() == b"a,b\n1,2\n"
    file.close()


@pytest.mark.parametrize("surplus", [1, 200_000])
def test_what_is_too_large_is_counted_and_dropped(surplus: int) -> None:
    file, _handler = posted(b"x" * (50 + surplus), largest=50)
    assert file.size == 50 + surplus
    assert len(file.read()) <= 50
    file.close()
