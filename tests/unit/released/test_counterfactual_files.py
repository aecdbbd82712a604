"""What events made of series is read back as it was written, and older releases have none."""

from dataclasses import replace
from pathlib import Path

from tests.unit.analyses.counterfactuals.monthly import (
    WITHHELD,
    multiplied,
    recording,
    released,
    shock,
    usual,
    with_state,
)

from headwater.analyses.counterfactuals import counterfactuals_of
from headwater.products import point_current, write_release
from headwater.released.counterfactuals import Beside
from headwater.released.layout import COUNTERFACTUALS
from headwater.released.reader import ReleasedReader
from headwater.released.release import Released


def made() -> Released:
    cells = with_state(multiplied(usual(), "2022-03", "2022-06", 0.5), WITHHELD, "2024-02")
    districts = {"Z07000001": usual(seed=3), "Z07000002": usual(level=1)}
    found = released(cells, shock(), recording("2023-06"), districts=districts)
    return replace(found, counterfactuals=counterfactuals_of(found))


def test_what_is_read_is_what_was_written(tmp_path: Path) -> None:
    wanted = made()
    write_release(wanted, root=tmp_path, figures=False)
    point_current(tmp_path, wanted.release_id)
    read = ReleasedReader(tmp_path).open().counterfactuals
    assert len(read.found) == 6
    assert read == wanted.counterfactuals
    assert read.by_month == wanted.counterfactuals.by_month
    assert {each.total is None for each in read.found} == {True, False}


def test_a_release_of_before_there_were_any_has_none(tmp_path: Path) -> None:
    wanted = made()
    folder = write_release(wanted, root=tmp_path, figures=False)
    (folder / COUNTERFACTUALS).unlink()
    read = ReleasedReader(tmp_path).open(wanted.release_id).counterfactuals
    assert read.found == ()
    assert read.by_month == {}


def test_the_sides_and_limits_of_a_sum() -> None:
    below, within, above = (Beside(3, seen, 50.0, 40.0, 60.0) for seen in (30, 45, 61))
    assert [each.side for each in (below, within, above)] == [-1, 0, 1]
    assert (below.excess, below.excess_limits) == (-20.0, (-30.0, -10.0))
    assert below.ratio_limits == (0.5, 0.75)
    assert Beside(1, 3, 1.0, 0.0, 4.0).ratio_limits == (0.75, None)
