"""Loading a published register. Twice changes nothing; another text for a number is refused."""

import hashlib

from django.db import transaction
from django.utils import timezone

from headwater_web.audit.api import Actor, record
from headwater_web.strategy.models import Entry, EntryPart, RegisterImport
from headwater_web.strategy.registers import (
    PublishedEntry,
    Register,
    RegisterUnreadable,
    read_register,
)
from headwater_web.thread.api import LinkKind, keep_reference, link


@transaction.atomic
def load_register(*, by: Actor | None, register: Register, file_name: str, text: str) -> bool:
    """Load one register's file whole; whether it was new.

    Raises RegisterUnreadable where the file is not this register, or another file was loaded.
    """
    digest = hashlib.sha256(text.encode()).hexdigest()
    if known := RegisterImport.objects.filter(register=register).first():
        if known.digest != digest:
            raise RegisterUnreadable(
                [
                    "This register was loaded before with other words. A published register is "
                    "never changed: nothing was loaded."
                ]
            )
        return False
    entries = read_register(register, text)
    imported = RegisterImport.objects.create(
        register=register,
        file_name=file_name,
        digest=digest,
        imported_at=timezone.now(),
        imported_by=by.audit_reference if by is not None else "",
    )
    for place, entry in enumerate(entries):
        _keep(imported, place, entry)
    _tie_cross_references(by)
    record(
        actor=by,
        action="strategy.register_loaded",
        about=imported.audit_reference,
        details={"entries": len(entries)},
    )
    return True


def _keep(imported: RegisterImport, place: int, entry: PublishedEntry) -> None:
    Entry.objects.create(
        imported=imported,
        register=entry.register,
        number=entry.number,
        reference=keep_reference(entry.reference),
        place_in_file=place,
        words=entry.words,
        section=entry.section,
        is_in_source=entry.is_in_source,
        is_orphan=entry.is_orphan,
        priority_number=entry.priority_number,
        source=entry.source,
        leads=list(entry.leads),
        timeline=entry.timeline,
        window_starts_on=entry.window_starts_on,
        due_on=entry.due_on,
        addressed_to=entry.addressed_to,
        cross_references=list(entry.cross_references),
        note=entry.note,
        cells=list(entry.cells),
    )


def _tie_cross_references(by: Actor | None) -> None:
    """Entries that overlap are tied, never merged; what is not loaded yet is tied when it is."""
    known = set(Entry.objects.values_list("reference", flat=True))
    for entry in Entry.objects.exclude(cross_references=[]):
        for other in known & set(entry.cross_references):
            link(by=by, earlier=entry.reference, later=other, kind=LinkKind.OVERLAPS)


@transaction.atomic
def add_part(*, by: Actor | None, entry: Entry, words: str) -> EntryPart:
    """Say one of the several things that an entry asks for under its one number."""
    letter = "abcdefghijklmnopqrstuvwxyz"[entry.parts.count()]
    part = EntryPart.objects.create(
        entry=entry,
        letter=letter,
        words=words,
        added_at=timezone.now(),
        added_by=by.audit_reference if by is not None else "",
    )
    record(actor=by, action="strategy.part_added", about=f"entry/{entry.reference}")
    return part
