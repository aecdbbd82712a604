"""Pairs, factors and lenses come back from the files of a release as they were."""

import json
from pathlib import Path

import pyarrow.csv as pv
import pytest
from tests.unit.products import sample
from tests.unit.web.dashboard import reading_sample

from headwater.products import write_release
from headwater.released import Release, ReleasedReader
from headwater.tables.pairs import ReleasedPair

RELEASED = reading_sample.released()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_release(
        RELEASED, root=tmp_path_factory.mktemp("released"), figures=False, assessment=False
    )


def test_what_is_read_is_what_was_written(folder: Path) -> None:
    read, held = ReleasedReader(folder.parent).open(sample.RELEASE_ID), Release.of(RELEASED)
    assert read.pairs == held.pairs == RELEASED.pairs
    assert read.factors == held.factors == reading_sample.FACTORS
    assert read.lenses == held.lenses == reading_sample.LENSES


def test_there_is_a_row_for_every_two_districts_in_every_measure(folder: Path) -> None:
    table = pv.read_csv(folder / "pairs.csv")
    assert table.column_names == list(ReleasedPair.columns())
    assert table.num_rows == 3 * len(sample.MEASURES)
    said = json.loads((folder / "pairs.schema.json").read_text("utf-8"))
    assert "first over second" in json.dumps(said)


def test_a_release_of_before_has_none_and_opens(tmp_path: Path) -> None:
    folder = write_release(sample.released(), root=tmp_path, figures=False, assessment=False)
    for name in ("pairs.parquet", "factors.json", "lenses.json"):
        (folder / name).unlink()
    read = ReleasedReader(tmp_path).open(sample.RELEASE_ID)
    assert (read.pairs, read.factors.levels, read.lenses) == ((), (), ())
