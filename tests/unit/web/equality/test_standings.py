"""Where gaps, decisions and checks stand, as tables; and who may be counted."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from headwater_web.equality.groups import PROTECTED, groups
from headwater_web.equality.models import Happened, Prediction
from headwater_web.equality.standings import (
    Change,
    cover_standing,
    due_on,
    gap_standing,
    happened_words,
    outcomes_for,
)

JAN, FEB, MAR = date(2026, 1, 1), date(2026, 2, 1), date(2026, 3, 1)
days = st.dates(date(2020, 1, 1), date(2030, 1, 1))


@pytest.mark.parametrize(
    ("changes", "measured_on", "standing"),
    [
        ([], [], "named"),
        ([], [FEB], "named"),
        ([None], [], "begun"),
        ([None], [FEB], "begun"),
        ([FEB], [], "made"),
        ([FEB], [JAN], "made"),
        ([FEB], [FEB], "remeasured"),
        ([FEB], [JAN, MAR], "remeasured"),
        ([JAN, MAR], [FEB], "made"),
        ([FEB, None], [MAR], "remeasured"),
    ],
)
def test_a_gap_stands_by_its_changes_and_measurements(
    changes: list[date | None], measured_on: list[date], standing: str
) -> None:
    found = gap_standing(changes=[Change(each) for each in changes], measured_on=measured_on)
    assert found.value == standing


@given(st.lists(st.none() | days), st.lists(days))
def test_no_gap_ends_without_a_measurement_since_its_last_change(
    made: list[date | None], measured_on: list[date]
) -> None:
    found = gap_standing(changes=[Change(each) for each in made], measured_on=measured_on)
    last = max((each for each in made if each), default=None)
    measured_since = last is not None and any(day >= last for day in measured_on)
    assert (found == "remeasured") is measured_since


@pytest.mark.parametrize(
    ("signed_off", "is_said_unneeded", "standing"),
    [
        ([], False, "none"),
        ([], True, "not_needed"),
        ([JAN], False, "covered"),
        ([FEB], False, "covered"),
        ([MAR], False, "late"),
        ([MAR], True, "late"),
        ([JAN, MAR], True, "covered"),
    ],
)
def test_a_decision_of_february_stands_by_its_assessments(
    signed_off: list[date], is_said_unneeded: bool, standing: str
) -> None:
    found = cover_standing(decided_on=FEB, signed_off=signed_off, is_said_unneeded=is_said_unneeded)
    assert found.value == standing


@pytest.mark.parametrize(
    ("looks", "due"), [([], JAN), ([MAR], MAR), ([None], None), ([FEB, None], None)]
)
def test_the_next_look_is_what_the_last_check_said(
    looks: list[date | None], due: date | None
) -> None:
    assert due_on(JAN, looks) == due


@pytest.mark.parametrize(
    ("prediction", "left_out"),
    [
        ("better", None),
        ("worse", None),
        ("no_difference", Happened.NO_DIFFERENCE),
        ("cannot_tell", Happened.AS_PREDICTED),
    ],
)
def test_outcomes_answer_the_prediction(prediction: str, left_out: Happened | None) -> None:
    assert set(Happened) - set(outcomes_for(prediction)) == ({left_out} if left_out else set())


def test_where_nothing_was_predicted_nothing_is_worse_than_predicted() -> None:
    assert str(happened_words(Prediction.CANNOT_TELL, Happened.WORSE)) == "worse"
    assert str(happened_words(Prediction.BETTER, Happened.WORSE)) == "worse than predicted"


class TestGroups:
    """Nine by law, and those that a partnership adds."""

    def test_the_nine_of_the_act_come_first(self) -> None:
        assert len(PROTECTED) == 9
        assert [each.key for each in groups()[:9]] == list(PROTECTED)

    def test_a_partnership_adds_its_own(self) -> None:
        added = [each.key for each in groups() if not each.is_protected]
        assert "care_experience" in added
        assert "deprivation" in added

    def test_without_a_file_there_are_the_nine(self, settings: Settings, tmp_path: Any) -> None:
        settings.HEADWATER_DEFINITIONS = tmp_path
        assert [each.key for each in groups()] == list(PROTECTED)
