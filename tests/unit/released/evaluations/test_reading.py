"""The folder of an answered evaluation: read whole and verified, never altered."""

import csv
import json
from dataclasses import replace

import pytest
from tests.unit.analyses.evaluation.made import answered, drawn, of_groups, plan, rows

from headwater.products.evaluation_files import put_evaluation, write_evaluation
from headwater.released.evaluations.reading import (
    EvaluationAltered,
    EvaluationNotFound,
    EvaluationReader,
    evaluation_id_of,
    is_evaluation_id,
    read_plan,
)
from headwater.released.evaluations.result import Verdict


@pytest.fixture(scope="module")
def result():
    return answered(plan(), rows(drawn(effect=-0.25))).result


@pytest.fixture
def root(result, tmp_path):
    put_evaluation(result, root=tmp_path)
    return tmp_path


def test_what_is_read_is_what_was_answered(root, result):
    reader = EvaluationReader(root)
    assert reader.evaluation_ids() == (result.evaluation_id,)
    assert reader.open(result.evaluation_id) == result
    assert reader.all() == (result,)


def test_the_plan_in_an_answer_has_the_fingerprint_that_was_locked(root, result):
    files = EvaluationReader(root).files(result.evaluation_id)
    stated = json.loads(files["result.json"].read_text("utf-8"))
    assert read_plan(json.dumps(stated["plan"])).fingerprint == plan().fingerprint
    assert stated["fingerprint"] == plan().fingerprint


def test_every_number_that_may_be_seen_is_a_row(root, result):
    files = EvaluationReader(root).files(result.evaluation_id)
    found = list(csv.DictReader(files["data.csv"].read_text("utf-8").splitlines()))
    parts = [row["part"] for row in found]
    assert parts.count("effect") == 1
    assert parts.count("from_the_start") == len(result.event_times) > 10
    assert parts.count("level") == len(result.series) == 40
    assert parts.count("placebo") == len(result.placebos)
    assert parts.count("check") == len(result.checks)
    (effect,) = (row for row in found if row["part"] == "effect")
    assert float(effect["ratio"]) == result.effect.ratio


def test_the_method_says_design_formula_code_data_and_how_to_do_it_again(root, result):
    page = EvaluationReader(root).files(result.evaluation_id)["method.md"].read_text("utf-8")
    for words in (
        "Difference in differences",
        "ratio = Σ events / Σ expected",
        "Headwater 0.0.0",
        "headwater evaluate --plan result.json --out again",
        "area_month_counts",
        plan().fingerprint,
        "Brelcombe 012",
    ):
        assert words in page


@pytest.mark.parametrize("name", ["result.json", "data.csv", "method.md"])
def test_a_file_that_was_altered_is_not_read(root, result, name):
    path = root / "evaluations" / result.evaluation_id / name
    path.chmod(0o644)
    path.write_text(path.read_text("utf-8") + " ", "utf-8")
    with pytest.raises(EvaluationAltered) as fault:
        EvaluationReader(root).files(result.evaluation_id)
    assert name in fault.value.found


def test_a_manifest_that_is_no_manifest_vouches_for_nothing(root, result):
    path = root / "evaluations" / result.evaluation_id / "manifest.json"
    path.chmod(0o644)
    path.write_text("{}")
    with pytest.raises(EvaluationAltered):
        EvaluationReader(root).open(result.evaluation_id)


def test_an_answer_that_is_there_stays_as_it_is(root, result):
    put_evaluation(replace(result, verdict=Verdict.OPPOSITE_EFFECT), root=root)
    assert EvaluationReader(root).open(result.evaluation_id).verdict is result.verdict
    path = root / "evaluations" / result.evaluation_id / "result.json"
    assert path.stat().st_mode & 0o222 == 0


def test_what_was_half_written_is_not_there(result, tmp_path):
    write_evaluation(result, folder=tmp_path / "evaluations" / f"{result.evaluation_id}.partial")
    reader = EvaluationReader(tmp_path)
    assert reader.evaluation_ids() == ()
    put_evaluation(result, root=tmp_path)
    assert reader.evaluation_ids() == (result.evaluation_id,)


@pytest.mark.parametrize("name", ["../secret", "EP-1-v1", "EP-01-v1-12345678", "EP-1-v1-1234567g"])
def test_no_name_leads_out_of_the_folder(root, name):
    assert not is_evaluation_id(name)
    with pytest.raises(EvaluationNotFound):
        EvaluationReader(root).open(name)


def test_answers_stand_in_the_order_of_plans_and_versions(result, tmp_path):
    for reference, version in (("EP-10", 1), ("EP-2", 2), ("EP-2", 10)):
        changed = plan(reference=reference, version=version)
        put_evaluation(
            replace(result, plan=changed, evaluation_id=evaluation_id_of(changed)), root=tmp_path
        )
    found = [each.rsplit("-", 1)[0] for each in EvaluationReader(tmp_path).evaluation_ids()]
    assert found == ["EP-2-v2", "EP-2-v10", "EP-10-v1"]


def test_another_plan_has_another_id():
    assert evaluation_id_of(plan()) != evaluation_id_of(plan(smallest_effect=5.0))
    assert evaluation_id_of(plan()) == evaluation_id_of(plan())
    with pytest.raises(ValueError, match="expected EP-1"):
        evaluation_id_of(of_groups(1, 1, 1, 1, reference="EP"))
