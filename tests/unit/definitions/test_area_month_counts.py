"""The feed of counts by area and month: what it promises, and what it turns away."""

from pathlib import Path

import pytest

from headwater.definitions.library import Library
from headwater.intake.targets import target_columns, year_column
from headwater.tables.evaluations import AreaMonthCount
from headwater.vocabulary.policies import DisclosurePolicy

SPECIFICATION = Library(Path(__file__).resolve().parents[3] / "definitions").extract(
    "area_month_counts"
)


def test_it_becomes_a_table_of_its_own_whose_series_replace_each_other():
    assert list(target_columns(SPECIFICATION)) == list(AreaMonthCount.columns())
    assert year_column(SPECIFICATION) == "series"


def test_it_is_small_numbers_under_the_strict_policy_and_can_be_marked_synthetic():
    assert SPECIFICATION.policy is DisclosurePolicy.NHS_SUBNATIONAL
    assert SPECIFICATION.synthetic_mark is not None
    assert not [column for column in SPECIFICATION.columns if column.classification != "public"]


@pytest.mark.parametrize(
    ("header", "refused"),
    [
        ("Victim Name", True),
        ("Suspect Date of Birth", True),
        ("NHS Number", True),
        ("Home Postcode", True),
        ("Case Notes", True),
        ("Events", False),
        ("Area", False),
        ("Number of Streets", False),
    ],
)
def test_a_column_about_a_person_is_refused(header, refused):
    assert bool(SPECIFICATION.refused_columns([header])) is refused
