"""The files: the same for the same seed, as many rows as promised, in the shapes declared."""

import csv
import hashlib
import json
from datetime import date
from pathlib import Path

import pytest
from tests.unit.demo.answers import Answers

from headwater.definitions.extract import ExtractSpecification
from headwater.definitions.library import Library
from headwater.definitions.partnership import Partnership
from headwater.demo import REDUCED, TRUTHS, DemoFile, DemoFiles, generate

YEARLY = 6
FILES_OF_FEED = {
    "basis_register": 1,
    "area_lookup_2021": 1,
    "area_boundaries": 1,
    "deprivation_small_area": 1,
    "population_ethnicity_district": 1,
    "population_small_area": YEARLY,
    "police_recorded_crime": YEARLY,
    "ed_assault_attendances": 2 * YEARLY,
    "ambulance_callouts": YEARLY,
    "hospital_admissions": YEARLY,
    "first_time_entrants": 2 * YEARLY,
    "claimant_count": 1,
    "neet_not_known": 1,
    "school_suspensions_exclusions": 2,
    "youth_justice_indicators": 2,
    "youth_justice_offers": 2,
    "post16_destinations": 2,
    "school_attendance": 2,
    "alternative_provision": 1,
    "further_education": 2,
    "police_uk_stop_and_search": 1,
    "police_uk_outcomes": 1,
    "probation_caseload": 1,
    "prison_releases": 1,
    "exploitation_counts": 1,
    "domestic_abuse_conferences": 1,
    "substance_treatment_counts": 1,
    "provider_returns": 2,
    "children_social_care": 2,
    "send_support": 2,
    "school_roll_changes": 2,
    "event_weights": 2,
    "area_month_counts": 1,
}
OWN_FEEDS = sorted(FILES_OF_FEED.keys() - {"area_lookup_2021"})


def digests(demo: DemoFiles) -> dict[str, str]:
    root = demo.manifest.parent
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def rows_of(file: DemoFile) -> list[dict[str, str]]:
    with file.path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_the_same_seed_gives_the_same_bytes(
    partnership: Partnership, reduced: DemoFiles, tmp_path: Path
) -> None:
    again = generate(partnership, seed=7, scale=1, directory=tmp_path, volume=REDUCED)
    assert digests(again) == digests(reduced)


def test_another_seed_gives_other_events(
    partnership: Partnership, reduced: DemoFiles, tmp_path: Path
) -> None:
    other = generate(partnership, seed=8, scale=1, directory=tmp_path, volume=REDUCED)
    same = {name for name, digest in digests(reduced).items() if digests(other)[name] == digest}
    assert same == {
        "inbox/basis_register/basis_register.csv",
        "inbox/series_breaks/series_breaks.csv",
        # Invented, and not drawn.
        "inbox/event_weights/event_weights_invented_harm.csv",
        "inbox/event_weights/event_weights_invented_cost.csv",
        # What is offered is planted row by row; no chance is in it.
        "inbox/youth_justice_offers/youth_justice_offers_youth_justice_city.csv",
        "inbox/youth_justice_offers/youth_justice_offers_youth_justice_county.csv",
        # Areas of the two cities are named by what they are, whatever is drawn.
        "truth/two_cities.csv",
    }


def test_scale_multiplies_the_events_and_not_the_residents(
    partnership: Partnership, reduced: DemoFiles, tmp_path: Path
) -> None:
    larger = generate(partnership, seed=7, scale=2, directory=tmp_path, volume=REDUCED)
    for feed in ("police_recorded_crime", "ed_assault_attendances", "first_time_entrants"):
        assert lines_of(larger, feed) == pytest.approx(2 * lines_of(reduced, feed), rel=0.08)
    assert lines_of(larger, "population_small_area") == lines_of(reduced, "population_small_area")


def lines_of(demo: DemoFiles, feed: str) -> int:
    return sum(file.path.read_bytes().count(b"\n") for file in demo.files if file.feed == feed)


def test_files_are_few_and_listed_in_the_order_of_loading(full: DemoFiles) -> None:
    found = {feed: sum(file.feed == feed for file in full.files) for feed in FILES_OF_FEED}
    assert found == FILES_OF_FEED
    assert len(full.files) + len(full.refused) <= 96
    assert full.files[0].feed == "basis_register"
    assert {file.feed for file in full.files[:5]}.isdisjoint({"police_recorded_crime"})


def test_the_manifest_lists_every_file(full: DemoFiles) -> None:
    manifest = json.loads(full.manifest.read_text(encoding="utf-8"))
    root = full.manifest.parent
    listed = [*(item["path"] for item in manifest["files"] + manifest["refused"])]
    on_disk = {path.relative_to(root).as_posix() for path in root.rglob("*.csv")}
    assert set(listed) | set(manifest["truth"]) == on_disk
    assert manifest["nature"] == "synthetic"
    assert str(root) not in full.manifest.read_text(encoding="utf-8")


def test_nothing_of_the_truth_lies_in_the_inbox(full: DemoFiles) -> None:
    root = full.manifest.parent
    assert all(file.path.is_relative_to(root / "inbox") for file in full.files)
    assert all(path.is_relative_to(root / "truth") for path in full.truth)
    assert all(file.path.is_relative_to(root / "aside") for file in full.refused)


def test_about_three_hundred_thousand_events(answers: Answers) -> None:
    feeds = ["police_recorded_crime", "ed_assault_attendances", "ambulance_callouts"]
    feeds += ["hospital_admissions", "first_time_entrants"]
    events = sum(answers.number(f"SELECT count(*) FROM {feed}") for feed in feeds)
    assert 270_000 <= events <= 330_000


def test_about_1_150_000_residents(answers: Answers) -> None:
    for year in range(2020, 2026):
        residents = (
            f"SELECT sum(persons::BIGINT) FROM population_small_area WHERE mid_year = {year}"
        )
        assert answers.number(residents) == pytest.approx(1_150_000, rel=0.03)
    by_group = "SELECT sum(persons::BIGINT) FROM population_ethnicity_district WHERE year = 2024"
    in_areas = "SELECT sum(persons::BIGINT) FROM population_small_area WHERE mid_year = 2024"
    assert answers.number(by_group) == pytest.approx(answers.number(in_areas), abs=30)


@pytest.mark.parametrize("feed", OWN_FEEDS)
def test_headers_are_those_of_the_specification(
    feed: str, reduced: DemoFiles, library: Library
) -> None:
    specification = library.extract(feed)
    for file in (file for file in (*reduced.files, *reduced.refused) if file.feed == feed):
        headers = list(rows_of(file)[0])
        assert len(headers) == len(specification.columns)
        for header, column in zip(headers, specification.columns, strict=True):
            assert header in column.headers


@pytest.mark.parametrize("feed", OWN_FEEDS)
def test_cells_follow_the_specification_but_for_a_small_share(
    feed: str, reduced: DemoFiles, library: Library
) -> None:
    specification, codelists = library.extract(feed), library.codelists()
    rows = [row for file in reduced.files if file.feed == feed for row in rows_of(file)]
    bad = 0
    for column in specification.columns:
        cells = [next(row[name] for name in column.headers if name in row) for row in rows]
        bad += sum(not cell for cell in cells) if column.required else 0
        if column.codelist:
            values = codelists[column.codelist].values
            bad += sum(bool(cell) and cell not in values for cell in cells)
        if column.minimum is not None and column.maximum is not None:
            marks = column.marks.states
            numbers = [float(cell) for cell in cells if cell and cell.casefold() not in marks]
            bad += sum(not column.minimum <= number <= column.maximum for number in numbers)
    assert bad <= 0.005 * len(rows)


@pytest.mark.parametrize("feed", OWN_FEEDS)
def test_every_row_carries_the_synthetic_mark(
    feed: str, reduced: DemoFiles, library: Library
) -> None:
    header, prefix = marked(library.extract(feed))
    for file in (file for file in reduced.files if file.feed == feed):
        for row in rows_of(file):
            cell = next(row[name] for name in header if name in row)
            assert cell.startswith(prefix)


def marked(specification: ExtractSpecification) -> tuple[tuple[str, ...], str]:
    mark = specification.synthetic_mark
    assert mark is not None
    return specification.column(mark.column).headers, mark.prefix


MISTAKES = {
    "\"HO Code\" = '999/99'": 0.002,
    "\"HO Code\" = '44562'": 0.001,
    "\"Committed From\" = '31/02 late'": 0.001,
    '"LSOA21" IS NULL': 0.012,
    "\"LSOA21\" LIKE 'Z01900%'": 0.010,
    "\"LSOA21\" = 'Z01999999'": 0.002,
    "\"Age\" = '199'": 0.001,
    "\"Committed From\" LIKE '____-__-__ %'": 0.015,
}


@pytest.mark.parametrize("mistake", list(MISTAKES))
def test_the_mistakes_are_there_and_rare(answers: Answers, mistake: str) -> None:
    share = answers.number(f"SELECT avg(({mistake})::INTEGER) FROM police_recorded_crime")
    assert 0 < share <= MISTAKES[mistake]


@pytest.mark.parametrize(
    ("feed", "reference"),
    [("police_recorded_crime", "Crime Ref"), ("ed_assault_attendances", "Attendance Identifier")],
)
def test_a_few_references_repeat_and_some_disagree(
    answers: Answers, feed: str, reference: str
) -> None:
    repeated, disagreeing = answers.rows(
        f'SELECT count(*), count(*) FILTER (versions > 1) FROM (SELECT "{reference}", '
        f"count(DISTINCT t) AS versions FROM {feed} AS t GROUP BY 1 HAVING count(*) > 1)"
    )[0]
    assert 0 < int(str(disagreeing)) < int(str(repeated))


def test_lookup_places_every_small_area_and_some_outside(
    answers: Answers, partnership: Partnership
) -> None:
    inside = {district.code for district in partnership.districts}
    districts = {row[0] for row in answers.rows("SELECT ltla24_code FROM area_lookup_2021")}
    assert inside < districts
    assert all(str(code).startswith("Z07") for code in districts - inside)
    strangers = """
        SELECT count(*) FROM population_small_area
        WHERE lsoa21_code NOT IN (
            SELECT lsoa21_code FROM area_lookup_2021 WHERE ltla24_code NOT LIKE 'Z07%'
        )
    """
    assert answers.number(strangers) == 0


def test_agreements_last_except_one(full: DemoFiles) -> None:
    rows = rows_of(full.files[0])
    agreements = [row for row in rows if row["kind"] == "agreement"]
    ends = {(row["feed"], row["supplier"]): row["ends_on"] for row in agreements}
    lapsed = TRUTHS.lapsed_feed
    assert ends.pop((lapsed.feed, lapsed.supplier)) == lapsed.ended_on.isoformat()
    assert set(ends.values()) == {"2031-03-31"}
    assert all(row["dpia_reference"] for row in agreements)
    names = {row["supplier"]: row["supplier_name"] for row in rows}
    assert names["police"] == "Inventshire Police"
    assert names["hospital_b"] == "The second hospital trust"


def test_every_file_was_received_while_its_basis_was_in_force(full: DemoFiles) -> None:
    ends = {(row["feed"], row["supplier"]): row["ends_on"] for row in rows_of(full.files[0])}
    for file in full.files:
        if file.supplier == "partnership":
            continue  # its own registers, whose basis ships with the definitions
        end = ends[file.feed, file.supplier]
        assert not end or file.received_on <= date.fromisoformat(end)
    for file in full.refused:
        assert file.received_on > date.fromisoformat(ends[file.feed, file.supplier])
