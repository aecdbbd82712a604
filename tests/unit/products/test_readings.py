"""One sentence for each figure, which says no more than the numbers do."""

from dataclasses import replace

import pytest
from tests.unit.products import sample

from headwater.products.comparing import Comparison
from headwater.products.readings import (
    change_words,
    changes_reading,
    districts_reading,
    map_reading,
    trend_reading,
)
from headwater.released.area_classes import AreaClass

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


def test_a_break_with_a_factor_is_bridged_and_the_factor_said(release):
    """Half as many are recorded in the new way, so earlier numbers are halved first."""
    from datetime import date

    from headwater.released import Release
    from headwater.released.release import Break

    measure = release.measure("ed_assaults")
    splice = Break(
        "ed_assaults",
        date(2022, 1, 1),
        "A new system.",
        factor=0.5,
        factor_source="Recorded both ways in December 2021",
    )
    bridged = Release.of(sample.released(breaks=(splice,)))
    said = trend_reading(bridged, measure, sample.WHOLE)
    assert "higher than in 2020" in said
    assert "multiplied by 0.5 before it is compared" in said
    assert "Recorded both ways in December 2021" in said
    assert change_words(bridged, measure, sample.WHOLE).startswith("higher than in 2020; ")
    plain = Release.of(sample.released(breaks=(replace(splice, factor=None),)))
    assert "2020" not in trend_reading(plain, measure, sample.WHOLE)


def test_a_break_of_one_district_leaves_the_others_comparable(release):
    from datetime import date

    from headwater.released import Release
    from headwater.released.release import Break

    measure = release.measure("ed_assaults")
    cut = Break("ed_assaults", date(2025, 3, 1), "A new system.", area_code="Z07000001")
    broken = Release.of(sample.released(breaks=(cut,)))
    assert change_words(broken, measure, "Z07000001") == "cannot be compared"
    assert change_words(broken, measure, sample.WHOLE) == "cannot be compared"
    assert "2020" in change_words(broken, measure, "Z07000002")
