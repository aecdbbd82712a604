"""What leaves a desk: counts that a slow count confirms, none of them small, and nobody's row."""

import csv
import zipfile
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.unit.partner.small_desk import (
    AGES,
    BORN,
    FEED,
    FORENAME,
    LIBRARY,
    LOOKUP,
    MEASURE,
    POSTCODE,
    SURNAME,
    TODAY,
    a_desk,
    areas_of,
    attendance,
    attendances,
    prepared,
    write_attendances,
    write_lookup,
)

from headwater.disclosure import Decided
from headwater.intake import NoBasis
from headwater.partner import Prepared, prepare
from headwater.partner.adding_up import Exact, add_up, countable
from headwater.partner.checking import Judge, check
from headwater.partner.faults import (
    FeedNotCounted,
    FeedUnknown,
    LookupAbsent,
    MonthsTwice,
    ReferenceUnsuitable,
)
from headwater.partner.rows import MARKS
from headwater.partner.withholding import withhold
from headwater.vocabulary.faults import Fault, MixedNature

PARTNERSHIP = LIBRARY.partnership("nottinghamshire")
AREAS = areas_of(PARTNERSHIP)
ROWS = attendances(7, 2_400, AREAS)
Cell = tuple[str, str, str, str]
"""Area, period, breakdown and category."""
BANDS = ((0, "0-9"), (10, "10-12"), (13, "13-15"), (16, "16-17"), (18, "18-24"), (25, "25-34"))
BANDS = (*BANDS, (35, "35-49"), (50, "50+"))


def values_of(path: Path) -> list[dict[str, str]]:
    with zipfile.ZipFile(path) as archive:
        return list(csv.DictReader(archive.read("values.csv").decode().splitlines()))


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    return prepared(tmp_path_factory.mktemp("sent"), ROWS)


@pytest.fixture(scope="module")
def exact(tmp_path_factory: pytest.TempPathFactory) -> Exact:
    folder = tmp_path_factory.mktemp("exact")
    judge = Judge(LIBRARY, PARTNERSHIP, TODAY, folder)
    checked = check(
        [write_attendances(folder / "rows.csv", ROWS)],
        judge=judge,
        feed=FEED,
        supplier=None,
        references={LOOKUP: write_lookup(folder / "lookup.csv", AREAS)},
    )
    measures = countable(LIBRARY.measures(), checked).measures
    scope = LIBRARY.scope(PARTNERSHIP.scope)
    return add_up(checked, measures, scope=scope, partnership=PARTNERSHIP, scratch=folder)


def cells_of(row: dict[str, str]) -> Iterator[Cell]:
    """Every cell of the lattice in which one row counts, worked out from the row as it stands."""
    month = row["Assault Date Time"][:7]
    year = month[:4]
    district = AREAS.get(row["Assault Location LSOA21"])
    inside = district in {each.code for each in PARTNERSHIP.districts}
    age = row["Age at Attendance"]
    band = [name for lowest, name in BANDS if age and lowest <= int(age)][-1:] or ["not_recorded"]
    sex = {"1": "male", "2": "female"}[row["Person Stated Gender Code"]]
    where = [PARTNERSHIP.area_code, *([str(district)] if inside else [])]
    for area in where:
        for period in (month, year):
            yield area, period, "all", "all"
        yield area, year, "age_band", band[0]
        yield area, year, "sex", sex
    if inside:
        yield row["Assault Location LSOA21"], f"{year}-01/P12M", "all", "all"


def test_the_counts_are_those_of_a_slow_count(exact: Exact) -> None:
    counted = Counter(cell for row in ROWS for cell in cells_of(row))
    found = {
        (row["area_code"], row["period"], row["breakdown"], row["category"]): row["numerator"]
        for row in exact.values.to_pylist()
        if row["state"] == "released" and row["area_type"] != "unplaced"
        if row["measure"] == MEASURE
    }
    assert len(counted) > 400
    assert {cell: found.get(cell) for cell in counted} == dict(counted)
    empty = [
        events
        for cell, events in found.items()
        if cell not in counted and cell[2] in {"all", "age_band", "sex"} and "/" not in cell[1]
    ]
    assert set(empty) == {0}


def test_every_number_sent_is_the_exact_one_rounded_or_withheld(
    sent: Prepared, exact: Exact
) -> None:
    counts = {
        (row["measure"], row["area_code"], row["period"], row["breakdown"], row["category"]): row[
            "numerator"
        ]
        for row in exact.values.to_pylist()
    }
    groups = {"Age Group": "age_band", "Sex": "sex", "Ethnic Group": "ethnicity"}
    rows = values_of(sent.path)
    assert len(rows) == len(counts) == sent.manifest.cells
    for row in rows:
        named = [(groups[name], row[name]) for name in groups if row[name]] or [("all", "all")]
        count = counts[(row["Measure"], row["Area Code"], row["Period"], *named[0])]
        nearest = 5 * ((count + 2) // 5)
        assert row["Events"] in ({"[c]"} if 1 <= count <= 7 else {"[c]", str(nearest)})
        if count == 0:
            assert row["Events"] == "0"


def test_no_exact_small_count_is_in_the_file(sent: Prepared) -> None:
    shown = {row["Events"] for row in values_of(sent.path)} - set(MARKS.values())
    assert len(shown) > 10
    assert all(int(events) % 5 == 0 and int(events) != 5 for events in shown)
    told = (sent.manifest.rows_in_file, sent.manifest.rows_accepted, sent.manifest.rows_rejected)
    assert all(rows % 100 == 0 for rows in told)
    assert 0 < sent.manifest.withheld < sent.manifest.cells


def test_nothing_of_any_row_is_in_the_file_and_nothing_stays_at_the_desk(
    sent: Prepared,
) -> None:
    references = [row["Attendance Identifier"] for row in ROWS]
    for path in (sent.path, *(sent.path.parents[1] / "desk").rglob("*")):
        content = path.read_bytes() if path.is_file() else b""
        for word in (FORENAME, SURNAME, POSTCODE, BORN, "T21:30", *references):
            assert word.encode() not in content, path.name
    kept = {path.name for path in (sent.path.parents[1] / "desk").iterdir()}
    assert kept == {"told"}


def test_the_manifest_says_by_what_the_rows_were_counted(sent: Prepared) -> None:
    manifest = sent.manifest
    specification = LIBRARY.extract(FEED)
    assert (manifest.feed, manifest.specification_version) == (FEED, specification.version)
    of_feed = [each for each in LIBRARY.measures() if each.numerator.feeds == (FEED,)]
    assert manifest.measures == {
        each.measure: each.version for each in of_feed if not each.asks_who
    }
    assert {"patient_age:out_of_range", "attendance_reference:missing_value"} <= set(manifest.rules)
    assert (manifest.first_month, manifest.last_month) == (date(2024, 1, 1), date(2025, 12, 1))
    assert manifest.supplier == "hospital_a"
    assert manifest.reference.startswith("SYN-R0001-")
    assert manifest.fingerprint == a_desk(sent.path.parents[1]).fingerprint


def test_what_intake_says_of_the_rows_is_said_at_the_desk(tmp_path: Path) -> None:
    amiss = [attendance(9_000_000, Assault_Date_Time="last night"), *ROWS[:200]]
    (report,) = prepared(tmp_path, amiss).reports
    assert (report.rows_in_file, report.rows_accepted, report.rows_rejected) == (201, 200, 1)
    assert [finding.reason for finding in report.rejections] == ["not_a_date"]


def test_the_same_rows_again_are_the_same_file(tmp_path: Path) -> None:
    first = prepared(tmp_path, ROWS[:400]).path
    before = first.read_bytes()
    again = prepared(tmp_path, ROWS[:400]).path
    assert (again, again.read_bytes()) == (first, before)


def test_a_later_file_is_decided_knowing_what_an_earlier_one_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = []

    def noting(exact: Exact, **given: Any) -> Decided:
        known.append(given["told"].num_rows)
        return withhold(exact, **given)

    monkeypatch.setattr("headwater.partner.preparing.withhold", noting)
    earlier = prepared(tmp_path, ROWS[:400])
    later = prepared(tmp_path, [*ROWS[:400], attendance(9_000_000)])
    assert later.manifest.reference.startswith("SYN-R0002-")
    assert known == [0, earlier.manifest.cells]


REFUSALS: list[tuple[dict[str, object], type[Fault], str]] = [
    ({"feed": "moon_phases"}, FeedUnknown, "moon_phases"),
    ({"feed": "area_lookup_2021"}, FeedUnknown, "area_lookup_2021"),
    ({"references": {}}, LookupAbsent, "which district"),
    ({"references": {"claimant_count": Path("x.csv")}}, ReferenceUnsuitable, "claimant_count"),
    ({"supplier": "hospital_b"}, NoBasis, "names a supplier"),
    ({"supplier": "circus"}, NoBasis, "circus"),
]


@pytest.mark.parametrize(("changed", "fault", "words"), REFUSALS)
def test_what_cannot_be_counted_is_refused_in_words(
    tmp_path: Path, changed: dict[str, object], fault: type[Fault], words: str
) -> None:
    with pytest.raises(fault) as refused:
        prepared(tmp_path, ROWS[:50], **changed)
    assert words in refused.value.found
    assert not (tmp_path / "out").exists()


def test_files_that_share_a_month_are_refused(tmp_path: Path) -> None:
    one = write_attendances(tmp_path / "one.csv", [attendance(1)])
    two = write_attendances(tmp_path / "two.csv", [attendance(2)])
    with pytest.raises(MonthsTwice) as refused:
        prepare(
            [one, two],
            feed=FEED,
            desk=a_desk(tmp_path),
            library=LIBRARY,
            partnership=PARTNERSHIP,
            references={LOOKUP: write_lookup(tmp_path / "lookup.csv", AREAS)},
            supplier=None,
            out=tmp_path / "out",
            today=TODAY,
        )
    assert "March 2025" in refused.value.found


def test_generated_and_real_rows_are_not_counted_together(tmp_path: Path) -> None:
    one = write_attendances(tmp_path / "one.csv", [attendance(1)])
    real = attendance(2, Attendance_Identifier="Q-2", Assault_Date_Time="2025-04-01T10:00:00")
    two = write_attendances(tmp_path / "two.csv", [real])
    judge = Judge(LIBRARY, PARTNERSHIP, TODAY, tmp_path)
    references = {LOOKUP: write_lookup(tmp_path / "lookup.csv", AREAS)}
    with pytest.raises(MixedNature):
        check([one, two], judge=judge, feed=FEED, supplier=None, references=references)


def test_measures_that_the_desk_cannot_tell_are_named(tmp_path: Path) -> None:
    judge = Judge(LIBRARY, PARTNERSHIP, TODAY, tmp_path)
    checked = check(
        [write_attendances(tmp_path / "rows.csv", ROWS[:20])],
        judge=judge,
        feed=FEED,
        supplier=None,
        references={LOOKUP: write_lookup(tmp_path / "lookup.csv", AREAS)},
    )
    own = LIBRARY.measure(MEASURE)
    both = own.model_copy(
        update={
            "measure": "both",
            "short_title": "Both",
            "numerator": own.numerator.model_copy(update={"feeds": (FEED, "ambulance_callouts")}),
        }
    )
    divided = own.model_copy(update={"breakdowns": ("sex", "deprivation_fifth")})
    found = countable((both, divided), checked)
    assert [measure.breakdowns for measure in found.measures] == [("sex",)]
    assert found.left_out == (
        "Both: it counts other feeds as well.",
        f"{own.short_title} by deprivation: no file of deprivation was given.",
    )
    with pytest.raises(FeedNotCounted):
        countable((both,), checked)


def test_ages_of_every_band_are_drawn() -> None:
    assert len({max(low for low, _ in BANDS if low <= age) for age in AGES}) == len(BANDS)
