"""A release is written whole or not at all, and never altered."""

import csv
import hashlib
import json
import stat
import subprocess
from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest
from tests.unit.products import sample

from headwater.products import ReleaseNotWritten, dataset, point_current, publishing, write_release
from headwater.products.checks import ReleaseRefused
from headwater.released import ReleasedReader
from headwater.tables.results import ReleasedValue
from headwater.vocabulary.faults import ExitCode


@pytest.fixture(scope="session")
def few():
    """One measure is enough to write."""
    return sample.released(sample.MEASURES[:1])


def test_every_file_is_there_read_only_and_listed_with_its_digest(root):
    folder = root / sample.RELEASE_ID
    names = {path.name for path in folder.iterdir()}
    assert names == {
        "manifest.json", "measures.json", "sources.json", "areas.json", "signals.json",
        "analyses.json", "comparators.json",
        "outlines.json", "values.parquet", "values.csv", "values.schema.json", "SHA256SUMS",
        "datasets.json", "disparity.json", "deliveries.json", "institutions.json",
        "supplied.json", "versions.json", "provision.json", "offers.json", "harm.json",
        "pairs.parquet", "pairs.csv", "pairs.schema.json", "factors.json", "lenses.json",
        "subjects.json", "places.json",
        "counterfactuals.parquet", "counterfactuals.csv", "counterfactuals.schema.json",
        "expected_months.parquet", "expected_months.csv", "expected_months.schema.json",
    }  # fmt: skip
    digests = dict(reversed(line.split("  ")) for line in
                   (folder / "SHA256SUMS").read_text().splitlines())  # fmt: skip
    assert set(digests) == names - {"SHA256SUMS"}
    for name, digest in digests.items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest
    assert all(stat.S_IMODE(path.stat().st_mode) == 0o444 for path in folder.iterdir())


def test_values_are_sorted_with_row_groups_of_one_measure(root):
    stored = pq.ParquetFile(root / sample.RELEASE_ID / "values.parquet")
    for group in range(stored.num_row_groups):
        assert len(pc.unique(stored.read_row_group(group).column("measure"))) == 1
    keys = stored.read().select(["measure", "area_type", "area_code"]).to_pylist()
    assert [tuple(key.values()) for key in keys] == sorted(tuple(key.values()) for key in keys)


def test_the_open_csv_holds_every_row_and_its_dictionary_names_every_column(root, everything):
    folder = root / sample.RELEASE_ID
    with (folder / "values.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    dictionary = json.loads((folder / "values.schema.json").read_text())
    assert len(rows) == everything.values.num_rows
    assert [field["name"] for field in dictionary["fields"]] == list(rows[0])
    assert list(rows[0]) == list(ReleasedValue.columns())
    assert all(field["description"] for field in dictionary["fields"])
    withheld = [row for row in rows if row["state"] == "suppressed"]
    assert withheld
    assert all(row["numerator"] == row["value"] == row["lower"] == "" for row in withheld)


def test_writing_the_same_release_again_changes_nothing(few, tmp_path):
    folder = write_release(few, root=tmp_path, figures=False)
    before = {path: path.stat().st_mtime_ns for path in folder.iterdir()}
    assert write_release(few, root=tmp_path, figures=False) == folder
    assert {path: path.stat().st_mtime_ns for path in folder.iterdir()} == before


@pytest.mark.parametrize("release_id", [sample.RELEASE_ID, "R0007-0badcafe"])
def test_what_a_stopped_run_left_behind_is_replaced(few, tmp_path, release_id):
    left = tmp_path / f"{release_id}.partial"
    left.mkdir()
    (left / "rubbish").write_text("half a fi")
    folder = write_release(few, root=tmp_path, figures=False)
    assert not left.exists()
    assert not (folder / "rubbish").exists()


def test_a_full_disk_leaves_no_trace_and_the_old_release_current(root, few, monkeypatch):
    def full(*arguments, **named):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(publishing, "write_values", full)
    newer = replace(few, release_id="R0003-99999999")
    with pytest.raises(ReleaseNotWritten, match="No space left on device") as caught:
        write_release(newer, root=root, figures=False)
    assert caught.value.exit_code is ExitCode.STORAGE
    assert sorted(path.name for path in root.iterdir()) == [sample.RELEASE_ID, "current"]
    assert ReleasedReader(root).current_id() == sample.RELEASE_ID


def test_a_pointer_that_cannot_be_written_says_so(tmp_path):
    with pytest.raises(ReleaseNotWritten, match="R0001-1a2b3c4d"):
        point_current(tmp_path / "absent", "R0001-1a2b3c4d")


@pytest.mark.parametrize("column", ["value", "numerator", "lower", "upper", "completeness"])
def test_a_withheld_cell_with_a_number_is_refused_before_anything_is_written(few, tmp_path, column):
    values = few.values.to_pylist()
    withheld = next(row for row in values if row["state"] == "suppressed")
    withheld[column] = 3
    leaking = replace(few, values=pa.Table.from_pylist(values, schema=few.values.schema))
    with pytest.raises(ReleaseRefused, match=column):
        write_release(leaking, root=tmp_path, figures=False)
    assert list(tmp_path.iterdir()) == []


def test_a_missing_column_or_an_undescribed_measure_is_refused(few, tmp_path):
    with pytest.raises(ReleaseRefused, match="upper"):
        write_release(replace(few, values=few.values.drop(["upper"])), root=tmp_path)
    with pytest.raises(ReleaseRefused, match="sharp_admissions"):
        write_release(replace(few, measures=sample.MEASURES[1:]), root=tmp_path)


def test_numbers_alone_never_load_the_drawing_libraries():
    code = (
        "import sys, headwater.products, headwater.released; "
        "print(sorted({'altair', 'vl_convert', 'weasyprint', 'shapely'} & set(sys.modules)))"
    )
    import sys

    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


def test_the_dictionary_has_a_type_for_every_column():
    assert {field["type"] for field in dataset.data_dictionary()["fields"]} == {
        "string", "number", "integer", "date",
    }  # fmt: skip
