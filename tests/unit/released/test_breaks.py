"""Two periods are compared only where nothing breaks between them, or a factor bridges it."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.products import joined, sample

from headwater.released.breaks import (
    breaks_at,
    breaks_inside,
    bridge,
    comparable_rows,
    spliced,
)
from headwater.released.opened import Release
from headwater.released.release import Break
from headwater.vocabulary.periods import Period, PeriodType, parse_period

CASES = """
earlier         later           break     plain  spliced
2024            2025            2023-12   yes    yes
2024            2025            2024-01   yes    yes
2024            2025            2024-02   no     no
2024            2025            2025-01   no     yes
2024            2025            2025-02   no     no
2024            2025            2026-01   yes    yes
2023            2025            2024-07   no     yes
2024-06         2025-06         2025-06   no     yes
2024-06         2025-06         2025-07   yes    yes
2024-06         2025-06         2024-06   yes    yes
2022-01/P36M    2025-01/P36M    2025-01   no     yes
2022-01/P36M    2025-01/P36M    2024-01   no     no
2025            2025            2025-06   no     no
"""


def cut(month: str, **more: object) -> Break:
    return Break("m", date.fromisoformat(f"{month}-01"), "changed", **more)  # type: ignore[arg-type]


def with_factor(month: str, factor: float = 1.25) -> Break:
    return cut(month, factor=factor, factor_source="Recorded both ways for a month")


@pytest.mark.parametrize("line", CASES.strip().splitlines()[1:])
def test_what_may_stand_beside_what(line: str) -> None:
    earlier, later, month, plain, with_splice = line.split()
    periods = parse_period(earlier), parse_period(later)
    assert (bridge(*periods, [cut(month)]) is not None) == (plain == "yes")
    assert (bridge(*periods, [with_factor(month)]) is not None) == (with_splice == "yes")


def test_factors_of_several_breaks_multiply_and_one_without_stops_it() -> None:
    years = parse_period("2020"), parse_period("2025")
    found = bridge(*years, [with_factor("2022-01", 2.0), with_factor("2023-06", 1.5)])
    assert found is not None
    assert found.factor == 3.0
    assert bridge(*years, [with_factor("2022-01"), cut("2023-06")]) is None


def test_a_factor_on_nobodys_word_bridges_nothing() -> None:
    years = parse_period("2024"), parse_period("2025")
    assert bridge(*years, [cut("2025-01", factor=2.0)]) is None


def test_a_spliced_number_moves_with_its_range_and_is_no_count() -> None:
    row = Release.of(sample.released()).cell("ed_assaults", sample.WHOLE, "2024")
    moved = spliced(row, 2.0)
    assert (moved.value, moved.lower, moved.upper) == (
        2 * (row.value or 0),
        2 * (row.lower or 0),
        2 * (row.upper or 0),
    )
    assert moved.numerator is None
    assert spliced(row, 1.0) is row


MONTHS = st.builds(
    date, st.integers(min_value=2018, max_value=2027), st.integers(min_value=1, max_value=12),
    st.just(1),
)  # fmt: skip


@given(MONTHS, MONTHS, st.lists(MONTHS, max_size=4), st.sampled_from(list(PeriodType)))
def test_nothing_is_ever_compared_across_a_break_without_a_factor(
    one: date, other: date, months: list[date], kind: PeriodType
) -> None:
    earlier, later = sorted((Period(one, kind), Period(other, kind)))
    breaks = [Break("m", month, "changed") for month in months]
    days = {month for month in months if earlier.first_month < month < later.end_month}
    assert (bridge(earlier, later, breaks) is None) == bool(days)


def test_a_period_that_holds_a_break_is_told() -> None:
    breaks = [cut("2025-01"), cut("2025-06")]
    assert breaks_inside(parse_period("2025"), breaks) == (breaks[1],)
    assert breaks_inside(parse_period("2025-06"), breaks) == ()


def test_a_break_of_one_district_touches_what_is_around_and_inside_it() -> None:
    found = with_factor("2024-01")
    measure = "ed_assaults"
    inside = replace(found, measure=measure, area_code="Z07000001")
    release = Release.of(sample.released(breaks=(inside,)))
    assert breaks_at(release, measure, "Z07000001") == (inside,)
    assert breaks_at(release, measure, "Z01001001") == (inside,)
    assert breaks_at(release, measure, "Z07000002") == ()
    assert breaks_at(release, measure, "Z01002001") == ()
    # Of the whole, and of events without a place, only a part changed: the factor is not theirs.
    for code in (sample.WHOLE, "no_location"):
        (around,) = breaks_at(release, measure, code)
        assert not around.is_spliced
    assert breaks_at(release, "knife_crime", "Z07000001") == ()


def test_a_break_of_a_county_touches_its_districts_with_its_factor() -> None:
    whole = Release.of(joined.release_of(9, (1, 2, 3)))
    (area,) = [each for each in whole.areas if each.member_codes][:1]
    measure = whole.measures[0].measure
    found = replace(with_factor("2024-01"), measure=measure, area_code=area.code)
    whole.breaks = (found,)
    for code in (area.code, *area.member_codes):
        assert breaks_at(whole, measure, code) == (found,)


def test_rows_that_may_be_compared_with_the_end() -> None:
    release = Release.of(sample.released())
    series = release.series("ed_assaults", sample.WHOLE, "year")
    years = [int(row.period) for row in comparable_rows(series, [with_factor("2023-01")])]
    assert years == [2020, 2021, 2022, 2023, 2024, 2025]
    years = [int(row.period) for row in comparable_rows(series, [with_factor("2023-04")])]
    assert years == [2020, 2021, 2022, 2024, 2025]
