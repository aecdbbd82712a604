"""One sentence for each figure, which says no more than the numbers do."""

from dataclasses import replace

import pytest
from tests.unit.products import sample

from headwater.products.comparing import Comparison
from headwater.products.maps import AreaClass
from headwater.products.readings import (
    change_words,
    changes_reading,
    districts_reading,
    map_reading,
    trend_reading,
)

HIGHER, LOWER = Comparison.HIGHER, Comparison.LOWER
UNCLEAR, HIDDEN = Comparison.CANNOT_TELL, Comparison.NOT_SHOWN


@pytest.mark.parametrize(
    ("measure", "contains"),
    [
        ("ed_assaults", ["In 2025", "per 100,000 people a year", "lower than in 2020"]),
        ("sharp_admissions", ["we cannot tell whether it has changed since 2020"]),
        ("homicides", ["The number for Riverside in 2025 is withheld because it is small."]),
        ("callouts", ["In 2024", "2021"]),
        ("street_crime", ["In 2025", "in 2020 it was"]),
        ("knife_crime", ["In 2025", "2024"]),  # the break of April 2023 hides earlier years
    ],
)
def test_a_trend_is_told_with_its_range_and_its_doubt(release, measure, contains):
    said = trend_reading(release, release.measure(measure), sample.WHOLE)
    assert all(part in said for part in contains), said


def test_no_year_at_all_says_so(release):
    bare = sample.released(values=sample.table([]))
    from headwater.released import Release

    empty = Release.of(bare)
    measure = empty.measure("homicides")
    assert trend_reading(empty, measure, sample.WHOLE) == (
        "No full year of data has arrived for Riverside."
    )
    assert change_words(empty, measure, sample.WHOLE) == "cannot be compared"


@pytest.mark.parametrize(
    ("named", "said"),
    [
        (
            [("Ash", HIGHER), ("Elm", LOWER), ("Oak", UNCLEAR)],
            "the number was higher in 1 of 3 districts (Ash) and lower in 1 of 3 districts "
            "(Elm); for 1 of 3 districts we cannot tell.",
        ),
        (
            [("Ash", UNCLEAR), ("Elm", HIDDEN)],
            "for 1 of 2 districts we cannot tell; for 1 of 2 districts there is nothing that "
            "can be compared.",
        ),
        (
            [(name, LOWER) for name in "abcdef"],
            "the number was lower in 6 of 6 districts.",
        ),
    ],
)
def test_districts_are_counted_n_of_m_and_named_when_few(named, said):
    reading = changes_reading(named, "2020 to 2025")
    assert reading == f"From the first comparable year to the newest (2020 to 2025), {said}"


def test_districts_are_not_compared_with_a_whole_that_is_withheld(release):
    row = release.cell("homicides", "Z07000001", "2025")
    whole = release.cell("homicides", sample.WHOLE, "2025")
    said = districts_reading(
        [("Northbank", row)], ("Riverside", whole), measure=release.measure("homicides")
    )
    assert said == "For 2025, a number can be shown for 0 of 1 districts."


def test_a_map_is_told_in_counts_that_add_up():
    classes = {"a": AreaClass.HIGHER, "b": AreaClass.FAR_HIGHER, "c": AreaClass.LOWER,
               "d": AreaClass.CANNOT_TELL, "e": AreaClass.WITHHELD}  # fmt: skip
    said = map_reading(classes, whole="Riverside", period="Jan 2023 to Dec 2025")
    assert "of 5 small areas 2 had a clearly higher rate" in said
    assert "1 a clearly lower one" in said
    assert "1 are withheld" in said


def test_no_sentence_says_a_number_of_a_withheld_cell(release):
    """The reading of a withheld newest year is the same whatever the count behind it."""
    measure = release.measure("homicides")
    rows = list(sample.rows(sample.MEASURES[3:4]))
    from headwater.released import Release

    other = Release.of(
        sample.released(
            sample.MEASURES[3:4],
            values=sample.table([replace(row, denominator=(row.denominator or 0)) for row in rows]),
        )
    )
    for area in ("Z07000001", sample.WHOLE):
        said = trend_reading(release, measure, area)
        assert said == trend_reading(other, measure, area)
