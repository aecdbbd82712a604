"""Plans that are asked: answered once, noted before they are told, or refused in sentences."""

import json
from contextlib import closing
from dataclasses import replace
from datetime import timedelta

import pytest
from pyarrow import csv as pv
from tests.integration.journey.cities import write_basis
from tests.unit.analyses.evaluation.made import NOW, SERIES, drawn, of_groups, plan, rows
from tests.unit.products import sample

from headwater import worker
from headwater.analyses.evaluation import answer_of_groups
from headwater.custody import Busy
from headwater.exchange.messages import EvaluationRequest
from headwater.exchange.spool import Spool, new_submission_id
from headwater.pipeline import evaluations
from headwater.pipeline.engine import open_engine
from headwater.pipeline.evaluations import answer_one
from headwater.pipeline.receiving.files import HowRead, load_or_refuse
from headwater.products import point_current, write_release
from headwater.products.evaluation_files import put_evaluation
from headwater.released.evaluations.plan import CountsFrom, Design, TreatedArea
from headwater.released.evaluations.reading import EvaluationReader, evaluation_id_of
from headwater.settings import read_settings
from headwater.vocabulary.faults import ExitCode, StorageFault

HEADERS = ("Series", "Area", "Month", "Events", "Residents")
FIRST = drawn(effect=-0.25)


@pytest.fixture
def engine(tmp_path):
    settings = read_settings({"HEADWATER_HOME": str(tmp_path / "home"), "HEADWATER_KEY": "2e" * 32})
    with closing(open_engine(settings)) as opened:
        put(opened, "basis_register", write_basis(tmp_path / "register.csv"))
        load(opened, tmp_path / "first.csv", FIRST)
        yield opened


def put(engine, feed, path):
    report, code = load_or_refuse(
        engine, path, feed=feed, supplier=None, today=NOW.date(), now=NOW, how=HowRead()
    )
    assert code is ExitCode.DONE
    return report


def load(engine, path, events, series=SERIES):
    table = rows(events, series=series).rename_columns(HEADERS)
    reference = table.column("Series").combine_chunks()
    pv.write_csv(table.add_column(0, "Count Reference", [["SYN-1"] * len(reference)]), path)
    return put(engine, "area_month_counts", path)


def ask(engine, asked, at=NOW):
    request = EvaluationRequest(new_submission_id(), asked, at, "person-1")
    Spool(engine.settings.exchange).ask_for_evaluation(request)
    return request


def answers(engine):
    said = []
    worker.evaluate_waiting(engine, clock=lambda: NOW, say=said.append)
    return said


def refused(engine, asked):
    return " ".join(answer_one(engine, ask(engine, asked), now=NOW).refused_because)


def opened(engine, request):
    answer = Spool(engine.settings.exchange).evaluation_answer(request.request_id)
    assert answer.refused_because == ()
    return EvaluationReader(engine.settings.released).open(answer.evaluation_id)


def test_a_plan_is_answered_from_the_counts_that_were_loaded(engine):
    request = ask(engine, plan())
    said = answers(engine)
    assert said == ["Answering EP-1, version 1", "Answered 1 evaluation."]
    result = opened(engine, request)
    assert result.effect.lower <= 0.75 <= result.effect.upper
    assert answers(engine) == []


def test_the_worker_answers_a_plan_and_makes_no_release_of_it(engine, monkeypatch):
    request = ask(engine, plan())
    monkeypatch.setattr(worker, "answer_waiting", lambda *_, **__: 0)
    said = []
    worker._attend(engine, clock=lambda: NOW, say=said.append, with_documents=False)
    assert opened(engine, request).sentence
    assert not any("Released" in line for line in said)


def test_the_same_plan_has_its_answer_whatever_was_loaded_since(engine, tmp_path):
    first = ask(engine, plan())
    answers(engine)
    load(engine, tmp_path / "second.csv", drawn(seed=9))
    again = ask(engine, plan(), NOW + timedelta(days=1))
    answers(engine)
    assert opened(engine, again) == opened(engine, first)
    newer = ask(engine, plan(version=2))
    answers(engine)
    assert opened(engine, newer).effect != opened(engine, first).effect


def test_a_newer_file_of_a_series_takes_the_place_of_all_of_it(engine, tmp_path):
    load(engine, tmp_path / "other.csv", drawn(seed=3), series="town_violence")
    load(engine, tmp_path / "second.csv", drawn(seed=9))
    found = evaluations.area_month_counts(engine, SERIES)
    assert found.num_rows == 2 * FIRST.size
    assert found.filter(found["series"].to_numpy() == SERIES)["events"].to_pylist() == [
        int(each) for each in drawn(seed=9).ravel()
    ]


def test_every_answer_is_noted_before_it_is_told(engine):
    ask(engine, plan())
    ask(engine, of_groups(400, 200, 400, 400, reference="EP-2"), NOW + timedelta(hours=1))
    answers(engine)
    log = engine.home.evaluation_log()
    assert log.unsound() == ()
    first, second = log.statements()
    assert first.details["fingerprint"] == plan().fingerprint
    groups = json.loads(first.details["groups"])
    assert [len(group) for group in groups] == [12, 40]
    assert json.loads(second.details["groups"]) == []


def test_a_plan_without_one_area_is_answered_without_levels(engine):
    asked = plan()
    ask(engine, asked)
    answers(engine)
    second = ask(engine, plan(version=2, comparison=asked.comparison[1:]))
    answers(engine)
    result = opened(engine, second)
    assert (result.series, result.event_times) == ((), ())
    assert "beside an earlier answer" in " ".join(result.limits)
    assert json.loads(engine.home.evaluation_log().statements()[-1].details["groups"]) == []


def test_an_answer_that_stopped_between_note_and_telling_is_told_as_it_would_have_been(
    engine, monkeypatch
):
    def stopped(*_, **__):
        raise StorageFault(found="full", expected="room", next_step="free some")

    request = ask(engine, plan())
    monkeypatch.setattr(evaluations, "put_evaluation", stopped)
    with pytest.raises(StorageFault):
        answers(engine)
    monkeypatch.undo()
    answers(engine)
    assert opened(engine, request).series
    assert len(engine.home.evaluation_log().statements()) == 2


def test_a_plan_that_cannot_be_answered_is_refused_with_every_reason(engine):
    words = refused(engine, plan(outcome="town_violence"))
    assert "No counts of the series 'town_violence' were loaded" in words
    assert "city_violence" in words
    assert EvaluationReader(engine.settings.released).evaluation_ids() == ()
    assert engine.home.evaluation_log().statements() == ()


def test_an_answer_to_another_plan_is_never_given_for_this_one(engine):
    other = answer_of_groups(
        of_groups(9, 4, 8, 7), of_groups(9, 4, 8, 7).groups, answered_at=NOW, code_version="0.0.0"
    )
    taken = replace(other, evaluation_id=evaluation_id_of(plan()))
    put_evaluation(taken, root=engine.settings.released)
    assert "Another plan was answered as" in refused(engine, plan())


def test_groups_without_an_event_are_refused(engine):
    assert "The ratio cannot be worked out" in refused(engine, of_groups(0, 0, 0, 0))


def test_what_nobody_foresaw_stops_one_plan_and_names_nothing(engine, monkeypatch):
    def broken(*_, **__):
        raise KeyError("Brelcombe 007")

    monkeypatch.setattr(evaluations, "evaluate", broken)
    words = refused(engine, plan())
    assert "Something nobody foresaw went wrong (KeyError)" in words
    assert "Brelcombe 007" not in words


def test_plans_wait_while_another_run_holds_the_home(engine):
    request = ask(engine, plan())
    other = open_engine(engine.settings)
    with closing(other), other.home.lock(), pytest.raises(Busy):
        answers(engine)
    assert Spool(engine.settings.exchange).evaluation_answer(request.request_id) is None
    answers(engine)
    assert opened(engine, request).evaluation_id


def test_a_series_of_two_suppliers_is_refused(engine, monkeypatch):
    (current,) = engine.home.current_tables("area_month_count")
    both = (current, replace(current, supplier="another"))
    monkeypatch.setattr(type(engine.home), "current_tables", lambda *_: both)
    assert "is stated by 2 suppliers" in refused(engine, plan())


@pytest.fixture
def of_release():
    treated, *others = sorted(sample.DISTRICTS)
    return plan(
        counts_from=CountsFrom.RELEASED_MEASURE,
        design=Design.SYNTHETIC_CONTROL,
        outcome="ed_assaults",
        treated=(TreatedArea(treated, plan().treated[0].since),),
        comparison=tuple(others),
    )


def test_a_measure_is_refused_before_anything_was_released(engine, of_release):
    assert "Nothing has been released yet" in refused(engine, of_release)


def test_a_measure_that_the_release_lacks_is_refused(engine, of_release):
    write_release(
        sample.released(),
        root=engine.settings.released,
        progress=lambda _: None,
        figures=False,
        assessment=False,
    )
    point_current(engine.settings.released, sample.released().release_id)
    assert "No measure is named" in refused(engine, replace(of_release, outcome="nothing"))
