"""Reading papers across meetings: what one body put before others, and what was put before it."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from headwater_web.accounts.api import Asker
from headwater_web.governance.models import Body, Paper
from headwater_web.governance.queries.holdings import may_see_papers


@dataclass(frozen=True, slots=True)
class PaperWords:
    """One paper as other apps may see it."""

    reference: str
    title: str
    to_body: str
    circulated_on: date
    is_withdrawn: bool

    @property
    def address(self) -> str:
        """The address of its page."""
        return reverse("governance:paper", args=[self.reference])


def papers_sent_seen_by(person: Asker, body: Body) -> tuple[Paper, ...]:
    """What a body put before other bodies, as far as this person may see it, newest first."""
    sent = body.papers_sent.select_related("meeting__body").order_by("-circulated_on", "-pk")
    return tuple(paper for paper in sent if may_see_papers(person, paper.meeting.body))


def papers_received_seen_by(person: Asker, body: Body) -> tuple[Paper, ...]:
    """What other bodies put before a body, as far as this person may see it, newest first."""
    if not may_see_papers(person, body):
        return ()
    received = Paper.objects.filter(meeting__body=body, sent_by__isnull=False).exclude(sent_by=body)
    return tuple(received.select_related("sent_by", "meeting").order_by("-circulated_on", "-pk"))


def papers_sent_by(person: Asker, body_key: str) -> tuple[PaperWords, ...]:
    """What the body of a key put before others, as far as this person may see it."""
    body = Body.objects.filter(key=body_key).first()
    return tuple(_described(paper) for paper in papers_sent_seen_by(person, body)) if body else ()


def _described(paper: Paper) -> PaperWords:
    return PaperWords(
        reference=paper.reference,
        title=paper.title,
        to_body=paper.meeting.body.name,
        circulated_on=paper.circulated_on,
        is_withdrawn=paper.withdrawn_at is not None,
    )
