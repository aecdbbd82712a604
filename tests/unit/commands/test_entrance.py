"""The entrance: parsing, faults, and a reader that stops listening."""

import argparse
from collections.abc import Callable

import pytest

from headwater import __main__ as entrance
from headwater.commands import values
from headwater.vocabulary.faults import ExitCode, Fault

Act = Callable[..., ExitCode]


class KeyUnderTheMat(Fault):
    """A fault of this test's own."""

    exit_code = ExitCode.KEY


def with_act(monkeypatch: pytest.MonkeyPatch, act: Act) -> None:
    def parser() -> argparse.ArgumentParser:
        built = argparse.ArgumentParser()
        built.add_argument("--json", action="store_true")
        built.set_defaults(act=act)
        return built

    monkeypatch.setattr(entrance, "build_parser", parser)


def test_a_fault_decides_the_exit_code(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def act(*_: object) -> ExitCode:
        raise KeyUnderTheMat(found="A key.", expected="no key.", next_step="take it away.")

    with_act(monkeypatch, act)
    assert entrance.main([]) == ExitCode.KEY
    assert capsys.readouterr().err.splitlines() == [
        "Found:    A key.",
        "Expected: no key.",
        "Next:     take it away.",
    ]


def test_a_reader_that_stops_listening_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def act(*_: object) -> ExitCode:
        raise BrokenPipeError

    with_act(monkeypatch, act)
    monkeypatch.setattr(entrance.sys, "stderr", type("Closing", (), {"close": lambda _: None})())
    assert entrance.main([]) == ExitCode.DONE


@pytest.mark.parametrize("text", ["2025-03", "2025-12"])
def test_a_month_is_a_month(text: str) -> None:
    assert str(values._month(text).first_month).startswith(text)


@pytest.mark.parametrize("text", ["2025", "2025-13", "March", "2025-01/P12M", ""])
def test_anything_else_is_said_to_be_none(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match="expected"):
        values._month(text)
