"""The register of bases arrives as a file; reference tables supersede by period."""

from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from tests.unit.custody.arrivals import NOW, home_at
from tests.unit.intake.small_feed import TODAY, basis, receive_file

from headwater.custody import Home
from headwater.custody.admitting import BasisUnsound
from headwater.definitions.library import Library
from headwater.exchange.report import FileReport

LIBRARY = Library(Path(__file__).resolve().parents[3] / "definitions")
REGISTER = (
    "basis_reference,kind,feed,supplier,supplier_name,purpose,fields,licence,dpia_reference,"
    "starts_on,ends_on,keep_raw_days,state\n"
)
AGREEMENT = (
    "SYN-A1,agreement,street_incidents,wardens,Town Wardens,Prevention,sex|age,,DPIA-1,"
    "2024-01-01,{ends_on},30,in_force\n"
)


def _load(home: Home, feed: str, text: str, **changed: Any) -> FileReport:
    workspace = home.new_workspace()
    path = workspace / f"{feed}.csv"
    path.write_text(text, "utf-8")
    received = receive_file(
        path,
        workspace,
        specification=LIBRARY.extract(feed),
        codelists=LIBRARY.codelists(),
        bases=(basis(feed=feed),),
        today=TODAY,
        **changed,
    )
    return home.admit(received, now=NOW)


def test_the_newest_register_is_the_register(tmp_path: Path) -> None:
    home = home_at(tmp_path)
    _load(home, "basis_register", REGISTER + AGREEMENT.format(ends_on=""))
    [agreement] = home.bases()
    assert (agreement.fields, agreement.starts_on) == (("sex", "age"), date(2024, 1, 1))
    assert agreement.in_force_on(TODAY)
    second = _load(home, "basis_register", REGISTER + AGREEMENT.format(ends_on="2025-12-31"))
    assert second.version == 2
    assert not home.bases()[0].in_force_on(TODAY)


def test_a_register_that_does_not_hold_together_changes_nothing(tmp_path: Path) -> None:
    home = home_at(tmp_path)
    _load(home, "basis_register", REGISTER + AGREEMENT.format(ends_on=""))
    broken = AGREEMENT.format(ends_on="").replace("Prevention", "n/a")
    with pytest.raises(BasisUnsound, match="SYN-A1"):
        _load(home, "basis_register", REGISTER + broken)
    assert len(home.bases()) == 1
    assert len(home.extracts()) == 1


def test_a_reference_table_gives_way_to_a_newer_one_of_the_same_period(tmp_path: Path) -> None:
    home = home_at(tmp_path)
    headers = "lsoa21_code,mid_year,age,sex,persons\n"
    first = _load(home, "population_small_area", headers + "Z01000001,2024,30,female,12\n")
    other = _load(home, "population_small_area", headers + "Z01000001,2025,30,female,13\n")
    again = _load(home, "population_small_area", headers + "Z01000001,2024,30,female,14\n")
    assert (other.supersedes, again.supersedes) == ((), (first.extract_id,))
    current = [pq.read_table(path) for path, _months in home.current_parquets("population")]
    assert sorted(table["persons"][0].as_py() for table in current) == [13, 14]


def test_a_lookup_carries_the_vintage_of_its_specification(tmp_path: Path) -> None:
    home = home_at(tmp_path)
    text = "LSOA21CD,LSOA21NM,LAD24CD,LAD24NM\nZ01000001,Mill Lane,Z07000001,Anyshire\n"
    _load(home, "area_lookup_2021", text)
    [(path, months)] = home.current_parquets("area_lookup")
    assert months is None
    assert pq.read_table(path).to_pylist() == [
        {
            "small_area_code": "Z01000001",
            "small_area_name": "Mill Lane",
            "vintage": 2021,
            "district_code": "Z07000001",
            "district_name": "Anyshire",
        }
    ]


def _take_back(home: Home, report: FileReport) -> None:
    home.withdraw(str(report.extract_id), now=NOW, asked_by="person-2", because="Wrong.")


def test_a_register_taken_back_gives_way_to_the_one_before(tmp_path: Path) -> None:
    home = home_at(tmp_path)
    first = _load(home, "basis_register", REGISTER + AGREEMENT.format(ends_on=""))
    second = _load(home, "basis_register", REGISTER + AGREEMENT.format(ends_on="2025-12-31"))
    _take_back(home, second)
    assert home.bases()[0].in_force_on(TODAY)
    _take_back(home, first)
    assert home.bases() == ()


def test_a_reference_table_taken_back_gives_way_to_the_one_before(tmp_path: Path) -> None:
    home = home_at(tmp_path)
    headers = "lsoa21_code,mid_year,age,sex,persons\n"
    _load(home, "population_small_area", headers + "Z01000001,2024,30,female,12\n")
    second = _load(home, "population_small_area", headers + "Z01000001,2024,30,female,14\n")
    _take_back(home, second)
    [(path, _months)] = home.current_parquets("population")
    assert pq.read_table(path)["persons"][0].as_py() == 12
