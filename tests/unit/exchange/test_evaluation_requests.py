"""A locked plan on its way to be answered, and its answer on the way back."""

import json
from datetime import timedelta

import pytest
from tests.unit.analyses.evaluation.made import NOW, of_groups, plan

from headwater.exchange.messages import EvaluationAnswer, EvaluationRequest
from headwater.exchange.spool import Spool, new_submission_id


@pytest.fixture
def spool(tmp_path):
    return Spool(tmp_path)


def request(asked_at=NOW, asked=None):
    return EvaluationRequest(new_submission_id(), asked or plan(), asked_at, "person-1")


def test_plans_come_out_as_they_went_in_oldest_first(spool):
    later, sooner = request(NOW + timedelta(hours=1)), request(asked=of_groups(9, 4, 8, 7))
    for each in (later, sooner):
        spool.ask_for_evaluation(each)
    assert spool.waiting_evaluations() == (sooner, later)
    assert spool.waiting_evaluations()[0].plan.fingerprint == sooner.plan.fingerprint
    assert spool.evaluation_answer(sooner.request_id) is None


def test_the_answer_stands_and_the_request_is_forgotten(spool, tmp_path):
    asked = request()
    spool.ask_for_evaluation(asked)
    answer = EvaluationAnswer(asked.request_id, NOW, "", ("No month before it is there.",))
    spool.reply_about_evaluation(answer)
    assert spool.evaluation_answer(asked.request_id) == answer
    assert spool.waiting_evaluations() == ()
    assert not list(tmp_path.glob("evaluations/asked/*"))


def test_a_request_that_was_answered_is_not_answered_again(spool):
    asked = request()
    spool.ask_for_evaluation(asked)
    spool.reply_about_evaluation(EvaluationAnswer(asked.request_id, NOW, "EP-1-v1-12345678"))
    spool.ask_for_evaluation(asked)
    assert spool.waiting_evaluations() == ()


def test_editions_and_evaluations_lie_apart(spool, tmp_path):
    spool.ask_for_evaluation(request())
    assert spool.waiting_editions() == ()
    assert spool.waiting() == []
    (path,) = tmp_path.glob("evaluations/asked/*.json")
    assert json.loads(path.read_text())["plan"]["reference"] == "EP-1"


def test_no_name_leads_out_of_the_exchange(spool):
    with pytest.raises(ValueError, match="32 hexadecimal digits"):
        spool.evaluation_answer("../../secret")
