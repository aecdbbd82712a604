"""What a chart marks: breaks part lines on both sides of what they mix, and absences have words."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from tests.unit.products import sample

from headwater.released.opened import Release
from headwater.released.release import Break
from headwater_web.dashboard import marks, readings
from headwater_web.dashboard.charts.bars import bar_chart
from headwater_web.dashboard.rows import table_rows

APRIL = date(2022, 4, 1)


@pytest.fixture(scope="module")
def with_breaks() -> Callable[..., Release]:
    """A release whose knife crime has the given breaks and no others."""
    whole = sample.released()

    def make(*breaks: Break) -> Release:
        return Release.of(replace(whole, breaks=breaks))

    return make


def anew(release: Release, period: str) -> list[str]:
    """The periods that may not follow the one before them."""
    rows = release.series("knife_crime", sample.WHOLE, period)
    found = marks.series_marks(release, release.measure("knife_crime"), rows)
    return [row.period for row, mark in zip(rows, found, strict=True) if mark.starts_anew]


def knives(**changes: object) -> Break:
    return replace(Break("knife_crime", APRIL, "Recording changed."), **changes)


PARTED = [
    # break                                                   years             months
    (knives(), ["2022", "2023"], ["2022-04"]),
    (knives(month=date(2022, 1, 1)), ["2022"], ["2022-01"]),
    (knives(until=date(2022, 6, 1), kind="lockdown"), ["2022", "2023"], ["2022-04", "2022-07"]),
    # A factor bridges two numbers that are compared; a line would still jump where it changes.
    (knives(month=date(2022, 1, 1), factor=1.2, factor_source="A study"), ["2022"], ["2022-01"]),
    (knives(area_code="Z07000001"), ["2022", "2023"], ["2022-04"]),
]


@pytest.mark.parametrize(("found", "years", "months"), PARTED)
def test_a_line_stops_on_both_sides_of_what_a_break_mixes(
    with_breaks: Callable[..., Release], found: Break, years: list[str], months: list[str]
) -> None:
    release = with_breaks(found)
    assert anew(release, "year") == years
    assert anew(release, "month") == months


def test_a_series_without_breaks_is_one_line(with_breaks: Callable[..., Release]) -> None:
    assert anew(with_breaks(), "month") == []


def events_of(release: Release, name: str, period: str = "month") -> list[tuple[int, str]]:
    rows = release.series(name, sample.WHOLE, period)
    found = marks.chart_events(release, release.measure(name), rows)
    return [(event.month, event.label) for event in found]


def test_events_are_numbered_as_the_list_below_the_chart(
    with_breaks: Callable[..., Release],
) -> None:
    release = with_breaks(
        knives(month=date(2024, 2, 1), kind="new_system"),
        knives(kind="counting_rule"),
        knives(month=date(1999, 1, 1)),
    )
    assert events_of(release, "knife_crime") == [
        (2022 * 12 + 3, "2: counting rules"),
        (2024 * 12 + 1, "3: new system"),
    ]
    assert [
        each.month.year for each in marks.breaks_in_order(release, "knife_crime", sample.WHOLE)
    ] == [*(1999, 2022, 2024)]


def test_what_passes_has_an_end_and_what_lasts_has_none(
    with_breaks: Callable[..., Release],
) -> None:
    release = with_breaks(knives(until=date(2022, 6, 1), kind="lockdown"))
    rows = release.series("knife_crime", sample.WHOLE, "month")
    (event,) = marks.chart_events(release, release.measure("knife_crime"), rows)
    assert event.until == 2022 * 12 + 6


def test_a_withdrawn_feed_is_marked_on_the_first_day_without_it(release: Release) -> None:
    assert (2025 * 12 + 9, "no agreement") in events_of(release, "callouts")


def test_no_rows_have_no_marks_and_no_events(release: Release) -> None:
    measure = release.measure("knife_crime")
    assert marks.series_marks(release, measure, []) == []
    assert marks.chart_events(release, measure, []) == []


NO_VALUE = [
    # numerator, denominator, in the table,         in the sentence
    (0, 0.0, "nothing to divide by", "nothing was counted in Riverside of which this is a share"),
    (55, None, "no rate", "Riverside had about 55 events. There is no rate"),
    (0, None, "no rate", "Riverside had 0 events. There is no rate"),
]


@pytest.mark.parametrize(("numerator", "denominator", "word", "said"), NO_VALUE)
def test_a_number_that_cannot_be_worked_out_is_never_called_released(
    release: Release, numerator: int, denominator: float | None, word: str, said: str
) -> None:
    measure = release.measure("ed_assaults")
    row = replace(
        release.cell("ed_assaults", sample.WHOLE, "2025"),
        value=None,
        lower=None,
        upper=None,
        numerator=numerator,
        denominator=denominator,
    )
    assert said in readings.reading(release, measure, "Riverside", [row])
    assert readings.value_words(row, measure) == word
    (shown,) = table_rows(release, measure, [row])
    assert (shown.no_value, shown.value) == (word, "")
    mark = marks.mark(row, measure, position=0)
    assert mark.value is None
    chart = bar_chart([mark], name="b", title="B", unit="x")
    assert f">{word}</text>" in chart
    assert "released" not in chart
    assert ("0 events" in mark.words) is (numerator == 0 and denominator is None)


def test_a_value_needs_no_such_word(release: Release) -> None:
    assert readings.no_value_words(release.cell("ed_assaults", sample.WHOLE, "2025")) == ""
