"""Handing accepted returns to the engine: one sealed file, which takes the place of the last."""

import io
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from headwater.exchange.messages import Submission
from headwater.exchange.spool import Spool, new_submission_id
from headwater_web.audit.api import Actor, record
from headwater_web.provider_returns import faults
from headwater_web.provider_returns.models import Handover
from headwater_web.provider_returns.queries.extract import (
    FEED,
    FILE_NAME,
    SUPPLIER,
    Extract,
    extract_now,
)


def exchange() -> Spool:
    """The exchange that this site is configured with."""
    return Spool(settings.HEADWATER_EXCHANGE)


def engine_takes_it(spool: Spool) -> bool:
    """Whether the engine takes provider returns from the partnership now."""
    return any((each.feed, each.supplier) == (FEED, SUPPLIER) for each in spool.offers())


@transaction.atomic
def hand_over(*, by: Actor, spool: Spool, at: datetime | None = None) -> Handover:
    """Seal the file of accepted returns into the exchange, or do nothing at all.

    Raises NothingAccepted, EngineDoesNotTake, OSError where there is no room.
    """
    moment = at or timezone.now()
    extract = extract_now()
    if not extract.rows:
        raise faults.NothingAccepted
    if not engine_takes_it(spool):
        raise faults.EngineDoesNotTake
    handover = _keep(by, extract, moment)
    # Last, so that whatever fails before it leaves nothing in the exchange.
    message = Submission(
        submission_id=handover.submission_id,
        feed=FEED,
        supplier=SUPPLIER,
        file_name=FILE_NAME,
        size_bytes=len(extract.content),
        submitted_at=moment,
        requested_by=by.audit_reference,
    )
    spool.submit(message, io.BytesIO(extract.content))
    return handover


def _keep(by: Actor, extract: Extract, moment: datetime) -> Handover:
    last = Handover.objects.select_for_update().first()
    handover = Handover.objects.create(
        number=last.number + 1 if last else 1,
        digest=extract.digest,
        rows=extract.rows,
        versions=list(extract.versions),
        submission_id=new_submission_id(),
        made_at=moment,
        made_by=by.audit_reference,
    )
    record(
        actor=by,
        action="provider_returns.handed_over",
        about=f"provider_returns_file/{handover.number}",
        details={"rows": handover.rows, "digest": handover.digest},
    )
    return handover
