"""Factors, holders and lenses: what ships holds together, and a fault names what is amiss."""

import shutil
from pathlib import Path

import pytest
import yaml

from headwater.definitions.library import DefinitionFault, Library
from headwater.pipeline.releasing.reading_aids import factor_library, lenses_of
from headwater.released.lenses import Lens
from headwater.vocabulary.factors import FactorLevel

DEFINITIONS = Path(__file__).resolve().parents[3] / "definitions"
SHIPPED = Library(DEFINITIONS)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """A copy of what ships, to be broken."""
    for name in ("factors", "measures"):
        shutil.copytree(DEFINITIONS / name, tmp_path / name)
    for name in ("holders.yaml", "lenses.yaml"):
        shutil.copy(DEFINITIONS / name, tmp_path / name)
    return Library(tmp_path)


def test_there_are_factors_of_every_level_nearest_first() -> None:
    library = factor_library(SHIPPED)
    assert [each.level for each in library.levels] == list(FactorLevel)
    assert all(each.factors for each in library.levels)


def test_everybody_has_three_factors_that_they_hold() -> None:
    library = factor_library(SHIPPED)
    for holder in library.holders:
        chosen = library.most_within(holder)
        assert len(chosen) == 3
        assert all(holder.holder in each.holders for each in chosen)
        assert not set(chosen) & set(library.also_within(holder))


def test_a_head_teacher_has_a_local_measure_for_each_of_the_three() -> None:
    library = factor_library(SHIPPED)
    holder = library.holder("head-teacher")
    assert holder is not None
    assert all(each.measures for each in library.most_within(holder))


def test_every_factor_has_a_measure_or_says_what_is_not_collected() -> None:
    factors = [each for level in factor_library(SHIPPED).levels for each in level.factors]
    assert all(bool(each.measures) != bool(each.nothing_local) for each in factors)
    assert {bool(each.measures) for each in factors} == {True, False}


def test_the_lenses_that_the_strategy_asks_for_are_there() -> None:
    lenses = {each.lens for each in lenses_of(SHIPPED)}
    assert lenses >= {
        "special_educational_needs",
        "excluded_from_school",
        "new_and_emerging_communities",
        "refugees_and_asylum_seekers",
        "faith",
        "girls_and_young_women",
    }


@pytest.mark.parametrize("lens", lenses_of(SHIPPED), ids=lambda each: each.lens)
def test_a_sibling_is_counted_from_the_same_feeds(lens: Lens) -> None:
    for measure, siblings in lens.siblings.items():
        assert measure not in siblings
        whole = SHIPPED.measure(measure)
        assert all(
            set(SHIPPED.measure(each).numerator.feeds) == set(whole.numerator.feeds)
            for each in siblings
        )


BREAKS = [
    # file, text before, text after, words of the fault
    ("factors/individual.yaml", "measure: first_time_entrants,", "measure: no_such,", "no_such"),
    ("factors/individual.yaml", "strength: strong", "strength: certain", "strength"),
    ("factors/family.yaml", "holders: [health-visitor,", "holders: [wizard,", "wizard"),
    ("factors/family.yaml", "factor: warm_parenting", "factor: missing_school", "defined twice"),
    ("factors/family.yaml", "level: family", "level: village", "level"),
    ("holders.yaml", "[exclusion_from_school,", "[no_such_factor,", "no_such_factor"),
    ("holders.yaml", "[exclusion_from_school,", "[harmful_places,", "do not list"),
    ("holders.yaml", "[exclusion_from_school, ", "[", "most_within"),
    ("lenses.yaml", "own: [children_looked_after]", "own: [no_such_measure]", "no_such_measure"),
    ("lenses.yaml", "    characteristic: religion", "    characteristic: creed", "characteristic"),
    ("lenses.yaml", "  - lens: faith", "  - lens: disability", "defined twice"),
    ("lenses.yaml", "    breakdown: sex\n", "", "without a breakdown"),
]


@pytest.mark.parametrize(("name", "before", "after", "words"), BREAKS)
def test_what_does_not_hold_together_is_refused_by_name(
    library: Library, name: str, before: str, after: str, words: str
) -> None:
    path = library.root / name
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8")
    with pytest.raises(DefinitionFault) as fault:
        (factor_library if "lenses" not in name else lenses_of)(library)
    assert words in str(fault.value)


def test_a_factor_with_measures_says_nothing_of_none(library: Library) -> None:
    path = library.root / "factors" / "society.yaml"
    read = yaml.safe_load(path.read_text("utf-8"))
    read["factors"][0]["nothing_local"] = "Nobody asks."
    path.write_text(yaml.safe_dump(read), "utf-8")
    with pytest.raises(DefinitionFault, match="both measures and nothing_local"):
        library.factors()


def test_a_library_without_any_has_none(tmp_path: Path) -> None:
    bare = Library(tmp_path)
    assert factor_library(bare).levels == ()
    assert lenses_of(bare) == ()
