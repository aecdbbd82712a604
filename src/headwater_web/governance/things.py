"""Bodies, meetings, papers and decisions as things of the thread, and who sees them."""

from collections.abc import Collection

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from headwater_web.accounts.api import Asker, Rule, may
from headwater_web.governance.models import Body, Decision, Meeting, Paper
from headwater_web.governance.queries.decisions import described_decision
from headwater_web.governance.queries.holdings import may_see_papers
from headwater_web.thread.api import Kind, Thing, register_kind

_LONGEST_TITLE = 110


def register_kinds() -> None:
    """Make the four kinds known to the thread."""
    register_kind(BODIES)
    register_kind(MEETINGS)
    register_kind(DECISIONS)
    register_kind(PAPERS)


def bodies_seen_by(person: Asker, references: Collection[str]) -> dict[str, Thing]:
    """Of these bodies, those that a person may see."""
    if not may(person, Rule.SEE_GOVERNANCE):
        return {}
    return {
        body.reference: Thing(
            reference=body.reference,
            title=body.name,
            address=reverse("governance:body", args=[body.reference]),
            standing=_("ended") if body.ends_on else "",
            happened_on=body.starts_on,
        )
        for body in Body.objects.filter(reference__in=references)
    }


def meetings_seen_by(person: Asker, references: Collection[str]) -> dict[str, Thing]:
    """Of these meetings, those that a person may see."""
    if not may(person, Rule.SEE_GOVERNANCE):
        return {}
    found = Meeting.objects.filter(reference__in=references).select_related("body")
    return {
        meeting.reference: Thing(
            reference=meeting.reference,
            title=_("{body}: {title}").format(body=meeting.body.name, title=meeting.title),
            address=reverse("governance:meeting", args=[meeting.reference]),
            standing=_("called off") if meeting.called_off_at else "",
            happened_on=meeting.day,
        )
        for meeting in found
    }


def decisions_seen_by(person: Asker, references: Collection[str]) -> dict[str, Thing]:
    """Of these decisions, those that a person may see."""
    if not may(person, Rule.SEE_GOVERNANCE):
        return {}
    found = Decision.objects.filter(reference__in=references).select_related("meeting__body")
    return {each.reference: _decision_thing(each) for each in found}


def _decision_thing(decision: Decision) -> Thing:
    said = described_decision(decision)
    return Thing(
        reference=said.reference,
        title=Truncator(said.words).chars(_LONGEST_TITLE),
        address=said.address,
        standing=_("{body}: {standing}").format(body=said.body, standing=said.standing),
        happened_on=said.decided_on,
    )


def papers_seen_by(person: Asker, references: Collection[str]) -> dict[str, Thing]:
    """Of these papers, those that a person may see."""
    found = Paper.objects.filter(reference__in=references).select_related("meeting__body")
    return {
        paper.reference: Thing(
            reference=paper.reference,
            title=paper.title,
            address=reverse("governance:paper", args=[paper.reference]),
            standing=_("withdrawn") if paper.withdrawn_at else "",
            happened_on=paper.circulated_on,
        )
        for paper in found
        if may_see_papers(person, paper.meeting.body)
    }


BODIES = Kind("G", gettext_lazy("Body"), bodies_seen_by)
MEETINGS = Kind("M", gettext_lazy("Meeting"), meetings_seen_by)
DECISIONS = Kind("D", gettext_lazy("Decision"), decisions_seen_by)
PAPERS = Kind("K", gettext_lazy("Paper"), papers_seen_by)
