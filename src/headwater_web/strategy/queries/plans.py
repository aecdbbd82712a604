"""Plans as they stand: milestones late or at risk, the longest chain, and who answers for them."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from headwater_web.strategy.models import Milestone, Plan
from headwater_web.strategy.paths import Stretch, Timing, longest_chain, timings
from headwater_web.strategy.queries.answering import answering
from headwater_web.strategy.queries.ended import Answering
from headwater_web.ui.words import day_words


@dataclass(frozen=True, slots=True)
class ShownMilestone:
    """One milestone as it stands on a day."""

    milestone: Milestone
    is_late: bool
    held_by: tuple[Milestone, ...]
    """Milestones that it needs, not reached, and late or due only after it."""
    slipped: tuple[Milestone, ...]
    """Milestones that it needs and that were reached after their date."""
    timing: Timing | None
    """How much is to spare, while it is not reached."""

    @property
    def slack_words(self) -> str:
        """How many weekdays are to spare before its date, or that of one that waits for it."""
        if self.timing is None:
            return ""
        slack = self.timing.slack
        if slack == 0:
            return _("nothing")
        days = ngettext("{days} weekday", "{days} weekdays", abs(slack)).format(days=abs(slack))
        return days if slack > 0 else _("{days} too few").format(days=days)

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
    bodies: tuple[Answering, ...]
    """The body that first answered for it, and each that took it on since."""
    chain: tuple[ShownMilestone, ...]
    """The open milestones that take most weekdays one after the other."""

    @property
    def chain_weekdays(self) -> int:
        """How many weekdays of work the longest chain takes."""
        return sum(each.milestone.weekdays for each in self.chain)

    @property
    def body(self) -> Answering | None:
        """The body that answers for it now."""
        return self.bodies[-1] if self.bodies else None

    @property
    def is_without_body(self) -> bool:
        """Whether the body that answered for it ended, and no successor has taken it on."""
        return self.body is not None and self.body.is_waiting

    @property
    def words(self) -> str:
        """Where it stands, in words."""
        said = self._standing()
        if self.body is not None and self.body.is_waiting:
            return _("{said}; answered for by {body}").format(said=said, body=self.body.words)
        return said

    def _standing(self) -> str:
        if self.plan.approved_on is None:
            return _("a draft, not approved")
        late = sum(each.is_late for each in self.milestones)
        reached = sum(each.milestone.reached_on is not None for each in self.milestones)
        said = _("approved; {reached} of {all} milestones reached").format(
            reached=reached, all=len(self.milestones)
        )
        if late:
            said = _("{said}, {late} late").format(said=said, late=late)
        if self.plan.not_consulted_because:
            said = _("{said}; no panel was asked before").format(said=said)
        return said


def all_plans() -> QuerySet[Plan]:
    """Every plan, with what its standing needs."""
    return Plan.objects.prefetch_related("milestones__needs", "taken_on")


def shown_plans(plans: QuerySet[Plan], *, today: date) -> tuple[ShownPlan, ...]:
    """Plans as they stand on a day. They must come from `all_plans`."""
    found = list(plans)
    bodies = answering(found, today=today)
    return tuple(_shown_plan(plan, bodies[plan.pk], today) for plan in found)


def plans_without_living_body(today: date) -> tuple[ShownPlan, ...]:
    """The plans whose body ended, and that no successor has taken on."""
    return tuple(each for each in shown_plans(all_plans(), today=today) if each.is_without_body)


def _shown_plan(plan: Plan, bodies: tuple[Answering, ...], today: date) -> ShownPlan:
    stretches = [_stretch(each) for each in plan.milestones.all()]
    times = timings(stretches, today=today)
    milestones = {
        each.pk: _shown(each, times.get(each.pk), today) for each in plan.milestones.all()
    }
    chain = tuple(milestones[key] for key in longest_chain(stretches))
    return ShownPlan(plan, tuple(milestones.values()), bodies, chain)


def _stretch(milestone: Milestone) -> Stretch:
    return Stretch(
        key=milestone.pk,
        weekdays=milestone.weekdays,
        due_on=milestone.due_on,
        needs=tuple(needed.pk for needed in milestone.needs.all()),
        reached_on=milestone.reached_on,
    )


def _shown(milestone: Milestone, timing: Timing | None, today: date) -> ShownMilestone:
    is_open = milestone.reached_on is None
    needs = list(milestone.needs.all()) if is_open else []
    return ShownMilestone(
        milestone,
        is_late=is_open and milestone.due_on < today,
        held_by=tuple(
            needed
            for needed in needs
            if needed.reached_on is None
            and (needed.due_on < today or needed.due_on > milestone.due_on)
        ),
        slipped=tuple(
            needed for needed in needs if needed.reached_on and needed.reached_on > needed.due_on
        ),
        timing=timing,
    )
