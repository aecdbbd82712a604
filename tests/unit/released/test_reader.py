"""Opening releases: the current one, one by its id, and what happens when there is none."""

import pytest
from tests.unit.products import sample

from headwater.products import point_current, write_release
from headwater.released import NoReleaseYet, ReleasedReader, ReleaseNotFound
from headwater.vocabulary.faults import ExitCode


def test_nothing_released_yet_says_what_to_do(tmp_path):
    reader = ReleasedReader(tmp_path / "nowhere")
    assert reader.current_id() is None
    assert reader.release_ids() == ()
    with pytest.raises(NoReleaseYet, match="headwater run") as caught:
        reader.open()
    assert caught.value.exit_code is ExitCode.NOTHING_TO_RELEASE


def test_the_current_release_comes_back_as_it_was_written(root, everything):
    opened = ReleasedReader(root).open()
    for name in ("release_id", "made_at", "as_at_date", "nature", "partnership", "areas",
                 "measures", "sources", "signals", "breaks", "scope", "outlines",
                 "previous_release_id"):  # fmt: skip
        assert getattr(opened, name) == getattr(everything, name)
    assert opened.is_synthetic
    assert opened.figures == {}


def test_a_release_is_opened_once_in_a_process(root):
    assert ReleasedReader(root).open() is ReleasedReader(root).open()


def test_a_swap_of_the_pointer_is_seen_at_once(root):
    reader = ReleasedReader(root)
    before = reader.open()
    write_release(
        sample.released(sample.MEASURES[:1], release_id="R0003-99999999"), root=root, figures=False
    )
    assert reader.open() is before
    point_current(root, "R0003-99999999")
    assert reader.open().release_id == "R0003-99999999"
    assert reader.open(before.release_id) is before
    assert reader.release_ids() == (sample.RELEASE_ID, "R0003-99999999")


@pytest.mark.parametrize("release_id", ["R0009-00000000", "../elsewhere", "a/b", ".hidden"])
def test_a_release_that_is_not_there_is_not_found(root, release_id):
    with pytest.raises(ReleaseNotFound, match=sample.RELEASE_ID) as caught:
        ReleasedReader(root).open(release_id)
    assert caught.value.exit_code is ExitCode.NOT_FOUND


def test_a_half_written_release_is_not_listed(root):
    partial = root / "R0004-11111111.partial"
    partial.mkdir()
    (partial / "manifest.json").write_text("{}")
    assert ReleasedReader(root).release_ids() == (sample.RELEASE_ID,)
