"""Drafting an agreement: what it says as a whole, and on what basis it covers each feed."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from headwater_web.agreements import faults
from headwater_web.agreements.models import (
    Agreement,
    AgreementFeed,
    ImpactAssessment,
    Kind,
)
from headwater_web.agreements.permitting import check_feed
from headwater_web.audit.api import Actor, record
from headwater_web.thread.api import LinkKind, link, take_reference


@dataclass(frozen=True, slots=True)
class AgreementWords:
    """What an agreement says as a whole."""

    title: str
    kind: Kind
    supplier: str
    supplier_name: str
    starts_on: date
    controllers: Sequence[str] = ()
    purposes: Sequence[str] = ()
    licence: str = ""
    ends_on: date | None = None
    review_on: date | None = None
    assessment: ImpactAssessment | None = None


@dataclass(frozen=True, slots=True)
class FeedWords:
    """One feed that an agreement covers, and on what legal basis."""

    feed: str
    level: str
    regime: str
    lawful_basis: str
    special_category: str
    powers: Sequence[str]
    fields: Sequence[str]
    frequency: str
    keep_raw_days: int
    key_fingerprint: str = ""


@transaction.atomic
def draft_agreement(
    *,
    by: Actor,
    words: AgreementWords,
    supersedes: Agreement | None = None,
    comes_from: Collection[str] = (),
    at: datetime | None = None,
) -> Agreement:
    """Begin an agreement, as a draft. `comes_from` are references of what led to it."""
    agreement: Agreement = Agreement(
        reference=take_reference("I"),
        drafted_at=at or timezone.now(),
        drafted_by=by.audit_reference,
        supersedes=supersedes,
    )
    _put(agreement, words)
    agreement.save()
    record(actor=by, action="agreements.drafted", about=agreement.audit_reference)
    sources = [*comes_from, *([supersedes.reference] if supersedes else [])]
    for source in sources:
        link(by=by, earlier=source, later=agreement.reference, kind=LinkKind.LED_TO)
    return agreement


@transaction.atomic
def reword(*, by: Actor, agreement: Agreement, version: int, words: AgreementWords) -> None:
    """Put a draft otherwise. Raises InForceAlready, ChangedMeanwhile."""
    held = take(agreement, version)
    _put(held, words)
    held.save()
    record(actor=by, action="agreements.reworded", about=held.audit_reference)


@transaction.atomic
def cover_feed(*, by: Actor, agreement: Agreement, version: int, words: FeedWords) -> AgreementFeed:
    """Say on what basis a draft covers a feed; what it said of that feed before gives way.

    Raises CountsAlone, SectionSixteenAlone, NamesIdentifiers, InForceAlready, ChangedMeanwhile.
    """
    held = take(agreement, version)
    check_feed(held, words.feed, level=words.level, powers=words.powers, fields=words.fields)
    said = {name: getattr(words, name) for name in FeedWords.__dataclass_fields__}
    said |= {"powers": list(words.powers), "fields": list(words.fields)}
    covered, _is_new = AgreementFeed.objects.update_or_create(
        agreement=held, feed=said.pop("feed"), defaults=said
    )
    _record_feed(by, "agreements.feed_covered", held, covered.feed)
    return covered


@transaction.atomic
def leave_out_feed(*, by: Actor, agreement: Agreement, version: int, feed: str) -> None:
    """Take a feed out of a draft. Raises InForceAlready, ChangedMeanwhile."""
    held = take(agreement, version)
    held.feeds.filter(feed=feed).delete()
    _record_feed(by, "agreements.feed_left_out", held, feed)


def take(agreement: Agreement, version: int) -> Agreement:
    """The draft, held and counted as changed. Raises InForceAlready, ChangedMeanwhile."""
    held: Agreement = Agreement.objects.select_for_update().get(pk=agreement.pk)
    if not held.is_draft:
        raise faults.InForceAlready
    if held.version != version:
        raise faults.ChangedMeanwhile
    held.version += 1
    held.save(update_fields=["version"])
    return held


def _put(agreement: Agreement, words: AgreementWords) -> None:
    for name in AgreementWords.__dataclass_fields__:
        said = getattr(words, name)
        setattr(agreement, name, list(said) if name in {"controllers", "purposes"} else said)


def _record_feed(by: Actor, action: str, agreement: Agreement, feed: str) -> None:
    record(actor=by, action=action, about=agreement.audit_reference, details={"feed": feed})
