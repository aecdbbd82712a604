"""Importing without looking for garbage: what is set aside, and that looking goes on afterwards."""

import gc
import subprocess
import sys

import pytest

from headwater.commands.starting import importing

_PROGRAM = """
import gc, sys
from headwater.commands.starting import importing
with importing():
    assert not gc.isenabled()
    import json
assert gc.isenabled()
{then}
print(gc.get_freeze_count() > 0)
"""


@pytest.mark.parametrize(
    ("then", "is_frozen"),
    [("", True), ("gc.unfreeze(); import duckdb\nwith importing(): pass", False)],
)
def test_what_was_imported_is_set_aside_before_duckdb_is(then: str, is_frozen: bool) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM.format(then=then)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert (done.stdout.strip(), done.stderr) == (str(is_frozen), "")


def test_a_failed_import_leaves_looking_switched_on() -> None:
    with pytest.raises(ImportError), importing():
        raise ImportError
    assert gc.isenabled()
