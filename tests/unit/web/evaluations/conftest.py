"""An evaluator's desk: one programme, one plan, and an engine that answers as it is told."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as site
from django.utils import timezone
from pytest_django import Settings
from tests.unit.web.claims.conftest import Desk as ClaimsDesk
from tests.unit.web.claims.conftest import desk, write_answer

from headwater.exchange.messages import EvaluationAnswer
from headwater.exchange.spool import Spool
from headwater.released.evaluations.reading import evaluation_id_of
from headwater.released.evaluations.result import (
    Check,
    Effect,
    EvaluationResult,
    EventTimeEffect,
    NamedEffect,
    Outcome,
    PlaceboEffect,
    SeriesPoint,
    Sizes,
    Verdict,
)
from headwater.vocabulary.claims.ladder import Rung
from headwater_web.accounts.models import Person
from headwater_web.evaluations.actions import plans
from headwater_web.evaluations.models import Plan
from headwater_web.evaluations.said import read_plan

__all__ = ["desk"]
PLAN = {
    "title": "Outreach and violence",
    "question": "Is there less violence where outreach workers go?",
    "where": "a city",
    "design": "difference_in_differences",
    "counts_from": "area_months",
    "outcome": "city_violence",
    "outcome_words": "violent incidents",
    "direction": "fall",
    "smallest_effect": "10",
    "chosen_because": "by_need",
    "begins": "2023-01-01",
    "ends": "2026-01-01",
    "treated": "North 1, 2025-01-01\nNorth 2, 2025-01-01\nNorth 3, 2025-01-01",
    "comparison": "South 1\nSouth 2\nSouth 3",
    "areas_beside": "East 1",
}
FALL = Effect(0.75, 0.66, 0.85, 0.001)
NOTHING = Effect(0.97, 0.85, 1.11, 0.66)


@dataclass(frozen=True)
class Evaluator:
    """The acts of evaluations: planned by Amara, locked by Grace, answered by this test."""

    cast: dict[str, Person]
    programme: str
    organisation: str

    def typed(self, **said: str) -> dict[str, str]:
        """What is typed for a plan about the programme."""
        return PLAN | {"intervention": self.programme} | said

    def plan(self, **said: str) -> Plan:
        """A plan by Amara."""
        return plans.add_plan(
            by=self.cast["amara"],
            said=read_plan(self.typed(**said)),
            organisation=self.organisation,
        )

    def lock(self, plan: Plan, version: int = 1) -> None:
        """The plan locked by Grace."""
        plans.lock_plan(by=self.cast["grace"], plan=plan, version=version)

    def answer(self, effect: Effect = FALL, **other: Any) -> EvaluationResult:
        """The engine's answer to the one plan that waits."""
        spool = Spool(site.HEADWATER_EXCHANGE)
        [asked] = spool.waiting_evaluations()
        result = answer_to(asked.plan, effect, **other)
        write_answer(site.HEADWATER_RELEASED, result)
        spool.reply_about_evaluation(
            EvaluationAnswer(asked.request_id, timezone.now(), result.evaluation_id)
        )
        return result

    def refuse(self, *because: str) -> None:
        """The engine's refusal of the one plan that waits."""
        spool = Spool(site.HEADWATER_EXCHANGE)
        [asked] = spool.waiting_evaluations()
        spool.reply_about_evaluation(
            EvaluationAnswer(asked.request_id, timezone.now(), "", because)
        )

    def answered(self, effect: Effect = FALL, **other: Any) -> Plan:
        """A plan with its answer."""
        plan = self.plan()
        self.lock(plan)
        self.answer(effect, **other)
        return plan


def answer_to(plan: Any, effect: Effect, **other: Any) -> EvaluationResult:
    """An answer with something of everything."""
    quarters = [date(2023, 1, 1) + timedelta(days=91 * each) for each in range(12)]
    made = EvaluationResult(
        evaluation_id=evaluation_id_of(plan),
        plan=plan,
        fingerprint=plan.fingerprint,
        answered_at=timezone.now(),
        release_id="R0001-00000000",
        code_version="1",
        verdict=Verdict.EXPECTED_EFFECT,
        highest_rung=Rung.EFFECT,
        sentence="In a city, violent incidents were 25% lower than expected without it"
        " (95% interval 15% lower to 34% lower).",
        sizes=Sizes(3, 3, 24, 12, 1_240, 480),
        effect=effect,
        detectable_effect=14.0,
        checks=(
            Check("trend_before", Outcome.HOLDS, "Before the start both groups moved alike."),
            Check("regression_to_the_mean", Outcome.FAILS, "The areas were chosen at a peak."),
        ),
        others=(NamedEffect("before_and_after", "Before and after alone", FALL),),
        event_times=tuple(
            EventTimeEffect(each, replace(effect, p_value=None)) for each in range(-6, 6)
        ),
        placebos=(PlaceboEffect("In South 1", 0.98), PlaceboEffect("A year earlier", 1.04)),
        series=tuple(
            SeriesPoint(group, each, 100 - 2 * index, 100.0 if group == "treated" else None)
            for group in ("treated", "comparison")
            for index, each in enumerate(quarters)
        ),
        method="How counts changed, against how they changed elsewhere.",
        source="Somebody 2021, a journal.",
        limits=("It says nothing of other places.",),
    )
    return replace(made, **other)


@pytest.fixture
def evaluator(settings: Settings, tmp_path: Path, desk: ClaimsDesk) -> Evaluator:
    """A programme and folders of its own."""
    settings.HEADWATER_RELEASED = tmp_path / "released"
    settings.HEADWATER_EXCHANGE = tmp_path / "exchange"
    return Evaluator(desk.cast, desk.programme, desk.organisation)


SignIn = Callable[[str], Any]
