"""What an offence weighs comes from a file that was loaded; no module says it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CODE = re.compile(r"\d{1,3}[A-Z]?/\d{1,2}[A-Z]?")
DEMONSTRATION = ROOT / "src" / "headwater" / "demo"
MODULES = [
    path
    for path in sorted((ROOT / "src").rglob("*.py"))
    if DEMONSTRATION not in path.parents and "migrations" not in path.parts
]


def weights_in(text: str) -> list[str]:
    """Offence codes beside which a number stands: in a pair, or as the key of one."""
    return sorted({code for node in ast.walk(ast.parse(text)) for code in _weighed(node)})


def _weighed(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Dict):
        pairs = zip(node.keys, node.values, strict=True)
        yield from (
            _text(key) for key, value in pairs if key and _is_code(key) and _is_number(value)
        )
    if isinstance(node, ast.Tuple | ast.List) and any(map(_is_number, node.elts)):
        yield from (_text(each) for each in node.elts if _is_code(each))
    if isinstance(node, ast.Compare) and any(map(_is_code, (node.left, *node.comparators))):
        yield from (_text(each) for each in (node.left, *node.comparators) if _is_code(each))


def _is_code(node: ast.AST) -> bool:
    return bool(CODE.fullmatch(_text(node)))


def _text(node: ast.AST) -> str:
    is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
    return str(node.value) if is_text else ""  # type: ignore[attr-defined]  # asked above


def _is_number(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, int | float)


@pytest.mark.parametrize(
    "planted",
    [
        'WEIGHTS = {"5/1": 1965, "8/6": 20.5}',
        'TABLE = [("5/1", 1965)]',
        'def days(code):\n    return 1965 if code == "5/1" else 10',
    ],
)
def test_a_planted_weight_is_found(planted: str) -> None:
    assert "5/1" in weights_in(planted)


def test_codes_alone_are_no_weights() -> None:
    assert weights_in('CODES = ("5/1", "8/6")\nNAMES = {"5/1": "wounding"}') == []


def test_no_module_but_the_invented_demonstration_weighs_an_offence() -> None:
    found = {
        path.relative_to(ROOT).as_posix(): codes
        for path in MODULES
        if (codes := weights_in(path.read_text("utf-8")))
    }
    assert found == {}


def test_no_scale_ships_with_the_definitions() -> None:
    shipped = [
        path.relative_to(ROOT).as_posix()
        for path in sorted((ROOT / "definitions").rglob("*.csv"))
        if "weight" in path.read_text("utf-8").splitlines()[0].split(",")
    ]
    assert shipped == []
