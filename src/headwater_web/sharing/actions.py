"""Sending a file on: the one write of this app."""

from datetime import datetime
from typing import BinaryIO

from django.db import transaction

from headwater.exchange import messages
from headwater.exchange.spool import FeedOffer, Spool, new_submission_id
from headwater_web.audit.api import Actor, record
from headwater_web.sharing.models import Submission


@transaction.atomic
def submit_file(
    *,
    by: Actor,
    offer: FeedOffer,
    source: BinaryIO,
    file_name: str,
    size_bytes: int,
    submitted_at: datetime,
    spool: Spool,
) -> Submission:
    """Seal a file into the exchange and remember that it was sent, or do neither.

    Raises EngineAbsent when the engine has not opened the exchange, OSError when there is no room.
    """
    submission = Submission.objects.create(
        submission_id=new_submission_id(),
        organisation=offer.supplier,
        feed=offer.feed,
        feed_title=offer.title,
        file_name=file_name,
        size_bytes=size_bytes,
        submitted_at=submitted_at,
        submitted_by=by.audit_reference,
    )
    record(
        actor=by,
        action="sharing.file_submitted",
        about=submission.audit_reference,
        details={"feed": offer.feed, "supplier": offer.supplier, "bytes": size_bytes},
    )
    # Last, so that whatever fails before it leaves nothing in the exchange.
    spool.submit(_message(submission), source)
    return submission


def _message(submission: Submission) -> messages.Submission:
    return messages.Submission(
        submission_id=submission.submission_id,
        feed=submission.feed,
        supplier=submission.organisation,
        file_name=submission.file_name,
        size_bytes=submission.size_bytes,
        submitted_at=submission.submitted_at,
        requested_by=submission.submitted_by,
    )
