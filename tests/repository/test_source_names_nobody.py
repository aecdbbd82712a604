"""Nothing under src/ names a place, a body or a scope: those are definitions."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
SUFFIXES = {".py", ".html", ".txt", ".css", ".scss", ".js", ".j2", ".po"}
WORDS_OF_THE_FIELD = {
    "national statistics",
    "strategic partnership",
    "office for national statistics",
}


def definition_files(folder: str) -> list[Path]:
    return sorted((ROOT / "definitions" / folder).rglob("*.yaml"))


def names_of(partnership: dict) -> Iterator[str]:
    yield from (partnership["name"], partnership["short_name"], partnership["area_name"])
    yield from (partnership["area_code"], partnership["contact_email"])
    for district in partnership["districts"]:
        yield from (district["code"], district["name"])
        yield district["community_safety_partnership"]
    for joined in partnership.get("partnership_areas", ()):
        yield from (joined["code"], joined["name"])
    yield from (body["name"] for body in partnership["bodies"])


@cache
def forbidden_names() -> frozenset[str]:
    names: set[str] = set()
    for path in definition_files("partnerships"):
        content = yaml.safe_load(path.read_text("utf-8"))
        if "districts" in content:
            names |= {name.lower() for name in names_of(content)}
    for path in definition_files("scopes"):
        scope = yaml.safe_load(path.read_text("utf-8"))
        names |= {scope["key"].lower(), scope["signed_by"].lower()}
    return frozenset({name for name in names if len(name) > 3} - WORDS_OF_THE_FIELD)


def source_files() -> list[Path]:
    folders = [ROOT / "src", ROOT / "frontend", ROOT / "tools"]
    found = [path for folder in folders for path in folder.rglob("*") if path.suffix in SUFFIXES]
    return [path for path in found if "build" not in path.parts]


@cache
def any_of(names: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(names)))})\b")


def names_in(text: str, names: frozenset[str]) -> set[str]:
    return set(any_of(names).findall(text.lower()))


def test_the_search_finds_a_planted_name() -> None:
    names = forbidden_names()
    assert len(names) > 30
    planted = f"a chart of {sorted(names)[0]} by month"
    assert names_in(planted, names)


@pytest.mark.parametrize("path", source_files(), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_source_file_names_nobody(path: Path) -> None:
    assert names_in(path.read_text("utf-8"), forbidden_names()) == set()
