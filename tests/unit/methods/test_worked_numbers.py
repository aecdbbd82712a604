"""Every worked number in a docstring is the number that the code gives."""

import doctest
import importlib
import pkgutil

import pytest

from headwater import methods

ELSEWHERE = ("headwater.analyses.noticing.wording", "headwater.linkage.pseudonyms")
EVERY = [each.name for each in pkgutil.walk_packages(methods.__path__, "headwater.methods.")]
ROOMS = {name for name in EVERY if hasattr(importlib.import_module(name), "__path__")}
MODULES = sorted({*EVERY, *ELSEWHERE} - ROOMS)
WITHOUT_NUMBERS = {
    "headwater.methods.change.interruption_model",
    "headwater.methods.early_warning.farrington_rules",
    "headwater.methods.near_repeats.pair_tables",
}
"""What is chosen, and the tables within a method whose own numbers are worked."""


@pytest.mark.parametrize("name", MODULES)
def test_worked_numbers(name: str) -> None:
    failed, tried = doctest.testmod(importlib.import_module(name))
    assert failed == 0
    assert (tried > 0) is (name not in WITHOUT_NUMBERS)
