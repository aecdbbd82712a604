"""Logging changes of the system, and following what reviews recommended."""

from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction

from headwater_web.audit.api import Actor, record
from headwater_web.interventions import faults
from headwater_web.interventions.actions.acting import check_began, signed
from headwater_web.interventions.models import Look, Recommendation, Review, SystemChange
from headwater_web.thread.api import LinkKind, link, take_reference


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeSaid:
    """What a body changed, where, and how many children the rule covers."""

    title: str
    body: str
    words: str
    scope: str
    districts: list[str]
    changed_on: date
    measure: str
    children_reached: int | None = None
    reached_because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewSaid:
    """A review: who made it, when it came out, and where it can be read."""

    key: str
    title: str
    reviewer: str
    published_on: date
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LookSaid:
    """What somebody found on looking at a recommendation, and what shows it."""

    verdict: str
    happened_on: date
    words: str
    evidence: str = ""
    address: str = ""


@transaction.atomic
def log_change(
    *,
    by: Actor,
    said: ChangeSaid,
    comes_from: tuple[str, ...] = (),
    undoes: SystemChange | None = None,
    is_made_up: bool = False,
) -> SystemChange:
    """Log a change of the system, tied to what led to it.

    Raises BeforeTheBeginning, ChangedMeanwhile where what it takes back was taken back already.
    """
    check_began(said.changed_on)
    if undoes is not None and SystemChange.objects.filter(undoes=undoes).exists():
        raise faults.ChangedMeanwhile
    change = SystemChange.objects.create(
        reference=take_reference("SC"),
        undoes=undoes,
        is_made_up=is_made_up,
        **asdict(said),
        **signed(by),
    )
    for reference in (*comes_from, *([undoes.reference] if undoes else [])):
        link(by=by, earlier=reference, later=change.reference, kind=LinkKind.LED_TO)
    record(actor=by, action="interventions.change_logged", about=change.audit_reference)
    return change


@transaction.atomic
def add_review(
    *, by: Actor, said: ReviewSaid, recommendations: list[tuple[str, str]], is_made_up: bool = False
) -> Review:
    """Take over a review: each recommendation in its words, and to whom it is addressed."""
    review = Review.objects.create(is_made_up=is_made_up, **asdict(said), **signed(by))
    for number, (words, addressed_to) in enumerate(recommendations, start=1):
        Recommendation.objects.create(
            review=review,
            reference=take_reference("RR"),
            number=number,
            words=words,
            addressed_to=addressed_to,
            **signed(by),
        )
    record(
        actor=by,
        action="interventions.review_added",
        about=review.audit_reference,
        details={"recommendations": len(recommendations)},
    )
    return review


@transaction.atomic
def look_at(*, by: Actor, recommendation: Recommendation, said: LookSaid) -> Look:
    """Say whether a recommendation is met, and what shows it. Raises BeforeTheBeginning."""
    check_began(said.happened_on)
    look = Look.objects.create(recommendation=recommendation, **asdict(said), **signed(by))
    if said.evidence:
        link(
            by=by,
            earlier=recommendation.reference,
            later=said.evidence,
            kind=LinkKind.EVIDENCED_BY,
        )
    record(
        actor=by,
        action="interventions.recommendation_looked_at",
        about=recommendation.audit_reference,
        details={"verdict": said.verdict},
    )
    return look
