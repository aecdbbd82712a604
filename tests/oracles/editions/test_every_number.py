"""Every number in every file of every cut is a released cell; together they give nothing away."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
from tests.oracles.disclosure.attack import Published
from tests.oracles.disclosure.partnerships import (
    REDUCED,
    SMALL_MEASURES,
    TINIEST,
    World,
    attack_on,
    history,
    tiniest,
)
from tests.oracles.disclosure.test_histories import some
from tests.oracles.editions.editions_maker import edition_of, released_of
from tests.oracles.editions.reading_files import (
    KEY,
    cells_in_data,
    cells_in_numbers_page,
    laid_over,
    numbers_in,
    plain_words,
    texts,
    words_of_docx,
    written_forms,
)

from headwater.products.editions import building

CUTS = ("public", "partner", "full")
RULES = {"7", "1", "0", "5", "95", "18", "19", "20", "1,000", "100,000", "15", "8", "2", "100"}
"""Numbers of rules and of the law that stand in the words of every edition."""


def editions(releases, shape, folder):
    """The folder of the edition of each release, oldest first."""
    for number, published in enumerate(releases):
        edition_of(released_of(published, shape, number), number, folder)
    return [folder / f"SN-1-v{number + 1}" for number in range(len(releases))]


@pytest.fixture(scope="module")
def releases():
    return history(tiniest(1), 2)


@pytest.fixture(scope="module")
def folders(releases, tmp_path_factory):
    with pytest.MonkeyPatch.context() as patched:  # the proofs below read the PDF's twin, the DOCX
        patched.setattr(building, "can_print", lambda: False)
        return editions(releases, TINIEST, tmp_path_factory.mktemp("editions"))


def read_from(folder: Path):
    """Every cell that any file of any cut states."""
    for cut in CUTS:
        for text in texts(folder / cut, "*-numbers.csv").values():
            yield from cells_in_data(text)
        yield from cells_in_numbers_page((folder / cut / "numbers.html").read_text("utf-8"))


def truth(published: Published):
    return {
        tuple(row[name] for name in KEY): (row["state"], row["numerator"])
        for row in published.released.to_pylist()
    }


def test_each_cell_in_a_file_is_as_it_was_released(releases, folders):
    for published, folder in zip(releases, folders, strict=True):
        released = truth(published)
        found = list(read_from(folder))
        assert len({key for key, _ in found}) > 200
        assert any(state == "suppressed" for _, (state, _) in found)
        assert [key for key, read in found if released[key] != read] == []


def test_every_number_in_words_is_one_of_the_release_or_worked_out(releases, folders):
    for number, (published, folder) in enumerate(zip(releases, folders, strict=True)):
        index = (folder.parent / f"drawn-{number}" / "figures" / "figures.json").read_text("utf-8")
        cells = written_forms(published.released.to_pylist())
        cells |= {found for each in json.loads(index) for found in numbers_in(each["reading"])}
        for cut in CUTS:
            worked = "".join(texts(folder / cut, "*-worked-out.csv").values())
            known = cells | numbers_in(worked) | RULES | _of_files(folder / cut)
            docx = words_of_docx(next((folder / cut).glob("*.docx")).read_bytes())
            pages = texts(folder / cut, "*.html")
            for name, said in {
                **{n: plain_words(t) for n, t in pages.items()},
                "docx": docx,
            }.items():
                assert numbers_in(said) - known == set(), (cut, name)


def _of_files(folder):
    """Numbers about files and states: tables whose making is said under them."""
    return numbers_in(plain_words((folder / "data.html").read_text("utf-8")))


def test_a_fuller_cut_has_more_words_and_no_cell_that_was_not_released(releases, folders):
    for published, folder in zip(releases, folders, strict=True):
        released = truth(published)
        held = [
            dict(pair for text in texts(folder / cut, "*-numbers.csv").values()
                 for pair in cells_in_data(text))
            for cut in CUTS
        ]  # fmt: skip
        assert held[0].keys() < held[1].keys() < held[2].keys() <= released.keys()
        for smaller, fuller in pairwise(held):
            assert all(fuller[key] == read for key, read in smaller.items())


def test_easy_read_says_no_number_that_the_long_text_does_not(folders):
    for folder in folders:
        for cut in CUTS:
            pages = texts(folder / cut, "*.html")
            easy = numbers_in(plain_words(pages.pop("easy-read.html")))
            assert easy
            assert easy <= set().union(*(numbers_in(plain_words(text)) for text in pages.values()))


def test_all_cuts_of_successive_editions_together_recover_nothing(releases, folders):
    attack = attacked(releases, folders, TINIEST)
    assert attack.exposed(some(attack, 5)) == []


def attacked(releases, folders, shape):
    """The attack on what the files state, laid over what was released."""
    laid = [
        Published(laid_over(published.released, read_from(folder)), published.log)
        for published, folder in zip(releases, folders, strict=True)
    ]
    return attack_on(*laid, shape=shape)


def test_numbers_that_slipped_into_the_files_are_recovered_by_the_attack(releases):
    """The attack is no formality: had the files what guards others, it would find those."""
    slipped = [
        (tuple(row[name] for name in KEY), ("released", (row["exact"] + 2) // 5 * 5))
        for row in releases[0].log.to_pylist()
        if row["decision"] == "secondary"
    ]
    assert slipped
    laid = Published(laid_over(releases[0].released, slipped), releases[0].log)
    attack = attack_on(laid, shape=TINIEST)
    assert attack.exposed_to_outsider(attack.targets) != []


@pytest.mark.prove
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("seed", [1, 4, 8])
def test_three_editions_over_three_releases_recover_nothing(seed, tmp_path):
    releases = history(tiniest(seed), 3)
    folders = editions(releases, TINIEST, tmp_path)
    for published, folder in zip(releases, folders, strict=True):
        assert all(truth(published)[key] == read for key, read in read_from(folder))
    attack = attacked(releases, folders, TINIEST)
    assert attack.exposed(some(attack, 100)) == []


@pytest.mark.prove
@pytest.mark.timeout(1800)
def test_editions_of_linked_measures_recover_nothing(tmp_path):
    releases = history(World(REDUCED, SMALL_MEASURES, seed=9), 2)
    folders = editions(releases, REDUCED, tmp_path)
    for published, folder in zip(releases, folders, strict=True):
        assert all(truth(published)[key] == read for key, read in read_from(folder))
    attack = attacked(releases, folders, REDUCED)
    assert attack.exposed(some(attack, 40)) == []
