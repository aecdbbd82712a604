"""The demonstration in little, by one command: what was planted is what is released."""

import json
import re
from pathlib import Path
from typing import Any

import pyarrow.parquet as parquet
import pytest
from tests.integration.journey.homes import CommandLine

from headwater.demo import TRUTHS
from headwater.released.reader import ReleasedReader
from headwater.released.totals import areas_that_make_the_whole, total_of
from headwater.vocabulary.areas import AreaGrouping, AreaType

NATIONAL = (
    "sharp_object_admissions",
    "knife_enabled_serious_violence",
    "non_domestic_homicide",
)
WHOLE = ("--area-type", "partnership", "--breakdown", "all")


def headline(command: CommandLine, measure: str, period_type: str) -> dict[str, dict[str, Any]]:
    """The headline of the whole partnership, by period."""
    rows = command.values(measure, *WHOLE, "--period-type", period_type)
    return {row["period"]: row for row in rows}


def released_file(command: CommandLine, name: str) -> list[dict[str, Any]]:
    released = command.home / "released"
    current = released / (released / "current").read_text("utf-8").strip()
    rows: list[dict[str, Any]] = json.loads((current / name).read_text("utf-8"))
    return rows


def test_children_under_13_are_what_to_notice(demonstration: CommandLine) -> None:
    signals = released_file(demonstration, "signals.json")
    found = [signal for signal in signals if "Under-13s" in signal["headline"]]
    assert [signal["measure"] for signal in found] == ["first_time_entrants"]
    assert not re.search(r"\d", found[0]["detail"].replace("2025", ""))


def test_small_areas_that_stay_high_are_at_least_those_planted(demonstration: CommandLine) -> None:
    said = [
        one
        for one in released_file(demonstration, "analyses.json")
        if (one["question"], one["measure"]) == ("persistence", "serious_violence_offences")
    ]
    (lasting,) = said
    assert lasting["value"] >= TRUTHS.hot_spot.small_areas
    assert lasting["value"] > 10 * lasting["expected"]


def test_a_change_of_recording_is_no_rise_and_no_fall(demonstration: CommandLine) -> None:
    """It is in April 2022, so the months before it are compared with nothing."""
    told = released_file(demonstration, "analyses.json")
    moved = [
        one
        for one in told
        if one["measure"] == "serious_violence_offences" and one["question"] == "expected"
    ]
    assert [one["standing"] for one in moved] in ([], ["as_expected"])
    signals = released_file(demonstration, "signals.json")
    assert not [each for each in signals if each["period"].startswith("2022")]
    assert all(each["tested"] > 20 for each in signals)


def test_first_time_entrants_fall_as_planted(demonstration: CommandLine) -> None:
    truth = TRUTHS.young_entrants
    for year, row in headline(demonstration, "first_time_entrants", "year").items():
        planted = truth.under_13[int(year)] + truth.aged_13_to_17[int(year)]
        assert abs(row["numerator"] - planted) <= 2.5


def test_the_ambulance_feed_ends_with_its_agreement_and_never_in_zero(
    demonstration: CommandLine,
) -> None:
    months = headline(demonstration, "ambulance_assault_callouts", "month")
    until = [month for month, row in months.items() if row["state"] == "released"]
    assert max(until) == f"{TRUTHS.lapsed_feed.ended_on:%Y-%m}"
    after = [row for month, row in months.items() if month > max(until)]
    assert {row["state"] for row in after} <= {"missing", "not_collected"}
    assert [(row["value"], row["numerator"]) for row in after] == [(None, None)] * 3
    years = headline(demonstration, "ambulance_assault_callouts", "year")
    assert years["2025"]["value"] is None


def test_a_source_without_a_basis_says_so(demonstration: CommandLine) -> None:
    sources = {source["feed"]: source for source in released_file(demonstration, "sources.json")}
    ambulance = sources[TRUTHS.lapsed_feed.feed]
    assert (ambulance["state"], ambulance["withdrawn_on"]) == ("no_basis", "2025-09-30")
    assert sources["police_recorded_crime"]["state"] == "current"
    assert demonstration.run("status").stderr.count("synthetic") == 1


@pytest.mark.parametrize("measure", NATIONAL)
def test_each_national_measure_is_released_for_every_year(
    demonstration: CommandLine, measure: str
) -> None:
    rows = headline(demonstration, measure, "year")
    assert sorted(rows) == [str(year) for year in range(2020, 2026)]
    assert {row["state"] for row in rows.values()} <= {"released", "suppressed"}


def all_ages_hold_the_young(command: CommandLine, measure: str) -> None:
    everyone = command.values(measure, "--breakdown", "all")
    young = {
        (row["area_code"], row["period"]): row
        for row in command.values(f"{measure}_under_25", "--breakdown", "all")
    }
    both = [
        (row["numerator"], young[row["area_code"], row["period"]]["numerator"])
        for row in everyone
        if (row["area_code"], row["period"]) in young
    ]
    known = [(all_ages, part) for all_ages, part in both if None not in (all_ages, part)]
    assert known
    assert [pair for pair in known if pair[0] < pair[1]] == []


@pytest.mark.parametrize("measure", NATIONAL)
def test_all_ages_are_never_fewer_than_the_young(demonstration: CommandLine, measure: str) -> None:
    all_ages_hold_the_young(demonstration, measure)


def test_small_numbers_are_withheld_and_carry_nothing(demonstration: CommandLine) -> None:
    rows = demonstration.values("knife_enabled_serious_violence")
    withheld = [row for row in rows if row["state"] == "suppressed"]
    assert withheld
    numbers = ("value", "numerator", "lower", "upper")
    assert all(row[number] is None for row in withheld for number in numbers)
    shown = {row["numerator"] for row in rows if row["state"] == "released"}
    assert all(count % 5 == 0 for count in shown)
    assert not shown & set(range(1, 8))


def test_districts_do_not_exceed_the_whole(demonstration: CommandLine) -> None:
    rows = demonstration.values("serious_violence_offences", "--breakdown", "all")
    years = [row for row in rows if len(row["period"]) == 4 and row["state"] == "released"]
    whole = {row["period"]: row["numerator"] for row in years if row["area_code"][:3] == "E23"}
    districts = [row for row in years if row["area_code"][:2] == "E0"]
    assert districts
    for year, total in whole.items():
        parts = [row["numerator"] for row in districts if row["period"] == year]
        assert sum(parts) <= total + 2.5 * (len(parts) + 1)


@pytest.mark.parametrize("grouping", AreaGrouping)
def test_city_county_and_partnership_areas_match_the_whole(
    demonstration: CommandLine, grouping: AreaGrouping
) -> None:
    """In every period: no further from the whole than rounding and what is withheld explain."""
    release = ReleasedReader(demonstration.home / "released").open()
    parts = areas_that_make_the_whole(release, grouping)
    districts = [code for area in parts for code in area.member_codes or (area.code,)]
    assert sorted(districts) == sorted(area.code for area in release.areas_of_type("district"))
    checked = 0
    for measure in release.measures:
        wholes = release.values(
            measure=measure.measure, area_code=release.whole_area.code, breakdown="all"
        )
        for total in filter(None, (total_of(release, whole, parts) for whole in wholes)):
            if total.difference is not None:
                assert abs(total.difference) <= total.rounding
            if total.rest is not None:
                assert total.rest >= total.known_not_placed - total.rounding
                checked += 1
    assert checked > 10


def test_areas_of_several_districts_are_told_as_districts_are(demonstration: CommandLine) -> None:
    rows = demonstration.values("serious_violence_offences", "--area-type", "partnership_area")
    assert {row["area_code"] for row in rows} == {
        "E10000024",
        "E22000366",
        "csp_bassetlaw_newark_and_sherwood",
        "csp_mansfield_and_ashfield",
    }
    explained = demonstration.json(
        "explain", "serious_violence_offences", "--area", "E10000024", "--period", "2025"
    )
    assert explained["decision"].startswith("Added up from the numbers of its districts")


def test_sums_are_near_the_exact_counts_and_never_in_the_release_log(
    demonstration: CommandLine,
) -> None:
    """Every period and category: as near as the rounding of each district lets it be."""
    release = ReleasedReader(demonstration.home / "released").open()
    (path,) = (demonstration.home / "release_log").glob("*.parquet")
    log = parquet.read_table(path)
    # Groups of pupils are of the council that counts them.
    in_log = {a.value for a in AreaType} - {"partnership_area"} | {"supplier"}
    assert set(log["area_type"].to_pylist()) == in_log
    keys = ("measure", "area_code", "period", "breakdown", "category")
    columns = [log[name].to_pylist() for name in (*keys, "exact")]
    exact = {row[:5]: row[5] for row in zip(*columns, strict=True)}
    checked = 0
    for measure in release.measures:
        for row in release.values(measure=measure.measure, area_type="partnership_area"):
            parts = [
                exact[row.measure, code, row.period, row.breakdown, row.category]
                for code in release.area(row.area_code).member_codes
            ]
            if row.numerator is not None:
                assert abs(row.numerator - sum(parts)) <= 2 * len(list(filter(None, parts)))
                checked += 1
    assert checked > 500


def test_linkage_is_measured_against_the_planted_truth(
    demonstration_outcome: dict[str, Any],
) -> None:
    for line in demonstration_outcome["linkage"]:
        precision, recall = (
            float(re.search(rf"{word} (0\.\d+|1\.0+)", line)[1])  # type: ignore[index]  # it is there
            for word in ("precision", "recall")
        )
        assert precision > 0.9
        assert recall > 0.8
    assert len(demonstration_outcome["linkage"]) == 2


def test_the_demonstration_is_made_once(
    demonstration: CommandLine, demonstration_outcome: dict[str, Any]
) -> None:
    again = demonstration.json("demo", "--reduced", "--data-only")
    assert (again["release_id"], again["is_new"]) == (demonstration_outcome["release_id"], False)


def test_a_withheld_number_is_explained_without_a_hint(demonstration: CommandLine) -> None:
    rows = demonstration.values("non_domestic_homicide", "--period-type", "year")
    withheld = next(row for row in rows if row["state"] == "suppressed")
    explained = demonstration.json(
        "explain",
        "non_domestic_homicide",
        *("--area", withheld["area_code"], "--period", withheld["period"]),
        *("--breakdown", withheld["breakdown"], "--category", withheld["category"]),
    )
    assert explained["rows_counted"] == "Withheld."
    assert explained["row"]["numerator"] is None


def test_nothing_is_left_of_what_nobody_may_hold(demonstration: CommandLine) -> None:
    left = list((demonstration.home / "demonstration").rglob("*.csv"))
    assert {path.parent.name for path in left} == {"truth"}
    assert not list(Path(demonstration.home / "inbox").glob("*/*"))


def test_the_planted_roll_losses_are_asked_about_and_no_others(demonstration: CommandLine) -> None:
    release = ReleasedReader(demonstration.home / "released").open()
    (rolls,) = [each for each in release.quality.institutions if each.feed == "school_roll_changes"]
    assert {note.institution for note in rolls.notes} == {TRUTHS.rolls.school}
    assert {note.group for note in rolls.notes} == {"Year group: 10", "Year group: 11"}
    assert all(note.is_more and not note.few for note in rolls.notes)
    assert rolls.too_small == 2


def test_the_planted_hot_spot_is_a_persistent_place_by_two_sources(
    demonstration: CommandLine,
) -> None:
    """All of it, by the police and the ambulance; and a class of few places."""
    truth = demonstration.home / "demonstration" / "truth" / "places.csv"
    rows = (line.replace('"', "").split(",") for line in truth.read_text("utf-8").splitlines())
    planted = {code for name, code in rows if name == "hot_spot"}
    release = ReleasedReader(demonstration.home / "released").open()
    assert release.places is not None
    assert release.places.could_tell
    found = {place.area_code for place in release.places.places}
    assert len(planted) == TRUTHS.hot_spot.small_areas
    assert planted <= found
    assert len(found) <= 0.15 * len(release.areas_of_type(AreaType.SMALL_AREA))
    assert all(len(place.seen_by) > 1 for place in release.places.places)


def test_the_planted_hot_spot_lasts_and_is_not_new(demonstration: CommandLine) -> None:
    told = [
        one
        for one in released_file(demonstration, "analyses.json")
        if (one["question"], one["measure"]) == ("hot_spots", "serious_violence_offences")
    ]
    courses = {one["group"]: one["value"] for one in told}
    lasting = sum(number for name, number in courses.items() if name.startswith("lasting"))
    assert lasting >= TRUTHS.hot_spot.small_areas
    assert "first_now" not in courses


def test_districts_stand_on_funnels_as_wide_as_they_differ(demonstration: CommandLine) -> None:
    told = [
        one for one in released_file(demonstration, "analyses.json") if one["question"] == "funnel"
    ]
    wider = [one for one in told if one["group"] == "districts_differ"]
    outside = [one for one in told if one["standing"] != "as_expected"]
    assert len(wider) > 20
    assert len(outside) < 0.2 * len(told)


def test_measures_stand_beside_their_own_past(demonstration: CommandLine) -> None:
    beside: Any = released_file(demonstration, "comparators.json")
    compared = [one for one in beside["years_on"] if one["why_not"] is None]
    assert "serious_violence_offences" in {one["measure"] for one in compared}
    for one in compared:
        apart = one["lower"] > 1 or one["upper"] < 1
        assert apart or one["verdict"] == "cannot_tell"
        assert one["lower"] <= one["value"] <= one["upper"]
