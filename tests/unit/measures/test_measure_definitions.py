"""The measures that ship: each says everything, and can be computed."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml
from tests.spec.measures.small_world import SmallWorld, covered

from headwater import measures
from headwater.definitions.library import Library
from headwater.definitions.measure import Measure, version_beside
from headwater.definitions.narrowing import is_within
from headwater.definitions.partnership import Partnership
from headwater.definitions.scope import Scope
from headwater.vocabulary.comparators import Comparator

DEFINITIONS = Path(__file__).resolve().parents[3] / "definitions"
LIBRARY = Library(DEFINITIONS)
FILES = sorted((DEFINITIONS / "measures").glob("*.yaml"))
NATIONAL = {"sharp_object_admissions", "knife_enabled_serious_violence", "non_domestic_homicide"}


def load(path):
    return yaml.safe_load(path.read_text("utf-8"))


MEASURES = {path.stem: Measure.model_validate(load(path)) for path in FILES}
SCOPES = [Scope.model_validate(load(path)) for path in (DEFINITIONS / "scopes").glob("*.yaml")]
PARTNERSHIPS = [
    Partnership.model_validate(load(path))
    for path in sorted((DEFINITIONS / "partnerships").glob("*/partnership.yaml"))
]
every_measure = pytest.mark.parametrize("measure", MEASURES.values(), ids=MEASURES)


def test_there_are_at_least_sixty_and_each_file_is_named_for_its_measure():
    assert len(MEASURES) >= 60
    assert all(measure.measure == name for name, measure in MEASURES.items())


def test_the_three_national_success_measures_are_all_age_and_under_25():
    flagged = {name for name, measure in MEASURES.items() if measure.national_success_measure}
    assert flagged == NATIONAL | {f"{name}_under_25" for name in NATIONAL}
    for name in NATIONAL:
        young = MEASURES[f"{name}_under_25"]
        assert young.complement_of == name
        assert young.denominator is not None
        assert young.denominator.age_below == 25


@every_measure
def test_its_sources_exist_and_hold_what_it_counts(measure):
    known = {path.stem for path in (DEFINITIONS / "extracts").glob("*.yaml")}
    assert set(measure.sources) <= known
    assert set(measure.numerator.feeds) <= set(measure.sources)
    needed = {
        "ethnicity": "population_ethnicity_district",
        "deprivation_fifth": "deprivation_small_area",
    }
    for breakdown, source in needed.items():
        assert breakdown not in measure.breakdowns or source in measure.sources
    divided = measure.denominator
    counts_residents = divided is not None and divided.figure is None and divided.measure is None
    assert not counts_residents or "population_small_area" in measure.sources


MUST_SAY = (
    "why_it_matters",
    "what_it_cannot_say",
    "polarity",
    "comparators",
    "unit",
    "theme",
    "sources",
    "reviewed_by",
    "reviewed_on",
    "next_review",
)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_it_says_for_itself_what_is_needed_to_read_it(path):
    said = load(path)
    assert [name for name in MUST_SAY if not said.get(name)] == []
    assert said["comparators"][0] == "own_past"
    assert len(said["why_it_matters"].split()) >= 5
    assert len(said["what_it_cannot_say"].split()) >= 5


@every_measure
def test_its_peers_are_given_wherever_districts_can_be_set_beside_each_other(measure):
    comparable = measure.denominator and measure.years == "district" and not measure.is_as_published
    assert (Comparator.DISTRICT_PEERS in measure.comparators) == bool(comparable)
    of_others = measure.is_as_published or measure.published_elsewhere is not None
    assert (Comparator.STATISTICAL_NEIGHBOURS in measure.comparators) == of_others


@every_measure
def test_its_review_is_not_overdue(measure):
    assert measure.reviewed_on < measure.next_review
    assert measure.next_review >= datetime.now(UTC).date()


@every_measure
def test_a_part_counts_nothing_that_the_whole_does_not(measure):
    if measure.complement_of is None:
        return
    whole = MEASURES[measure.complement_of]
    assert measure.numerator != whole.numerator
    if measure.counts_events:
        assert is_within(measure.numerator, whole.numerator)
    else:
        assert measure.numerator.feeds == whole.numerator.feeds


@every_measure
def test_a_share_of_a_measure_stands_where_that_measure_stands(measure):
    if measure.denominator is None or measure.denominator.measure is None:
        return
    whole = MEASURES[measure.denominator.measure]
    grains = ["none", "partnership", "district"]
    assert set(measure.breakdowns) <= set(whole.breakdowns)
    assert grains.index(measure.years) <= grains.index(whole.years)
    assert grains.index(measure.months) <= grains.index(whole.months)
    assert not measure.small_areas


def test_open_data_says_on_screen_that_it_is_not_serious_violence():
    measure = MEASURES["police_uk_street_crime"]
    assert '"Violence and sexual offences" is not serious violence' in measure.what_it_cannot_say
    assert measure.denominator is None


@pytest.mark.parametrize("scope", SCOPES, ids=lambda scope: scope.key)
@every_measure
def test_its_definition_is_told_in_words(measure, scope):
    words = measures.definition_words(measure, scope)
    assert words.endswith(".")
    assert "None" not in words


def figures_of(measure, partnership):
    """A row of every district in every part of a year, as the measure's figure asks for them."""
    published = measure.numerator.published
    where = {} if published is None else published.where
    about = {name: each if isinstance(each, str) else each[0] for name, each in where.items()}
    about |= {} if published is None else {"figure": published.figure}
    return [
        {
            **about,
            "feed": measure.numerator.feeds[0],
            "supplier": "somebody",
            "extract_id": "x",
            "area_code": district.code,
            "period_start": f"2025-{part:02d}",
            "value": 10,
            "state": "released",
        }
        for district in partnership.districts
        for part in range(1, published.parts_of_year + 1 if published else 1)
    ]


@pytest.mark.parametrize("partnership", PARTNERSHIPS, ids=lambda partnership: partnership.key)
def test_all_of_them_compute_for_each_partnership(partnership):
    [scope] = [scope for scope in SCOPES if scope.key == partnership.scope]
    feeds = {feed for measure in MEASURES.values() for feed in measure.numerator.feeds}
    coverage = [row for feed in feeds for row in covered(feed, "2025-01", "2025-12")]
    figures = [row for measure in MEASURES.values() for row in figures_of(measure, partnership)]
    world = SmallWorld(
        events=[], coverage=coverage, scope=scope, partnership=partnership, figures=figures
    )
    rows = world.values(*MEASURES.values())
    found = {(row["measure"], row["area_code"]) for row in rows}
    districts = {district.code for district in partnership.districts}
    by_district = {name for name, measure in MEASURES.items() if measure.years == "district"}
    assert {(name, partnership.area_code) for name in MEASURES} <= found
    assert {name for name, place in found if place in districts} == by_district
    counted = {name for name, measure in MEASURES.items() if not measure.is_as_published}
    assert {row["state"] for row in rows if row["measure"] in counted} == {"released"}
    shown = [row for row in rows if row["measure"] not in counted and row["area_code"] in districts]
    assert {row["state"] for row in shown} == {"released"}


@pytest.mark.parametrize("grain", ["district", "partnership", "none"])
def test_a_measure_is_published_as_finely_as_it_declares(grain):
    partnership, measure = PARTNERSHIPS[0], MEASURES["rape_offences"]
    declared = measure.model_copy(update={"months": grain, "breakdown_areas": grain})
    coverage = covered("police_recorded_crime", "2025-01", "2025-12")
    [scope] = [scope for scope in SCOPES if scope.key == partnership.scope]
    world = SmallWorld(events=[], coverage=coverage, scope=scope, partnership=partnership)
    rows = world.values(declared)
    expected = {
        "district": {"partnership", "district", "unplaced"},
        "partnership": {"partnership"},
        "none": set(),
    }[grain]
    assert {row["area_type"] for row in rows if row["period_type"] == "month"} == expected
    divided = {row["area_type"] for row in rows if row["breakdown"] != "all"}
    assert divided == expected - {"unplaced"}
    whole = [row for row in rows if row["area_type"] == "partnership"]
    assert any(row["period"] == "2025" for row in whole)


def test_partnerships_are_different_places_with_the_same_bones():
    codes = [{district.code for district in p.districts} for p in PARTNERSHIPS]
    assert len(PARTNERSHIPS) >= 2
    assert not set.intersection(*codes)
    for partnership in PARTNERSHIPS:
        keys = [body.key for body in partnership.bodies]
        assert len(keys) == len(set(keys))
        assert {"police", "hospital_a", "ambulance", "health_board", "partnership"} <= set(keys)


@every_measure
def test_what_a_figure_is_divided_by_is_a_figure_of_the_same_feed(measure):
    both = [measure, version_beside(measure)]
    divided = [each for each in both if each and each.denominator and each.denominator.figure]
    for each in divided:
        (feed,) = each.numerator.feeds
        figures = {column.becomes or column.name for column in LIBRARY.extract(feed).figures}
        assert {each.denominator.figure, each.numerator.published.figure} <= figures
