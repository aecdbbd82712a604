"""What comes after a meeting: other meetings, milestones of plans, and reports to funders."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from headwater_web.governance.api import MeetingWords, meetings_from
from headwater_web.returns.api import calendar
from headwater_web.strategy.api import ShownPlan

AHEAD = timedelta(days=120)
"""How far a pack looks forward: about until the meeting after the next."""


@dataclass(frozen=True, slots=True)
class Coming:
    """One thing that comes, and the page that says more; no page before a report is begun."""

    day: date
    words: str
    address: str


def forward_look(
    meeting: MeetingWords, plans: tuple[ShownPlan, ...], *, today: date
) -> tuple[Coming, ...]:
    """Everything dated from the later of today and the meeting, soonest first."""
    begins = max(meeting.day, today)
    found = [*_meetings(meeting, begins), *_milestones(plans), *_reports(today)]
    within = [each for each in found if begins <= each.day <= begins + AHEAD]
    return tuple(sorted(within, key=lambda each: (each.day, each.words)))


def _meetings(meeting: MeetingWords, begins: date) -> Iterator[Coming]:
    for each in meetings_from(begins):
        if each != meeting:
            yield Coming(each.day, f"{each.body}: {each.title}", each.address)


def _milestones(plans: tuple[ShownPlan, ...]) -> Iterator[Coming]:
    for plan in plans:
        for each in plan.milestones:
            if each.milestone.reached_on is None:
                words = _("{title}, a milestone of {plan}").format(
                    title=each.milestone.title, plan=f"{plan.plan.reference} {plan.plan.title}"
                )
                address = reverse("strategy:plan", args=[plan.plan.reference])
                yield Coming(each.milestone.due_on, words, address)


def _reports(today: date) -> Iterator[Coming]:
    for each in calendar(today):
        if not each.is_sent:
            words = _("{title} to {funder} is due").format(title=each.title, funder=each.funder)
            yield Coming(each.due_on, words, each.address)
