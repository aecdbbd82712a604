"""Challenging, answering, accepting or not, and deciding over a challenge. Rows are only added."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from headwater_web.accounts.api import ADMITS, Rule, roles_of
from headwater_web.audit.api import Actor, record
from headwater_web.scrutiny import panels as membership
from headwater_web.scrutiny.following import FollowedChallenge, follow, newer_version, verdict_of
from headwater_web.scrutiny.models import Answer, Challenge, Item, Override, Panel, Verdict
from headwater_web.scrutiny.models.challenges import SHORTEST_REASONS
from headwater_web.scrutiny.panels import SignedIn
from headwater_web.scrutiny.refusals import (
    AlreadySettled,
    ChangedMeanwhile,
    NotWithPanel,
    OnlyChallengerOrChair,
    TooFewReasons,
)
from headwater_web.thread.api import LinkKind, link, take_reference


@transaction.atomic
def raise_challenge(*, by: Actor, item: Item, panel: Panel, words: str) -> Challenge:
    """Challenge an item in a panel's name. Raises NotWithPanel."""
    found = Item.objects.select_for_update().get(pk=item.pk)
    if not _is_before(found, panel):
        raise NotWithPanel
    challenge: Challenge = Challenge.objects.create(
        reference=take_reference("C"),
        item=found,
        panel=panel,
        words=words,
        reply_due_on=_answer_due(panel),
        raised_at=timezone.now(),
        raised_by=by.audit_reference,
    )
    for earlier in (found.about, found.reference):
        link(by=by, earlier=earlier, later=challenge.reference, kind=LinkKind.CHALLENGED_BY)
    record(
        actor=by,
        action="scrutiny.challenge_raised",
        about=challenge.audit_reference,
        details={"item": found.reference, "panel": panel.key},
    )
    return challenge


@transaction.atomic
def answer_challenge(
    *, by: Actor, challenge: Challenge, words: str, answers_read: int, changed: str = ""
) -> Answer:
    """Answer a challenge. It stays open until the panel accepts.

    `answers_read` is how many answers there were when the page was opened; `changed` the thing
    that was changed by it. Raises ChangedMeanwhile, AlreadySettled.
    """
    followed = _locked(challenge)
    if followed.verdict is not None and followed.verdict.is_accepted:
        raise AlreadySettled
    if len(followed.answers) != answers_read:
        raise ChangedMeanwhile
    answer: Answer = Answer.objects.create(
        challenge=challenge,
        words=words,
        changed=changed,
        answered_at=timezone.now(),
        answered_by=by.audit_reference,
    )
    if changed:
        link(by=by, earlier=challenge.reference, later=changed, kind=LinkKind.ANSWERED_BY)
    record(actor=by, action="scrutiny.challenge_answered", about=challenge.audit_reference)
    return answer


@transaction.atomic
def accept_answer(*, by: SignedIn, answer: Answer) -> Verdict:
    """Mark a challenge as answered. Raises OnlyChallengerOrChair, ChangedMeanwhile."""
    return _judge(by, answer, is_accepted=True)


@transaction.atomic
def return_answer(*, by: SignedIn, answer: Answer, why: str) -> Verdict:
    """Say why an answer is not accepted; a new one is due.

    Raises OnlyChallengerOrChair, ChangedMeanwhile.
    """
    due = _answer_due(answer.challenge.panel)
    return _judge(by, answer, is_accepted=False, why=why, reply_due_on=due)


@transaction.atomic
def override_challenge(*, by: SignedIn, challenge: Challenge, reasons: str) -> Override:
    """Decide over a challenge, in one's own name and in public. The challenge stays.

    Raises TooFewReasons, AlreadySettled.
    """
    followed = _locked(challenge)
    if not followed.is_open:
        raise AlreadySettled
    if len(reasons.strip()) < SHORTEST_REASONS:
        raise TooFewReasons
    role = min(roles_of(by) & ADMITS[Rule.OVERRIDE_CHALLENGES])
    override: Override = Override.objects.create(
        challenge=challenge,
        reasons=reasons.strip(),
        role=role.value,
        decided_at=timezone.now(),
        decided_by=by.audit_reference,
    )
    record(actor=by, action="scrutiny.challenge_overridden", about=challenge.audit_reference)
    return override


def may_speak_for(person: SignedIn, challenge: Challenge, *, on: date) -> bool:
    """Whether someone may accept an answer: the challenger, or the chair of the panel."""
    if person.audit_reference == challenge.raised_by:
        return True
    return membership.is_chair(person, challenge.panel.body, on=on)


def _judge(
    by: SignedIn,
    answer: Answer,
    *,
    is_accepted: bool,
    why: str = "",
    reply_due_on: date | None = None,
) -> Verdict:
    followed = _locked(answer.challenge)
    if not may_speak_for(by, followed.challenge, on=timezone.localdate()):
        raise OnlyChallengerOrChair
    if followed.latest != answer or verdict_of(followed.answers[-1]) is not None:
        raise ChangedMeanwhile
    verdict: Verdict = Verdict.objects.create(
        answer=answer,
        is_accepted=is_accepted,
        why=why,
        reply_due_on=reply_due_on,
        given_at=timezone.now(),
        given_by=by.audit_reference,
    )
    action = "scrutiny.answer_accepted" if is_accepted else "scrutiny.answer_returned"
    record(actor=by, action=action, about=followed.challenge.audit_reference)
    return verdict


def _locked(challenge: Challenge) -> FollowedChallenge:
    """The challenge as it is now, held until the act is done."""
    return follow(Challenge.objects.select_for_update().get(pk=challenge.pk))


def _is_before(item: Item, panel: Panel) -> bool:
    if item.sent_at is None or item.withdrawn_at is not None or newer_version(item) is not None:
        return False
    return item.sent_to.filter(panel=panel).exists()


def _answer_due(panel: Panel) -> date:
    return timezone.localdate() + timedelta(days=panel.answer_days)
