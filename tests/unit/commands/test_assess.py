"""`headwater assess`: what it writes, what it says, and its exit codes."""

import json

import pytest
from tests.unit.products.editions.two_releases import BEFORE, earlier, later, write
from tests.unit.released.editions.conftest import NOW, content

from headwater.__main__ import main
from headwater.commands.assess import rebuilt_words
from headwater.exchange.messages import EditionRequest
from headwater.pipeline.editions import Rebuilt, publish
from headwater.products.editions import building
from headwater.vocabulary.faults import ExitCode


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A home whose release is followed by one that has the same numbers."""
    monkeypatch.setattr(building, "can_print", lambda: False)
    monkeypatch.setenv("HEADWATER_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("HEADWATER_RELEASED", raising=False)
    released = tmp_path / "home" / "released"
    write(earlier(later()), released, figures=False)
    return released


def test_what_moved_since_the_same_release_is_nothing(home, tmp_path, capsys):
    out = tmp_path / "out"
    assert main(["assess", "--since", BEFORE, "--out", str(out), "--json"]) == ExitCode.DONE
    told = json.loads(capsys.readouterr().out)
    assert str(out / "changes.html") in told["paths"]
    page = (out / "changes.html").read_text("utf-8")
    assert "No new month or year came of which a comparison can be made." in page


def test_a_release_that_is_not_there_is_not_found(home, tmp_path, capsys):
    out = str(tmp_path / "out")
    assert main(["assess", "--since", "R0009-none", "--out", out]) == ExitCode.NOT_FOUND
    assert BEFORE in capsys.readouterr().err


def test_a_published_edition_is_built_again_and_compared(home, tmp_path, capsys):
    request = EditionRequest("a" * 32, content(release_id=BEFORE), NOW, "person-1")
    assert publish(home, request, now=NOW, progress=lambda _: None).refused_because == ()
    asked = ["assess", "--edition", "SN-1-v1", "--out"]
    assert main([*asked, str(tmp_path / "again")]) == ExitCode.DONE
    assert "Pages and data are the same in every byte." in capsys.readouterr().err
    page = home / "editions/SN-1-v1/public/index.html"
    page.chmod(0o644)
    page.write_text("Another text.")
    assert main([*asked, str(tmp_path / "once-more")]) == ExitCode.UNEXPECTED
    assert "Not as it was published: public/index.html." in capsys.readouterr().err


def test_an_edition_that_is_not_there_is_not_found(home, tmp_path):
    asked = ["assess", "--edition", "SN-9-v1", "--out", str(tmp_path / "out")]
    assert main(asked) == ExitCode.NOT_FOUND


def test_only_one_thing_is_asked_for_at_once(home, tmp_path):
    with pytest.raises(SystemExit):
        main(["assess", "--since", "a", "--edition", "b", "--out", str(tmp_path)])


WORDS = [
    (Rebuilt("SN-1-v1", 3), "Pages and data are the same in every byte.", True),
    (Rebuilt("SN-1-v1", 3, documents=("a.pdf",)), "The published ones stand.", True),
    (Rebuilt("SN-1-v1", 3, pages_and_data=("a.csv",)), "Pages or data that differ: a.csv.", False),
    (Rebuilt("SN-1-v1", 3, altered=("a.pdf",)), "Not as it was published: a.pdf.", False),
]


@pytest.mark.parametrize(("found", "sentence", "is_the_same"), WORDS)
def test_a_rebuilt_edition_is_told_in_sentences(found, sentence, is_the_same):
    assert any(sentence in line for line in rebuilt_words(found))
    assert found.is_the_same is is_the_same
