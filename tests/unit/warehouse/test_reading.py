"""A reader sees the published warehouse and nothing else."""

import duckdb
import pytest
from tests.unit.warehouse.test_building import Visit

from headwater import warehouse
from headwater.tables.schema import Expression


@pytest.fixture
def target(tmp_path):
    target = tmp_path / "warehouse.duckdb"
    with warehouse.build(target, scratch=tmp_path / "scratch") as builder:
        builder.compute(Expression(Visit, "SELECT 'Dee' AS place, 2 AS visits"))
        builder.publish()
    return target


def test_where_none_was_published_the_fault_says_what_to_do(tmp_path):
    with (
        pytest.raises(warehouse.WarehouseAbsent) as fault,
        warehouse.read(tmp_path / "absent.duckdb"),
    ):
        pass
    assert "headwater run" in fault.value.next_step


@pytest.mark.parametrize(
    "reaching_out",
    [
        "SELECT * FROM read_csv('{file}')",
        "COPY visit TO '{file}'",
        "ATTACH '{file}' AS other",
        "SET enable_external_access = true",
        "INSERT INTO visit VALUES ('Exe', 1)",
        "DROP TABLE visit",
    ],
)
def test_a_reader_can_neither_reach_out_nor_change_anything(target, tmp_path, reaching_out):
    file = tmp_path / "secret.csv"
    file.write_text("secret\n", "utf-8")
    with warehouse.read(target) as reader, pytest.raises((duckdb.Error, warehouse.StorageFailed)):
        reader.fetch(reaching_out.format(file=file))
    assert file.read_text("utf-8") == "secret\n"
    with warehouse.read(target) as reader:
        assert reader.fetch("SELECT count(*) AS n FROM visit").to_pylist() == [{"n": 1}]
