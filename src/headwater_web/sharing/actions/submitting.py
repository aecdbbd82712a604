"""Sending a file on in one piece."""

from datetime import datetime
from typing import BinaryIO

from django.db import transaction

from headwater.exchange import messages
from headwater.exchange.spool import FeedOffer, Spool, new_submission_id
from headwater_web.audit.api import Actor, record
from headwater_web.sharing.models import Submission, Upload


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
    record_sending(submission, by=by)
    # Last, so that whatever fails before it leaves nothing in the exchange.
    spool.submit(message_of(submission), source)
    return submission


def record_sending(submission: Submission, *, by: Actor) -> None:
    """Say in the record that a file was sent."""
    record(
        actor=by,
        action="sharing.file_submitted",
        about=submission.audit_reference,
        details={
            "feed": submission.feed,
            "supplier": submission.organisation,
            "bytes": submission.size_bytes,
        },
    )


def message_of(sent: Submission | Upload) -> messages.Submission:
    """What the engine is told of a file that was sent, or whose sending begins."""
    if isinstance(sent, Upload):
        moment, person = sent.begun_at, sent.begun_by
    else:
        moment, person = sent.submitted_at, sent.submitted_by
    return messages.Submission(
        submission_id=sent.submission_id,
        feed=sent.feed,
        supplier=sent.organisation,
        file_name=sent.file_name,
        size_bytes=sent.size_bytes,
        submitted_at=moment,
        requested_by=person,
    )
