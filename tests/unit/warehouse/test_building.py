"""A warehouse appears whole or not at all."""

import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pytest

from headwater import warehouse
from headwater.tables.schema import Column, ColumnType, Expression, Table
from headwater.vocabulary.faults import ExitCode


class Visit(Table):
    """One row is one visit."""

    name = "visit"

    place = Column(ColumnType.TEXT, "where", required=True)
    visits = Column(ColumnType.INTEGER, "how many", "visit")


class Total(Visit):
    """One row is all visits to one place."""

    name = "total"


def visits(*rows):
    return pa.table(
        {
            "place": pa.array([place for place, _ in rows], pa.string()),
            "visits": pa.array([count for _, count in rows], pa.int64()),
        }
    )


@pytest.fixture
def target(tmp_path):
    return tmp_path / "warehouse" / "warehouse.duckdb"


def publish(target, *rows):
    with warehouse.build(target, scratch=target.parent / "scratch") as builder:
        builder.load_rows(Visit, visits(*rows))
        builder.publish()


def read_all(target):
    with warehouse.read(target) as reader:
        return reader.fetch("SELECT * FROM visit ORDER BY place").to_pylist()


def files_beside(target):
    return sorted(path.name for path in target.parent.iterdir() if path.is_file())


def test_what_was_published_is_read(target):
    publish(target, ("Dee", 2))
    assert read_all(target) == [{"place": "Dee", "visits": 2}]


def test_columns_have_the_declared_types(target):
    publish(target, ("Dee", 2))
    with warehouse.read(target) as reader:
        found = reader.fetch("SELECT * FROM visit").schema
    assert found.field("visits").type == pa.int32()


def test_a_build_that_is_not_published_leaves_the_old_one_and_no_trace(target):
    publish(target, ("Dee", 2))
    with warehouse.build(target, scratch=target.parent / "scratch") as builder:
        builder.load_rows(Visit, visits(("Exe", 9)))
    assert read_all(target) == [{"place": "Dee", "visits": 2}]
    assert files_beside(target) == ["warehouse.duckdb"]


def test_a_build_that_fails_leaves_the_old_one_and_no_trace(target):
    publish(target, ("Dee", 2))
    with (
        pytest.raises(ZeroDivisionError),
        warehouse.build(target, scratch=target.parent / "scratch"),
    ):
        raise ZeroDivisionError
    assert read_all(target) == [{"place": "Dee", "visits": 2}]
    assert files_beside(target) == ["warehouse.duckdb"]


def test_a_reader_keeps_what_it_opened_while_a_new_one_is_published(target):
    publish(target, ("Dee", 2))
    with warehouse.read(target) as reader:
        publish(target, ("Exe", 9))
        assert reader.fetch("SELECT place FROM visit").to_pylist() == [{"place": "Dee"}]
    assert read_all(target) == [{"place": "Exe", "visits": 9}]


KILLED = """
import os, signal, sys
from pathlib import Path
import pyarrow as pa
from headwater import warehouse
from tests.unit.warehouse.test_building import Visit, visits

target = Path(sys.argv[1])
with warehouse.build(target, scratch=target.parent / "scratch") as builder:
    builder.load_rows(Visit, visits(("Exe", 9)))
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_killed_build_leaves_the_old_one_and_the_next_build_succeeds(target):
    publish(target, ("Dee", 2))
    root = Path(__file__).resolve().parents[3]
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, str(target)], cwd=root, check=False, capture_output=True
    )
    assert killed.returncode == -9, killed.stderr
    assert read_all(target) == [{"place": "Dee", "visits": 2}]
    publish(target, ("Wye", 1))
    assert read_all(target) == [{"place": "Wye", "visits": 1}]
    assert files_beside(target) == ["warehouse.duckdb"]


def test_a_computed_table_is_made_from_the_tables_before_it(target):
    with warehouse.build(target, scratch=target.parent / "scratch") as builder:
        builder.load_rows(Visit, visits(("Dee", 2), ("Dee", 3)))
        total = "SELECT sum(visits) AS visits, place FROM visit GROUP BY place"
        builder.compute(Expression(Total, total))
        assert builder.fetch("SELECT * FROM total").to_pylist() == [{"place": "Dee", "visits": 5}]


def test_an_empty_required_column_is_a_fault_that_names_it(target):
    with (
        warehouse.build(target, scratch=target.parent / "scratch") as builder,
        pytest.raises(warehouse.RequiredValueMissing) as fault,
    ):
        builder.compute(Expression(Visit, "SELECT NULL AS place, 41 AS visits"))
    assert "visit.place" in fault.value.found
    assert "41" not in fault.value.found


def test_a_table_that_is_not_stored_lasts_as_long_as_the_build(target):
    with warehouse.build(target, scratch=target.parent / "scratch") as builder:
        builder.compute(Expression(Visit, "SELECT 'Dee' AS place, 2 AS visits"), stored=False)
        assert builder.fetch("SELECT place FROM visit").num_rows == 1
        builder.publish()
    with warehouse.read(target) as reader:
        assert reader.fetch("SELECT * FROM duckdb_tables()").num_rows == 0
        assert reader.fetch("SELECT * FROM duckdb_views() WHERE NOT internal").num_rows == 0


def test_a_full_disk_is_a_storage_fault_and_nothing_is_lost(target, monkeypatch):
    publish(target, ("Dee", 2))

    def no_space(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("headwater.warehouse.building.os.fsync", no_space)
    with warehouse.build(target, scratch=target.parent / "scratch") as builder:
        builder.load_rows(Visit, visits(("Exe", 9)))
        with pytest.raises(warehouse.StorageFailed) as fault:
            builder.publish()
    assert fault.value.exit_code is ExitCode.STORAGE
    assert read_all(target) == [{"place": "Dee", "visits": 2}]


def test_too_little_memory_is_a_storage_fault(target):
    too_little = warehouse.build(target, scratch=target.parent / "scratch", memory_limit="1MB")
    with pytest.raises(warehouse.StorageFailed), too_little as builder:
        builder.fetch("SELECT list(range) FROM range(10000000)")
