"""Charts: words for every state, gaps that stay gaps, nothing that a reader cannot trust."""

import json
import re
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.vocabulary.states import ValueState
from headwater_web.dashboard.charts.bars import Benchmark, bar_chart
from headwater_web.dashboard.charts.events import ChartEvent
from headwater_web.dashboard.charts.frame import Mark, nice_ticks
from headwater_web.dashboard.charts.series import series_chart

R, S, M, N = (
    ValueState.RELEASED,
    ValueState.SUPPRESSED,
    ValueState.MISSING,
    ValueState.NOT_COLLECTED,
)
values = st.floats(min_value=0, max_value=1e6, allow_nan=False)


def mark(position: int, state: ValueState = R, value: float = 10.0) -> Mark:
    known = value if state is R else None
    return Mark(
        position=position,
        label=str(2000 + position // 12),
        state=state,
        value=known,
        lower=None if known is None else known * 0.8,
        upper=None if known is None else known * 1.2,
        shown="" if known is None else f"{known:.1f}",
        words=f"month {position}",
    )


def drawn(marks: list[Mark], **options: object) -> ET.Element:
    settings: dict[str, object] = {"name": "chart", "title": "A & B", "unit": "per 100,000"}
    return ET.fromstring(series_chart(marks, **(settings | options)))  # noqa: S314 - our own


def of_class(svg: ET.Element, name: str) -> list[ET.Element]:
    return [part for part in svg.iter() if part.get("class") == name]


def words_in(svg: ET.Element) -> list[str]:
    return [part.text or "" for part in svg.iter() if part.tag == "text"]


def test_a_chart_is_an_image_with_a_name() -> None:
    svg = drawn([mark(0), mark(1)])
    assert svg.get("role") == "img"
    assert svg.get("aria-labelledby") == "chart-title"
    assert svg.find("title").text == "A & B"


def test_twenty_months_are_a_line_in_a_band() -> None:
    svg = drawn([mark(position) for position in range(20)])
    assert len(of_class(svg, "line")) == 1
    assert len(of_class(svg, "band")) == 1


@pytest.mark.parametrize("state", [S, M, N])
def test_a_line_never_crosses_an_absent_value(state: ValueState) -> None:
    marks = [mark(position, state if position == 9 else R) for position in range(20)]
    assert len(of_class(drawn(marks), "line")) == 2


@pytest.mark.parametrize(
    ("state", "word"), [(S, "withheld"), (M, "not arrived"), (N, "not collected")]
)
def test_an_absent_value_is_told_by_a_word(state: ValueState, word: str) -> None:
    marks = [mark(position, state if 5 < position < 9 else R) for position in range(20)]
    assert word in words_in(drawn(marks))


def test_a_value_that_cannot_be_worked_out_says_so_itself() -> None:
    without = replace(mark(1), value=None, lower=None, upper=None, shown="nothing to divide by")
    svg = drawn([mark(0), without, mark(2)])
    assert "nothing to divide by" in words_in(svg)
    assert len(of_class(svg, "absent")) == 1
    assert of_class(svg, "line") == []


def test_a_withheld_value_is_hatched_and_shows_no_height() -> None:
    svg = drawn([mark(0), mark(1, S), mark(2)])
    cells = of_class(svg, "hatched")
    assert [cell.get("height") for cell in cells] == ["18"]
    assert cells[0].get("fill") == "url(#chart-hatch)"


def test_a_line_never_crosses_a_break() -> None:
    marks = [replace(mark(position), starts_anew=position == 10) for position in range(20)]
    assert len(of_class(drawn(marks), "line")) == 2


def test_an_event_is_a_rule_with_a_label_where_it_began() -> None:
    marks = [mark(position) for position in range(20)]
    svg = drawn(marks, events=[ChartEvent(10, "1: counting rules")])
    assert "1: counting rules" in words_in(svg)
    (rule,) = of_class(svg, "break")
    # Month 10 begins half a month before its point, which stands in the middle of its column.
    middle = 46 + (10 + 0.5) / 20 * (760 - 62 - 46)
    assert float(rule.get("x1")) == pytest.approx(middle - (760 - 62 - 46) / 40, abs=0.1)


def test_what_passed_is_shaded_until_it_had() -> None:
    marks = [mark(position) for position in range(20)]
    svg = drawn(marks, events=[ChartEvent(5, "1: restrictions", until=10)])
    (shade,) = of_class(svg, "passing")
    assert float(shade.get("width")) == pytest.approx(5 * (760 - 62 - 46) / 20, abs=0.1)


def test_labels_of_events_close_by_never_meet() -> None:
    marks = [mark(position) for position in range(20)]
    events = [ChartEvent(month, f"{month}: counting rules") for month in (9, 10, 11)]
    labels = of_class(drawn(marks, events=events), "break-words")
    assert len({label.get("y") for label in labels}) == 3


def test_only_a_chart_that_is_walked_carries_its_words() -> None:
    assert drawn([mark(0)], is_walked=False).get("data-points") is None


def test_the_present_point_is_marked_and_named() -> None:
    svg = drawn([mark(0), mark(1, value=42.5)])
    assert len(of_class(svg, "present")) == 1
    assert [part.text for part in of_class(svg, "label")] == ["42.5"]


def test_every_value_can_be_read_in_words() -> None:
    points = json.loads(drawn([mark(0), mark(1, S)]).get("data-points"))
    assert [words for _x, words in points] == ["month 0", "month 1"]


def test_words_are_escaped() -> None:
    chart = series_chart([mark(0)], name="c", title="<script>", unit='"&<')
    assert "<script>" not in chart
    assert ET.fromstring(chart) is not None  # noqa: S314 - our own


def test_nothing_to_draw_is_still_a_chart() -> None:
    assert drawn([]).get("role") == "img"


@given(st.lists(st.tuples(st.sampled_from([R, S, M, N]), values), min_size=1, max_size=80))
def test_whatever_is_known_stays_inside_the_drawing(cells: list[tuple[ValueState, float]]) -> None:
    svg = drawn([mark(i, state, value) for i, (state, value) in enumerate(cells)])
    height, width = 340, 760
    for line in (*of_class(svg, "line"), *of_class(svg, "band")):
        for x, y in re.findall(r"([\d.-]+),([\d.-]+)", line.get("points", "")):
            assert 0 <= float(x) <= width
            assert 0 <= float(y) <= height


@given(st.floats(min_value=1e-6, max_value=1e9, allow_nan=False))
def test_ticks_begin_at_zero_and_reach_the_highest(highest: float) -> None:
    ticks = nice_ticks(highest)
    assert ticks[0] == 0
    assert ticks[-1] >= highest * (1 - 1e-6)
    assert len(ticks) <= 7


class TestBars:
    """One row for each category or place."""

    def test_bars_begin_at_zero(self) -> None:
        chart = bar_chart([mark(0), mark(1, value=20)], name="b", title="B", unit="x")
        starts = {bar.get("x") for bar in of_class(ET.fromstring(chart), "bar")}  # noqa: S314
        assert starts == {"190"}

    def test_an_absent_row_has_a_word_and_no_bar(self) -> None:
        svg = ET.fromstring(bar_chart([mark(0, S)], name="b", title="B", unit="x"))  # noqa: S314
        assert of_class(svg, "bar") == []
        assert "withheld" in words_in(svg)

    def test_the_whole_is_a_line_with_a_word(self) -> None:
        chart = bar_chart(
            [mark(0)], name="b", title="B", unit="x", benchmark=Benchmark(12, "whole")
        )
        assert "whole" in words_in(ET.fromstring(chart))  # noqa: S314 - our own
