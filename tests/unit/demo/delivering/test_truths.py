"""Every planted truth is in the files: direct counts find it.

Displacement is too small for a direct count; `test_parts` finds it in what is to be expected.
"""

from pathlib import Path

import pytest
from tests.unit.demo.answers import Answers

from headwater.demo import TRUTHS, describe

VIOLENT = """offence_code IN ('1/1', '2', '4/1', '5/1', '5/4', '5/7', '5/14', '5/17', '8/1', '8/59',
    '8/6', '8/60', '34/1', '34/2', '8/26', '8/64')"""


def violence(answers: Answers, truth: str, since: str, before: str) -> float:
    return answers.number(f"""
        SELECT count(*) FROM crime JOIN true_places ON small_area_code = area
        WHERE truth = '{truth}' AND {VIOLENT}
            AND committed_at >= DATE '{since}' AND committed_at < DATE '{before}'
    """)


@pytest.mark.parametrize(
    ("feed", "header"),
    [
        ("police_recorded_crime", "LSOA21"),
        ("ambulance_callouts", "Scene LSOA21"),
        ("ed_assault_attendances", "Assault Location LSOA21"),
    ],
)
def test_the_hot_spot_is_seen_by_each_source(answers: Answers, feed: str, header: str) -> None:
    counted = "1 = 1"
    if feed == "police_recorded_crime":
        counted = f'"Crime Ref" IN (SELECT reference FROM crime WHERE {VIOLENT})'
    hot, elsewhere = answers.rows(f"""
        WITH area AS (
            SELECT "{header}" AS code, count(*) AS events FROM {feed}
            WHERE {counted} AND "{header}" IS NOT NULL GROUP BY 1
        )
        SELECT min(events) FILTER (WHERE code IN
                (SELECT small_area_code FROM true_places WHERE truth = 'hot_spot')),
            quantile_cont(events, 0.9) FROM area
    """)[0]
    assert float(str(hot)) > 1.5 * float(str(elsewhere))


def test_the_hot_spot_persists(answers: Answers) -> None:
    yearly = [
        violence(answers, "hot_spot", f"{year}-01-01", f"{year + 1}-01-01")
        for year in range(2020, 2026)
    ]
    assert min(yearly) > 0.6 * max(yearly)


def test_outreach_areas_fall_back_to_where_they_were(answers: Answers) -> None:
    chosen = violence(answers, "outreach", "2023-01-01", "2024-01-01")
    before = violence(answers, "outreach", "2022-04-01", "2023-01-01") / 0.75
    after = violence(answers, "outreach", "2024-01-01", "2026-01-01") / 2
    assert after < 0.8 * chosen
    assert after == pytest.approx(before, rel=0.25)


def test_the_intervention_works(answers: Answers) -> None:
    # The last twenty-one months before the start lie after the recording change.
    before = violence(answers, "intervention", "2022-04-01", "2024-01-01") / 21
    after = violence(answers, "intervention", "2024-01-01", "2026-01-01") / 24
    truth = TRUTHS.intervention
    error = 2.6 * (1 / (21 * before) + 1 / (24 * after)) ** 0.5
    assert after / before == pytest.approx((1 + truth.true_effect) * 1.02, abs=error)


def test_children_under_13_rise_exactly_while_the_total_falls(answers: Answers) -> None:
    rows = answers.rows("""
        SELECT year(coalesce(
                try_strptime(coalesce("Outcome Date", "Date of Disposal"), '%Y-%m-%d'),
                try_strptime(coalesce("Outcome Date", "Date of Disposal"), '%d %b %Y'))) AS year,
            count(*) FILTER (coalesce("Age at Outcome", "Age")::INTEGER < 13),
            count(*) FILTER (coalesce("Age at Outcome", "Age")::INTEGER >= 13)
        FROM first_time_entrants GROUP BY 1 ORDER BY 1
    """)
    truth = TRUTHS.young_entrants
    assert {row[0]: row[1] for row in rows} == dict(truth.under_13)
    assert {row[0]: row[2] for row in rows} == dict(truth.aged_13_to_17)
    totals = [truth.under_13[year] + truth.aged_13_to_17[year] for year in truth.under_13]
    assert totals == sorted(totals, reverse=True)


@pytest.mark.parametrize("group", list(TRUTHS.ethnicity.missing))
def test_ethnicity_is_missing_by_what_it_is(answers: Answers, group: str) -> None:
    recorded = answers.number(f"""
        SELECT sum(events::BIGINT) FILTER (recorded = 'true') / sum(events::BIGINT)
        FROM true_ethnicity WHERE true_group = '{group}' AND feed = 'police_recorded_crime'
    """)
    truth = TRUTHS.ethnicity
    expected = (1 - truth.missing[group]) * (1 - truth.not_stated)
    assert recorded == pytest.approx(expected, abs=0.02)


def test_recorded_ethnicity_in_the_files_is_what_the_truth_says(answers: Answers) -> None:
    written = answers.number("""
        SELECT count(DISTINCT "Crime Ref") FROM police_recorded_crime
        WHERE "Self-defined Ethnicity" IS NOT NULL AND "Self-defined Ethnicity" <> 'NS'
    """)
    truth = answers.number("""
        SELECT sum(events::BIGINT) FROM true_ethnicity
        WHERE recorded = 'true' AND feed = 'police_recorded_crime'
    """)
    assert written == truth


def test_bodily_harm_jumps_and_common_assault_falls_by_the_same(answers: Answers) -> None:
    truth = TRUTHS.recording_change

    def monthly(code: str, since: str, before: str, months: int) -> float:
        counted = f"""
            SELECT count(*) FROM crime WHERE offence_code = '{code}'
            AND committed_at >= DATE '{since}' AND committed_at < DATE '{before}'
        """
        return answers.number(counted) / months

    change = truth.starts_on.isoformat()
    # A year on each side, so that seasons cancel; the year before is past the lockdowns.
    to_before, to_after = (
        monthly(truth.to_code, "2021-04-01", change, 12),
        monthly(truth.to_code, change, "2023-04-01", 12),
    )
    from_before, from_after = (
        monthly(truth.from_code, "2021-04-01", change, 12),
        monthly(truth.from_code, change, "2023-04-01", 12),
    )
    assert to_after / to_before == pytest.approx(truth.jump, abs=0.05)
    assert from_before - from_after == pytest.approx(to_after - to_before, rel=0.3)


def test_the_lapsed_feed_stops_on_the_day(answers: Answers) -> None:
    last = answers.rows("""
        SELECT max(strptime("Call Connected", '%d-%b-%Y %H:%M'))::DATE FROM ambulance_callouts
    """)[0][0]
    assert last == TRUTHS.lapsed_feed.ended_on


def test_robberies_follow_each_other_closely(answers: Answers) -> None:
    truth = TRUTHS.near_repeat
    codes = ", ".join(f"'{code}'" for code in truth.offence_codes)
    robberies = answers.number(f"SELECT count(*) FROM crime WHERE offence_code IN ({codes})")
    pairs, close = answers.rows(f"""
        SELECT count(*), count(*) FILTER (
            later.committed_at - first.committed_at
                BETWEEN INTERVAL 0 DAY AND INTERVAL {truth.within_days} DAY)
        FROM true_near_repeats AS pair
        JOIN crime AS later ON later.reference = pair.reference
        JOIN crime AS first ON first.reference = pair.follows
        WHERE later.committed_at IS NOT NULL AND first.committed_at IS NOT NULL
    """)[0]
    assert int(str(pairs)) / robberies == pytest.approx(truth.share_following, abs=0.02)
    assert close == pairs


def test_close_pairs_of_robberies_are_more_than_chance_makes(answers: Answers) -> None:
    """Knox's comparison: same small area and within a week, against the dates shuffled."""
    counted = """
        SELECT count(*) FROM {table} AS a JOIN {table} AS b
        ON a.area = b.area AND a.reference < b.reference
        AND abs(date_diff('hour', a.committed_at, b.committed_at)) <= 168
    """
    answers.rows("""
        CREATE OR REPLACE TEMP TABLE robbery AS
        SELECT reference, area, committed_at FROM crime WHERE offence_code IN ('34/1', '34/2')
    """)
    answers.rows("""
        CREATE OR REPLACE TEMP TABLE shuffled AS
        SELECT reference, area, shifted.committed_at FROM
            (SELECT *, row_number() OVER (ORDER BY reference) AS place FROM robbery) AS kept JOIN
            (SELECT committed_at, row_number() OVER (ORDER BY hash(reference)) AS place
             FROM robbery) AS shifted USING (place)
    """)
    observed = answers.number(counted.format(table="robbery"))
    by_chance = answers.number(counted.format(table="shuffled"))
    assert observed > 2 * by_chance


def test_people_are_in_several_sources_and_written_differently(answers: Answers) -> None:
    shared = answers.number("""
        SELECT count(*) FROM (SELECT person_id FROM true_identities
        GROUP BY 1 HAVING count(DISTINCT feed) > 1)
    """)
    assert shared > 10_000
    differently = answers.number("""
        WITH mention AS (
            SELECT person_id, "Victim Forename" AS given, "Victim Surname" AS family
            FROM true_identities AS truth JOIN police_recorded_crime ON "Crime Ref" = reference
            WHERE role = 'victim'
        )
        SELECT avg((spellings > 1)::INTEGER) FROM (
            SELECT count(DISTINCT (given, family)) AS spellings FROM mention
            GROUP BY person_id HAVING count(*) = 2)
    """)
    assert 0.15 < differently < 0.5


def test_one_incident_is_found_in_several_sources(answers: Answers) -> None:
    joint = answers.number("""
        SELECT count(*) FROM (SELECT incident_id FROM true_identities
        GROUP BY 1 HAVING bool_or(feed = 'police_recorded_crime')
            AND bool_or(feed = 'ed_assault_attendances'))
    """)
    department = answers.number("SELECT count(*) FROM ed_assault_attendances")
    # Most attendances are not in police records, as surveys of departments find.
    assert 0.15 < joint / department < 0.6


def test_national_measures_have_plausible_volumes(answers: Answers) -> None:
    truth, years = TRUTHS.national, 6
    homicides = answers.number(
        "SELECT count(*) FROM crime WHERE offence_code IN ('1/1', '1/2', '4/1', '4/2')"
    )
    knife = answers.number("""
        SELECT count(*) FROM crime WHERE knife AND offence_code IN ('1/1', '4/1', '2', '3/1',
        '5/1', '8/1', '8/6', '8/59', '8/60', '34/1', '34/2', '19/7', '19/8', '19/16', '20/5')
    """)
    sharp = answers.number(
        "SELECT count(*) FROM hospital_admissions WHERE \"External Cause\" LIKE 'X99%'"
    )
    assert homicides / years == pytest.approx(truth.homicides, rel=0.3)
    assert knife / years == pytest.approx(truth.knife_enabled_offences, rel=0.1)
    assert sharp / years == pytest.approx(truth.sharp_object_admissions, rel=0.15)


def test_the_page_of_truths_is_up_to_date() -> None:
    page = Path(__file__).resolve().parents[4] / "docs/explanation/planted-truths.md"
    assert page.read_text(encoding="utf-8") == describe()


def test_victims_at_home_withdraw_more_often_of_cases_that_ended(answers: Answers) -> None:
    shares = dict(
        answers.rows("""
            SELECT "DA Flag", count(*) FILTER (WHERE "Outcome Code" IN ('14', '16')) / count(*)
            FROM police_recorded_crime
            WHERE "Outcome Code" <> 'NYA' AND "DA Flag" IN ('Y', 'N') GROUP BY 1
        """)
    )
    assert float(str(shares["Y"])) == pytest.approx(0.57, abs=0.04)
    assert float(str(shares["N"])) == pytest.approx(0.31, abs=0.04)
