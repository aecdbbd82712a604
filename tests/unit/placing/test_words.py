"""One form for every way of writing the same words."""

import doctest
import importlib

import pytest
from hypothesis import given
from hypothesis import strategies as some

from headwater.placing import normalise


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        # written                       plain
        ("Rock  CITY!!", "rock city"),
        ("The King's Arms", "kings arms"),
        ("King\u2019s Arms", "kings arms"),
        ("Fox & Hounds", "fox and hounds"),
        ("fox n hounds", "fox and hounds"),
        ("Café Émile", "cafe emile"),
        ("Tanner St.", "tanner st"),
        ("Tanner Street", "tanner st"),
        ("Saint Mary's", "st marys"),
        ("O/S Opera House", "outside opera house"),
        ("opp. Deer Pk", "opposite deer park"),
        ("next door to the Velvet", "beside velvet"),
        ("round the corner from Velvet", "near velvet"),
        ("on my way home", "home"),
        ("Town Center", "town centre"),
        ("Velvet at 11:30pm", "velvet at"),
        ("velvet?", "velvet maybe"),
        ("public house", "pub"),
        ("-- ...", ""),
    ],
)
def test_written_as(written: str, plain: str) -> None:
    assert normalise(written) == plain


@given(some.text(max_size=60))
def test_only_plain_words_come_out(words: str) -> None:
    plain = normalise(words)
    assert plain == " ".join(plain.split())
    assert all(letter in "abcdefghijklmnopqrstuvwxyz0123456789 " for letter in plain)


@given(some.text(alphabet="abSt &'./", max_size=30))
def test_case_and_spaces_do_not_matter(words: str) -> None:
    assert normalise(words.upper()) == normalise(words.lower()) == normalise(f"  {words} ")


@pytest.mark.parametrize("name", ["words", "refusing", "spelling"])
def test_worked_examples(name: str) -> None:
    failed, tried = doctest.testmod(importlib.import_module(f"headwater.placing.{name}"))
    assert tried > 0
    assert failed == 0
