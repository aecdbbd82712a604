"""Counted on expected: gaps stay gaps, what lies outside has a ring, and words do not collide."""

import xml.etree.ElementTree as ET

import pytest
from tests.unit.web.dashboard.test_charts import R, S, mark, of_class

from headwater_web.dashboard.charts.expected import ExpectedMark, Limit, expected_chart

BEFORE, AFTER = range(6), range(6, 12)
EXPECTED = [ExpectedMark(position, 20.0, 12.0, 28.0) for position in AFTER]


def drawn(values: list[float | None], **options: object) -> ET.Element:
    marks = [
        mark(position, S if value is None else R, value or 0.0)
        for position, value in enumerate(values)
    ]
    settings: dict[str, object] = {
        "name": "chart",
        "title": "A & B",
        "unit": "events a month",
        "limits": [Limit(6, "begins"), Limit(9, "")],
        "labels": ("counted", "expected"),
    }
    return ET.fromstring(expected_chart(marks, EXPECTED, **(settings | options)))  # type: ignore[arg-type]  # noqa: S314 - our own


def test_a_line_never_crosses_a_month_without_a_number() -> None:
    svg = drawn([20.0, 21, None, 19, 20, 22, 20, 20, None, 20, None, 20])
    assert [len(line.get("points", "").split()) for line in of_class(svg, "line")] == [2, 5]
    assert len(of_class(svg, "dot")) == 2
    assert len(of_class(svg, "hatched")) == 3


@pytest.mark.parametrize(("value", "rings"), [(12.0, 0), (28.0, 0), (11.0, 6), (29.0, 6)])
def test_a_month_outside_its_range_has_a_ring(value: float, rings: int) -> None:
    svg = drawn([5.0] * 6 + [value] * 6)
    assert len(of_class(svg, "dot-open")) == rings


def test_the_range_and_the_dashes_are_of_the_later_months_alone() -> None:
    svg = drawn([20.0] * 12)
    (band,), (dashes,) = of_class(svg, "band"), of_class(svg, "benchmark")
    assert len(band.get("points", "").split()) == 12
    assert len(dashes.get("points", "").split()) == 6
    assert dashes.get("fill") == "none"
    assert [each.text for each in of_class(svg, "break-words")] == ["begins", None]


@pytest.mark.parametrize("last", [19.9, 20.0, 20.1, 60.0, 0.0])
def test_the_names_of_the_lines_stand_apart_in_the_order_of_their_ends(last: float) -> None:
    svg = drawn([20.0] * 11 + [last])
    (counted,), (expected,) = of_class(svg, "label"), of_class(svg, "benchmark-words")
    heights = float(counted.get("y", "0")), float(expected.get("y", "0"))
    assert abs(heights[0] - heights[1]) >= 14.9
    assert (heights[0] < heights[1]) == (last >= 20.0)


def test_everything_stays_inside_the_drawing() -> None:
    svg = drawn([400.0] * 12)
    _, _, width, height = map(float, svg.get("viewBox", "").split())
    for part in svg.iter("polyline"):
        for x, y in (pair.split(",") for pair in part.get("points", "").split()):
            assert 0 <= float(x) <= width
            assert 0 <= float(y) <= height


def test_every_month_can_be_read_in_words() -> None:
    svg = drawn([20.0] * 12)
    assert svg.get("data-points", "").count("month ") == 12
    assert svg.find("title").text == "A & B"  # type: ignore[union-attr]
