"""Every worked number in a docstring is the number that the code gives."""

import doctest
import importlib

import pytest

MODULES = [
    "headwater.methods.rates",
    "headwater.methods.proportions",
    "headwater.methods.comparisons",
    "headwater.methods.funnels",
    "headwater.methods.like_for_like",
    "headwater.analyses.wording",
    "headwater.linkage.pseudonyms",
]


@pytest.mark.parametrize("name", MODULES)
def test_worked_numbers(name: str) -> None:
    failed, tried = doctest.testmod(importlib.import_module(name))
    assert tried > 0
    assert failed == 0
