"""Two numbers differ only when their ranges do not touch and no break lies between them."""

from datetime import date

import pytest
from tests.unit.products import sample

from headwater.products.comparing import Comparison, comparable, compare, compare_ranges
from headwater.released.release import Break

HIGHER, LOWER = Comparison.HIGHER, Comparison.LOWER
UNCLEAR, HIDDEN = Comparison.CANNOT_TELL, Comparison.NOT_SHOWN


@pytest.mark.parametrize(
    ("lower", "upper", "other_lower", "other_upper", "said"),
    [
        (5.0, 6.0, 1.0, 2.0, HIGHER),
        (1.0, 2.0, 5.0, 6.0, LOWER),
        (1.0, 3.0, 2.0, 6.0, UNCLEAR),
        (1.0, 2.0, 2.0, 6.0, UNCLEAR),  # touching is not clear
        (0.0, 0.0, 0.0, 0.0, UNCLEAR),
        (None, None, 1.0, 2.0, HIDDEN),
        (1.0, 2.0, None, None, HIDDEN),
    ],
)
def test_ranges_decide(lower, upper, other_lower, other_upper, said):
    assert compare_ranges(lower, upper, other_lower, other_upper) is said


def test_a_cell_without_a_number_is_never_compared(release):
    whole = release.cell("ed_assaults", sample.WHOLE, "2025")
    withheld = release.cell("homicides", sample.WHOLE, "2025")
    assert compare(whole, withheld) is HIDDEN
    assert compare(None, whole) is HIDDEN


@pytest.mark.parametrize(
    # break                     years left
    ("month", "years"),
    [
        (None, [2020, 2021, 2022, 2023, 2024, 2025]),
        (date(2023, 4, 1), [2024, 2025]),  # 2023 itself is mixed
        (date(2023, 1, 1), [2023, 2024, 2025]),
        (date(2026, 1, 1), [2020, 2021, 2022, 2023, 2024, 2025]),
    ],
)
def test_only_years_after_the_last_break_are_compared(release, month, years):
    series = release.series("ed_assaults", sample.WHOLE, "year")
    breaks = [Break("ed_assaults", month, "changed")] if month else []
    assert [int(row.period) for row in comparable(series, breaks)] == years


def test_missing_and_withheld_years_are_left_out(release):
    series = release.series("callouts", sample.WHOLE, "year")
    assert [row.period for row in comparable(series, [])] == ["2021", "2022", "2023", "2024"]
    assert comparable([], []) == []
