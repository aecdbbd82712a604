"""Which part of a week is said to be the busiest, and how the picture of a week is shaded."""

from dataclasses import replace
from datetime import date
from functools import partial

import pytest
from tests.unit.products import sample
from tests.unit.web.dashboard import week_sample

from headwater.released.opened import Release
from headwater.released.release import ReleasedMeasure
from headwater.released.values import ValueRow
from headwater.vocabulary.part_of_week import PARTS
from headwater.vocabulary.periods import Period, PeriodType
from headwater_web.dashboard.area_profile.week import Week, weeks
from headwater_web.dashboard.area_profile.week_words import Busiest, busiest_words, steps_words
from headwater_web.dashboard.choices import read_choice
from headwater_web.dashboard.queries import chosen_rows

YEAR = Period(date(2025, 1, 1), PeriodType.YEAR)
WHOLE, NORTHBANK, *_ = sample.areas()
OPEN = sample.measure("knives", "Knives", theme="harm", feed="police_recorded_crime", policy="open")
ROUNDED = sample.measure("hurt", "Hurt", theme="harm", feed="ed_assault_attendances")
cell = partial(sample.cell, area=NORTHBANK, period=YEAR)


def told(events: dict[str, int], *, others: int, measure: ReleasedMeasure = OPEN) -> Busiest:
    counts = {part.category: events.get(part.category, others) for part in PARTS}
    rows: dict[str, ValueRow] = {name: cell(measure, exact=count) for name, count in counts.items()}
    return busiest_words(rows, cell(measure, exact=sum(counts.values())), measure)


def test_one_part_that_clearly_has_the_most_is_the_busiest() -> None:
    found = told({"friday_18": 120}, others=20)
    assert found.head == "Busiest: Friday, 6pm to midnight"
    assert found.told == (
        "It has 120 of 660 (95% range 99 to 143). Every other part that is shown has fewer."
    )


def test_a_part_whose_range_touches_may_be_as_busy() -> None:
    found = told({"friday_18": 120, "saturday_18": 110}, others=20)
    assert found.told.endswith("We cannot tell it from Saturday, 6pm to midnight.")


def test_of_many_parts_that_may_be_as_busy_three_are_named() -> None:
    evenings = {f"{day}_18": 100 for day in ("monday", "tuesday", "wednesday", "thursday")}
    found = told({"friday_18": 120, **evenings, "sunday_18": 95}, others=10)
    assert found.told.count("6pm to midnight") == 3
    assert found.told.endswith("and 2 more parts.")


def test_a_week_without_a_pattern_has_no_busiest_part() -> None:
    found = told({"friday_18": 24}, others=20)
    assert found.head == "No part of the week stands out"
    assert "24 of 564" in found.told


def test_rounded_counts_are_told_as_about() -> None:
    assert "about 120 of about 660" in told({"friday_18": 120}, others=20, measure=ROUNDED).told


def test_what_is_withheld_is_not_taken_for_few() -> None:
    found = told({"friday_18": 120}, others=3, measure=ROUNDED)
    assert found.told.endswith("Every other part that is shown has fewer.")
    assert told({}, others=3, measure=ROUNDED).head == "Too few to say when"


def test_fewer_counts_than_shades_have_fewer_shades() -> None:
    assert steps_words(3, steps=5) == ((2, "1 to 1"), (4, "2 to 2"), (5, "3 to 3"))


@pytest.fixture(scope="module")
def found() -> list[Week]:
    return weeks(Release.of(week_sample.with_week(sample.released())), NORTHBANK)


def test_the_police_come_first_whatever_the_order_of_measures(found: list[Week]) -> None:
    assert [week.title for week in found] == [
        "Serious violence with a knife",
        "Emergency department assaults",
    ]
    assert [week.when for week in found] == ["2025", "Jan 2023 to Dec 2025"]


def test_a_week_has_seven_days_of_four_parts_with_the_busiest_darkest(found: list[Week]) -> None:
    police = found[0]
    assert [row.day for row in police.rows][:2] == ["Monday", "Tuesday"]
    assert {len(row.cells) for row in police.rows} == {4}
    saturday = police.rows[5]
    assert [(part.shown, part.shade) for part in saturday.cells] == [
        ("60", 2),
        ("3", 1),
        ("60", 2),
        ("240", 5),
    ]


def test_a_withheld_part_is_a_word_without_a_shade(found: list[Week]) -> None:
    health = found[1]
    mornings = [row.cells[1] for row in health.rows]
    assert {(part.shown, part.shade, part.state) for part in mornings} == {("", 0, "suppressed")}
    assert health.states == ("suppressed",)


def test_what_is_not_known_travels_with_the_week(found: list[Week]) -> None:
    health = found[1]
    assert health.not_recorded.startswith("10 of ")
    assert health.as_at == "31 December 2025"
    assert health.times.startswith("The time of the assault as the patient told it")


def test_a_source_without_a_week_here_says_so() -> None:
    plain = sample.released()
    measures = tuple(replace(each, breakdowns=("part_of_week",)) for each in plain.measures[:1])
    [week] = weeks(Release.of(replace(plain, measures=measures)), WHOLE)
    assert week.why_not == "No week of this source can be shown here."
    assert week.rows == ()


ORDERED = [("knife_crime", "2025"), ("ed_assaults", "2023-01/P36M")]


@pytest.mark.parametrize(("name", "period"), ORDERED)
def test_a_measures_page_has_the_parts_in_the_order_of_the_week(name: str, period: str) -> None:
    release = Release.of(week_sample.with_week(sample.released()))
    measure = release.measure(name)
    asked = {"area": NORTHBANK.code, "breakdown": "part_of_week"}
    rows = chosen_rows(release, measure, read_choice(release, measure, asked))
    assert {row.period for row in rows} == {period}
    assert [row.category for row in rows] == [*(p.category for p in PARTS), "not_recorded"]
