"""Standing for a draft by name, keeping it back until a time, and handing it to the engine."""

from collections.abc import Iterator
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from headwater.exchange.messages import EditionRequest
from headwater.exchange.spool import Spool, new_submission_id
from headwater.released.editions.content import (
    CardBlock,
    Cut,
    FindingBlock,
    QuotationBlock,
    ThemeBlock,
)
from headwater.released.editions.frozen import texts_of
from headwater.released.editions.said import SaidNumber, say
from headwater.released.editions.tokens import tokens_in
from headwater_web.audit.api import Actor, record
from headwater_web.needs.faults import (
    BeingBuilt,
    ChangedMeanwhile,
    NothingToSign,
    NotReady,
    SignedAlready,
)
from headwater_web.needs.models import Asked, EditionPage, SignOff
from headwater_web.needs.queries.asked import is_being_built
from headwater_web.needs.queries.drafts import Draft
from headwater_web.needs.queries.drafts import draft as read_draft
from headwater_web.needs.queries.handing_over import content_of
from headwater_web.needs.queries.missing import missing_from, missing_signatures
from headwater_web.needs.tying import tie

_SOURCES = (QuotationBlock, CardBlock, ThemeBlock)
"""Blocks that an edition rests on. What nobody knows is no source: it is tied by what found it."""


@transaction.atomic
def sign_off(*, by: Actor, reference: str, digest: str, cut: Cut, role: str) -> SignOff:
    """Stand for a draft as it was read, which `digest` names.

    Raises ChangedMeanwhile, SignedAlready, NothingToSign.
    """
    draft = _held(reference)
    if draft.digest != digest:
        raise ChangedMeanwhile
    if not draft.release_id or not draft.shown_to(cut):
        raise NothingToSign
    as_it_is = {
        "edition": reference,
        "words_digest": digest,
        "release_id": draft.release_id,
        "signed_by": by.audit_reference,
    }
    if SignOff.objects.filter(**as_it_is).exists():
        raise SignedAlready
    made: SignOff = SignOff.objects.create(
        **as_it_is, cut=cut.value, role=role, signed_at=timezone.now()
    )
    record(
        actor=by,
        action="needs.signed_off",
        about=draft.page.audit_reference,
        details={"release": draft.release_id, "words": digest[:16]},
    )
    return made


@transaction.atomic
def set_embargo(*, by: Actor, edition: EditionPage, until: datetime | None) -> None:
    """Keep an edition back from everyone until a moment, or no longer."""
    edition.embargoed_until = until
    edition.save_revision()
    edition.save()
    record(
        actor=by,
        action="needs.embargo_set",
        about=edition.audit_reference,
        details={"until": until.isoformat() if until is not None else ""},
    )


@transaction.atomic
def publish(*, by: Actor, reference: str, digest: str) -> Asked:
    """Hand a draft, as it was read, to the engine to be frozen and built.

    Raises ChangedMeanwhile, NotReady, BeingBuilt.
    """
    draft = _held(reference)
    if draft.digest != digest:
        raise ChangedMeanwhile
    if missing_from(draft) or missing_signatures(draft):
        raise NotReady
    if is_being_built(reference):
        raise BeingBuilt
    content = content_of(draft)
    asked: Asked = Asked.objects.create(
        edition=reference,
        version=content.version,
        request_id=new_submission_id(),
        words_digest=digest,
        release_id=content.release_id,
        asked_at=timezone.now(),
        asked_by=by.audit_reference,
    )
    _tie_to_thread(by, draft)
    record(
        actor=by,
        action="needs.edition_sent",
        about=draft.page.audit_reference,
        details={"version": content.version, "request": asked.request_id},
    )
    # Last, so that nothing is asked of the engine unless all of the above is kept.
    Spool(settings.HEADWATER_EXCHANGE).ask_for_edition(
        EditionRequest(asked.request_id, content, asked.asked_at, by.audit_reference)
    )
    return asked


def _tie_to_thread(by: Actor, draft: Draft) -> None:
    blocks = [block for module in draft.modules for block in module.blocks]
    tie(
        by=by,
        edition=draft.reference,
        numbers=[each.reference for each in _numbers(draft)],
        sources=[each.reference for each in blocks if isinstance(each, _SOURCES)],
        findings=[each.reference for each in blocks if isinstance(each, FindingBlock)],
    )


def _numbers(draft: Draft) -> Iterator[SaidNumber]:
    """Every number that the words of a draft say."""
    if draft.release is not None:
        texts = (text for module in draft.modules for text in texts_of(module))
        yield from (say(draft.release, token) for token in tokens_in(*texts))


def _held(reference: str) -> Draft:
    """The draft, its edition held until the act is done."""
    EditionPage.objects.select_for_update().filter(reference=reference).first()
    found = read_draft(reference)
    if found is None:
        raise ChangedMeanwhile
    return found
