"""The outreach that "worked": two cities from files to answers, with the truth known beforehand.

In one the areas were chosen at a peak and nothing came of it. In the other a quarter was prevented
and a tenth of that moved next door. Before and after alone, both look like a success.
"""

import json
from contextlib import closing
from datetime import UTC, datetime

import pytest
from tests.integration.journey.cities import SEED, plan_of, write_basis, write_cities
from tests.integration.journey.homes import CommandLine

from headwater import worker
from headwater.demo.counts.two_cities import city_counts
from headwater.demo.seeds.cities import CITIES
from headwater.exchange.messages import EvaluationRequest
from headwater.exchange.spool import Spool
from headwater.exchange.wire import write_message
from headwater.pipeline.engine import open_engine
from headwater.released.evaluations.reading import EvaluationReader
from headwater.released.evaluations.result import Outcome, Verdict
from headwater.settings import read_settings
from headwater.vocabulary.claims.ladder import Rung

NOW = datetime(2026, 2, 3, 9, tzinfo=UTC)
PEAK, WORKED = (city_counts(city, seed=SEED) for city in CITIES)
IDS = {"EP-1": "1" * 32, "EP-2": "2" * 32}


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """A home that took in both cities, was asked by the site, and answered by the worker."""
    folder = tmp_path_factory.mktemp("cities")
    command = CommandLine(folder / "home")
    command.json("load", "--feed", "basis_register", write_basis(folder / "register.csv"))
    (report,) = command.json("load", "--feed", "area_month_counts", write_cities(folder / "c.csv"))
    assert report["rows_rejected"] == 0
    settings = read_settings(command.environment)
    spool = Spool(settings.exchange)
    for reference, counts in zip(IDS, (PEAK, WORKED), strict=True):
        asked = plan_of(counts, reference=reference)
        spool.ask_for_evaluation(EvaluationRequest(IDS[reference], asked, NOW, "person-1"))
    said = []
    with closing(open_engine(settings)) as engine:
        assert worker.evaluate_waiting(engine, clock=lambda: NOW, say=said.append) == 2
        assert worker.evaluate_waiting(engine, clock=lambda: NOW, say=said.append) == 0
    assert said[-1] == "Answered 2 evaluations."
    return command


@pytest.fixture(scope="module")
def reader(home):
    return EvaluationReader(home.home / "released")


def answer_to(home, reader, reference):
    answer = Spool(home.home / "exchange").evaluation_answer(IDS[reference])
    assert answer.refused_because == ()
    return reader.open(answer.evaluation_id)


@pytest.fixture(scope="module")
def at_a_peak(home, reader):
    return answer_to(home, reader, "EP-1")


@pytest.fixture(scope="module")
def worked(home, reader):
    return answer_to(home, reader, "EP-2")


def beside(result, key):
    return next(each.effect for each in result.others if each.key == key)


def check(result, key):
    return next(each for each in result.checks if each.key == key)


def test_before_and_after_alone_both_cities_fell(at_a_peak, worked):
    for result in (at_a_peak, worked):
        assert beside(result, "before_and_after").upper < 1
    words = next(each.words for each in at_a_peak.others if each.key == "before_and_after")
    assert "chosen at a peak fall by themselves" in words


def test_the_peak_is_flagged_and_no_success(at_a_peak):
    assert at_a_peak.effect.lower <= 1 <= at_a_peak.effect.upper
    assert at_a_peak.verdict in {Verdict.CANNOT_TELL, Verdict.NO_EFFECT_WORTH_ACTING_ON}
    flagged = check(at_a_peak, "regression_to_the_mean")
    assert flagged.outcome is Outcome.CANNOT_TELL
    assert "times their earlier level" in flagged.words
    assert beside(at_a_peak, "expected_from_the_choice").upper < 1
    assert not at_a_peak.highest_rung.reaches(Rung.CHANGE_AGAINST_COMPARISON)
    assert "what chance alone leads one to expect" in " ".join(at_a_peak.limits)


def test_a_quarter_is_recovered_and_what_moved_is_reported(worked):
    assert worked.effect.lower <= 0.75 <= worked.effect.upper
    assert worked.verdict is Verdict.EXPECTED_EFFECT
    assert worked.highest_rung is Rung.EFFECT
    moved = check(worked, "displacement")
    assert moved.outcome is Outcome.FAILS
    share = int(moved.words.split("About ")[1].split(" in 100")[0])
    assert 5 <= share <= 16  # a tenth was planted


def test_what_was_before_and_what_placebos_find_is_there_to_be_drawn(at_a_peak, worked):
    for result in (at_a_peak, worked):
        assert len([each for each in result.event_times if each.months_from_start < 0]) >= 8
        assert len([each for each in result.event_times if each.months_from_start >= 0]) == 8
        assert len(result.placebos) > 10
        for key in ("trend_before", "placebo_in_time", "placebo_in_space"):
            assert check(result, key).outcome is Outcome.HOLDS
        levels = {each.group for each in result.series}
        assert {"treated", "comparison"} <= levels


def test_method_limits_and_code_are_exported(reader, at_a_peak):
    page = reader.files(at_a_peak.evaluation_id)["method.md"].read_text("utf-8")
    for limit in at_a_peak.limits:
        assert limit in page
    assert f"Headwater {at_a_peak.code_version}" in page
    assert "not used, because areas were chosen by them" in page


def test_the_same_plan_from_a_file_has_the_same_answer(home, reader, worked, tmp_path):
    stated = tmp_path / "plan.json"
    stated.write_text(json.dumps(write_message(worked.plan)), "utf-8")
    said = home.json("evaluate", "--plan", stated, "--out", tmp_path / "again")
    assert said["evaluation_id"] == worked.evaluation_id
    again = (tmp_path / "again" / "result.json").read_bytes()
    assert again == reader.files(worked.evaluation_id)["result.json"].read_bytes()
    assert len(reader.evaluation_ids()) == 2


MAY_BE_SEEN = {
    *("ratio", "lower", "upper", "p_value", "index", "index_without", "months_from_start"),
    *("treated_areas", "comparison_areas", "months_before", "months_after"),
    *("events_before", "events_after", "detectable_effect", "version", "smallest_effect"),
}


def numbers_in(stated, name=""):
    if isinstance(stated, dict):
        return [each for key, value in stated.items() for each in numbers_in(value, key)]
    if isinstance(stated, list):
        return [each for value in stated for each in numbers_in(value, name)]
    is_number = isinstance(stated, int | float) and not isinstance(stated, bool)
    return [(name, stated)] if is_number else []


def test_no_number_leaves_but_ratios_indices_and_sizes(reader, worked):
    stated = json.loads(reader.files(worked.evaluation_id)["result.json"].read_text("utf-8"))
    found = numbers_in(stated)
    assert {name for name, _ in found} <= MAY_BE_SEEN
    for name, number in found:
        if name in {"index", "index_without"}:
            assert number == round(number)
        if name in {"ratio", "lower", "upper"}:
            assert number == round(number, 2)
        if name in {"events_before", "events_after"}:
            assert number % 10 == 0
