"""What departments write of the place, and the truth by which placing is judged."""

import csv
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pytest
from scipy.stats import binom

from headwater.demo import DemoFiles
from headwater.demo.people.names import family_names, given_names, place_names
from headwater.placing import (
    Band,
    Gazetteer,
    Placements,
    Why,
    accuracy_table,
    place_column,
    read_names,
)

PROMISED = 0.90
HOME = "03"


def rows_of(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def attendances(demo: DemoFiles) -> list[dict[str, str]]:
    """Every attendance once, with the small area in which the assault truly was."""
    truths = (demo.manifest.parent / "truth").glob("places_of_words_*.csv")
    true = {row["reference"]: row["small_area_code"] for path in truths for row in rows_of(path)}
    written = {
        row["Attendance Identifier"]: row
        for file in demo.files
        if file.feed == "ed_assault_attendances"
        for row in rows_of(file.path)
    }
    assert written.keys() == true.keys()
    return [{**row, "truth": true[reference]} for reference, row in written.items()]


def placed(demo: DemoFiles, rows: list[dict[str, str]]) -> Placements:
    names = next(file.path for file in demo.files if file.feed == "local_gazetteer")
    words = pa.array([row["Assault Location"] or None for row in rows], pa.string())
    at_home = pa.array([row["Assault Location Type"] == HOME for row in rows])
    return place_column(words, Gazetteer.of(read_names(names)), at_home=at_home)


@pytest.mark.parametrize("size", ["reduced", "full"])
def test_nine_in_ten_of_the_high_band_are_right(size: str, request: pytest.FixtureRequest) -> None:
    demo: DemoFiles = request.getfixturevalue(size)
    rows = attendances(demo)
    lookup = next(file.path for file in demo.files if file.feed == "area_lookup_2021")
    district = {row["lsoa21_code"]: row["ltla24_code"] for row in rows_of(lookup)}
    true = [row["truth"] for row in rows]
    (high, *_others) = accuracy_table(
        placed(demo, rows),
        small_areas=pa.array(true),
        districts=pa.array([district[code] for code in true]),
    )
    assert high.band is Band.HIGH
    assert high.judged > len(rows) / 20
    # If fewer than nine in ten were right, so many would be with a chance of one in a hundred.
    assert binom.sf(high.right - 1, high.judged, PROMISED) < 0.01
    assert high.right < high.judged


def test_no_home_and_no_postcode_is_placed(full: DemoFiles) -> None:
    rows = attendances(full)
    table = placed(full, rows).table.to_pylist()
    never = [
        found
        for row, found in zip(rows, table, strict=True)
        if row["Assault Location Type"] == HOME or row["Assault Location"].startswith("ZZ")
    ]
    assert len(never) > len(rows) / 10
    assert {found["district_code"] for found in never} == {None}
    assert {found["why"] for found in never} == {Why.RESIDENTIAL, Why.POSTCODE}


def test_departments_write_as_the_scenario_says(full: DemoFiles) -> None:
    rows = attendances(full)
    written = Counter(row["Assault Location"] for row in rows)
    postcodes = sum(rows for text, rows in written.items() if text.startswith("ZZ"))
    towns = sum(
        number
        for text, number in written.items()
        if text.casefold() in {"town", "in town"} or text.casefold().endswith("centre")
    )
    assert written[""] / len(rows) == pytest.approx(0.22, abs=0.01)
    assert postcodes / len(rows) == pytest.approx(0.12, abs=0.01)
    assert towns / len(rows) == pytest.approx(0.31, abs=0.01)


def test_a_name_of_a_place_is_nobody_s_name() -> None:
    people = {*family_names(7), *given_names(7, female=True), *given_names(7, female=False)}
    assert not people & set(place_names(7))
    assert len(place_names(7)) > 2 * 680
