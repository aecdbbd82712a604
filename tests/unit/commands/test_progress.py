"""Progress is shown to people on the error stream, and never to programs."""

import re

import pytest

from headwater.commands import progress
from headwater.commands.progress import showing_progress


def test_lines_where_there_is_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    with showing_progress() as step:
        step("Reading")
        step("Counting")
    captured = capsys.readouterr()
    assert captured.out == ""
    assert re.fullmatch(r"\[ +0\.\d s\] Reading\n\[ +0\.\d s\] Counting\n", captured.err)


def test_silence_for_a_program(capsys: pytest.CaptureFixture[str]) -> None:
    with showing_progress(quiet=True) as step:
        step("Reading")
    assert capsys.readouterr() == ("", "")


def test_a_display_on_a_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress.sys.stderr, "isatty", lambda: True, raising=False)
    with showing_progress() as step:
        step("Reading")
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "Reading" in captured.err
