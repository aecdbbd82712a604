"""Plans as they stand: milestones late or at risk, and the dates that others set."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from headwater_web.strategy.calendars import BackPlan, Step, back_plan
from headwater_web.strategy.models import Milestone, Plan, SetDate
from headwater_web.ui.words import day_words


@dataclass(frozen=True, slots=True)
class ShownMilestone:
    """One milestone as it stands on a day."""

    milestone: Milestone
    is_late: bool
    held_by: tuple[Milestone, ...]
    """Milestones that it needs, not reached, and late or due only after it."""

    @property
    def words(self) -> str:
        """Where it stands, in words."""
        if self.milestone.reached_on:
            return _("reached on {day}").format(day=day_words(self.milestone.reached_on))
        if self.is_late:
            return _("late")
        return _("at risk") if self.held_by else _("to come")


@dataclass(frozen=True, slots=True)
class ShownPlan:
    """One plan as it stands on a day."""

    plan: Plan
    milestones: tuple[ShownMilestone, ...]

    @property
    def words(self) -> str:
        """Where it stands, in words."""
        if self.plan.approved_on is None:
            return _("a draft, not approved")
        late = sum(each.is_late for each in self.milestones)
        reached = sum(each.milestone.reached_on is not None for each in self.milestones)
        said = _("approved; {reached} of {all} milestones reached").format(
            reached=reached, all=len(self.milestones)
        )
        return _("{said}, {late} late").format(said=said, late=late) if late else said


@dataclass(frozen=True, slots=True)
class ShownDate:
    """A date that somebody else set, planned back from."""

    set_date: SetDate
    plan: BackPlan

    @property
    def words(self) -> str:
        """What the date left for consultation."""
        days = self.plan.consultation_days
        if days < 0:
            return _("The steps alone need {days} weekdays more than the date leaves.").format(
                days=-days
            )
        return _("The date left {days} weekdays to consult.").format(days=days)


def all_plans() -> QuerySet[Plan]:
    """Every plan, with what its standing needs."""
    return Plan.objects.prefetch_related("milestones__needs")


def shown_plans(plans: QuerySet[Plan], *, today: date) -> tuple[ShownPlan, ...]:
    """Plans as they stand on a day. They must come from `all_plans`."""
    return tuple(ShownPlan(plan, tuple(_shown(plan, today))) for plan in plans)


def shown_dates() -> tuple[ShownDate, ...]:
    """Every date that somebody else set, latest first."""
    return tuple(_planned(each) for each in SetDate.objects.order_by("-due_on", "pk"))


def _shown(plan: Plan, today: date) -> Iterator[ShownMilestone]:
    for milestone in plan.milestones.all():
        is_open = milestone.reached_on is None
        held_by = tuple(
            needed
            for needed in milestone.needs.all()
            if needed.reached_on is None
            and (needed.due_on < today or needed.due_on > milestone.due_on)
        )
        yield ShownMilestone(
            milestone,
            is_late=is_open and milestone.due_on < today,
            held_by=held_by if is_open else (),
        )


def _planned(set_date: SetDate) -> ShownDate:
    plan = back_plan(
        told_on=set_date.told_on,
        due_on=set_date.due_on,
        before=[Step(title, days) for title, days in set_date.before],
        after=[Step(title, days) for title, days in set_date.after],
    )
    return ShownDate(set_date, plan)
