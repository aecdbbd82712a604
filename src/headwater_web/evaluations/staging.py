"""Evaluations of the demonstration: planned by one, locked by another, answered by the engine."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from headwater_web.audit.api import Actor
from headwater_web.evaluations.actions.plans import add_plan, lock_plan
from headwater_web.evaluations.models import Plan
from headwater_web.evaluations.said import read_plan
from headwater_web.interventions.api import programme_with
from headwater_web.ui.definition_files import read_yaml


@dataclass(frozen=True, slots=True)
class EvaluationsStaff:
    """Who plans evaluations, and who locks them."""

    writer: Actor
    locker: Actor


def stage_evaluations(path: Path, *, staff: EvaluationsStaff) -> None:
    """Write and lock the plans of a definition, where there are none. Twice changes nothing."""
    if not path.exists() or Plan.objects.exists():
        return
    for said in read_yaml(path)["evaluations"]:
        _stage(said, staff)


def _stage(said: Mapping[str, Any], staff: EvaluationsStaff) -> None:
    programme = programme_with(said["intervention"])
    if programme is None:
        return
    typed = {name: _typed(value) for name, value in said.items() if name != "is_locked"}
    plan = add_plan(
        by=staff.writer,
        said=read_plan(typed | {"intervention": programme.reference}),
        organisation=programme.organisation,
    )
    if said.get("is_locked"):
        lock_plan(by=staff.locker, plan=plan, version=1)


def _typed(value: Any) -> str:
    """A value as it would be typed; numbered areas (name, first, last, since) a line each."""
    if not isinstance(value, Mapping):
        return str(value)
    since = f", {value['since']}" if "since" in value else ""
    numbers = range(value["first"], value["last"] + 1)
    return "\n".join(f"{value['name']} {number:03d}{since}" for number in numbers)
