"""What the documents point at exists."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NAMED_PATH = re.compile(r"`((?:src|tests|docs|definitions|tools)/[\w./-]+)`")
LINK = re.compile(r"\]\((?!https?://|#|mailto:)([^)#]+)")
DOCUMENTS = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_and_paths_lead_somewhere(path: Path) -> None:
    text = path.read_text("utf-8")
    named = [ROOT / found for found in NAMED_PATH.findall(text)]
    linked = [path.parent / found for found in LINK.findall(text)]
    assert [str(target) for target in (*named, *linked) if not target.exists()] == []


def test_decisions_are_numbered_once() -> None:
    numbers = [path.name[:4] for path in (ROOT / "docs" / "decisions").glob("*.md")]
    assert sorted(numbers) == [f"{number:04d}" for number in range(1, len(numbers) + 1)]


def test_the_reference_is_generated_from_the_code() -> None:
    from tools.reference import PAGES, REFERENCE

    from headwater.definitions.library import Library

    library = Library(ROOT / "definitions")
    name = "tables.md"
    assert (REFERENCE / name).read_text("utf-8") == PAGES[name](library)
