"""Every measure on the demonstration, counted a second time by other means.

Events are counted one at a time in Python, by the slow reading of rules that the spec tests use.
Published figures are counted from the files as they were sent, in SQL written by hand beside the
definitions, never made from them.
"""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, time
from pathlib import Path
from shutil import copytree
from typing import Any, NamedTuple

import duckdb
import pyarrow as pa
import pyarrow.parquet as parquet
import pytest
from tests.spec.measures.slow_counting import rule_holds

from headwater.definitions.library import Library
from headwater.definitions.measure import Measure
from headwater.demo import REDUCED, DemoFile, generate
from headwater.exchange.report import Outcome
from headwater.pipeline.engine import Engine, open_engine
from headwater.pipeline.receiving.files import load_or_refuse
from headwater.pipeline.releasing.computing import compute
from headwater.settings import read_settings
from headwater.tables.events import Event
from headwater.warehouse import read

ROOT = Path(__file__).resolve().parents[3]
MEASURES = {measure.measure: measure for measure in Library(ROOT / "definitions").measures()}
YEAR = 2024
HELD = "demonstration"
OF_ONE_DISTRICT = ("alternative_provision_attendance", "alternative_provision_pupils")
"""Only the town's council sends counts of alternative provision."""


class Made(NamedTuple):
    """What was computed, the files as sent, and the accepted events of one year.

    `published` is what stands as its publisher gave it, by measure and area.
    """

    values: dict[str, dict[str, Any]]
    published: dict[tuple[str, str], float | None]
    sent: duckdb.DuckDBPyConnection
    events: dict[str, list[dict[str, Any]]]
    scope: Any


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    root = tmp_path_factory.mktemp("counted")
    names = {"HOME": root / "home", "EXCHANGE": root / "exchange", "RELEASED": root / "released"}
    settings = read_settings(
        {"HEADWATER_KEY": "2e" * 32, **{f"HEADWATER_{key}": str(at) for key, at in names.items()}}
    )
    with closing(open_engine(settings)) as engine, duckdb.connect() as sent:
        files = generate(engine.partnership, seed=3, scale=1, directory=root / "d", volume=REDUCED)
        copytree(root / "d" / "inbox", root / "sent")
        streets = root / "sent" / "police_uk_street" / "streets.csv"
        _write_streets(streets, root / "sent" / "area_lookup_2021")
        street = DemoFile("police_uk_street", "police_open_data", streets, date(YEAR + 1, 3, 1))
        for file in (*files.files, street):
            report, _ = load_or_refuse(
                engine,
                file.path,
                feed=file.feed,
                supplier=file.supplier,
                today=file.received_on,
                now=datetime.combine(file.received_on, time(9), UTC),
            )
            assert report.outcome in {Outcome.ACCEPTED, Outcome.UNCHANGED}
        measures = engine.measures
        computed = compute(engine, measures=measures, progress=lambda _: None)
        for folder in sorted((root / "sent").iterdir()):
            options = "all_varchar = true, union_by_name = true, header = true"
            sent.execute(f"CREATE VIEW {folder.name} AS FROM read_csv('{folder}/*.csv', {options})")
        values = _wholes(computed.values, engine.partnership.area_code)
        published = {
            (row["measure"], row["area_code"]): row["published"]
            for row in computed.values.to_pylist()
            if (row["period"], row["breakdown"]) == (str(YEAR), "all")
        }
        yield Made(values, published, sent, _events(engine), engine.scope)


def _write_streets(path: Path, lookup: Path) -> None:
    """A file as data.police.uk has them: the demonstration has none, as no rule reads it.

    Some crimes stand on two rows, one in eleven has no place. Each has a number, by which a file
    is known to be made up; those without one are counted in tests of real input.
    """
    path.parent.mkdir()
    with duckdb.connect() as connection:
        connection.execute(f"""COPY (
          WITH area AS (SELECT lsoa21_code, row_number() OVER (ORDER BY lsoa21_code) - 1 AS place
            FROM read_csv('{lookup}/*.csv', all_varchar = true))
          SELECT 'SYN-' || (CASE WHEN i % 7 = 1 THEN i - 1 ELSE i END) AS "Crime ID",
            '{YEAR}-' || lpad((i % 12 + 1)::VARCHAR, 2, '0') AS "Month",
            'Synthetic' AS "Reported by", 'Synthetic' AS "Falls within",
            '' AS "Longitude", '' AS "Latitude", 'On or near here' AS "Location",
            CASE WHEN i % 11 > 0 THEN lsoa21_code END AS "LSOA code", '' AS "LSOA name",
            (['Robbery', 'Drugs', 'Public order'])[i % 3 + 1] AS "Crime type",
            '' AS "Last outcome category", '' AS "Context"
          FROM range(3000) AS numbers (i)
          JOIN area ON place = i * 7 % (SELECT count(*) FROM area)
          ORDER BY i) TO '{path}' (HEADER)""")


def _wholes(values: pa.Table, whole: str) -> dict[str, dict[str, Any]]:
    """The headline of the whole partnership in that year, by measure.

    Of what only one council sends there is no whole: then it is that of the one district.
    """
    of_year = [
        row for row in values.to_pylist() if (row["period"], row["breakdown"]) == (str(YEAR), "all")
    ]
    wholes = {row["measure"]: row for row in of_year if row["area_code"] == whole}
    for name in OF_ONE_DISTRICT:
        (wholes[name],) = [
            row for row in of_year if row["measure"] == name and row["numerator"] is not None
        ]
    return wholes


def _events(engine: Engine) -> dict[str, list[dict[str, Any]]]:
    """The accepted events by feed, those of the year with whether they are repeats."""
    with read(engine.home.layout.warehouse) as reader:
        links = reader.fetch("SELECT event_id, person_key FROM event_link").to_pylist()
    people = {link["event_id"]: link["person_key"] for link in links}
    found: dict[str, list[dict[str, Any]]] = {}
    for current in engine.home.current_tables(Event.name):
        for row in parquet.read_table(current.path).to_pylist():
            found.setdefault(row["feed"], []).append(
                {**row, "person": people.get(row.get("event_id"))}
            )
    for feed, rows in found.items():
        among = rows
        if feed in engine.scope.feeds:
            rules = [rule for kind in engine.scope.kinds for rule in kind.rules]
            among = [row for row in rows if any(rule_holds(r, _as_text(row)) for r in rules)]
        _mark_repeats(among, "person", 365, "repeat_person")
        _mark_repeats(among, "small_area_code", 7, "repeat_place")
    return {
        feed: [_as_text(row) for row in rows if row["month"].year == YEAR]
        for feed, rows in found.items()
    }


def _mark_repeats(rows: list[dict[str, Any]], key: str, days: int, name: str) -> None:
    last: dict[Any, Any] = {}
    known = [row for row in rows if row.get(key) and row.get("occurred_at") and row.get("event_id")]
    for row in sorted(known, key=lambda one: (one["occurred_at"], one["event_id"])):
        before = last.get(row[key])
        gap = row["occurred_at"] - before if before else None
        row[name] = gap is not None and gap.total_seconds() <= days * 86_400
        last[row[key]] = row["occurred_at"]


def _as_text(row: dict[str, Any]) -> dict[str, Any]:
    """As the slow reading of rules has events: yes and no, and moments as they are written."""
    words = {True: "yes", False: "no"}
    cells = {name: words[cell] if isinstance(cell, bool) else cell for name, cell in row.items()}
    moment = cells.get("occurred_at")
    return {**cells, "occurred_at": moment.isoformat() if moment else None}


OF_EVENTS = [name for name, measure in MEASURES.items() if measure.counts_events]


@pytest.mark.parametrize("name", OF_EVENTS)
def test_events_counted_one_at_a_time_are_as_many(made: Made, name: str) -> None:
    measure = MEASURES[name]
    assert made.values[name]["numerator"] == _slowly(made, measure)
    if measure.denominator and measure.denominator.measure:
        whole = MEASURES[measure.denominator.measure]
        assert made.values[name]["denominator"] == _slowly(made, whole)
        assert made.values[name]["numerator"] > 0


def _slowly(made: Made, measure: Measure) -> int:
    kinds = [kind for kind in made.scope.kinds if kind.key in measure.numerator.kinds]
    rows = [row for feed in measure.numerator.feeds for row in made.events[feed]]
    return sum(
        rule_holds(measure.numerator.rule, row)
        and (not kinds or any(rule_holds(rule, row) for kind in kinds for rule in kind.rules))
        for row in rows
    )


def test_residents_of_a_rate_are_those_of_the_population_file(made: Made) -> None:
    for name, limits in (
        ("serious_violence_women_and_girls", "sex = 'F'"),
        ("serious_violence_under_25", "age::INT < 25"),
        ("first_time_entrants_under_13", "age::INT BETWEEN 10 AND 12"),
        ("youth_claimants", "age::INT BETWEEN 16 AND 24"),
    ):
        people = _number(
            made,
            f"SELECT sum(persons::INT) FROM population_small_area "
            f"WHERE mid_year::INT = {YEAR} AND {limits}",
        )
        assert made.values[name]["denominator"] == people


def _number(made: Made, sql: str) -> float:
    (found,) = made.sent.execute(sql).fetchone() or (None,)
    assert found is not None, sql
    return float(found)


EVERYONE = "\"Age Group\" = 'All' AND \"Sex\" = 'All' AND \"Ethnic Group\" = 'All'"
IN_QUARTERS = f"left(\"Quarter\", 4) = '{YEAR}'"
IN_MONTHS = f"left(\"Month\", 4) = '{YEAR}'"
IN_TERMS = f"left(\"Term Start\", 4) = '{YEAR}'"
STARTED = f"left(\"Quarter Start\", 4) = '{YEAR}'"


def returns(
    feed: str,
    part: str,
    whole: str | None = None,
    *,
    average: bool = False,
    when: str = IN_QUARTERS,
    who: str = EVERYONE,
) -> tuple[str, str | None]:
    by = 4.0 if average else 1.0
    asked = f"FROM {feed} WHERE {when} AND {who}"
    of = f'SELECT sum("{whole}"::INT) / {by} {asked}' if whole else None
    return f'SELECT sum("{part}"::INT) / {by} {asked}', of


def school(
    feed: str, part: str, whole: str | None = None, *, parts: float = 1.0, when: str = IN_TERMS
) -> tuple[str, str | None]:
    asked = f"FROM {feed} WHERE {when}"
    of = f'SELECT sum("{whole}"::INT) / {parts} {asked}' if whole else None
    return f'SELECT sum("{part}"::INT) / {parts} {asked}', of


def youth(code: str, *, of: bool = True) -> tuple[str, str | None]:
    asked = f"FROM youth_justice_indicators WHERE {STARTED} AND \"Indicator\" = '{code}'"
    whole = f'SELECT sum("Cohort"::INT) {asked}' if of else None
    return f'SELECT sum("Children"::INT) {asked}', whole


def care(code: str, *, average: bool) -> tuple[str, None]:
    by = 4.0 if average else 1.0
    return (
        f'SELECT sum("Children"::INT) / {by} FROM children_social_care '
        f"WHERE {STARTED} AND \"Indicator\" = '{code}'",
        None,
    )


def claiming(ages: str) -> tuple[str, None]:
    return (
        f"SELECT sum(OBS_VALUE::INT) / 12.0 FROM claimant_count "
        f"WHERE left(DATE, 4) = '{YEAR}' AND AGE_NAME = '{ages}'",
        None,
    )


def send(need: str) -> tuple[str, None]:
    return (
        'SELECT sum("Pupils"::INT) FROM send_support WHERE left("Census Date", 4) = ' + f"'{YEAR}' "
        f"AND \"Primary Need\" = '{need}'",
        None,
    )


def services(part: str, whole: str, who: str = EVERYONE, of: str | None = None) -> tuple[str, str]:
    asked = f"FROM provider_returns WHERE {IN_QUARTERS} AND"
    return (
        f'SELECT sum("{part}"::INT) {asked} {who}',
        f'SELECT sum("{whole}"::INT) {asked} {of or who}',
    )


GIRLS = "\"Sex\" = 'Female'"
FOUR_GROUPS = "\"Ethnic Group\" IN ('Asian', 'Black', 'Mixed', 'Other')"
CONFERENCES, EXPLOITED = "domestic_abuse_conferences", "exploitation_counts"
TREATED, SENT_TO = "substance_treatment_counts", "probation_caseload"
ABSENT, PROVIDED = "school_attendance", "alternative_provision"
ALL_PUPILS = "\"Sex\" = 'All' AND \"SEN Provision\" = 'All' AND \"Free School Meals\" = 'All'"
OF_ALL = f"{IN_TERMS} AND {ALL_PUPILS}"
RELEASED, TERMS = "prison_releases", 3.0
FIVE_GROUPS = "\"Ethnic Group\" IN ('Asian', 'Black', 'Mixed', 'Other', 'White')"
FOLLOWED_IN_A_MONTH = 'sum("Young People"::INT) / 12.0'
FOLLOWED = (
    f"FROM post16_destinations WHERE {IN_MONTHS} AND {ALL_PUPILS} AND \"Academic Age\" = '16-17' "
    "AND \"Setting At 16\" = 'All' AND \"Ethnic Group\" = 'All'"
)
FIGURES: dict[str, tuple[str, str | None]] = {
    "alternative_provision_attendance": school(
        PROVIDED, "Attended Sessions", "Possible Sessions", when=OF_ALL
    ),
    "alternative_provision_pupils": school(PROVIDED, "Pupils", parts=TERMS, when=OF_ALL),
    "child_exploitation_assessments": care("CE", average=False),
    "children_in_need": care("CIN", average=True),
    "children_looked_after": care("CLA", average=True),
    "claimant_count": claiming("All categories: Age 16+"),
    "cocaine_in_treatment": returns(
        TREATED, "Using Cocaine or Crack", "In Treatment", average=True
    ),
    "college_withdrawals": school("further_education", "Withdrawn"),
    "county_lines_children": returns(EXPLOITED, "Children Linked to County Lines"),
    "destination_not_known": (
        f"SELECT {FOLLOWED_IN_A_MONTH} {FOLLOWED} AND \"Current Activity Code\" = '810'",
        f"SELECT {FOLLOWED_IN_A_MONTH} {FOLLOWED}",
    ),
    "domestic_abuse_children": returns(CONFERENCES, "Children in Households"),
    "domestic_abuse_conference_cases": returns(CONFERENCES, "Cases Discussed"),
    "domestic_abuse_repeat_cases": returns(CONFERENCES, "Repeat Cases", "Cases Discussed"),
    "first_time_entrants_reported": youth("FTE", of=False),
    "homes_taken_over": returns(EXPLOITED, "Homes Taken Over"),
    "licence_recalls": (
        returns(SENT_TO, "Recalls")[0],
        returns(SENT_TO, "Licence Caseload", average=True)[0],
    ),
    "missing_episodes": returns(EXPLOITED, "Missing Episodes"),
    "missing_interviews_held": returns(EXPLOITED, "Return Interviews Held", "Missing Episodes"),
    "modern_slavery_referrals_children": returns(EXPLOITED, "NRM Referrals of Children"),
    "permanent_exclusions": school("school_suspensions_exclusions", "Permanent Exclusions"),
    "persistent_absence": school(ABSENT, "Persistently Absent", "Pupils", parts=TERMS, when=OF_ALL),
    "prison_releases_employed": returns(
        RELEASED, "Employed at Six Weeks", "Six Weeks Reached", when=IN_MONTHS
    ),
    "prison_releases_housed": returns(
        RELEASED, "Housed on First Night", "Accommodation Recorded", when=IN_MONTHS
    ),
    "probation_learning_needs": returns(
        SENT_TO, "Learning Needs Found", "Screened for Learning Needs", average=True
    ),
    "probation_learning_needs_screened": returns(
        SENT_TO, "Screened for Learning Needs", "Community Caseload", average=True
    ),
    "probation_violence_caseload": returns(SENT_TO, "Caseload for Violence", average=True),
    "probation_work_or_education": returns(
        SENT_TO, "In Work or Education", "Community Caseload", average=True
    ),
    "school_suspensions": school("school_suspensions_exclusions", "Suspensions"),
    "service_completion": services("Completed", "Started"),
    "service_ethnicity_not_recorded": services(
        "Referred", "Referred", "\"Ethnic Group\" = 'Not recorded'", EVERYONE
    ),
    "service_referrals_minority_ethnic": services("Referred", "Referred", FOUR_GROUPS, FIVE_GROUPS),
    "service_take_up": services("Started", "Referred"),
    "service_take_up_girls": services("Started", "Referred", GIRLS),
    "service_take_up_minority_ethnic": services("Started", "Referred", FOUR_GROUPS),
    "severe_absence": school(ABSENT, "Severely Absent", "Pupils", parts=TERMS, when=OF_ALL),
    "social_and_emotional_need": send("SEMH"),
    "speech_and_language_helped": youth("SLCN helped"),
    "speech_and_language_need": send("SLCN"),
    "speech_and_language_screened": youth("SLCN screened"),
    "to_home_education": (
        school("school_roll_changes", "To Home Education", when=IN_MONTHS)[0],
        school("school_roll_changes", "On Roll", parts=12.0, when=IN_MONTHS)[0],
    ),
    "treatment_continued_from_prison": returns(
        TREATED, "Continued from Prison", "Released with a Need"
    ),
    "unauthorised_absence": school(
        ABSENT, "Unauthorised Absence", "Possible Sessions", when=OF_ALL
    ),
    "youth_claimants": claiming("Aged 16-24"),
    "youth_custody": youth("CUST", of=False),
    "youth_justice_send": youth("SEND"),
    "youth_reoffending": youth("REOFF"),
    "youth_serious_violence": youth("SV", of=False),
    "youth_suitable_education": youth("ETE"),
}
"""Of each measure the number that is counted, and the one by which it is divided if of one file."""


@pytest.mark.parametrize("name", FIGURES)
def test_figures_summed_from_the_files_are_as_many(made: Made, name: str) -> None:
    part, whole = FIGURES[name]
    row = made.values[name]
    # An average of parts of a year is a whole number for each district before they are added up.
    tolerance = 8 if "/ 1.0" not in part and "/" in part else 0
    assert row["numerator"] == pytest.approx(_number(made, part), abs=tolerance)
    assert row["numerator"] > 0
    if whole is not None:
        people = _number(made, whole)
        # Nothing is divided by fewer than a hundred, and others are given to the nearest ten.
        few = people < 95
        assert (
            row["denominator"] is None
            if few
            else row["denominator"] == pytest.approx(people, abs=5)
        )


def test_a_crime_on_two_rows_of_a_street_file_is_counted_once(made: Made) -> None:
    found = _number(made, 'SELECT count(DISTINCT "Crime ID") FROM police_uk_street')
    assert made.values["police_uk_street_crime"]["numerator"] == found
    assert found < _number(made, "SELECT count(*) FROM police_uk_street")


AS_PUBLISHED = {
    "neet_16_17": "NEET_percent",
    "neet_or_not_known": "NEET_not_known_percent",
    "not_known_16_17": "Notknown_percent",
}
"""Of each figure that stands as its publisher gave it, the column of the file."""


@pytest.mark.parametrize("name", AS_PUBLISHED)
def test_what_is_as_published_is_what_the_file_says_of_each_authority(
    made: Made, name: str
) -> None:
    rows = made.sent.execute(
        f'SELECT new_la_code, "{AS_PUBLISHED[name]}"::DOUBLE FROM neet_not_known '
        f"WHERE time_period = '{YEAR}' AND Age = '16-17'"
    ).fetchall()
    shown = {
        area: value
        for (measure, area), value in made.published.items()
        if measure == name and value is not None
    }
    assert len(shown) == 2
    assert shown.items() <= dict(rows).items()
    assert len(rows) > len(shown)  # of areas elsewhere nothing is a value of ours


NOT_SENT = {"serious_violence_ever_in_care"}
"""What the demonstration has no file of; a real one is counted in tests of real input."""


def test_every_measure_is_counted_a_second_time() -> None:
    counted = {*OF_EVENTS, *FIGURES, *AS_PUBLISHED}
    assert set(MEASURES) - counted - NOT_SENT == set()
