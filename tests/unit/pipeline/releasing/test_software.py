"""Which code made a release: a version, and a digest that anybody can make again."""

import hashlib
import re
from pathlib import Path

import headwater
from headwater.pipeline.releasing.software import software_words


def test_the_digest_is_that_of_the_engine_s_modules() -> None:
    told = software_words.__wrapped__()  # as the files are now, not as they were at the start
    package = Path(headwater.__file__).parent
    parts = [
        path.relative_to(package).as_posix().encode() + path.read_bytes()
        for path in sorted(package.rglob("*.py"))
    ]
    assert len(parts) > 100
    said = re.fullmatch(r"headwater (\S+), code ([0-9a-f]{12})", told)
    assert said is not None
    assert said[1] == headwater.__version__
    assert hashlib.sha256(b"".join(parts)).hexdigest().startswith(said[2])
