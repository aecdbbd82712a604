"""Sending a file on in parts: begun, gone on with after any break, and finished or given up."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from headwater.exchange.spool import UPLOADS_KEPT, FeedOffer, Spool, new_submission_id
from headwater_web.audit.api import Actor, record
from headwater_web.sharing.actions.submitting import message_of, record_sending
from headwater_web.sharing.faults import NotOffered, TooManyUploads
from headwater_web.sharing.models import Submission, Upload
from headwater_web.sharing.queries.exchange import is_offered

PART_BYTES = 4 * 1024 * 1024
MOST_UPLOADS = 5
"""How many half-sent files one person may have: each may hold two gigabytes of the exchange."""


@dataclass(frozen=True, slots=True)
class ChosenFile:
    """A file as its owner's browser knows it. `changed_ms` is when it was last changed."""

    name: str
    size_bytes: int
    changed_ms: int


@transaction.atomic
def begin_upload(
    *, by: Actor, offer: FeedOffer, file: ChosenFile, begun_at: datetime, spool: Spool
) -> Upload:
    """Begin to send a file in parts, or go on with the same file where it was left.

    Raises TooManyUploads, EngineAbsent, and OSError when there is no room.
    """
    own = Upload.objects.filter(begun_by=by.audit_reference)
    forget_uploads(own.filter(begun_at__lt=begun_at - UPLOADS_KEPT), spool)
    same: dict[str, Any] = {
        "organisation": offer.supplier,
        "feed": offer.feed,
        "file_name": file.name,
        "size_bytes": file.size_bytes,
        "changed_ms": file.changed_ms,
    }
    upload = own.filter(**same).first()
    if upload is None:
        if own.count() >= MOST_UPLOADS:
            raise TooManyUploads
        upload = _new_upload(by, offer, same, begun_at)
    spool.begin(message_of(upload), size_bytes=upload.size_bytes, part_bytes=upload.part_bytes)
    return upload


def _new_upload(by: Actor, offer: FeedOffer, same: dict[str, Any], begun_at: datetime) -> Upload:
    upload = Upload.objects.create(
        **same,
        submission_id=new_submission_id(),
        feed_title=offer.title,
        part_bytes=PART_BYTES,
        begun_at=begun_at,
        begun_by=by.audit_reference,
    )
    _record(upload, by, "sharing.upload_begun")
    return upload


@transaction.atomic
def finish_upload(*, by: Actor, upload: Upload, submitted_at: datetime, spool: Spool) -> Submission:
    """Make an upload a submission. Raises NotOffered, PartsMissing, UploadUnknown."""
    if not is_offered(spool, feed=upload.feed, supplier=upload.organisation):
        raise NotOffered
    submission = Submission.objects.create(
        submission_id=upload.submission_id,
        organisation=upload.organisation,
        feed=upload.feed,
        feed_title=upload.feed_title,
        file_name=upload.file_name,
        size_bytes=upload.size_bytes,
        submitted_at=submitted_at,
        submitted_by=by.audit_reference,
    )
    Upload.objects.filter(pk=upload.pk).delete()
    record_sending(submission, by=by)
    # Last, so that whatever fails before it leaves the upload as it was.
    spool.finish(submission.submission_id)
    return submission


@transaction.atomic
def abandon_upload(*, by: Actor, upload: Upload, spool: Spool) -> None:
    """Give up an upload and forget its parts."""
    _record(upload, by, "sharing.upload_abandoned")
    forget_uploads([upload], spool)


def forget_uploads(uploads: Iterable[Upload], spool: Spool) -> None:
    """Forget uploads here and in the exchange."""
    for upload in uploads:
        spool.abandon(upload.submission_id)
        Upload.objects.filter(pk=upload.pk).delete()


def _record(upload: Upload, by: Actor, action: str) -> None:
    record(
        actor=by,
        action=action,
        about=upload.audit_reference,
        details={"feed": upload.feed, "supplier": upload.organisation, "bytes": upload.size_bytes},
    )
