"""An area in a few sentences: what they say, and what they never say."""

from dataclasses import replace

import pytest
from django.utils.html import strip_tags
from tests.unit.products import joined, sample
from tests.unit.products.joined import COUNTY, NORTHBANK
from tests.unit.web.dashboard.compared_sample import compared

from headwater.released.comparators import Beside, Comparators, YearOn
from headwater.released.opened import Release
from headwater.vocabulary.wording import doubtful_words
from headwater_web.dashboard.area_profile.residents import residents_of
from headwater_web.dashboard.area_profile.summary import against_whole, sentences


def told(release: Release, code: str) -> list[str]:
    return [strip_tags(each) for each in sentences(release, release.area(code))]


@pytest.fixture(scope="module")
def release() -> Release:
    return Release.of(joined.whole_sample())


def test_a_district_says_who_lives_there_beside_the_whole(release: Release) -> None:
    first = told(release, NORTHBANK)[0]
    assert first == (
        "About 140,000 people live in Northbank, and 50% of them are under 25; in Riverside it is "
        "50% (2025 count)."
    )


def test_the_whole_says_of_how_many_districts_it_is_made(release: Release) -> None:
    whole = told(release, sample.WHOLE)
    assert whole[0].endswith("(2025 count); it is made of 3 districts.")
    assert whole[1] == "How its districts differ, and where we cannot tell, is shown below."


def test_every_rate_that_is_compared_is_counted_once(release: Release) -> None:
    against = against_whole(release, release.area(NORTHBANK))
    sentence = told(release, NORTHBANK)[1]
    assert sentence.startswith(f"Of {len(against)} rates that can be set beside Riverside: ")
    numbers = [int(word) for word in sentence.replace("(", " ").split() if word.isdigit()]
    assert sum(numbers[1:]) == numbers[0]


def test_what_did_not_move_by_more_than_chance_is_said_to_be_so() -> None:
    steady = (
        YearOn("knife_crime", NORTHBANK, "2025", "2024", Beside.CANNOT_TELL, tested=1, value=1.0),
    )
    plain = replace(sample.released(), comparators=Comparators(years_on=steady))
    assert (
        "From 2024 to 2025 the one measure that can be compared did not move by more than chance."
    ) in told(Release.of(plain), NORTHBANK)


def test_what_moved_is_named_with_its_direction() -> None:
    moved = Release.of(compared(sample.released()))
    assert told(moved, sample.WHOLE)[2] == (
        "From 2024 to 2025, of 2 measures that can be compared, up: Sharp-object admissions; down: "
        "Emergency department assaults."
    )


def test_nothing_is_said_of_change_where_nothing_was_compared(release: Release) -> None:
    assert "Nothing can be said yet of what changed from one year to the next." in told(
        release, NORTHBANK
    )


def test_a_source_without_agreement_is_named(release: Release) -> None:
    assert told(release, NORTHBANK)[-1] == (
        "Not seen now: Ambulance call-outs: no agreement since 1 October 2025."
    )


def test_no_sentence_blames(release: Release) -> None:
    for code in (sample.WHOLE, COUNTY, NORTHBANK):
        text = " ".join(told(release, code))
        assert doubtful_words(text) == ()
        assert 4 <= len(told(release, code)) <= 6


def test_residents_come_from_a_measure_of_every_age() -> None:
    plain = sample.released()
    release = Release.of(plain)
    found = residents_of(release, release.area(NORTHBANK))
    assert found is not None
    assert (round(found.people), found.year) == (140_000, "2025")
    without = tuple(replace(each, breakdowns=()) for each in plain.measures)
    bare = Release.of(replace(plain, measures=without))
    assert residents_of(bare, bare.area(NORTHBANK)) is None
