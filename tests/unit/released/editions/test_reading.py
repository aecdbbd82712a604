"""Published editions as they lie in their folder: which are there, and what each cut has."""

import pytest
from tests.unit.released.editions.conftest import content, module

from headwater.released.editions.content import Cut
from headwater.released.editions.frozen import freeze, write_edition
from headwater.released.editions.reading import EditionNotFound, EditionReader


@pytest.fixture
def put(few, tmp_path):
    """Lay an edition down with one file in each cut that differs."""

    def lay(**changes):
        found = content(module(), module(key="more", cut=Cut.PARTNER), **changes)
        folder = tmp_path / "editions" / found.edition_id
        for cut in ("public", "partner"):
            (folder / cut / "figures").mkdir(parents=True)
            (folder / cut / "index.html").write_text(cut)
            (folder / cut / "figures" / "a.svg").write_text(cut)
        (folder / "edition.json").write_text(write_edition(freeze(found, few)))
        return found

    return lay


def test_editions_come_in_the_order_of_their_numbers(put, tmp_path):
    for reference, version in (("SN-10", 1), ("SN-2", 2), ("SN-2", 1)):
        put(reference=reference, version=version)
    (tmp_path / "editions" / "SN-3-v1.partial").mkdir()
    reader = EditionReader(tmp_path)
    assert reader.edition_ids() == ("SN-2-v1", "SN-2-v2", "SN-10-v1")
    assert reader.open("SN-2-v2").content.version == 2


def test_a_cut_has_its_own_files_and_never_the_whole_text(put, tmp_path):
    put()
    reader = EditionReader(tmp_path)
    for cut, built in ((Cut.PUBLIC, "public"), (Cut.PARTNER, "partner"), (Cut.FULL, "partner")):
        files = reader.files("SN-1-v1", cut)
        assert list(files) == ["figures/a.svg", "index.html"]
        assert {path.read_text() for path in files.values()} == {built}


@pytest.mark.parametrize("name", ["SN-1-v2", "../SN-1-v1", "", "SN-0-v1", "edition.json"])
def test_what_is_not_there_says_what_is(put, tmp_path, name):
    put()
    with pytest.raises(EditionNotFound, match="SN-1-v1"):
        EditionReader(tmp_path).open(name)
