"""What is said of a number that was added up from districts."""

import re

import pytest
from tests.unit.products import joined
from tests.unit.products.joined import COUNTY, OPEN, ROUNDED, M, N, W

from headwater.released import Release

FROM_DISTRICTS = "Added up from the numbers of its districts as they are released"
SAID = [
    # measure, two districts, the decision begins, and its rows
    (OPEN, (40, 30), FROM_DISTRICTS, "70 events."),
    (ROUNDED, (40, 30), FROM_DISTRICTS, "About 70 events, rounded."),
    (ROUNDED, (40, W), "Withheld, because the number of at least one of its", "Withheld."),
    (OPEN, (40, M), "No number is shown because some of the data", "No number."),
    (OPEN, (N, N), "No number is shown because no source", "No number."),
]


@pytest.mark.parametrize(("measure", "districts", "begins", "counted"), SAID)
def test_a_sum_says_what_it_is_made_of(measure, districts, begins, counted):
    released = joined.release_of(500, (*districts, 10), measure=measure)
    explained = Release.of(released).explain("knife_crime", COUNTY, "2025")
    assert explained.decision.startswith(begins)
    assert explained.rows_counted == counted


def test_a_rounded_sum_says_that_it_can_be_further_off():
    said = {
        measure.policy: Release.of(joined.release_of(500, (40, 30, 10), measure=measure))
        .explain("knife_crime", COUNTY, "2025")
        .decision
        for measure in (OPEN, ROUNDED)
    }
    assert "rounded" not in said["open"]
    assert "further from the true count" in said["nhs_subnational"]


def test_its_completeness_is_said_to_be_that_of_one_district():
    explained = Release.of(joined.release_of(500, (40, 30, 10))).explain(
        "knife_crime", COUNTY, "2025"
    )
    assert explained.completeness.startswith("93% of the events in its least complete district")


def test_a_withheld_sum_never_says_which_district_or_how_many():
    explained = Release.of(joined.release_of(500, (W, 30, 10), measure=ROUNDED)).explain(
        "knife_crime", COUNTY, "2025"
    )
    said = " ".join((explained.decision, explained.rows_counted, explained.completeness))
    assert not re.search(r"\d|Northbank|Millfield", said)
