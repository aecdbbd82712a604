"""Another version of a measure beside the one in force: what it may be, and what it becomes."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from headwater.definitions.library import Library
from headwater.definitions.measure import Measure, MeasureVersion, Relation, version_beside
from headwater.definitions.narrowing import is_within
from headwater.definitions.numbers_counted import Numerator

LIBRARY = Library(Path(__file__).resolve().parents[3] / "definitions")
CODES = {"column": "offence_code", "codes": ["1/1", "8/1"]}
FEWER = {"column": "offence_code", "codes": ["8/1"]}
OTHERS = {"column": "offence_code", "codes": ["8/6"]}
KNIFE = {"column": "knife", "is_": True}
WEAPON = {"column": "weapon", "is_": True}
DOMESTIC = {"column": "domestic", "is_": True}


def numerator(*, kinds: tuple[str, ...] = (), feed: str = "crime", **rule: object) -> Numerator:
    return Numerator.model_validate({"feeds": [feed], "kinds": kinds, "rule": rule})


def age(**limits: float) -> dict[str, object]:
    return {"column": "age", **limits}


#   what the inner one counts                what the outer one counts              within?
PAIRS = [
    (numerator(all_of=[FEWER]), numerator(all_of=[CODES]), True),
    (numerator(all_of=[CODES]), numerator(all_of=[FEWER]), False),
    (numerator(all_of=[OTHERS]), numerator(all_of=[CODES]), False),
    (numerator(all_of=[CODES, KNIFE]), numerator(all_of=[CODES]), True),
    (numerator(all_of=[CODES]), numerator(), True),
    (numerator(), numerator(all_of=[CODES]), False),
    (numerator(kinds=("rape",)), numerator(kinds=("rape", "assault")), True),
    (numerator(kinds=("rape",)), numerator(), True),
    (numerator(), numerator(kinds=("rape",)), False),
    (numerator(any_of=[KNIFE]), numerator(any_of=[KNIFE, WEAPON]), True),
    (numerator(any_of=[KNIFE, WEAPON]), numerator(any_of=[KNIFE]), False),
    (numerator(all_of=[KNIFE]), numerator(any_of=[KNIFE, WEAPON]), True),
    (numerator(), numerator(any_of=[KNIFE]), False),
    (numerator(none_of=[DOMESTIC]), numerator(), True),
    (numerator(), numerator(none_of=[DOMESTIC]), False),
    (numerator(none_of=[CODES]), numerator(none_of=[FEWER]), True),
    (numerator(none_of=[FEWER]), numerator(none_of=[CODES]), False),
    (numerator(all_of=[age(below=18)]), numerator(all_of=[age(below=25)]), True),
    (numerator(all_of=[age(below=25)]), numerator(all_of=[age(below=18)]), False),
    (numerator(all_of=[age(at_least=18)]), numerator(all_of=[age(at_least=10)]), True),
    (numerator(all_of=[age(at_least=10)]), numerator(all_of=[age(at_least=18)]), False),
    (numerator(all_of=[age(below=18)]), numerator(all_of=[age(at_least=10)]), False),
    (
        numerator(all_of=[{"column": "offence_code", "prefixes": ["8/1"]}]),
        numerator(all_of=[{"column": "offence_code", "prefixes": ["8/"]}]),
        True,
    ),
    (
        numerator(all_of=[{"column": "occurred_at", "weekdays": [5]}]),
        numerator(all_of=[{"column": "occurred_at", "weekdays": [5, 6]}]),
        True,
    ),
    (
        numerator(all_of=[{"column": "occurred_at", "from_hour": 20, "until_hour": 24}]),
        numerator(all_of=[{"column": "occurred_at", "from_hour": 18, "until_hour": 24}]),
        False,  # true of the clock, and more than the rules are read for
    ),
    (numerator(feed="crime"), numerator(feed="admissions"), False),
]


@pytest.mark.parametrize(("inner", "outer", "within"), PAIRS)
def test_what_is_within_what_is_read_from_the_rules(
    inner: Numerator, outer: Numerator, within: bool
) -> None:
    assert is_within(inner, outer) is within


def given(name: str, **changes: object) -> Measure:
    """A measure that ships, with changes, judged as if it had come from a file."""
    known = LIBRARY.measure(name).model_dump(mode="json")
    return Measure.model_validate(known | changes)


def beside(version: int = 2, **changes: object) -> dict[str, object]:
    return {
        "version": version,
        "differs": "It counts other things.",
        "put_forward_by": "Amara (analyst)",
        "put_forward_on": "2026-11-22",
        **changes,
    }


def proposed(name: str, **changes: object) -> MeasureVersion:
    version = version_beside(given(name, beside=beside(**changes)))
    assert version is not None
    return version


NIGHT = "night_time_economy_serious_violence"
NIGHT_FEWER = {
    "feeds": ["police_recorded_crime"],
    "kinds": ["night_time_economy"],
    "rule": {"all_of": [FEWER]},
}
NIGHT_MORE = {
    "feeds": ["police_recorded_crime"],
    "kinds": ["night_time_economy", "weapon_enabled_robbery"],
}


@pytest.mark.parametrize(
    ("numerator", "relation"),
    [(NIGHT_FEWER, Relation.NARROWER), (NIGHT_MORE, Relation.WIDER), (None, Relation.SAME)],
)
def test_a_version_knows_whether_it_counts_less_more_or_the_same(
    numerator: object, relation: Relation
) -> None:
    assert proposed(NIGHT, numerator=numerator).relation is relation


def test_a_version_that_counts_something_else_is_refused() -> None:
    other = NIGHT_FEWER | {"kinds": ["rape"]}
    with pytest.raises(ValidationError, match="take the change in two steps"):
        given(NIGHT, beside=beside(numerator=other))


def test_a_figure_of_another_kind_is_refused_since_its_rules_cannot_be_read() -> None:
    published = {"figure": "suspended_pupils", "added_up": ["organisation"], "parts_of_year": 3}
    other = {"feeds": ["school_suspensions_exclusions"], "published": published}
    with pytest.raises(ValidationError, match="two steps"):
        given("school_suspensions", beside=beside(numerator=other))


def test_a_version_beside_itself_is_refused() -> None:
    with pytest.raises(ValidationError, match="beside itself"):
        given(NIGHT, beside=beside(version=1))


def test_a_proposal_is_a_headline_under_a_name_of_its_own() -> None:
    version = proposed("serious_violence_offences", numerator=NIGHT_FEWER)
    assert version.measure == "serious_violence_offences_version_2"
    assert version.version_of == version.name_in_force == "serious_violence_offences"
    assert (version.breakdowns, version.small_areas) == ((), False)
    assert version.reviewed_by == "Amara (analyst)"


def test_what_was_in_force_keeps_what_was_published_of_it() -> None:
    name = "serious_violence_offences"
    kinds = LIBRARY.measure(name).numerator.kinds
    numerator = {"feeds": ["police_recorded_crime"], "kinds": kinds}
    fewer = numerator | {"kinds": kinds[:3]}
    same_kinds = numerator | {"rule": {"all_of": [FEWER]}}
    kept = LIBRARY.measure(name).breakdowns
    for was, breakdowns in [
        (fewer, tuple(each for each in kept if each != "kind")),
        (same_kinds, kept),
    ]:
        version = version_beside(given(name, version=2, beside=beside(version=1, numerator=was)))
        assert version is not None
        assert version.breakdowns == breakdowns
        assert version.small_areas


def test_only_what_the_version_says_is_otherwise() -> None:
    measure = given("knife_possession_offences")
    denominator = {"population": "residents", "age_at_least": 10}
    version = proposed(
        "knife_possession_offences", denominator=denominator, unit="offences per 100,000 over 9"
    )
    assert version.numerator == measure.numerator
    assert version.denominator is not None
    assert version.denominator.age_at_least == 10
    assert version.unit == "offences per 100,000 over 9"
    assert version.title == measure.title


def test_a_version_may_divide_by_nobody_although_the_one_in_force_does() -> None:
    assert proposed(NIGHT, denominator=None, unit="offences").denominator is None
    assert proposed(NIGHT).denominator is not None


def test_windows_are_refused_of_what_is_not_added_up() -> None:
    with pytest.raises(ValidationError, match="windows of what is not added up"):
        given(NIGHT, windows=True)
    with pytest.raises(ValidationError, match="windows of what is not added up"):
        given("claimant_count", windows=True)
    with pytest.raises(ValidationError, match="windows of what is not added up"):
        given("neet_or_not_known", windows=True)
    assert given("school_suspensions", windows=True).windows
