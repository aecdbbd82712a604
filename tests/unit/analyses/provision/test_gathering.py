"""Which groups and which period both settings state, and how complete they are."""

from datetime import date

import pytest

from headwater.analyses.provision import Cell, gather
from headwater.analyses.provision.gathering import school_year
from headwater.vocabulary.provision import Likeness, Question, Setting

YEAR, SEX, NEED, MEALS = (
    Likeness.YEAR_GROUP,
    Likeness.SEX,
    Likeness.NEED,
    Likeness.FREE_MEALS,
)
ALTERNATIVE, MAINSTREAM = Setting
TERMS = [date(2024, 9, 1), date(2025, 1, 1), date(2025, 4, 1)]
FINE = {YEAR: "10", SEX: "male", NEED: "support", MEALS: "true"}
COARSE = {YEAR: "10", SEX: "male", NEED: "support"}


def cell(setting: Setting, start: date, alike=FINE, numbers=(30, 3_000, 2_100), gaps=0) -> Cell:
    return Cell(setting, start, alike, *numbers, rows=10, gaps=gaps)


def year_of(alike=FINE, settings=tuple(Setting), terms=TERMS) -> list[Cell]:
    return [cell(setting, term, alike) for setting in settings for term in terms]


def test_half_days_are_added_over_terms_and_pupils_are_averaged() -> None:
    cells = [*year_of(), cell(ALTERNATIVE, TERMS[0], {**FINE, SEX: "female"}, (9, 900, 600))]
    found = gather(Question.ATTENDANCE, cells)
    boys = found.groups[ALTERNATIVE]["10", "male", "support", "true"]
    assert (boys.people, boys.among, boys.counted) == (30, 9_000, 6_300)
    girls = found.groups[ALTERNATIVE]["10", "female", "support", "true"]
    assert (girls.people, girls.among) == (3, 900)


def test_the_finest_groups_that_both_state_are_compared() -> None:
    assert gather(Question.ATTENDANCE, year_of()).alike == (YEAR, SEX, NEED, MEALS)
    mixed = [*year_of(settings=(ALTERNATIVE,)), *year_of(COARSE, (MAINSTREAM,))]
    assert gather(Question.ATTENDANCE, mixed).alike == (YEAR, SEX, NEED)


def test_finer_rows_are_added_up_to_coarser_groups_and_never_beside_them() -> None:
    finer = [
        cell(ALTERNATIVE, term, {**FINE, MEALS: m}) for term in TERMS for m in ("true", "false")
    ]
    rest = year_of(COARSE, (MAINSTREAM,))
    group = ("10", "male", "support")
    assert gather(Question.ATTENDANCE, [*finer, *rest]).groups[ALTERNATIVE][group].people == 60
    both = [*finer, *rest, *year_of(COARSE, (ALTERNATIVE,))]
    assert gather(Question.ATTENDANCE, both).groups[ALTERNATIVE][group].people == 30


def test_what_a_setting_does_not_say_of_its_pupils_is_named() -> None:
    found = gather(
        Question.ATTENDANCE,
        [*year_of(settings=(ALTERNATIVE,)), *year_of({YEAR: "10"}, (MAINSTREAM,))],
    )
    assert found.lacking == {ALTERNATIVE: (), MAINSTREAM: (SEX, NEED)}
    assert found.groups == {}


def test_the_newest_whole_school_year_is_taken() -> None:
    begun = [cell(setting, date(2025, 9, 1)) for setting in Setting]
    earlier = [cell(setting, date(2024, 4, 1)) for setting in Setting]
    assert gather(Question.ATTENDANCE, [*year_of(), *begun, *earlier]).period == "2024/25"
    assert gather(Question.ATTENDANCE, begun).period == "2025/26"


RECEIVED = [
    # terms of alternative provision, gaps of 10 rows in each, share that came
    (3, 0, 1.0),
    (3, 3, 0.7),
    (2, 0, 2 / 3),
    (2, 5, 1 / 3),
]


@pytest.mark.parametrize(("terms", "gaps", "share"), RECEIVED)
def test_absent_terms_and_rows_with_gaps_are_not_received(terms, gaps, share) -> None:
    ours = [cell(ALTERNATIVE, term, gaps=gaps) for term in TERMS[:terms]]
    found = gather(Question.ATTENDANCE, [*ours, *year_of(settings=(MAINSTREAM,))])
    assert found.received[ALTERNATIVE] == pytest.approx(share)
    assert found.received[MAINSTREAM] == 1


def test_destinations_are_of_the_newest_month_that_both_state() -> None:
    alike = {Likeness.AGE_GROUP: "16", SEX: "male", NEED: "none"}
    months = [date(2025, 1, 1), date(2026, 1, 1)]
    cells = [cell(MAINSTREAM, month, alike) for month in months]
    cells.append(cell(ALTERNATIVE, months[0], alike))
    assert gather(Question.DESTINATION, cells).period == "2025-01"


def test_without_rows_nothing_is_stated() -> None:
    found = gather(Question.ATTENDANCE, [])
    assert (found.stated, found.groups, found.period) == (frozenset(), {}, "")


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2025, 7, 31), "2024/25"),
        (date(2025, 8, 1), "2025/26"),
        (date(1999, 9, 1), "1999/00"),
    ],
)
def test_a_school_year_begins_in_august(day: date, year: str) -> None:
    assert school_year(day) == year
