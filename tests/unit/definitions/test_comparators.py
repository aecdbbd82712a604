"""With what a measure may be compared, and who the neighbours of an area are."""

import copy
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import ValidationError

from headwater.definitions.library import Library
from headwater.definitions.measure import Measure
from headwater.definitions.partnership import Partnership
from headwater.vocabulary.comparators import Comparator

DEFINITIONS = Path(__file__).resolve().parents[3] / "definitions"
LIBRARY = Library(DEFINITIONS)
NEIGHBOURS, PEERS = Comparator.STATISTICAL_NEIGHBOURS, Comparator.DISTRICT_PEERS


def read(path: str) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((DEFINITIONS / path).read_text("utf-8"))
    return found


def measure(name: str, **changes: Any) -> Measure:
    return Measure.model_validate(read(f"measures/{name}.yaml") | changes)


def published(**changes: Any) -> Measure:
    given = read("measures/neet_16_17.yaml")
    given["numerator"]["published"] |= changes
    return Measure.model_validate(given)


@pytest.mark.parametrize(
    ("name", "comparators"),
    [
        ("serious_violence_offences", ["statistical_neighbours"]),
        ("claimant_count", ["statistical_neighbours"]),
        ("neet_16_17", ["district_peers"]),
        ("police_uk_street_crime", ["district_peers"]),
        ("stop_and_search", ["district_peers"]),
        ("neet_16_17", ["own_past", "own_past"]),
        ("neet_16_17", ["a_league_table"]),
    ],
)
def test_what_there_is_nothing_to_compare_with_is_refused(name: str, comparators: list[str]):
    with pytest.raises(ValidationError, match=r"comparators|found"):
        measure(name, comparators=comparators)


def test_neighbours_are_of_a_figure_that_its_publisher_gives_for_every_area():
    specifications = LIBRARY.extracts_as_asked()
    others = [each for each in LIBRARY.measures() if each.set_beside_others]
    names = {each.measure for each in others}
    assert {"neet_16_17", "not_known_16_17", "first_time_entrants", "persistent_absence"} <= names
    for each in others:
        assert each.set_beside_others is not None
        feed, figure = each.set_beside_others
        given = {column.becomes or column.name for column in specifications[feed].figures}
        assert {name for name in (figure.figure, figure.out_of) if name} <= given
        assert specifications[feed].policy.value == "open"
    with pytest.raises(ValidationError, match="yearly figure as published"):
        published(parts_of_year=4)


ELSEWHERE = {
    "feed": "local_authority_indicators",
    "published": {
        "figure": "value", "where": {"indicator": "X"}, "parts_of_year": 1, "as_published": True,
    },
    "unit": "percent",
    "differs": "It is counted otherwise.",
}  # fmt: skip


def test_what_is_counted_here_may_stand_beside_a_figure_like_it():
    compared = {"comparators": ["own_past", "statistical_neighbours"]}
    found = measure("youth_custody", published_elsewhere=ELSEWHERE, **compared)
    assert found.set_beside_others is not None
    assert found.set_beside_others[0] == "local_authority_indicators"
    assert measure("youth_custody").set_beside_others is None
    for name, changes in (
        ("youth_custody", {"published_elsewhere": ELSEWHERE}),
        ("neet_16_17", {"published_elsewhere": ELSEWHERE}),
        ("youth_custody", compared | {"published_elsewhere": ELSEWHERE | {"differs": ""}}),
        ("youth_custody", compared | {"published_elsewhere": ELSEWHERE | {
            "published": {"figure": "value", "parts_of_year": 1}}}),
    ):  # fmt: skip
        with pytest.raises(ValidationError, match="found"):
            measure(name, **changes)


@pytest.mark.parametrize(
    "changes",
    [
        {"lower": "lower_limit", "out_of": None},
        {"lower": "lower_limit", "upper": "upper_limit"},
        {"as_published": False},
    ],
)
def test_an_interval_is_of_one_kind_and_of_a_figure_as_published(changes: dict[str, Any]):
    with pytest.raises(ValidationError, match="limit"):
        published(**changes)


def test_limits_that_are_published_are_taken():
    found = published(lower="lower_limit", upper="upper_limit", out_of=None)
    assert found.numerator.published is not None
    assert found.numerator.published.lower == "lower_limit"


def test_another_version_says_nothing_of_comparing():
    from headwater.definitions.measure import version_beside

    given = measure("serious_violence_offences").model_dump()
    given["beside"] = {
        "version": 2, "differs": "As a count.", "put_forward_by": "Amara (analyst)",
        "put_forward_on": "2026-11-01", "denominator": None,
    }  # fmt: skip
    other = version_beside(Measure.model_validate(given))
    assert other is not None
    assert other.comparators == ()


@pytest.mark.parametrize("key", ["nottinghamshire", "leicestershire"])
def test_the_lists_that_ship_are_of_areas_for_which_shares_are_published(key: str):
    partnership = LIBRARY.partnership(key)
    lists = {each.area: each for each in partnership.statistical_neighbours}
    upper = {each.code for each in partnership.districts if each.county is None}
    upper |= {each.code for each in partnership.joined_areas if each.grouping == "county"}
    assert set(lists) == upper
    assert {len(each.neighbours) for each in lists.values()} == {10}
    assert all("Department for Education" in each.source for each in lists.values())


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda lists: lists[0].update(area="E99000001"), "expected an area of ours"),
        (lambda lists: lists.append(copy.deepcopy(lists[0])), "two lists"),
        (lambda lists: lists[0]["neighbours"].append(lists[0]["neighbours"][0]), "twice"),
        (lambda lists: lists[0]["neighbours"][0].update(code=lists[0]["area"]), "itself"),
        (lambda lists: lists[0].update(neighbours=[]), "at least 1"),
        (lambda lists: lists[0].pop("source"), "source"),
    ],
)
def test_a_list_that_does_not_hold_together_is_refused(change: Any, words: str):
    given = read("partnerships/nottinghamshire/partnership.yaml")
    change(given["statistical_neighbours"])
    with pytest.raises(ValidationError, match=words):
        Partnership.model_validate(given)


def test_a_partnership_need_not_have_any():
    given = read("partnerships/nottinghamshire/partnership.yaml")
    del given["statistical_neighbours"]
    assert Partnership.model_validate(given).statistical_neighbours == ()
