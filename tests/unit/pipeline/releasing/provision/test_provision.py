"""Alternative provision on its way through the one decision: reasons, protection, no side door."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest
from tests.unit.disclosure.tables import NHS, exact_table, no_log

from headwater.definitions.basis import Basis
from headwater.definitions.library import Library
from headwater.disclosure import Decided, Division, decide
from headwater.pipeline.releasing.provision import (
    ProvisionAsked,
    provision_asked,
    provision_cells,
    provision_compared,
    provision_parts,
    provision_policies,
    unless_told_otherwise,
    without_provision,
)
from headwater.released.provision import NotGoodEnough, ProvisionCompared
from headwater.tables.results import ProvisionCount
from headwater.vocabulary.provision import Likeness, Obstacle, Question, Setting

SPECIFICATIONS = Library(Path(__file__).resolve().parents[5] / "definitions").extracts()
TODAY = date(2026, 11, 22)
TERMS = [date(2024, 9, 1), date(2025, 1, 1), date(2025, 4, 1)]
FEEDS = ("alternative_provision", "school_attendance", "post16_destinations")
MANY = {"none": 80, "support": 60, "plan": 40}
COLUMNS = tuple(ProvisionCount.columns())


def basis(feed: str, **changes: object) -> Basis:
    known = {
        "basis_reference": f"B-{feed}",
        "kind": "anonymous_aggregate",
        "feed": feed,
        "supplier": "city",
        "supplier_name": "The town's council",
        "purpose": "To test",
        "fields": ("*",),
        "starts_on": date(2020, 1, 1),
        "keep_raw_days": 30,
        "state": "in_force",
    }
    return Basis.model_validate(known | changes)


BASES = tuple(basis(feed) for feed in FEEDS)


def row(setting: str, start: date, need: str | None, pupils: int, share: float, **more: object):
    about = dict.fromkeys(COLUMNS) | {
        "supplier": "city",
        "question": "attendance",
        "setting": setting,
        "period_start": start,
        "year_group": "10",
        "sex": "male",
        "need": need,
        "people": float(pupils),
        "among": 100.0 * pupils,
        "counted": round(100.0 * pupils * share),
        "rows": 4,
        "gaps": 0,
    }
    return about | more


def attendance(pupils=None, *, terms=TERMS, mainstream=None, **more: object) -> list[dict]:
    """Alternative provision and, of every need, many pupils of mainstream schools."""
    rows = [
        row("alternative", term, need, count, 0.7, **more)
        for term in terms
        for need, count in (pupils or MANY).items()
    ]
    rows += [
        row("mainstream", term, need, count, 0.8)
        for term in TERMS
        for need, count in (mainstream or dict.fromkeys(MANY, 500)).items()
    ]
    return rows


def destinations(known=(36, 24, 18), cohort=(40, 26, 20)) -> list[dict]:
    found = []
    for setting, factor in (("alternative", 1), ("mainstream", 20)):
        for need, n, everyone in zip(MANY, known, cohort, strict=True):
            known_there = n if factor == 1 else everyone * factor
            found.append(
                row(setting, date(2026, 1, 1), need, everyone * factor, 0)
                | {"question": "destination", "year_group": None, "age_group": "16"}
                | {"among": known_there, "counted": known_there // 2}
            )
    return found


def asked(rows: Sequence[dict], bases: Sequence[Basis] = BASES) -> tuple[ProvisionAsked, ...]:
    return provision_asked(
        pa.Table.from_pylist(list(rows) or [dict.fromkeys(COLUMNS)]).slice(0, len(rows)),
        bases=bases,
        holdings=(),
        specifications=SPECIFICATIONS,
        today=TODAY,
    )


def decided(found: Sequence[ProvisionAsked], log: pa.Table | None = None) -> Decided:
    """Beside a measure of another matter, as it is in a run."""
    others = exact_table(
        [("district", "A", "2025", "all", 3), ("district", "B", "2025", "all", 40)]
    )
    return decide(
        pa.concat_tables([others, provision_cells(found, like=others.schema)]),
        release_id="R0001",
        policies={"admissions": NHS} | provision_policies(SPECIFICATIONS),
        area_parents={},
        complements=provision_parts(),
        divisions={"admissions": Division()}
        | dict.fromkeys(provision_policies(SPECIFICATIONS), Division(is_divided=False)),
        log=no_log() if log is None else log,
    )


def answers(
    rows: Sequence[dict], bases: Sequence[Basis] = BASES
) -> dict[Question, ProvisionCompared]:
    found = asked(rows, bases)
    told = provision_compared(found, decided(found).released, specifications=SPECIFICATIONS)
    return {each.question: each for each in told}


def reasons(rows: Sequence[dict], question: Question, bases=BASES) -> tuple[NotGoodEnough, ...]:
    found = answers(rows, bases)[question]
    assert found.compared is None
    return found.reasons


def test_both_settings_are_compared_among_similar_pupils() -> None:
    found = answers(attendance())[Question.ATTENDANCE]
    assert found.reasons == ()
    assert found.compared is not None
    assert found.compared.difference.value == pytest.approx(-0.1, abs=0.01)
    assert found.period == "2024/25"
    assert found.alike == (Likeness.YEAR_GROUP, Likeness.SEX, Likeness.NEED)
    assert found.not_alike == (Likeness.FREE_MEALS,)


def test_of_small_groups_nothing_is_shown() -> None:
    found = asked(attendance({"none": 80, "support": 60, "plan": 5}))
    released = decided(found).released
    compared = provision_compared(found, released, specifications=SPECIFICATIONS)[0].compared
    assert compared is not None
    assert [group.alike[-1] for group in compared.groups] == ["none", "support"]
    assert compared.pupils_alike == 1  # of those shown: the others are in no number


def test_where_a_total_would_give_a_small_group_away_another_goes_with_it() -> None:
    # 0 of three groups is shown as it is: the total less 80 would leave 5 in the fourth.
    few = {"none": 80, "support": 0, "plan": 0, "other": 3}
    released = decided(asked(attendance(few, mainstream=dict.fromkeys(few, 500)))).released
    shown = {
        row["category"]: row["numerator"]
        for row in released.to_pylist()
        if row["measure"] == "provision/attendance/alternative/people"
    }
    assert shown["10|male|other"] is None
    low, high = (shown["all"] - 2, shown["all"] + 2) if shown["all"] else (0, 1_000)
    beside = shown["10|male|none"]
    least, most = (beside - 2, beside + 2) if beside else (0, 1_000)
    assert low - most <= 1
    assert high - least >= 7


def test_every_number_is_rounded() -> None:
    exact = {"none": 81, "support": 63, "plan": 42}
    found = answers(attendance(exact))[Question.ATTENDANCE].compared
    assert found is not None
    assert [group.alternative_pupils for group in found.groups] == [80, 40, 65]
    # 24,300 half days and 17,010 of them attended, each to the nearest 380.
    assert found.groups[0].alternative_share == pytest.approx(17_100 / 24_320)


def test_one_pupil_more_leaves_no_half_days_of_that_pupil() -> None:
    before, after = (
        answers(attendance(MANY | {"none": count}))[Question.ATTENDANCE].compared
        for count in (80, 81)
    )
    assert before is not None
    assert after is not None
    assert before.groups[0].alternative_pupils == after.groups[0].alternative_pupils
    half_days = 3 * 100  # what the pupil could attend, and less than the step to which it is shown
    assert half_days < 380


def test_those_left_over_are_protected_too() -> None:
    # 2 of 10 are in no activity: 10 beside 10 would leave 0 to 4 of them, not 1 to 7.
    rows = destinations(known=(60, 60, 10), cohort=(66, 66, 10))
    rows[2]["counted"] = 8
    found = answers(rows)[Question.DESTINATION].compared
    assert found is not None
    assert {group.alike[-1] for group in found.groups} == {"none", "support"}


def test_the_decision_on_measures_is_theirs_alone() -> None:
    released = decided(asked(attendance())).released
    assert without_provision(released)["measure"].to_pylist() == ["admissions"] * 2
    assert released.num_rows > 2


def test_with_a_reason_against_it_no_group_takes_part() -> None:
    found = asked(attendance(terms=TERMS[:1]))
    assert provision_cells(found, like=exact_table([]).schema).num_rows == 0


NO_NEED = attendance()
for each in NO_NEED:
    if each["setting"] == "mainstream":
        each["need"] = None
OTHERS = [each for each in attendance() if each["setting"] == "mainstream"]
ATTENDANCE = [
    # rows, bases, obstacle, setting, what more it says
    ([], BASES[1:], Obstacle.NO_BASIS, Setting.ALTERNATIVE, {"feed": FEEDS[0]}),
    (attendance(), BASES[:1], Obstacle.NO_BASIS, Setting.MAINSTREAM, {"feed": FEEDS[1]}),
    (
        OTHERS,
        BASES,
        Obstacle.NOTHING_SENT,
        Setting.ALTERNATIVE,
        {"supplier_name": "The town's council"},
    ),
    (NO_NEED, BASES, Obstacle.GROUPS_MISSING, Setting.MAINSTREAM, {"missing": (Likeness.NEED,)}),
    (attendance(terms=TERMS[:2]), BASES, Obstacle.INCOMPLETE, Setting.ALTERNATIVE, {"share": 0.67}),
    (attendance(gaps=1), BASES, Obstacle.INCOMPLETE, Setting.ALTERNATIVE, {"share": 0.75}),
    (
        attendance({"none": 12, "support": 14}),
        BASES,
        Obstacle.TOO_FEW,
        Setting.ALTERNATIVE,
        {"pupils": 25},
    ),
    (
        attendance(mainstream={"none": 500, "support": 3, "plan": 2}),
        BASES,
        Obstacle.TOO_FEW_ALIKE,
        Setting.ALTERNATIVE,
        {"pupils": 80},
    ),
]


@pytest.mark.parametrize(("rows", "bases", "obstacle", "setting", "more"), ATTENDANCE)
def test_each_reason_against_comparing_attendance(rows, bases, obstacle, setting, more) -> None:
    found = reasons(rows, Question.ATTENDANCE, bases)[0]
    assert (found.obstacle, found.setting) == (obstacle, setting)
    assert {name: getattr(found, name) for name in more} == more


def test_a_basis_that_ended_says_since_when_there_is_none() -> None:
    ended = (basis(FEEDS[0], ends_on=date(2026, 8, 31)), *BASES[1:])
    (found,) = reasons(attendance(), Question.ATTENDANCE, ended)
    assert (found.obstacle, found.since) == (Obstacle.NO_BASIS, date(2026, 9, 1))


def test_destinations_that_nobody_knows_are_a_reason() -> None:
    rows = destinations(known=(50, 35, 25), cohort=(80, 60, 40))
    (found,) = reasons(rows, Question.DESTINATION)
    assert (found.obstacle, found.setting) == (Obstacle.NOT_KNOWN, Setting.ALTERNATIVE)
    assert found.share == pytest.approx(110 / 180, abs=0.02)
    # One return holds both settings: without its basis that is said once.
    assert len(reasons(rows, Question.DESTINATION, BASES[:2])) == 1


def test_who_has_no_basis_for_any_of_it_is_not_asked() -> None:
    assert asked(attendance(), bases=()) == ()


def test_a_period_is_never_told_in_other_groups_than_before() -> None:
    before = decided(asked(attendance())).log
    finer = asked(
        [
            each | {"free_meals": meals, "people": each["people"] / 2}
            for each in attendance()
            for meals in ("true", "false")
        ]
    )
    (attended, left) = unless_told_otherwise(finer, before, specifications=SPECIFICATIONS)
    assert [each.obstacle for each in attended.reasons] == [Obstacle.GROUPED_OTHERWISE]
    assert Obstacle.GROUPED_OTHERWISE not in {each.obstacle for each in left.reasons}
    again = unless_told_otherwise(asked(attendance()), before, specifications=SPECIFICATIONS)
    assert again[0].reasons == ()
