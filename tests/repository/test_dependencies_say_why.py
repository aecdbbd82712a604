"""Each dependency earns its place: a comment beside it says what it is for."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DEPENDENCY = re.compile(r'^\s+"(?P<name>[A-Za-z][\w.-]*)[^"]*",(?P<rest>.*)$')


def dependency_lines() -> list[tuple[str, str]]:
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    block = text[text.index("dependencies = [") : text.index("[project.scripts]")]
    matches = (DEPENDENCY.match(line) for line in block.splitlines())
    return [(match["name"], match["rest"].strip()) for match in matches if match]


def test_every_dependency_says_what_it_is_for() -> None:
    lines = dependency_lines()
    assert len(lines) > 20
    assert [name for name, rest in lines if not re.match(r"#\s*\w", rest)] == []
