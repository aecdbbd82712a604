"""The pieces, spans and breaks of a line."""

from datetime import date

import pytest
from tests.unit.products import sample

from headwater.products.lines import break_moments, points, spans
from headwater.released.release import Break
from headwater.vocabulary.states import ValueState


def pieces(series, month=None):
    """The years of each unbroken piece of the line."""
    breaks = [Break("m", month, "changed")] if month else []
    found = {}
    for point in points(series, breaks):
        found.setdefault(point["p"], []).append(int(point["t"]))
    return list(found.values())


@pytest.mark.parametrize(
    # break              pieces of the years 2020 to 2025
    ("month", "expected"),
    [
        (None, [[2020, 2021, 2022, 2023, 2024, 2025]]),
        (date(2023, 1, 1), [[2020, 2021, 2022], [2023, 2024, 2025]]),
        (date(2023, 4, 1), [[2020, 2021, 2022], [2023], [2024, 2025]]),
    ],
)
def test_a_line_never_crosses_a_break(release, month, expected):
    assert pieces(release.series("ed_assaults", sample.WHOLE, "year"), month) == expected


def test_a_line_never_crosses_what_is_not_shown(release):
    series = release.series("ed_assaults", sample.WHOLE, "year")
    assert pieces([*series[:2], *series[3:]]) == [[2020, 2021], [2023, 2024, 2025]]
    callouts = release.series("callouts", sample.WHOLE, "year")
    assert pieces(callouts) == [[2021, 2022, 2023, 2024]]


def test_cells_without_numbers_become_spans_by_reason(release):
    found = spans(release.series("callouts", sample.WHOLE, "month"))
    assert [(span.state, round(span.start, 2), round(span.end, 2)) for span in found] == [
        (ValueState.NOT_COLLECTED, 2020.0, 2021.0),
        (ValueState.MISSING, 2025.75, 2026.0),
    ]


@pytest.mark.parametrize(("period_type", "expected"), [("month", [2023.25]), ("year", [2022.75])])
def test_a_break_is_drawn_where_its_month_begins(release, period_type, expected):
    series = release.series("knife_crime", sample.WHOLE, period_type)
    assert break_moments(series, release.breaks_of("knife_crime")) == expected
    assert break_moments([], release.breaks_of("knife_crime")) == []
