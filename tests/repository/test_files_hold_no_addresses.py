"""No committed file holds a package registry's address or a path of somebody's machine."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCK_FILES = ["requirements.txt", "requirements-dev.txt", "package-lock.json", ".npmrc"]
ADDRESS = re.compile(r"https?://|--(?:extra-)?index-url|--find-links|--trusted-host")
FUNDING = re.compile(r'"(?:url|funding)":.*$', re.MULTILINE)
PERSONAL_PATH = re.compile(r"(?<![\w.$}])/(?:home|root|Users|workspace|tmp)/\w")


def committed_files() -> list[Path]:
    try:
        listed = subprocess.run(
            ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
        ).stdout.splitlines()
    except (OSError, subprocess.CalledProcessError):
        return []
    return [ROOT / name for name in listed if (ROOT / name).is_file()]


@pytest.mark.parametrize("name", LOCK_FILES)
def test_a_lock_file_holds_no_address(name: str) -> None:
    text = FUNDING.sub("", (ROOT / name).read_text("utf-8"))
    assert not ADDRESS.search(text)


def test_the_search_finds_a_planted_address() -> None:
    assert ADDRESS.search('"resolved": "https://registry.example/x.tgz"')
    assert PERSONAL_PATH.search('open("/home/someone/data.csv")')


def test_no_committed_file_holds_a_personal_path() -> None:
    this_test = Path(__file__).resolve()
    found = []
    for path in committed_files():
        if path == this_test or path.suffix in {".woff2", ".png", ".json"}:
            continue
        if PERSONAL_PATH.search(path.read_text("utf-8", errors="replace")):
            found.append(str(path.relative_to(ROOT)))
    assert found == []


def test_hashes_pin_every_requirement() -> None:
    text = (ROOT / "requirements.txt").read_text("utf-8")
    names = re.findall(r"^[a-z0-9][\w.-]*(?:\[[\w,-]+\])?==", text, re.MULTILINE)
    assert len(names) > 20
    assert text.count("--hash=sha256:") >= len(names)
