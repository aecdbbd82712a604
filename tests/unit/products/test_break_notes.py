"""What stands under a figure whose series breaks, or whose period holds a break."""

from dataclasses import replace
from datetime import date

import pytest
from tests.unit.products import sample

from headwater.products.assembling import mixed_notes, notes_on
from headwater.products.group_figures import district_bars_figure
from headwater.products.trend_figures import trend_figure
from headwater.released import Release
from headwater.released.release import Break

CUT = Break("ed_assaults", date(2025, 6, 1), "A new system.", kind="new_system")
SPLICED = replace(CUT, factor=1.25, factor_source="A month of both ways")


def test_a_break_without_a_factor_forbids_comparison(release):
    (note,) = [n for n in notes_on([], measure=sample.MEASURES[2], breaks=[CUT]) if "2025" in n]
    assert note == "Numbers before and after Jun 2025 cannot be compared: A new system."


def test_a_break_with_a_factor_says_factor_and_source(release):
    (note,) = [n for n in notes_on([], measure=sample.MEASURES[2], breaks=[SPLICED]) if "25" in n]
    assert "multiplied by 1.25" in note
    assert "A month of both ways" in note


@pytest.mark.parametrize(
    ("period_type", "month", "mixed"),
    [
        ("window_36", date(2024, 6, 1), True),
        ("window_36", date(2020, 1, 1), False),
        ("window_12", date(2025, 1, 1), False),
        ("window_12", date(2025, 2, 1), True),
    ],
)
def test_a_rolling_total_across_a_break_says_that_it_is_a_mixture(
    release, period_type, month, mixed
):
    rows = release.series("ed_assaults", "Z01001001", period_type)[-1:]
    assert rows[0].is_released
    notes = mixed_notes(rows, [replace(CUT, month=month)])
    assert bool(notes) is mixed
    assert all("a mixture of both ways" in note for note in notes)


def test_areas_in_a_year_that_holds_a_break_are_told_so(release):
    broken = Release.of(sample.released(breaks=(CUT,)))
    measure = broken.measure("ed_assaults")
    figure = district_bars_figure(broken, measure)
    assert any("a mixture of both ways" in note for note in figure.notes)
    assert not any("mixture" in note for note in district_bars_figure(release, measure).notes)


def test_a_break_of_one_district_is_not_drawn_through_another(release):
    elsewhere = replace(CUT, area_code="Z07000002")
    broken = Release.of(sample.released(breaks=(elsewhere,)))
    figure = trend_figure(broken, broken.measure("ed_assaults"))
    assert any("cannot be compared" in note for note in figure.notes)  # the whole holds it
