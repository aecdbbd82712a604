"""The page of methods, from their own words."""

import ast
import re
from pathlib import Path

from headwater.definitions.library import Library

ROOM = Path(__file__).resolve().parents[2] / "src" / "headwater" / "methods"
_HEADINGS = re.compile(r"\n\s*\n")


def page(library: Library) -> str:  # noqa: ARG001 - every page is made alike
    """Every module of the methods, with its functions, their sources and worked numbers."""
    parts = [
        "# Methods",
        "",
        "What `headwater.methods` offers, in the words of the code. Each function is tested "
        "against its source's published numbers or a second implementation.",
        "",
    ]
    for room in sorted(path for path in ROOM.iterdir() if (path / "__init__.py").is_file()):
        parts += [f"## {room.name.replace('_', ' ').capitalize()}", "", _about(room), ""]
        parts += _modules(room)
    return "\n".join([*parts, "## Many comparisons at once", "", *_modules(ROOM)])


def _about(room: Path) -> str:
    return ast.get_docstring(ast.parse((room / "__init__.py").read_text("utf-8"))) or ""


def _modules(room: Path) -> list[str]:
    paths = sorted(path for path in room.glob("*.py") if path.stem != "__init__")
    return [line for path in paths for line in _module(path)]


def _module(path: Path) -> list[str]:
    tree = ast.parse(path.read_text("utf-8"))
    functions = [
        node
        for node in tree.body
        if isinstance(node, ast.FunctionDef)
        and not node.name.startswith("_")
        and not any(
            isinstance(each, ast.Name) and each.id == "overload" for each in node.decorator_list
        )
    ]
    parts = [f"### `{path.stem}`", "", _plain(ast.get_docstring(tree) or ""), ""]
    for function in functions:
        parts += _function(function)
    return parts


def _function(function: ast.FunctionDef) -> list[str]:
    words, _, example = (ast.get_docstring(function) or "").partition(">>>")
    arguments = [each.arg for each in (*function.args.args, *function.args.kwonlyargs)]
    parts = [f"#### `{function.name}({', '.join(arguments)})`", "", _plain(words.strip()), ""]
    if example:
        parts += ["```python", f">>>{example.rstrip()}", "```", ""]
    return parts


def _plain(words: str) -> str:
    """Paragraphs without their line ends; a source has a paragraph of its own."""
    paragraphs = [" ".join(each.split()) for each in _HEADINGS.split(words)]
    return "\n\n".join(paragraphs).replace(" Source:", "\n\n*Source.*")
