"""Reading plans: those that a person may see, with the version that they may see of each."""

from collections.abc import Iterable

from django.conf import settings
from django.db.models import QuerySet

from headwater.exchange.spool import Spool
from headwater.released.evaluations.reading import EvaluationReader
from headwater.released.evaluations.result import EvaluationResult
from headwater_web.accounts.api import Asker, Rule, may
from headwater_web.evaluations.followed import FollowedPlan
from headwater_web.evaluations.models import Lock, Plan, PlanVersion


def all_plans() -> QuerySet[Plan]:
    """Every plan, with what its pages need."""
    found: QuerySet[Plan] = Plan.objects.prefetch_related("versions__lock__publications")
    return found


def plans_seen_by(person: Asker, plans: Iterable[Plan]) -> tuple[FollowedPlan, ...]:
    """Plans as this person may see them: the newest version, or else what is published."""
    found = (_seen(person, plan) for plan in plans)
    return tuple(each for each in found if each is not None)


def plan_seen_by(person: Asker, reference: str, number: int = 0) -> FollowedPlan | None:
    """One plan, in a version if a number is given, if this person may see it."""
    plan = all_plans().filter(reference=reference).first()
    if plan is None:
        return None
    if not number:
        return _seen(person, plan)
    versions = [each for each in plan.versions.all() if each.number == number]
    found = followed(plan, versions[0]) if versions else None
    return found if found and (found.published or _may_see(person, plan)) else None


def plans_of(person: Asker, programme: str) -> tuple[FollowedPlan, ...]:
    """The plans about one programme that a person may see."""
    return plans_seen_by(person, all_plans().filter(intervention=programme))


def followed(plan: Plan, version: PlanVersion) -> FollowedPlan:
    """A plan with one of its versions in view."""
    lock: Lock | None = getattr(version, "lock", None)
    answer = Spool(settings.HEADWATER_EXCHANGE).evaluation_answer(lock.request_id) if lock else None
    return FollowedPlan(
        plan=plan,
        version=version,
        newest=max(each.number for each in plan.versions.all()),
        lock=lock,
        answer=answer,
        result=_result(answer.evaluation_id) if answer and answer.evaluation_id else None,
        publications=tuple(lock.publications.all()) if lock else (),
    )


def _seen(person: Asker, plan: Plan) -> FollowedPlan | None:
    versions = sorted(plan.versions.all(), key=lambda each: each.number, reverse=True)
    if _may_see(person, plan):
        return followed(plan, versions[0])
    out = (followed(plan, each) for each in versions)
    return next((each for each in out if each.published), None)


def _may_see(person: Asker, plan: Plan) -> bool:
    return may(person, Rule.SEE_EVALUATIONS, about=plan.organisation)


def _result(evaluation_id: str) -> EvaluationResult:
    return EvaluationReader(settings.HEADWATER_RELEASED).open(evaluation_id)
