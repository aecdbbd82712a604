"""The names that a partnership ships: sound, with codes that exist, and right on real rows."""

import csv
import gzip
from collections import Counter
from pathlib import Path

import pyarrow as pa
import pytest

from headwater.definitions.library import Library
from headwater.placing import Band, Gazetteer, accuracy_table, place, place_column, read_names

ROOT = Path(__file__).resolve().parents[3]
OWN = sorted((ROOT / "definitions" / "partnerships").glob("*/gazetteer.csv"))
SHARED = ROOT.parent / "shared" / "data"
LOOKUP = SHARED / "boundaries" / "lookup_lsoa21_ward24_ltla24.csv.gz"
VINTAGES = SHARED / "boundaries" / "lookup_lsoa11_lsoa21_ltla22.csv.gz"
ROBBERIES = SHARED / "police_uk" / "crimemappingdata_nottingham_robbery_2022.csv.gz"
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the folder ../shared is absent")


def rows_of(path: Path) -> list[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as source:
        return list(csv.DictReader(source))


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.parent.name)
def test_a_gazetteer_is_sound_and_says_where_each_name_is_from(path: Path) -> None:
    gazetteer = Gazetteer.of(read_names(path))
    assert len(gazetteer.spots) > 50
    assert gazetteer.left_out == 0
    with path.open(encoding="utf-8") as source:
        assert all(row["source"].strip() for row in csv.DictReader(source))


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.parent.name)
def test_the_districts_of_the_partnership_are_known_by_name(path: Path) -> None:
    partnership = Library(ROOT / "definitions").partnership(path.parent.name)
    named = {name.district_code for name in read_names(path)}
    assert {district.code for district in partnership.districts} <= named


@needs_shared
@pytest.mark.parametrize("path", OWN, ids=lambda path: path.parent.name)
def test_every_code_exists_and_lies_in_its_district(path: Path) -> None:
    district = {row["lsoa21_code"]: row["ltla24_code"] for row in rows_of(LOOKUP)}
    for name in read_names(path):
        assert name.district_code in district.values()
        assert name.small_area_code is None or district[name.small_area_code] == name.district_code


@needs_shared
def test_streets_of_another_file_are_placed_right() -> None:
    """The names were drawn from rows of 2018, 2019 and 2025; the robberies of 2022 judge them."""
    kept = {row["lsoa11_code"] for row in rows_of(VINTAGES) if row["change_code"] == "U"}
    district = {row["lsoa21_code"]: row["ltla24_code"] for row in rows_of(LOOKUP)}
    rows = [row for row in rows_of(ROBBERIES) if row["lsoa_code"] in kept]
    words, codes = ([row[column] for row in rows] for column in ("location", "lsoa_code"))
    high = accuracy_table(
        place_column(pa.array(words), Gazetteer.of(read_names(OWN[0]))),
        small_areas=pa.array(codes),
        districts=pa.array([district[code] for code in codes]),
    )[0]
    assert high.band is Band.HIGH
    assert high.judged >= 15
    assert high.right >= 0.9 * high.judged


@pytest.mark.parametrize(
    ("words", "band", "is_small_area"),
    [
        # a venue, a street of two towns, a town's road, a suburb of three districts, a home
        ("outside Rock City", "high", True),
        ("Talbot Street", "none", False),
        ("Talbot St, Mansfield", "medium", True),
        ("Mansfield Road", "none", False),
        ("Mansfield town centre", "medium", False),
        ("Sherwood", "none", False),
        ("QMC car park", "high", True),
        ("home, Bulwell", "none", False),
        ("town", "none", False),
    ],
)
def test_what_people_write_here(words: str, band: str, is_small_area: bool) -> None:
    placed = place(words, Gazetteer.of(read_names(OWN[0])))
    assert (placed.band, placed.small_area_code is not None) == (band, is_small_area)


def test_no_row_stands_twice() -> None:
    for path in OWN:
        twice = [name for name, number in Counter(read_names(path)).items() if number > 1]
        assert twice == []
