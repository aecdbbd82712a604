"""Every worked number of what an expectation is made with is the number that the code gives."""

import doctest
import importlib

import pytest

MODULES = [
    "autoregressive_errors",
    "dispersed_counts",
    "expected_counts",
    "negative_binomial_models",
    "normal_equations",
    "poisson_models",
    "robust_errors",
    "time_terms",
]


@pytest.mark.parametrize("name", MODULES)
def test_worked_numbers(name: str) -> None:
    failed, tried = doctest.testmod(importlib.import_module(f"headwater.methods.{name}"))
    assert tried > 0
    assert failed == 0
