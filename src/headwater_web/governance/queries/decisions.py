"""Reading decisions: each with what corrected it and what took its place."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from headwater_web.accounts.api import Asker
from headwater_web.governance.models import Body, Decision, Meeting, Outcome
from headwater_web.thread.api import LinkKind, Thing, later_things, things_seen_by


@dataclass(frozen=True, slots=True)
class DecisionWords:
    """One decision as other apps may see it."""

    reference: str
    body_key: str
    body: str
    meeting: str
    words: str
    outcome: Outcome
    reasons: str
    dissent: str
    decided_on: date
    about: tuple[str, ...]
    corrects: str
    supersedes: str
    corrected_by: str
    superseded_by: tuple[str, ...]

    @property
    def stands(self) -> bool:
        """Whether nothing has corrected it or taken its place."""
        return not self.corrected_by and not self.superseded_by

    @property
    def outcome_words(self) -> str:
        """What became of what was asked."""
        return str(self.outcome.label)

    @property
    def standing(self) -> str:
        """Where it stands, in words."""
        if self.corrected_by:
            return _("recorded wrongly; {reference} corrects it").format(
                reference=self.corrected_by
            )
        if self.superseded_by:
            return _("{outcome}; no longer holds, see {references}").format(
                outcome=self.outcome_words, references=", ".join(self.superseded_by)
            )
        return self.outcome_words

    @property
    def address(self) -> str:
        """The address of its page."""
        return reverse("governance:decision", args=[self.reference])


@dataclass(frozen=True, slots=True)
class FollowedUp:
    """A decision, and what came of it as far as one person may see."""

    decision: DecisionWords
    came_of_it: tuple[Thing, ...]


def described_decision(decision: Decision) -> DecisionWords:
    """A decision as other apps may see it."""
    corrected = getattr(decision, "corrected_by", None)
    return DecisionWords(
        reference=decision.reference,
        body_key=decision.meeting.body.key,
        body=decision.meeting.body.name,
        meeting=decision.meeting.reference,
        words=decision.words,
        outcome=Outcome(decision.outcome),
        reasons=decision.reasons,
        dissent=decision.dissent,
        decided_on=decision.decided_on,
        about=tuple(each.reference for each in decision.about.all()),
        corrects=decision.corrects.reference if decision.corrects else "",
        supersedes=decision.supersedes.reference if decision.supersedes else "",
        corrected_by=corrected.reference if corrected else "",
        # What corrects a decision takes the same place, and is no second one.
        superseded_by=tuple(
            each.reference
            for each in decision.superseded_by.all()
            if not hasattr(each, "corrected_by")
        ),
    )


def decisions_about(reference: str) -> tuple[DecisionWords, ...]:
    """Every decision about a thing, oldest first, those that no longer hold included."""
    found = _decisions().filter(about__reference=reference)
    return tuple(described_decision(each) for each in found)


def decision_with(reference: str) -> DecisionWords | None:
    """One decision by its reference, if there is one."""
    found = _decisions().filter(reference=reference).first()
    return described_decision(found) if found else None


def decisions_of_meeting(meeting: Meeting) -> tuple[DecisionWords, ...]:
    """Every decision of a meeting, in the order in which they were recorded."""
    return tuple(described_decision(each) for each in _decisions().filter(meeting=meeting))


def decisions_of_body(body: Body) -> tuple[DecisionWords, ...]:
    """Every decision of a body, newest first."""
    found = _decisions().filter(meeting__body=body).order_by("-decided_on", "-pk")
    return tuple(described_decision(each) for each in found)


def to_supersede(meeting: Meeting) -> tuple[DecisionWords, ...]:
    """The decisions of a body that stand and that a meeting may replace."""
    found = decisions_of_body(meeting.body)
    return tuple(each for each in found if each.stands and each.decided_on <= meeting.day)


def followed_up(person: Asker, decisions: Iterable[DecisionWords]) -> tuple[FollowedUp, ...]:
    """Each decision with the things it led to, as far as this person may see them."""
    return tuple(FollowedUp(each, _came_of(person, each.reference)) for each in decisions)


def things_about(person: Asker, decision: DecisionWords) -> tuple[Thing, ...]:
    """What a decision is about, as far as this person may see it."""
    seen = things_seen_by(person, decision.about)
    return tuple(seen[each] for each in decision.about if each in seen)


def _came_of(person: Asker, reference: str) -> tuple[Thing, ...]:
    kinds = (LinkKind.LED_TO, LinkKind.CARRIED_OUT_BY)
    return tuple(thing for kind in kinds for thing in later_things(person, reference, kind))


def _decisions() -> QuerySet[Decision]:
    found: QuerySet[Decision] = Decision.objects.select_related(
        "meeting__body", "corrects", "supersedes", "corrected_by"
    )
    return found.prefetch_related("about", "superseded_by__corrected_by")
