"""Words beside a number follow it: one row, two rows."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from headwater.vocabulary.policies import DisclosurePolicy
from headwater_web.dashboard.quality.words import rows_words

SITE = Path(__file__).resolve().parents[4] / "src" / "headwater_web"
UNCOUNTED = re.compile(
    r"(?<!of )(?<!all )(?<!the )(?<!last )\{(?!times|per_)[a-z_]+\} (?:days|rows|files|weekdays"
    r"|items|periods|institutions|assessments|answers|asks|months)\b"
)
ALWAYS_SEVERAL = (
    "You lead this action as {post}",  # a link lasts for a number of days that never varies
    "{post} is asked for {asked} days a month and has {days}.",  # a share of a month, with a half
    "about {rows} rows",  # to the nearest hundred
)
REFUSED_AS_400 = re.compile(r"status=400 if|status = 400 if")


def test_the_rule_sees_a_number_beside_a_plural() -> None:
    assert list(
        _uncounted('_("It came {days} days late"); ngettext("{n} row", "{n} rows", n)')
    ) == ["It came {days} days late"]


@pytest.mark.parametrize("app", sorted(path.name for path in SITE.iterdir() if path.is_dir()))
def test_no_number_stands_beside_a_plural_that_does_not_follow_it(app: str) -> None:
    paths = sorted((SITE / app).rglob("*.py"))
    found = [words for path in paths for words in _uncounted(path.read_text(encoding="utf-8"))]
    assert [words for words in found if not words.startswith(ALWAYS_SEVERAL)] == []


@pytest.mark.parametrize(
    ("rows", "policy", "words"),
    [
        (1, DisclosurePolicy.OPEN, "1 row"),
        (0, DisclosurePolicy.OPEN, "0 rows"),
        (1_234, DisclosurePolicy.OPEN, "1,234 rows"),
        (1_200, DisclosurePolicy.NHS_SUBNATIONAL, "about 1,200 rows"),
        (0, DisclosurePolicy.NHS_SUBNATIONAL, "fewer than 50 rows"),
    ],
)
def test_rows_in_words(rows: int, policy: DisclosurePolicy, words: str) -> None:
    assert rows_words(rows, policy) == words


def test_every_form_that_is_refused_answers_alike() -> None:
    """422, whichever app asks."""
    refusing = [
        str(path.relative_to(SITE))
        for path in SITE.rglob("*.py")
        if REFUSED_AS_400.search(path.read_text(encoding="utf-8"))
    ]
    assert refusing == []


def _uncounted(source: str) -> Iterator[str]:
    """Strings given to gettext, which has one form alone, with a counted plural in them."""
    for node in ast.walk(ast.parse(source)):
        is_plain = isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        if not is_plain or node.func.id not in {"_", "gettext", "gettext_lazy"} or not node.args:
            continue
        words = node.args[0]
        if isinstance(words, ast.Constant) and UNCOUNTED.search(str(words.value)):
            yield str(words.value)
