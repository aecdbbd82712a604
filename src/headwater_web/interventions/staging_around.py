"""The demonstration's problems of places, system changes and reviews. Twice changes nothing."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from headwater.vocabulary.periods import add_months
from headwater_web.audit.api import Actor
from headwater_web.interventions.actions import places, system
from headwater_web.interventions.lists import intervention_lists
from headwater_web.interventions.models import PlaceProblem, Programme, Review, SystemChange

Given = Mapping[str, Any]


def stage_around_programmes(said: Given, *, by: Actor, today: date) -> None:
    """Stage what is not there yet."""
    for each in said["problems"]:
        if not PlaceProblem.objects.filter(title=each["title"]).exists():
            _problem(each, by, today)
    for each in said["changes"]:
        if not SystemChange.objects.filter(title=each["title"]).exists():
            _change(each, by, today)
    for each in said["reviews"]:
        if not Review.objects.filter(key=each["key"]).exists():
            _review(each, by, today)


def districts_of(said: Given) -> list[str]:
    """The codes of districts that are named, or of all."""
    if said["districts"] == "all":
        return [each.key for each in intervention_lists().districts]
    return list(said["districts"])


def _problem(said: Given, by: Actor, today: date) -> None:
    first, *others = said["steps"]
    problem = places.note_problem(
        by=by,
        said=places.ProblemSaid(said["title"], said["area"], said["area_name"], said["place_kind"]),
        first=_step(first, today),
        is_made_up=True,
    )
    for each in others:
        programme = Programme.objects.filter(key=each.get("programme", "")).first()
        places.take_step(by=by, problem=problem, said=_step(each, today), programme=programme)


def _step(said: Given, today: date) -> places.StepSaid:
    return places.StepSaid(
        step=said["step"],
        happened_on=today - timedelta(days=said["days_ago"]),
        words=said["words"],
        comparison=said.get("comparison", ""),
        compared_with=said.get("compared_with", ""),
    )


def _change(said: Given, by: Actor, today: date) -> None:
    system.log_change(
        by=by,
        said=system.ChangeSaid(
            title=said["title"],
            body=said["body"],
            words=said["words"],
            scope=said["scope"],
            districts=districts_of(said),
            changed_on=add_months(today.replace(day=1), -said["months_ago"]),
            measure=said["measure"],
            children_reached=said.get("children_reached"),
            reached_because=said.get("reached_because", ""),
        ),
        is_made_up=True,
    )


def _review(said: Given, by: Actor, today: date) -> None:
    review = system.add_review(
        by=by,
        said=system.ReviewSaid(
            key=said["key"],
            title=said["title"],
            reviewer=said["reviewer"],
            published_on=today - timedelta(days=said["published_days_ago"]),
            source=said["source"],
        ),
        recommendations=[(each["words"], each["addressed_to"]) for each in said["recommendations"]],
        is_made_up=True,
    )
    for row, each in zip(review.recommendations.all(), said["recommendations"], strict=True):
        if "verdict" in each:
            system.look_at(
                by=by,
                recommendation=row,
                said=system.LookSaid(
                    verdict=each["verdict"],
                    happened_on=today - timedelta(days=each["days_ago"]),
                    words=each["found"],
                    evidence=each.get("evidence", ""),
                    address=each.get("address", ""),
                ),
            )
