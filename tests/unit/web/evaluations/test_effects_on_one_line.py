"""Effects stand on one line that holds them all, and so can be compared by eye."""

import pytest

from headwater.released.evaluations.result import Effect
from headwater_web.evaluations.drawing import LINE_WIDTH, draw_lines

SMALL, LARGE = Effect(0.97, 0.9, 1.05, None), Effect(0.6, 0.52, 0.7, None)


@pytest.mark.parametrize(
    ("effects", "ends"),
    [((SMALL,), ("0.8", "1.25")), ((SMALL, LARGE), ("0.5", "2")), ((), ())],
)
def test_the_line_is_as_long_as_it_has_to_be(
    effects: tuple[Effect, ...], ends: tuple[str, ...]
) -> None:
    for line in draw_lines(effects):
        assert (line.marks[0].words, line.marks[-1].words) == ends
        assert 0 <= line.from_at <= line.point_at <= line.to_at <= LINE_WIDTH


def test_all_stand_on_the_same_scale() -> None:
    first, second = draw_lines((SMALL, LARGE))
    assert first.none_at == second.none_at
    assert second.to_at < first.from_at


def test_what_has_no_end_is_cut_at_the_edge() -> None:
    [line] = draw_lines((Effect(0.1, 0.0, 9.0, None),))
    assert (line.from_at, line.to_at) == (16, LINE_WIDTH - 16)
