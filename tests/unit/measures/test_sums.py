"""Which measures are sums of another's categories, among those that ship."""

from pathlib import Path

import pyarrow as pa
import pytest

from headwater.definitions.library import Library
from headwater.definitions.measure import Measure, version_beside
from headwater.measures import category_totals, narrower_versions, parts_of_wholes

LIBRARY = Library(Path(__file__).resolve().parents[3] / "definitions")
MEASURES = LIBRARY.measures()
SCOPE = LIBRARY.scope("serious_violence")
UNDER_25 = frozenset({"0-9", "10-12", "13-15", "16-17", "18-24"})


def _named(name: str) -> Measure:
    return next(measure for measure in MEASURES if measure.measure == name)


def _below(age: float) -> Measure:
    young = _named("knife_enabled_serious_violence_under_25")
    rule = young.numerator.rule
    conditions = tuple(
        condition.model_copy(update={"below": age}) if condition.column == "age" else condition
        for condition in rule.all_of
    )
    numerator = young.numerator.model_copy(
        update={"rule": rule.model_copy(update={"all_of": conditions})}
    )
    return young.model_copy(update={"numerator": numerator})


def test_a_measure_of_one_kind_is_a_category_of_the_measure_of_all_kinds():
    totals = category_totals(MEASURES, scope=SCOPE)
    for kind, measure in {
        "rape": "rape_offences",
        "weapon_enabled_robbery": "weapon_enabled_robbery",
        "knife_possession": "knife_possession_offences",
        "night_time_economy": "night_time_economy_serious_violence",
    }.items():
        assert totals[measure] == ("serious_violence_offences", "kind", frozenset({kind}))


def test_a_measure_below_an_age_is_the_age_bands_below_it():
    totals = category_totals(MEASURES, scope=SCOPE)
    whole = "knife_enabled_serious_violence"
    assert totals[f"{whole}_under_25"] == (whole, "age_band", UNDER_25)


def test_nothing_is_said_where_the_whole_has_no_age_bands():
    assert "non_domestic_homicide_under_25" not in category_totals(MEASURES, scope=SCOPE)


def test_an_age_that_cuts_a_band_in_two_makes_no_sum():
    measures = (_named("knife_enabled_serious_violence"), _below(21))
    assert category_totals(measures, scope=SCOPE) == {}


def test_a_measure_of_one_sex_or_of_nobody_recorded_is_that_category():
    totals = category_totals(MEASURES, scope=SCOPE)
    for measure, total in {
        "serious_violence_women_and_girls": ("serious_violence_offences", "sex", "female"),
        "domestic_serious_violence_women_and_girls": ("domestic_serious_violence", "sex", "female"),
        "ed_assault_women_and_girls": ("ed_assault_attendances", "sex", "female"),
        "ethnicity_not_recorded_police": (
            "serious_violence_offences",
            "ethnicity",
            "not_recorded",
        ),
        "ethnicity_not_recorded_emergency": (
            "ed_assault_attendances",
            "ethnicity",
            "not_recorded",
        ),
    }.items():
        assert totals[measure] == (*total[:2], frozenset(total[2:]))


def test_what_asks_for_more_than_a_category_is_none():
    totals = category_totals(MEASURES, scope=SCOPE)
    assert "alcohol_answered_police" not in totals
    assert "after_school_violence_under_18" not in totals


def _values(**counts: int | None) -> pa.Table:
    (place,) = [("district", "E06000018", "2025", "all", "all")]
    names = ["measure", "area_type", "area_code", "period", "breakdown", "category", "numerator"]
    rows = [(measure, *place, count) for measure, count in counts.items()]
    return pa.table({name: [row[at] for row in rows] for at, name in enumerate(names)})


def _logged(values: pa.Table) -> pa.Table:
    columns = {
        "exact" if name == "numerator" else name: values[name] for name in values.schema.names
    }
    return pa.table({**columns, "release_id": pa.array(["R0001"] * len(values), pa.string())})


@pytest.mark.parametrize(
    ("girls", "everybody", "is_a_part"), [(30, 40, True), (41, 40, False), (None, 40, True)]
)
def test_a_part_in_files_of_counts_is_one_unless_they_contradict_it(
    girls: int | None, everybody: int, is_a_part: bool
) -> None:
    values = _values(service_take_up_girls=girls, service_take_up=everybody)
    now = parts_of_wholes(MEASURES, values, _logged(values.slice(0, 0)))
    before = parts_of_wholes(MEASURES, values.slice(0, 0), _logged(values))
    assert now == before
    found = now
    assert (found.get("service_take_up_girls") == "service_take_up") is is_a_part
    assert found["alcohol_answered_police"] == "serious_violence_offences"


def test_a_measure_under_a_rule_of_its_own_is_no_category():
    assert "domestic_serious_violence" not in category_totals(MEASURES, scope=SCOPE)


def _with_version(name: str, **changes: object) -> tuple[Measure, Measure]:
    beside = {
        "version": 2,
        "differs": "It counts other things.",
        "put_forward_by": "Amara (analyst)",
        "put_forward_on": "2026-11-22",
        **changes,
    }
    known = _named(name).model_dump(mode="json")
    measure = Measure.model_validate(known | {"beside": beside})
    version = version_beside(measure)
    assert version is not None
    return measure, version


def test_of_two_versions_the_narrower_is_a_part_of_the_wider():
    knives = {"column": "knife", "is_": True}
    feeds = {"feeds": ["police_recorded_crime"]}
    fewer = feeds | {"kinds": ["night_time_economy"], "rule": {"all_of": [knives]}}
    more = feeds | {"kinds": ["night_time_economy", "rape"]}
    name = "night_time_economy_serious_violence"
    assert narrower_versions(_with_version(name, numerator=fewer)) == {f"{name}_version_2": name}
    assert narrower_versions(_with_version(name, numerator=more)) == {name: f"{name}_version_2"}


def test_a_version_over_other_people_counts_exactly_the_same():
    denominator = {"population": "residents", "age_at_least": 10}
    for name in ("rape_offences", "school_suspensions"):
        pair = _with_version(name, denominator=denominator)
        assert narrower_versions(pair) == {}
        totals = category_totals(pair, scope=SCOPE)
        assert totals == {f"{name}_version_2": (name, "all", frozenset({"all"}))}


def test_a_version_that_counts_one_whole_kind_is_its_category():
    kinds = {"feeds": ["police_recorded_crime"], "kinds": ["rape"]}
    pair = _with_version("serious_violence_offences", numerator=kinds)
    totals = category_totals(pair, scope=SCOPE)
    name = "serious_violence_offences"
    assert totals == {f"{name}_version_2": (name, "kind", frozenset({"rape"}))}
