"""What a release says of quality is read back as it was written, and absent from older ones."""

from pathlib import Path

from tests.unit.products import sample
from tests.unit.web.dashboard import quality_sample

from headwater.products import point_current, write_release
from headwater.released.opened import Release
from headwater.released.reader import ReleasedReader
from headwater.released.release import Released


def written(released: Released, root: Path) -> Release:
    write_release(released, root=root, figures=False)
    point_current(root, released.release_id)
    return ReleasedReader(root).open()


def test_on_disk_and_in_memory_say_the_same(tmp_path: Path) -> None:
    released = quality_sample.released()
    on_disk, in_memory = written(released, tmp_path).quality, Release.of(released).quality
    assert on_disk.suppliers == (quality_sample.NORTH, quality_sample.SOUTH)
    assert on_disk.datasets == in_memory.datasets == quality_sample.DATASETS
    assert on_disk.disparity == in_memory.disparity == quality_sample.DISPARITY
    for key in on_disk.suppliers:
        assert set(on_disk.of_supplier(*key)) == set(in_memory.of_supplier(*key))


def test_months_come_in_order_whatever_their_order_on_disk(tmp_path: Path) -> None:
    rows = written(quality_sample.released(), tmp_path).quality.of_supplier(*quality_sample.NORTH)
    assert [row.month for row in rows] == sorted(row.month for row in rows)


def test_one_field_across_suppliers(tmp_path: Path) -> None:
    rows = written(quality_sample.released(), tmp_path).quality.of_field("ethnicity")
    assert {(row.feed, row.supplier) for row in rows} == {
        quality_sample.NORTH,
        quality_sample.SOUTH,
    }
    assert {row.field for row in rows} == {"ethnicity"}


def test_a_release_without_the_files_says_nothing(tmp_path: Path) -> None:
    release = written(sample.released(), tmp_path)
    for name in ("datasets.json", "disparity.json"):
        (tmp_path / sample.RELEASE_ID / name).unlink()
    assert not (tmp_path / sample.RELEASE_ID / "quality.parquet").exists()
    assert release.quality.suppliers == ()
    assert release.quality.datasets == ()
    assert release.quality.disparity == ()
