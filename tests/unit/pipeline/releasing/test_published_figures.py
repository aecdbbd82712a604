"""Published aggregates on their whole way: partners' files, warehouse, measures, release."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
import pytest
from pyarrow import csv

from headwater.demo.counts import published
from headwater.demo.delivering.world import World, make_world
from headwater.demo.education import after_school, exclusions
from headwater.demo.justice import indicators
from headwater.demo.places.districts import Districts
from headwater.demo.places.outside import STATISTICAL_NEIGHBOURS
from headwater.demo.registers import reference_files
from headwater.demo.registers.agreements import basis_register
from headwater.demo.seeds.volume import REDUCED
from headwater.exchange.report import Outcome
from headwater.methods.rates_and_shares.proportions import wilson_limits
from headwater.pipeline.engine import Engine, open_engine
from headwater.pipeline.receiving.files import load_or_refuse
from headwater.pipeline.releasing.running import run
from headwater.released.opened import Release
from headwater.released.reader import ReleasedReader
from headwater.released.values import ValueRow
from headwater.settings import read_settings
from headwater.vocabulary.areas import AreaType
from headwater.vocabulary.periods import PeriodType
from headwater.vocabulary.states import ValueState

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
YEARS = (2023, 2024, 2025)


class Place(NamedTuple):
    """The town's council, the county council and the whole of one partnership."""

    partnership: str
    city: str
    county: str
    whole: str
    districts: int


PLACES = (
    Place("nottinghamshire", "E06000018", "E10000024", "E23000019", 8),
    Place("leicestershire", "E06000016", "E10000018", "E23000021", 9),
)


@pytest.fixture(scope="module", params=PLACES, ids=lambda place: place.partnership)
def place(request: pytest.FixtureRequest) -> Place:
    """Each partnership that ships."""
    found: Place = request.param
    return found


@pytest.fixture(scope="module")
def engine(place: Place, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """A home that holds some years of published figures, and who lives where; no event."""
    root = tmp_path_factory.mktemp("published")
    settings = read_settings(
        {
            "HEADWATER_HOME": str(root / "home"),
            "HEADWATER_EXCHANGE": str(root / "exchange"),
            "HEADWATER_RELEASED": str(root / "released"),
            "HEADWATER_PARTNERSHIP": place.partnership,
            "HEADWATER_KEY": "2e" * 32,
        }
    )
    with closing(open_engine(settings)) as opened:
        world = make_world(opened.partnership, seed=7, scale=1, volume=REDUCED)
        for number, (feed, supplier, table) in enumerate(_files(world)):
            load(opened, feed, supplier, table, root / f"{number}.csv")
        run(
            opened,
            today=NOW.date(),
            clock=lambda: NOW,
            progress=lambda _: None,
            with_documents=False,
        )
        yield opened


def load(engine: Engine, feed: str, supplier: str, table: pa.Table, path: Path) -> None:
    csv.write_csv(table, path)
    report, _ = load_or_refuse(
        engine, path, feed=feed, supplier=supplier, today=NOW.date(), now=NOW
    )
    assert report.outcome is Outcome.ACCEPTED, report
    assert report.rows_rejected == 0, report.rejections


def _files(world: World) -> Iterator[tuple[str, str, pa.Table]]:
    yield "basis_register", "partnership", basis_register(world.partnership)
    lookup = reference_files.area_lookup(world.partnership, world.geography)
    yield "area_lookup_2021", "national_statistics", lookup
    districts = Districts(world.partnership, world.geography, world.residents)
    for year in YEARS:
        people = reference_files.population(world.geography, world.residents, year=year)
        yield "population_small_area", "national_statistics", people
        count = published.claimants(districts, year=year, seed=7)
        yield "claimant_count", "national_statistics", count
        shares = published.not_in_education(districts, year=year, seed=7)
        yield "neet_not_known", "education_statistics", shares
        for supplier, table in exclusions.exclusions(districts, year=year, seed=7).items():
            yield "school_suspensions_exclusions", supplier, table
        followed = after_school.destinations(districts, year=year, years=year - YEARS[0], seed=7)
        for supplier, table in followed.items():
            yield "post16_destinations", supplier, table
        for supplier, table in after_school.colleges(districts, year=year, seed=7).items():
            yield "further_education", supplier, table
        entrants = indicators.reported_entrants(districts, year=year, seed=7, scale=1)
        for supplier, table in entrants.items():
            yield "youth_justice_indicators", supplier, table


@pytest.fixture(scope="module")
def release(engine: Engine) -> Release:
    return ReleasedReader(engine.settings.released).open()


def value(release: Release, measure: str, area: str, period: str) -> ValueRow:
    (found,) = [
        row for row in release.values(measure=measure, area_code=area) if str(row.period) == period
    ]
    return found


def test_every_measure_of_published_figures_is_released(release: Release) -> None:
    assert {measure.measure for measure in release.measures} == {
        "claimant_count",
        "college_withdrawals",
        "destination_not_known",
        "first_time_entrants_reported",
        "neet_16_17",
        "neet_or_not_known",
        "not_known_16_17",
        "permanent_exclusions",
        "school_suspensions",
        "speech_and_language_helped",
        "speech_and_language_screened",
        "youth_claimants",
        "youth_custody",
        "youth_justice_send",
        "youth_reoffending",
        "youth_serious_violence",
        "youth_suitable_education",
    }


def test_a_share_stands_as_its_publisher_gave_it_for_city_and_county(
    release: Release, place: Place
) -> None:
    for area in (place.city, place.county):
        found = value(release, "neet_or_not_known", area, "2025")
        assert found.value is not None
        assert 1 < found.value < 15
        assert (found.numerator, found.lower, found.upper) == (None, None, None)
        assert found.as_at_date == date(2025, 12, 31)
    assert (
        value(release, "neet_or_not_known", place.whole, "2025").state is ValueState.NOT_COLLECTED
    )


def test_a_share_stands_beside_invented_areas_with_wilsons_interval(
    release: Release, place: Place
) -> None:
    found = release.comparators.neighbours_of("neet_or_not_known")
    # The county is counted as several districts, and the publisher gives it one figure.
    assert {each.own.area_code for each in found} >= {place.city, place.county}
    for each in found:
        assert (
            each.own.value == value(release, "neet_or_not_known", each.own.area_code, "2025").value
        )
        assert (each.own.period, each.before and each.before.period) == ("2025", "2024")
        assert [other.name for other in each.others] == [name for _, name in STATISTICAL_NEIGHBOURS]
        for other in each.others:
            assert other.value is not None
            _, lower, upper = wilson_limits([other.value / 100 * 9_000], [9_000])
            assert other.lower == pytest.approx(100 * lower[0], abs=0.006)
            assert other.upper == pytest.approx(100 * upper[0], abs=0.006)
    shown = {each.area_code for each in release.values(measure="neet_or_not_known")}
    assert not shown & {code for code, _ in STATISTICAL_NEIGHBOURS}


def test_each_measure_stands_beside_its_own_past(release: Release, place: Place) -> None:
    found = release.comparators.year_on("claimant_count", place.whole)
    assert found is not None
    now, then = (value(release, "claimant_count", place.whole, year) for year in ("2025", "2024"))
    assert found.value == pytest.approx((now.value or 0) / (then.value or 1), rel=1e-3)
    assert release.comparators.year_on("neet_or_not_known", place.city) is None


@pytest.mark.parametrize("measure", ["school_suspensions", "first_time_entrants_reported"])
def test_city_and_county_stand_side_by_side_on_one_definition(
    release: Release, place: Place, measure: str
) -> None:
    city, county = (value(release, measure, area, "2025") for area in (place.city, place.county))
    for found in (city, county):
        assert found.is_released
        assert found.lower is not None
        assert found.value is not None
        assert found.upper is not None
        assert found.lower < found.value < found.upper


def test_counts_of_children_are_rounded_and_those_of_open_data_are_not(
    release: Release, place: Place
) -> None:
    suspended = release.values(measure="school_suspensions", area_type=AreaType.DISTRICT)
    assert {row.period for row in suspended} == {str(year) for year in YEARS}
    assert all((row.numerator or 0) % 5 == 0 for row in suspended)
    year = value(release, "claimant_count", place.city, "2025")
    months = [
        value(release, "claimant_count", place.city, f"2025-{month:02d}") for month in range(1, 13)
    ]
    mean = sum(month.numerator or 0 for month in months) / 12
    assert year.numerator == pytest.approx(mean, abs=1)
    assert year.value == pytest.approx(sum(month.value or 0 for month in months) / 12, rel=1e-3)


def test_the_two_shares_make_the_one_that_is_published_for_both(
    release: Release, place: Place
) -> None:
    for area in (place.city, place.county):
        both, neet, unknown = (
            value(release, name, area, "2025").value
            for name in ("neet_or_not_known", "neet_16_17", "not_known_16_17")
        )
        assert both == pytest.approx((neet or 0) + (unknown or 0), abs=0.05)


def test_ever_fewer_are_not_known_in_every_district_that_is_shown(
    release: Release, place: Place
) -> None:
    first, last = (
        value(release, "destination_not_known", place.whole, year) for year in ("2023", "2025")
    )
    assert first.lower is not None
    assert last.upper is not None
    assert first.lower > last.upper
    districts = release.values(
        measure="destination_not_known", area_type=AreaType.DISTRICT, period_type=PeriodType.YEAR
    )
    assert sum(row.is_released for row in districts) > len(districts) / 2


@pytest.mark.parametrize(
    ("measure", "per_year"), [("college_withdrawals", 0.42), ("destination_not_known", 1.0)]
)
def test_a_rate_is_over_those_whom_the_files_count(
    release: Release, place: Place, measure: str, per_year: float
) -> None:
    row = value(release, measure, place.city, "2025")
    people = value(release, "claimant_count", place.city, "2025").denominator
    assert row.value == pytest.approx(1e5 * (row.numerator or 0) / (row.denominator or 1), rel=1e-6)
    assert (row.denominator or 0) % 10 == 0
    # Of those of working age about one in twenty-five is 16 or 17.
    assert 0.01 * per_year < (row.denominator or 0) / (people or 1) < 0.1


def test_suspensions_stand_beside_the_same_by_pupils_on_the_roll(
    release: Release, place: Place
) -> None:
    (version,) = release.versions
    name = "school_suspensions"
    assert (version.version_of, version.version) == (name, 2)
    assert "pupils on the roll" in version.definition
    cells = [
        (value(release, name, area, year), value(release, version.measure, area, year))
        for area in (place.city, place.county, place.whole)
        for year in ("2024", "2025")
    ]
    for in_force, other in cells:
        assert (in_force.state, in_force.numerator) == (other.state, other.numerator)
        assert in_force.denominator != other.denominator
        assert other.value is not None


def test_three_years_together_are_shown_where_single_years_are_not(
    release: Release, place: Place
) -> None:
    shown = {
        kind: [
            row.is_released
            for row in release.values(
                measure="permanent_exclusions", area_type=AreaType.DISTRICT, period_type=kind
            )
        ]
        for kind in (PeriodType.YEAR, PeriodType.WINDOW_36)
    }
    years, windows = (sum(found) / len(found) for found in shown.values())
    assert windows > years
    county = value(release, "permanent_exclusions", place.county, "2023-01/P36M")
    assert county.period_type is PeriodType.WINDOW_36


def test_what_one_youth_justice_service_sends_and_the_other_does_not_is_told(
    release: Release, place: Place
) -> None:
    (feed,) = [each for each in release.supplied if each.feed == "youth_justice_indicators"]
    assert len(feed.suppliers) == 2
    last = date(YEARS[-1], 10, 1)
    sent = {
        item.title.split(":")[0]: [each.last_on for each in item.by]
        for item in feed.items
        if item.title.endswith("Children counted")
    }
    assert sent["Children cautioned or convicted for the first time"] == [last, last]
    assert sorted(map(str, sent["Out-of-court disposals"])) == [str(last), "None"]
    assert sorted(map(str, sent["Children remanded"])) == [str(last), "None"]
    assert sent["Out-of-court disposals"] != sent["Children remanded"]
    assert sent["Proven reoffences"] == [None, None]
    assert [note.about for note in feed.notes] == ["The date of entry", "Out-of-court disposals"]


def test_a_feed_of_one_supplier_has_nobody_to_stand_beside(release: Release) -> None:
    assert {each.feed for each in release.supplied} == {
        "further_education",
        "post16_destinations",
        "school_suspensions_exclusions",
        "youth_justice_indicators",
    }


def test_sources_say_up_to_which_day_they_reach_and_on_what_basis(
    release: Release, place: Place
) -> None:
    sources = {source.feed: source for source in release.sources}
    assert sources["claimant_count"].licence == "Open Government Licence v3.0"
    assert sources["claimant_count"].as_at_date == date(2025, 12, 31)
    assert sources["claimant_count"].rows_accepted == 2 * len(YEARS) * 12 * place.districts
    assert sources["school_suspensions_exclusions"].basis_kind == "anonymous_aggregate"


def test_a_newer_file_supersedes_the_periods_it_states_and_keeps_the_others(
    engine: Engine, tmp_path: Path
) -> None:
    before = {each.extract_id: each.periods for each in engine.home.current_tables("aggregate")}
    world = make_world(engine.partnership, seed=7, scale=1, volume=REDUCED)
    districts = Districts(world.partnership, world.geography, world.residents)
    revised = published.claimants(districts, year=2025, seed=8)
    june = pa.compute.match_substring(revised["DATE"], "2025-06")
    load(engine, "claimant_count", "national_statistics", revised.filter(june), tmp_path / "r.csv")
    current = engine.home.current_tables("aggregate")
    (newest,) = [each for each in current if each.extract_id not in before]
    assert newest.periods == ("claimants||2025-06-01",)
    older = [
        each for each in current if each.feed == "claimant_count" and each.extract_id in before
    ]
    changed = {each.extract_id: len(before[each.extract_id]) - len(each.periods) for each in older}
    assert sorted(changed.values()) == [0] * (len(YEARS) - 1) + [1]
