"""Counted words: one row, two rows, and nowhere "1 rows"."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.vocabulary.counts import counted

ENGINE = Path(__file__).parents[3] / "src" / "headwater"
COUNTED_AS_THEY_ARE = re.compile(
    r" (?:(?!of )[a-z]+[a-rt-z] )?(?:areas|bytes|cells|codes|columns|districts|entries|events"
    r"|extracts|fields|files|headers|institutions|lines|measures|mentions|months|pairs|parts"
    r"|periods|places|references|rows|rules|sheets|submissions|suppliers|things|values|versions)\b"
)
ROOMS = {path.name for path in ENGINE.iterdir()} - {"methods"}  # its faults are a programmer's
WORDS = st.from_regex(r"[a-z]{1,12}", fullmatch=True)


@given(st.integers(min_value=0), WORDS, WORDS)
def test_one_is_singular_and_every_other_number_is_plural(number: int, one: str, many: str) -> None:
    figure, word = counted(number, one, many).split(" ")
    assert int(figure.replace(",", "")) == number
    assert word == (one if number == 1 else many)


@given(st.integers(min_value=0).filter(lambda number: number != 1), WORDS)
def test_an_s_makes_the_plural_where_no_other_is_given(number: int, one: str) -> None:
    assert counted(number, one).endswith(f" {one}s")


def test_the_rule_sees_a_number_beside_a_plural() -> None:
    found = list(_uncounted('words = f"{n:,} rows were read"\nfault = f"of {n} hidden sheets"'))
    assert found == ["{n} rows", "{n} hidden sheets"]


def test_the_rule_lets_verbs_be() -> None:
    assert not list(_uncounted('f"{name} has rows"; f"{missing} of events"; f"{file} names none"'))


def test_the_rule_lets_limits_and_shares_be() -> None:
    assert not list(_uncounted('f"at most {LARGEST:,} bytes"; f"{some} of {all} rows are marked"'))


@pytest.mark.parametrize("room", sorted(ROOMS))
def test_no_number_stands_beside_a_plural_that_does_not_follow_it(room: str) -> None:
    paths = sorted((ENGINE / room).rglob("*.py")) if (ENGINE / room).is_dir() else [ENGINE / room]
    found = [
        f"{path.relative_to(ENGINE)}: {words}"
        for path in paths
        if path.suffix == ".py"
        for words in _uncounted(path.read_text(encoding="utf-8"))
    ]
    assert found == [], "say it with headwater.vocabulary.counts.counted"


def _uncounted(source: str) -> Iterator[str]:
    """Numbers in worded strings with a plural after them, written without `counted`."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.JoinedStr):
            continue
        said = ["", *(_constant(part) for part in node.values)]
        for before, part, after in zip(said, node.values, node.values[1:], strict=False):
            plural = COUNTED_AS_THEY_ARE.match(_constant(after))
            if isinstance(part, ast.FormattedValue) and plural and not _is_known(part, before):
                yield f"{{{ast.unparse(part.value)}}}{plural[0]}"


def _constant(part: ast.expr) -> str:
    return str(part.value) if isinstance(part, ast.Constant) else ""


def _is_known(part: ast.FormattedValue, before: str) -> bool:
    """A limit of the program, which is never one, or the whole of a share."""
    is_limit = isinstance(part.value, ast.Name) and part.value.id.isupper()
    return is_limit or before.endswith(" of ")
