"""Drafting what is sent to a panel. What was sent is never edited."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from headwater_web.audit.api import Actor, record
from headwater_web.scrutiny.disparity import Missing
from headwater_web.scrutiny.models import DisparityRow, Item
from headwater_web.scrutiny.refusals import ChangedMeanwhile, NotADraft
from headwater_web.thread.api import take_reference


@dataclass(frozen=True, slots=True)
class ItemWords:
    """What an item says."""

    about: str
    title: str
    asked: str
    plan: str
    dataset: str
    not_heard: str
    decision_due_on: date
    missing: Missing | None = None


@transaction.atomic
def draft_item(*, by: Actor, words: ItemWords, replaces: Item | None = None) -> Item:
    """Begin an item. No panel sees it until it is sent."""
    item = Item(
        reference=take_reference("S"),
        replaces=replaces,
        drafted_at=timezone.now(),
        drafted_by=by.audit_reference,
    )
    _write(item, words)
    item.save()
    record(actor=by, action="scrutiny.item_drafted", about=item.audit_reference)
    return item


@transaction.atomic
def change_item(*, by: Actor, item: Item, words: ItemWords, version: int) -> Item:
    """Change a draft. `version` is the one that was read. Raises NotADraft, ChangedMeanwhile."""
    draft = locked_draft(item, version=version)
    _write(draft, words)
    _count_version(draft)
    record(actor=by, action="scrutiny.item_changed", about=draft.audit_reference)
    return draft


@transaction.atomic
def add_row(*, by: Actor, item: Item, group: str, numerator: int, denominator: int) -> DisparityRow:
    """Add a group's released counts to a draft; a group that is there already is replaced."""
    draft = locked_draft(item)
    _remove(by, draft.rows.filter(group=group, removed_at__isnull=True).first())
    row = DisparityRow.objects.create(
        item=draft,
        group=group,
        numerator=numerator,
        denominator=denominator,
        added_at=timezone.now(),
        added_by=by.audit_reference,
    )
    _count_version(draft)
    record(actor=by, action="scrutiny.row_added", about=draft.audit_reference)
    return row


@transaction.atomic
def remove_row(*, by: Actor, row: DisparityRow) -> None:
    """Take a group out of a draft."""
    draft = locked_draft(row.item)
    _remove(by, row)
    _count_version(draft)
    record(actor=by, action="scrutiny.row_removed", about=draft.audit_reference)


@transaction.atomic
def draft_new_version(*, by: Actor, item: Item) -> Item:
    """Begin a new item in place of one that was sent, with the same words to start from."""
    made = draft_item(by=by, words=words_of(item), replaces=item)
    for row in item.rows.filter(removed_at__isnull=True):
        add_row(
            by=by,
            item=made,
            group=row.group,
            numerator=row.numerator,
            denominator=row.denominator,
        )
    return made


@transaction.atomic
def withdraw_item(*, by: Actor, item: Item, why: str) -> None:
    """Take an item back, with the reason. Challenges to it stand until they are answered."""
    found = Item.objects.select_for_update().get(pk=item.pk)
    if found.withdrawn_at is not None:
        raise ChangedMeanwhile
    found.withdrawn_at, found.withdrawn_by = timezone.now(), by.audit_reference
    found.withdrawn_why = why
    found.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_why"])
    record(actor=by, action="scrutiny.item_withdrawn", about=found.audit_reference)


def locked_draft(item: Item, *, version: int | None = None) -> Item:
    """The draft as it is now, held until the act is done. Raises NotADraft, ChangedMeanwhile."""
    found = Item.objects.select_for_update().get(pk=item.pk)
    if found.sent_at is not None or found.withdrawn_at is not None:
        raise NotADraft
    if version is not None and found.version != version:
        raise ChangedMeanwhile
    return found


def words_of(item: Item) -> ItemWords:
    """What an item says now."""
    missing = None
    if item.missing_numerator is not None and item.missing_denominator is not None:
        missing = Missing(item.missing_numerator, item.missing_denominator)
    return ItemWords(
        about=item.about,
        title=item.title,
        asked=item.asked,
        plan=item.plan,
        dataset=item.dataset,
        not_heard=item.not_heard,
        decision_due_on=item.decision_due_on,
        missing=missing,
    )


def _write(item: Item, words: ItemWords) -> None:
    item.about, item.title, item.asked = words.about, words.title, words.asked
    item.plan, item.dataset, item.not_heard = words.plan, words.dataset, words.not_heard
    item.decision_due_on = words.decision_due_on
    item.missing_numerator = words.missing.numerator if words.missing else None
    item.missing_denominator = words.missing.denominator if words.missing else None


def _remove(by: Actor, row: DisparityRow | None) -> None:
    if row is not None:
        row.removed_at, row.removed_by = timezone.now(), by.audit_reference
        row.save(update_fields=["removed_at", "removed_by"])


def _count_version(draft: Item) -> None:
    draft.version += 1
    draft.save()
