"""A provider's desk: one programme, its figures, and what a test does not care about."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter
from pytest_django import Settings

from headwater.released.evaluations.plan import (
    ChosenBecause,
    CountsFrom,
    Design,
    Direction,
    EvaluationPlan,
    TreatedArea,
)
from headwater.released.evaluations.reading import DATA, MANIFEST, METHOD, RESULT, evaluation_id_of
from headwater.released.evaluations.result import Effect, EvaluationResult, Sizes, Verdict
from headwater.vocabulary.claims.ladder import Rung
from headwater_web.accounts.models import Person
from headwater_web.claims import actions
from headwater_web.claims.findings import findings_of
from headwater_web.claims.models import Claim
from headwater_web.claims.said import read_claim
from headwater_web.interventions.actions.programmes import ProgrammeSaid, describe_programme
from headwater_web.interventions.models import EvaluationDesign, TargetGroup, Tier

FIGURE = {
    "kind": "outcome",
    "people": "young people",
    "so": "were in education, employment or training",
    "part": "21",
    "whole": "28",
    "whole_is": "started",
    "begins": "2025-01-01",
    "ends": "2025-12-31",
}
FULL = FIGURE | {
    "definition": "in it in the week of the count",
    "follow_up_months": "6",
    "source": "the provider's own record",
    "left_early": "4",
}


@dataclass(frozen=True)
class Desk:
    """The acts of claims, by Amara and Grace."""

    cast: dict[str, Person]
    programme: str
    organisation: str

    def typed(self, **said: str) -> dict[str, str]:
        """What is typed for a claim of the programme."""
        return FIGURE | {"programme": self.programme} | said

    def claim(self, *, publish: bool = True, **said: str) -> Claim:
        """A claim by Amara, published by Grace."""
        read = read_claim(self.typed(**said), findings_of(self.programme))
        made = actions.add_claim(by=self.cast["amara"], said=read, organisation=self.organisation)
        if publish:
            actions.publish_claim(by=self.cast["grace"], claim=made, version=1)
        return made


@pytest.fixture
def desk(cast: dict[str, Person]) -> Desk:
    """One programme of Dev's organisation."""
    organisation = cast["dev"].held_roles[0].organisation
    made = describe_programme(
        by=cast["grace"],
        key="mentoring",
        said=ProgrammeSaid(
            name="Mentoring after custody",
            organisation=organisation,
            kind="Coaches in police custody",
            purpose="Somebody to talk to",
            tier=Tier.SECONDARY,
            target_group=TargetGroup.values[-1],
            bands=[],
            districts=[],
            starts_on=date(2024, 1, 1),
            ends_on=date(2030, 1, 1),
            design=EvaluationDesign.values[0],
            design_because="Few people",
            stop_when="Nobody comes",
            place_kinds=[],
            institution_kinds=[],
            needs=[],
        ),
    )
    return Desk(cast, made.reference, organisation)


Evaluated = Callable[..., None]


@pytest.fixture
def evaluated(settings: Settings, tmp_path: Path, desk: Desk) -> Evaluated:
    """Put an answered evaluation of the programme where the engine would."""
    settings.HEADWATER_RELEASED = tmp_path

    def put(number: int, ratio: float, lower: float, upper: float, **other: Any) -> None:
        result = answer_of(desk.programme, number, Effect(ratio, lower, upper, None), **other)
        write_answer(tmp_path, result)

    return put


def answer_of(
    programme: str,
    number: int,
    effect: Effect,
    *,
    verdict: Verdict = Verdict.EXPECTED_EFFECT,
    rung: Rung = Rung.EFFECT,
    where: str = "a city",
) -> EvaluationResult:
    """An answer with nothing in it but what a claim stands on."""
    plan = EvaluationPlan(
        reference=f"EP-{number}",
        version=1,
        title="Did it help?",
        question="Did it help?",
        intervention=programme,
        design=Design.DIFFERENCE_IN_DIFFERENCES,
        counts_from=CountsFrom.AREA_MONTHS,
        outcome="series",
        outcome_words="injuries",
        direction=Direction.FALL,
        smallest_effect=10,
        chosen_because=ChosenBecause.BY_NEED,
        begins=date(2024, 1, 1),
        ends=date(2026, 1, 1),
        treated=(TreatedArea("one", date(2025, 1, 1)),),
        comparison=("two", "three"),
        areas_beside=(),
        locked_at=datetime(2025, 1, 1, tzinfo=UTC),
        locked_by="person/1",
        where=where,
    )
    return EvaluationResult(
        evaluation_id=evaluation_id_of(plan),
        plan=plan,
        fingerprint=plan.fingerprint,
        answered_at=datetime(2026, 2, 1, tzinfo=UTC),
        release_id=None,
        code_version="1",
        verdict=verdict,
        highest_rung=rung,
        sentence="",
        sizes=Sizes(1, 2, 12, 12, 100, 100),
        effect=effect,
        detectable_effect=None,
        checks=(),
        others=(),
        event_times=(),
        placebos=(),
        series=(),
        method="",
        source="",
        limits=(),
    )


def write_answer(root: Path, result: EvaluationResult) -> None:
    """The four files of an answer, as the engine writes them."""
    import hashlib
    import json

    folder = root / "evaluations" / result.evaluation_id
    folder.mkdir(parents=True)
    files = {
        RESULT: TypeAdapter(EvaluationResult).dump_json(result).decode(),
        DATA: "none\n",
        METHOD: "none\n",
    }
    for name, content in files.items():
        (folder / name).write_text(content, "utf-8")
    digests = {name: hashlib.sha256(text.encode()).hexdigest() for name, text in files.items()}
    (folder / MANIFEST).write_text(json.dumps({"files": digests}), "utf-8")
