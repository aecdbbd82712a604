"""Publishing an edition: judged, built beside and put in place, or refused; and built once more."""

import shutil
from dataclasses import replace

import pytest
from tests.unit.products.editions.two_releases import BEFORE, NOW, earlier, later, planted, write
from tests.unit.released.editions.conftest import NOW as TODAY
from tests.unit.released.editions.conftest import content, module

from headwater.exchange.messages import EditionRequest
from headwater.pipeline import editions
from headwater.pipeline.assessing import assess, report_changes
from headwater.pipeline.editions import publish, rebuild
from headwater.products.editions import building
from headwater.products.editions.printing import can_print
from headwater.released.editions.content import FigureBlock, Paragraph
from headwater.released.editions.reading import EditionReader
from headwater.vocabulary.faults import StorageFault

MOVED = module(
    key="moved", title="What moved", computed="changes", function=None, blocks=(), easy=()
)
SHOWN = module(blocks=(*module().blocks, FigureBlock("ed_assaults-trend")))


@pytest.fixture(scope="module")
def releases(tmp_path_factory):
    """Two releases, the later one with its figures; nothing published yet."""
    root = tmp_path_factory.mktemp("released")
    now = later(planted)
    write(earlier(now), root, figures=False)
    write(now, root)
    return root


@pytest.fixture
def root(releases, tmp_path):
    """The same releases, and a place of its own for editions."""
    own = tmp_path / "released"
    own.mkdir()
    beside(releases, own)
    return own


def ask(root, found, said=None):
    request = EditionRequest("a" * 32, found, TODAY, "person-1")
    return publish(root, request, now=TODAY, progress=(said or []).append)


@pytest.fixture(scope="module")
def once_published(releases, tmp_path_factory):
    """The first edition is of the earlier release, the second of the later one, with a figure."""
    root = tmp_path_factory.mktemp("published")
    beside(releases, root)
    bare = replace(content(), release_id=BEFORE)
    assert ask(root, bare).refused_because == ()
    following = content(SHOWN, MOVED, reference="SN-2", previous="SN-1-v1", release_id=NOW)
    assert ask(root, following).refused_because == ()
    return root


@pytest.fixture
def published(root, once_published):
    """The same editions, for one test to spoil."""
    shutil.copytree(once_published / "editions", root / "editions")
    return root


def beside(releases, own):
    """Show a folder the releases that were made once."""
    for path in releases.iterdir():
        (own / path.name).symlink_to(path)


def test_an_edition_is_there_whole_and_builds_again_in_the_same_bytes(published, tmp_path):
    reader = EditionReader(published)
    assert reader.edition_ids() == ("SN-1-v1", "SN-2-v1")
    assert reader.open("SN-2-v1").content.release_id == NOW
    assert "Northbank: higher than expected" in (
        published / "editions/SN-2-v1/public/moved.html"
    ).read_text("utf-8")
    for path in (published / "editions").rglob("*"):
        assert path.is_dir() or path.stat().st_mode & 0o222 == 0
    found = rebuild(published, "SN-2-v1", out=tmp_path / "again", progress=lambda _: None)
    assert found.is_the_same
    assert (found.pages_and_data, found.documents, found.altered) == ((), (), ())
    assert found.files > 10


def test_what_was_altered_after_publication_is_seen(published, tmp_path):
    page = published / "editions/SN-1-v1/public/index.html"
    page.chmod(0o644)
    page.write_text(page.read_text("utf-8").replace("visits", "calls"), "utf-8")
    found = rebuild(published, "SN-1-v1", out=tmp_path / "again", progress=lambda _: None)
    assert found.altered == ("public/index.html",)
    assert not found.is_the_same
    assert found.pages_and_data == ()  # those that were published, by their digests, rebuild


def test_a_published_edition_is_never_written_over(published):
    before = (published / "editions/SN-1-v1/SHA256SUMS").read_bytes()
    (refused,) = ask(published, replace(content(), release_id=BEFORE)).refused_because
    assert "never changes" in refused
    assert (published / "editions/SN-1-v1/SHA256SUMS").read_bytes() == before


REFUSED = [
    ({"release_id": "R0009-12345678"}, "There is no release 'R0009-12345678'"),
    ({"signed_off": ()}, "Fewer than two people have signed it"),
    ({"previous": "SN-7-v1"}, "is not there"),
    ({"modules": (module(blocks=(Paragraph("It fell by 12%."),), easy=()),)}, "typed by hand"),
    (
        {"modules": (module(computed="glance", easy=("[[homicides | whole | 2020 | rate]]",)),)},
        "says a number that the module does not",
    ),
    ({"modules": (module(blocks=(FigureBlock("gone"),), easy=()),)}, "has no figure 'gone'"),
]


@pytest.mark.parametrize(("changes", "sentence"), REFUSED)
def test_a_refusal_is_in_sentences_and_leaves_nothing(root, changes, sentence):
    answer = ask(root, content(**({"release_id": NOW} | changes)))
    assert any(sentence in each for each in answer.refused_because), answer.refused_because
    assert EditionReader(root).edition_ids() == ()
    assert not (root / "editions").exists()


def test_an_easy_sentence_may_say_what_the_engine_says_in_its_module(root, monkeypatch):
    monkeypatch.setattr(editions, "build_edition", _nothing)
    easy = ("There were [[knife_crime | whole | newest | count]] crimes.",)
    answer = ask(root, content(module(computed="glance", easy=easy), release_id=NOW))
    assert answer.refused_because == ()


def _nothing(_edition, _source, *, folder, progress):
    folder.mkdir(parents=True)
    progress("built")


class Killed(BaseException):
    """What a stop of the machine looks like from inside."""


@pytest.mark.parametrize("at", ["as_ods", "as_docx", "write_digests"])
def test_a_stop_in_the_middle_leaves_no_edition_and_the_next_try_is_whole(root, monkeypatch, at):
    def stop(*_):
        raise Killed

    monkeypatch.setattr(building, "can_print", lambda: False)
    with monkeypatch.context() as patched:
        patched.setattr(building, at, stop)
        with pytest.raises(Killed):
            ask(root, content(release_id=NOW))
    reader = EditionReader(root)
    assert reader.edition_ids() == ()
    assert (root / "editions/SN-1-v1.partial").is_dir()
    assert ask(root, content(release_id=NOW)).refused_because == ()
    assert reader.edition_ids() == ("SN-1-v1",)
    assert not (root / "editions/SN-1-v1.partial").exists()


def test_a_disk_that_refuses_is_no_refusal_of_the_edition(root, monkeypatch):
    def full(*_):
        raise StorageFault(found="Full.", expected="room.", next_step="make room.")

    monkeypatch.setattr(building, "as_docx", full)
    with pytest.raises(StorageFault):
        ask(root, content(release_id=NOW))


def test_what_nobody_foresaw_is_answered_and_does_not_stop_the_rest(root, monkeypatch):
    def broken(*_):
        raise KeyError("a name that must not be told")

    monkeypatch.setattr(building, "as_docx", broken)
    (refused,) = ask(root, content(release_id=NOW)).refused_because
    assert "KeyError" in refused
    assert "must not be told" not in refused


def test_the_engines_own_assessment_draws_what_the_release_did_not(releases, tmp_path, monkeypatch):
    monkeypatch.setattr(building, "can_print", lambda: False)
    root = tmp_path / "released"
    shutil.copytree(releases, root)
    for path in (root / NOW / "figures").glob("*"):
        path.unlink()
    (root / "current").write_text(f"{BEFORE}\n")
    written = assess(root, out=tmp_path / "out", progress=lambda _: None)
    names = {path.relative_to(tmp_path / "out").as_posix() for path in written.paths}
    assert {"index.html", "easy-read.html", "numbers.html", "needs-assessment.docx"} <= names
    assert {"needs-assessment-data.xlsx", "needs-assessment-data.ods"} <= names
    assert "figures/ed_assaults-trend.svg" in names
    assert not any(name.startswith("change-report/") for name in names)
    assert (written.without_pdf_because is None) is can_print()


def test_what_moved_is_a_document_of_two_pages_by_itself(root, tmp_path):
    written = report_changes(root, BEFORE, out=tmp_path / "out", progress=lambda _: None)
    page = (tmp_path / "out" / "changes.html").read_text("utf-8")
    assert "Emergency department assaults, Northbank: higher than expected." in page
    assert "comparisons were made together" in page
    assert "Violence with a knife" not in page
    if can_print():
        from pypdf import PdfReader

        assert len(PdfReader(tmp_path / "out" / "changes.pdf").pages) <= 2
        assert tmp_path / "out" / "changes.pdf" in written.paths
