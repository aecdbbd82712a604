"""Noting a dataset, and with whom its holder shares it."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from headwater_web.agreements.models import Dataset, DatasetShare
from headwater_web.audit.api import Actor, record
from headwater_web.thread.api import take_reference


@dataclass(frozen=True, slots=True)
class DatasetWords:
    """One dataset and who holds it."""

    title: str
    holder: str
    holder_name: str
    words: str
    feed: str = ""


@transaction.atomic
def note_dataset(*, by: Actor, said: DatasetWords) -> Dataset:
    """Note a dataset that matters, whether it is held or not."""
    dataset: Dataset = Dataset.objects.create(
        reference=take_reference("H"),
        title=said.title,
        holder=said.holder,
        holder_name=said.holder_name,
        words=said.words,
        feed=said.feed,
        added_at=timezone.now(),
        added_by=by.audit_reference,
    )
    record(actor=by, action="agreements.dataset_noted", about=dataset.audit_reference)
    return dataset


@transaction.atomic
def note_share(
    *, by: Actor, dataset: Dataset, shared_with: str, since_on: date | None = None
) -> DatasetShare:
    """Note with whom a dataset is shared; the same body twice is one row."""
    share, is_new = DatasetShare.objects.get_or_create(
        dataset=dataset,
        shared_with=shared_with,
        defaults={
            "since_on": since_on,
            "said_at": timezone.now(),
            "said_by": by.audit_reference,
        },
    )
    if is_new:
        record(actor=by, action="agreements.share_noted", about=dataset.audit_reference)
    return share
