"""One pattern of withheld cells in every cut, and no way to any of them by subtraction."""

from itertools import pairwise

import pytest
from tests.integration.journey.assessment_by_friday.attacked import (
    attack_on,
    cells_by_cut,
    published,
    rows_of,
)
from tests.integration.journey.assessment_by_friday.pages import pages_of
from tests.integration.journey.assessment_by_friday.story import Friday
from tests.oracles.disclosure.attack import Published
from tests.oracles.disclosure.test_histories import some
from tests.oracles.editions.reading_files import KEY, laid_over, plain_words

from headwater.released.editions.content import Cut

EDITIONS = (0, 1)


AT_ONCE = 10
"""How many withheld cells are attacked each time; `make prove` attacks all of them."""


@pytest.mark.parametrize("edition", EDITIONS)
def test_all_cuts_share_one_pattern_of_what_is_withheld(friday: Friday, edition: int) -> None:
    """A cell reads alike in every cut, and as in the release that everybody can download."""
    release = friday.releases[edition]
    rows = {
        tuple(row[name] for name in KEY): (row["state"], row["numerator"])
        for row in rows_of(friday, release).to_pylist()
    }
    by_cut = cells_by_cut(friday, edition)
    for cells in by_cut.values():
        assert [key for key, read in cells.items() if rows[key] != read] == []
    assert any(state == "suppressed" for state, _ in by_cut[Cut.FULL].values())
    words = [
        len(plain_words("".join(pages_of(friday.editions[edition] / cut).values()))) for cut in Cut
    ]
    assert all(smaller < fuller for smaller, fuller in pairwise(words))
    folders = [friday.editions[edition] / cut for cut in Cut]
    voices = ["walk home is long" in "".join(pages_of(folder).values()) for folder in folders]
    assert voices == [False, False, True]


@pytest.mark.parametrize("edition", EDITIONS)
def test_no_count_of_1_to_7_is_released_and_each_is_rounded(friday: Friday, edition: int) -> None:
    release = friday.releases[edition]
    assert {measure.policy for measure in release.measures} == {"nhs_subnational"}
    for row in rows_of(friday, release).to_pylist():
        if row["numerator"] is not None:
            assert row["numerator"] % 5 == 0
            assert row["state"] == "released"
        elif row["state"] == "suppressed":
            assert (row["value"], row["lower"], row["upper"]) == (None, None, None)
    entries = list(published(friday))[edition].log.to_pylist()
    small = [each for each in entries if each["exact"] is not None and 1 <= each["exact"] <= 7]
    assert len(small) > 100
    assert {each["decision"] for each in small} == {"primary"}


def test_both_editions_in_all_cuts_together_recover_nothing(friday: Friday) -> None:
    """Bounded: a few of the withheld cells, drawn at random; the next test takes them all."""
    attack = attack_on(*published(friday))
    assert attack.exposed(some(attack, AT_ONCE)) == []


@pytest.mark.prove
@pytest.mark.timeout(3600)
def test_no_withheld_cell_of_all_is_recovered(friday: Friday) -> None:
    """Every protected cell over districts, years, cuts and both editions, by two programs each."""
    attack = attack_on(*published(friday))
    assert len(attack.targets) > 300
    assert attack.exposed(attack.targets) == []


def test_without_what_guards_them_the_attack_recovers_some(friday: Friday) -> None:
    """The attack is no formality: had the files what guards others, it would find those."""
    first = next(published(friday))
    slipped = [
        (tuple(row[name] for name in KEY), ("released", (row["exact"] + 2) // 5 * 5))
        for row in first.log.to_pylist()
        if row["decision"] == "secondary"
    ]
    assert slipped
    attack = attack_on(Published(laid_over(first.released, slipped), first.log))
    near = {(key[0], key[2]) for key, _ in slipped}
    places = [
        place
        for place in attack.targets
        if attack.cells[place].printed
        and (attack.cells[place].key[0], attack.cells[place].key[2]) in near
    ]
    assert attack.exposed_to_outsider(places) != []
