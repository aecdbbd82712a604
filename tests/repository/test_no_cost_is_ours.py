"""What an event costs, and how prices rose, comes from a file taken over, never from code."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = (
    ROOT / "src" / "headwater_web" / "interventions",
    ROOT / "src" / "headwater" / "vocabulary" / "costs",
)
MODULES = [
    path
    for folder in FOLDERS
    for path in sorted(folder.rglob("*.py"))
    if "migrations" not in path.parts
]
LIMITS = {"MANY", "LARGEST_FILE", "max_length"}
"""Names of numbers that say how much may be typed, and price nothing."""
SMALLEST_PRICE = 900
"""No published unit cost of a violent event is below; sizes of drawings and columns are."""


def prices_in(text: str) -> list[object]:
    """Numbers that are large enough to be a price, but for the limits that have a name."""
    tree = ast.parse(text)
    named = set(_limits(tree))
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and id(node) not in named and _is_large(node.value)
    ]


def _limits(tree: ast.AST) -> Iterator[int]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and {getattr(t, "id", "") for t in node.targets} & LIMITS:
            yield id(node.value)
        if isinstance(node, ast.keyword) and node.arg in LIMITS:
            yield id(node.value)


def _is_large(value: object) -> bool:
    if isinstance(value, str):
        text = value.replace(",", "").replace("£", "").replace("_", "")
        return text.isdecimal() and float(text) >= SMALLEST_PRICE
    return isinstance(value, int | float) and value >= SMALLEST_PRICE


@pytest.mark.parametrize(
    "planted",
    ["COST = 14050", 'PRICES = {"assault": Decimal("14,050")}', "def cost(n): return n * 5930.0"],
)
def test_a_planted_price_is_found(planted: str) -> None:
    assert prices_in(planted)


def test_a_named_limit_is_no_price() -> None:
    assert prices_in("LARGEST_FILE = 500_000\nfield = CharField(max_length=4_000)") == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_module_prices_anything(path: Path) -> None:
    assert prices_in(path.read_text(encoding="utf-8")) == []
