"""`headwater evaluate`: plans from files, what waits, and what is amiss with a file."""

import json
import re
from pathlib import Path

import pytest
from tests.integration.journey.homes import CommandLine
from tests.unit.analyses.evaluation.made import NOW, of_groups, plan

from headwater.commands.evaluate import PlanUnreadable, read_plan_file
from headwater.exchange.messages import EvaluationRequest
from headwater.exchange.spool import Spool, new_submission_id
from headwater.exchange.wire import write_message
from headwater.vocabulary.faults import ExitCode

HOW_TO = Path(__file__).resolve().parents[3] / "docs/how-to/evaluate-an-intervention.md"


@pytest.fixture
def command(tmp_path):
    return CommandLine(tmp_path / "home")


def write(path, content):
    path.write_text(json.dumps(content), "utf-8")
    return path


def test_a_plan_in_a_file_is_answered_into_a_folder(command, tmp_path):
    stated = write(tmp_path / "plan.json", write_message(of_groups(400, 200, 400, 400)))
    done = command.run("evaluate", "--plan", stated, "--out", tmp_path / "answer")
    assert done.returncode == ExitCode.DONE
    assert "Among those who took part, violent offences were 50% lower" in done.stderr
    assert "Wrote 4 files of EP-1-v1-" in done.stderr
    found = {path.name for path in (tmp_path / "answer").iterdir()}
    assert found == {"result.json", "data.csv", "method.md", "manifest.json"}
    again = command.json(
        "evaluate", "--plan", tmp_path / "answer" / "result.json", "--out", tmp_path / "again"
    )
    assert again["verdict"] == "expected_effect"
    assert (tmp_path / "again" / "data.csv").read_bytes() == (
        tmp_path / "answer" / "data.csv"
    ).read_bytes()


def test_what_waits_is_answered_and_nothing_waits_then(command):
    asked = EvaluationRequest(new_submission_id(), of_groups(9, 4, 8, 7), NOW, "person-1")
    Spool(command.home / "exchange").ask_for_evaluation(asked)
    assert command.json("evaluate") == {"answered": 1}
    assert "No evaluation waits." in command.run("evaluate").stderr


def test_a_plan_without_counts_is_refused_with_what_to_do(command, tmp_path):
    stated = write(tmp_path / "plan.json", write_message(plan()))
    done = command.run("evaluate", "--plan", stated, "--out", tmp_path / "answer", "--json")
    assert done.returncode == ExitCode.DEFINITION
    assert "No counts of the series 'city_violence' were loaded" in done.error["found"]
    assert not (tmp_path / "answer").exists()


@pytest.mark.parametrize("words", [("--plan", "plan.json"), ("--out", "answer")])
def test_a_plan_and_a_folder_go_together(command, words):
    assert command.run("evaluate", *words).returncode == ExitCode.USAGE


BROKEN = [
    ("not JSON", "it is not JSON"),
    ("[]", "it is not JSON"),
    ('{"reference": "EP-1"}', "fields amiss"),
]


@pytest.mark.parametrize(("text", "words"), BROKEN)
def test_a_file_that_is_no_plan_is_named_without_its_words(tmp_path, text, words):
    path = tmp_path / "plan.json"
    path.write_text(text, "utf-8")
    with pytest.raises(PlanUnreadable) as fault:
        read_plan_file(path)
    assert words in fault.value.found
    assert "EP-1" not in fault.value.found


def test_a_file_that_is_not_there_is_said(tmp_path):
    with pytest.raises(PlanUnreadable, match="No such file"):
        read_plan_file(tmp_path / "absent.json")


def test_the_example_of_the_guide_is_a_plan(tmp_path):
    (stated,) = re.findall(r"^    \{\n.*?^    \}\n", HOW_TO.read_text("utf-8"), re.M | re.S)
    path = tmp_path / "plan.json"
    path.write_text(stated, "utf-8")
    assert read_plan_file(path).outcome == "town_violence"
